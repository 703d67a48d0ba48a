"""The packs that ship with the tool, and what is known of them without merging any."""

from __future__ import annotations

import errno
import stat
from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint import cache
from reviewlint.assets import shipped
from reviewlint.errors import ReviewlintError
from reviewlint.phrases import Language, Phrase
from reviewlint.profile import Detection

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


AUTO: Final = "auto"  # the profile of a configuration that leaves the choice to the draft's own words
FALLBACK: Final = "writing"  # wording only: what any draft can be held to
GENERAL: Final = "review"  # the profile of rules where there is no draft to choose one
MAX_BYTES: Final = 1 << 20  # of a configuration, a pack or a file of decisions
_CODE: Final = ("reviewlint", "reviewlint.packs", "reviewlint.profile")


class UnknownProfile(ReviewlintError):  # noqa: N818 - said as a user would
    """A profile asked for by a name that no pack has."""

    def __init__(self, reason: Phrase) -> None:
        super().__init__(reason)
        self.reason = reason

    def lines(self, language: Language) -> list[str]:
        """Return one line: the name, and those there are."""
        return [self.reason[language]]


class Catalogue(Struct, frozen=True, eq=False):
    """The shipped packs as files, and the names of the checks that rules may run.

    `digest` stands for all of it: two libraries with one digest give the same profiles.
    """

    names: tuple[str, ...]
    checks: frozenset[str]
    digest: bytes
    files: tuple[bytes, ...]

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Catalogue) and self.digest == other.digest

    def __hash__(self) -> int:
        return hash(self.digest)


class PackInfo(Struct, frozen=True):
    """What `reviewlint profiles` shows of a pack; `announced_by` counts the patterns that announce it."""

    name: str
    title: Phrase
    description: Phrase
    source: str | None
    extends: tuple[str, ...]
    announced_by: int


class Candidate(Struct, frozen=True):
    """A pack that a draft's own words can announce; `depth` counts the packs that it builds on.

    `needed` has for each of its patterns words of which one stands wherever that matches.
    """

    name: str
    title: Phrase
    depth: int
    detection: Detection
    needed: Mapping[str, tuple[str, ...]] = {}


class Index(Struct, frozen=True):
    """The shipped packs by name: those that check something, and those that a draft can announce."""

    packs: tuple[PackInfo, ...]
    candidates: tuple[Candidate, ...]


class Settings(Struct, frozen=True):
    """What a configuration says beside the profile it makes; `files` are all it consists of, with digests."""

    profile: str
    ignore: tuple[str, ...]
    files: tuple[tuple[str, bytes], ...]


def open_catalogue(checks: Collection[str], folder: Path | None = None) -> Catalogue:
    """Read the pack files of a folder, by default of the one that came with this installation.

    `checks` are the names that a rule's `check` may have.
    """
    paths = sorted((folder or shipped("rules")).glob("*.yml"))
    names = tuple(path.stem for path in paths)
    files = tuple(path.read_bytes() for path in paths)
    digest = sha256(repr((names, sorted(checks), [sha256(data).digest() for data in files])).encode())
    digest.update((shipped("grammar") / "assertion.lark").read_bytes())
    for package in _CODE:  # a checkout changes without a new version
        digest.update(cache.stamp(package))
    return Catalogue(names, frozenset(checks), digest.digest(), files)


def contents(file: Path) -> bytes:
    """Return the bytes of a file, one more than `MAX_BYTES` at most.

    Raises OSError if it cannot be read, or is a pipe, which may never end.
    """
    if stat.S_ISFIFO(file.stat().st_mode):
        raise OSError(errno.EINVAL, "not a file")
    with file.open("rb") as stream:
        return stream.read(MAX_BYTES + 1)
