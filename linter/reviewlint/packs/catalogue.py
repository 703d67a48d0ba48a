"""The packs that ship with the tool, and what is known of them without merging any."""

from __future__ import annotations

from functools import lru_cache
from hashlib import sha256
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint import cache
from reviewlint.assets import shipped
from reviewlint.errors import ReviewlintError
from reviewlint.phrases import Language, Phrase, near
from reviewlint.profile import Detection

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path


AUTO: Final = "auto"  # the profile of a configuration that leaves the choice to the draft's own words
FALLBACK: Final = "writing"  # wording only: what any draft can be held to
GENERAL: Final = "review"  # the profile of rules where there is no draft to choose one
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
    """A pack that a draft's own words can announce; `depth` counts the packs that it builds on."""

    name: str
    title: Phrase
    depth: int
    detection: Detection


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


def available(catalogue: Catalogue) -> tuple[PackInfo, ...]:
    """Return what there is to choose from, by name: packs that only hold topics are for other packs to build on.

    Raises PackError with all that is wrong in any of the packs.
    """
    return index(catalogue).packs


@lru_cache(maxsize=8)
def index(catalogue: Catalogue) -> Index:
    """Return the packs and the words that announce them, without merging any.

    Raises PackError with all that is wrong in any of the packs.
    """

    def build() -> Index:
        from reviewlint.packs.shelf import build_index  # noqa: PLC0415 - reads YAML, not needed in a warm start

        return build_index(catalogue)

    return cache.remembered("packs", (catalogue.digest,), build, Index)


def verify_name(name: str, catalogue: Catalogue) -> None:
    """Raise UnknownProfile unless a shipped pack is called `name`."""
    if name in catalogue.names:
        return
    listed = tuple(pack.name for pack in available(catalogue))
    choice = near(name, listed)
    raise UnknownProfile(
        Phrase(
            f"没有“{name}”这个规则集{choice.zh}；可用的有 {'、'.join(listed)}",
            f"unknown profile “{name}”{choice.en}; there are {', '.join(listed)}",
        )
    )
