"""Files written whole or not at all."""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path


def replace(file: Path, data: bytes) -> None:
    """Write a file under another name and put it in place of the old one, whose permissions it keeps.

    A symbolic link stays one: the file that it leads to is written. Raises OSError, the old file untouched.
    """
    target = Path(os.path.realpath(file))
    temporary = target.with_name(
        f".reviewlint.{os.getpid()}.new"
    )  # short, for a name may be as long as can be
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise
