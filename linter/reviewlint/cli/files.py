"""Files written whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

from reviewlint.phrases import Phrase

_UNWRITTEN: Final = Phrase("无法写入：{reason}", "cannot be written: {reason}")
_LINKED: Final = Phrase(
    "这个文件有几个名字（硬链接），只会改到其中一个，未写入；请先另存一份",
    "it has several names (hard links), of which only one would change, so it was left alone: save a copy first",
)
_FOR_ANYBODY: Final = 0o666  # less what the umask takes away
_WRITABLE: Final = 0o222


def replace(file: Path, data: bytes) -> None:
    """Write a file under another name and put it in place of the old one, whose owner and permissions it keeps.

    A symbolic link stays one: the file that it leads to is written. Raises OSError, the old file untouched, also
    where the old one is read-only or has other names, which would go on to show what it held.
    """
    target = Path(os.path.realpath(file))
    old = _replaceable(target)
    temporary = target.with_name(
        f".reviewlint.{os.getpid()}.new"
    )  # short, for a name may be as long as can be
    mode = stat.S_IMODE(old.st_mode) if old else _FOR_ANYBODY
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            if old:
                _keep_owner(descriptor, old)
                os.fchmod(descriptor, mode)  # what the umask took away, and a change of owner
            os.fsync(descriptor)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        raise


def unwritten(error: OSError) -> Phrase:
    """Say why a file could not be written."""
    if error.errno == errno.EMLINK:
        return _LINKED
    return _UNWRITTEN.filled(reason=error.strerror or type(error).__name__)


def _replaceable(target: Path) -> os.stat_result | None:
    """Return what is known of a file that may be replaced, None where there is none; raises OSError for any other."""
    if not target.is_file():
        return None
    old = target.stat()
    if not (old.st_mode & _WRITABLE and os.access(target, os.W_OK)):  # the first is for root, who may do all
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    if old.st_nlink > 1:
        raise OSError(errno.EMLINK, os.strerror(errno.EMLINK))
    return old


def _keep_owner(descriptor: int, old: os.stat_result) -> None:
    new = os.fstat(descriptor)
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        os.fchown(descriptor, old.st_uid, old.st_gid)
