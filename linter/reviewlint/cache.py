"""A private store for what is slow to build (compiled grammars, merged packs). Nothing of a draft ever goes in."""

from __future__ import annotations

import os
import stat
import sys
import time
from contextlib import suppress
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from msgspec import MsgspecError, msgpack

from reviewlint import __version__

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

T = TypeVar("T")

FOLDER_VARIABLE = "REVIEWLINT_CACHE_DIR"
_KEPT = (
    16  # entries of one name: several profiles, projects and installed versions, yet no growth without end
)
_ABANDONED = 3600.0  # seconds after which a temporary file cannot belong to a running process
_DIGEST_SIZE = 32
_READABLE_BY_OTHERS = 0o077


def remembered(
    name: str,
    key: Iterable[bytes],
    build: Callable[[], T],
    kind: type[T],
    holds: Callable[[T], bool] = lambda _: True,
) -> T:
    """Return what `build` gives, from the store if an entry with this name and key is there.

    `kind` is the type of the value, which is plain data: an entry can hold nothing else, so reading one runs no code
    of its own. The key must hold everything that the value depends on; the versions of this tool and of Python are
    added here. An entry that is damaged, of another type or no longer `holds` is built and written anew.
    """
    folder = _private_folder()
    if folder is None:
        return build()
    path = folder / f"{name}.{_digest(key)}"
    payload = _read(path)
    if payload is not None:
        with suppress(MsgspecError, ValueError, RecursionError):
            value = msgpack.decode(payload, type=kind)
            if holds(value):
                return value
    value = build()
    _write(path, msgpack.encode(value))
    _forget(folder, name)
    return value


def stamp(package: str) -> bytes:
    """Identify the installed code of a package (not of those below it) without importing it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        return b""
    with os.scandir(Path(spec.origin).parent) as entries:
        files = sorted((e.name, e.stat()) for e in entries if e.name.endswith(".py"))
    return repr([(name, about.st_size, about.st_mtime_ns) for name, about in files]).encode()


def _digest(key: Iterable[bytes]) -> str:
    digest = sha256(f"{__version__}\n{sys.version}".encode())
    for part in key:
        digest.update(len(part).to_bytes(8, "big"))  # so that no two keys run together into the same bytes
        digest.update(part)
    return digest.hexdigest()


def _private_folder() -> Path | None:
    """Return the folder, made if need be; None where nobody but the user must be able to write and cannot."""
    folder = _chosen_folder()
    if folder is None:
        return None
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        about = os.lstat(folder)
    except (OSError, ValueError):
        return None
    return folder if stat.S_ISDIR(about.st_mode) and _belongs_to_user(about) else None


def _chosen_folder() -> Path | None:
    chosen = os.environ.get(FOLDER_VARIABLE)
    if chosen is not None:
        return Path(chosen) if chosen else None
    from platformdirs import user_cache_path  # noqa: PLC0415 - slow to import, not needed with the variable set

    folder = user_cache_path("reviewlint", appauthor=False)
    # Without a home folder "~" stays as it is; it must not become a folder beside the draft.
    return folder if folder.is_absolute() else None


def _belongs_to_user(about: os.stat_result) -> bool:
    if sys.platform == "win32":
        return True  # a profile folder there is private by its access list, which these bits do not show
    return about.st_uid == os.geteuid() and not about.st_mode & _READABLE_BY_OTHERS


def _read(path: Path) -> bytes | None:
    try:
        data = path.read_bytes()
    except OSError:
        return None
    payload = data[_DIGEST_SIZE:]
    return payload if _sealed(path, payload) == data[:_DIGEST_SIZE] else None


def _sealed(path: Path, payload: bytes) -> bytes:
    """Return the digest of an entry with its name, so that no entry can stand in for another one."""
    return sha256(path.name.encode() + b"\0" + payload).digest()


def _write(path: Path, payload: bytes) -> None:
    """Write an entry whole or not at all; a folder that takes no files is no reason to stop."""
    from tempfile import mkstemp  # noqa: PLC0415 - not needed while the store is warm

    with suppress(OSError):
        handle, temporary = mkstemp(dir=path.parent, prefix=f"{path.name}.", suffix=".new")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(_sealed(path, payload) + payload)
            Path(temporary).replace(path)
        except OSError:
            Path(temporary).unlink(missing_ok=True)


def _forget(folder: Path, name: str) -> None:
    """Remove all but the newest entries of a name; another process may be doing the same."""
    with suppress(OSError):
        found = sorted(((_age(path), path) for path in folder.glob(f"{name}.*")), reverse=True)
        entries = [path for _, path in found if path.suffix != ".new"]
        abandoned = [path for age, path in found if path.suffix == ".new" and age < time.time() - _ABANDONED]
        for path in (*entries[_KEPT:], *abandoned):
            with suppress(OSError):
                path.unlink()


def _age(path: Path) -> float:
    """Return when a file was written; 0 if another process has just removed it."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
