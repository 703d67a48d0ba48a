"""The bytes of a configuration, a pack or a file of decisions: never more than one can have, never waited for."""

from __future__ import annotations

import errno
import stat
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pathlib import Path

MAX_BYTES: Final = 1 << 20


def contents(file: Path) -> bytes:
    """Return the bytes of a file, one more than allowed at most.

    Raises OSError if it cannot be read, or is a pipe, which may never end.
    """
    if stat.S_ISFIFO(file.stat().st_mode):
        raise OSError(errno.EINVAL, "not a file")
    with file.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)
