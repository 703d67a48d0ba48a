"""From a draft to the decisions kept beside it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from reviewlint.decisions.recorded import NONE
from reviewlint.errors import Location, PackError
from reviewlint.packs.catalogue import contents

if TYPE_CHECKING:
    from reviewlint.decisions.recorded import Decisions

SUFFIX: Final = ".reviewlint.yml"


def file_of(draft: str) -> Path:
    """Return where the decisions about a draft are kept: `材料.reviewlint.yml` for `材料.txt`."""
    return Path(draft).with_suffix(SUFFIX)


def load(path: Path) -> Decisions:
    """Return the decisions in a file, none where there is no such file.

    Raises PackError with all its mistakes; their places show `path` as it is given.
    """
    data = read_bytes(path)
    if data is None:
        return NONE
    from reviewlint.decisions.entries import read  # noqa: PLC0415 - YAML, which few drafts need

    return read(str(path), data)


def read_bytes(path: Path) -> bytes | None:
    """Return what a file holds, None where there is none. Raises PackError if it cannot be read."""
    try:
        return contents(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        from reviewlint.packs.mistakes import mistake  # noqa: PLC0415 - not needed where all is well

        reason = error.strerror or type(error).__name__
        raise PackError([mistake(Location(str(path), 1, 1), "unreadable", reason=reason)]) from None
