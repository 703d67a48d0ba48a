"""What packs claim of their rules by example, and the profile that each example is to be held against."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.packs.catalogue import AUTO, FALLBACK, GENERAL
from reviewlint.packs.collect_packs import Shelf, merge
from reviewlint.packs.detect import NOT_RECOGNISED, choose
from reviewlint.packs.load_profile import index, load_configuration, load_profile, verify_name
from reviewlint.packs.merge_rules import is_definition

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from reviewlint.errors import Location
    from reviewlint.packs.catalogue import Catalogue
    from reviewlint.packs.read_pack import Pack
    from reviewlint.profile import Example, Profile

Profiles: TypeAlias = "Callable[[str | None, str], Iterator[Profile]]"
"""What gives the profiles that an example with some title and text can be held against, the most fitting one first."""


class Claim(Struct, frozen=True):
    """What one pack says of a rule by example; `defines` tells whether it also says how the rule is checked."""

    rule: str
    declared_at: Location
    defines: bool
    passes: tuple[Example, ...]
    fails: tuple[Example, ...]


class Claimant(Struct, frozen=True):
    """A pack with what it claims; `name` is how it is asked for, `path` how its places show it."""

    name: str
    path: str
    claims: tuple[Claim, ...]
    profiles: Profiles


def shipped_claimant(name: str, catalogue: Catalogue) -> Claimant:
    """Return a shipped pack.

    Raises UnknownProfile if there is none, PackError with all mistakes of all files.
    """
    verify_name(name, catalogue)
    profiles = shipped_profiles(name, catalogue)
    shelf = Shelf(catalogue)
    *before, pack = shelf.line_up([shelf.shipped(name)])
    return Claimant(name, f"rules/{name}.yml", _claims(pack, before), profiles)


def shipped_profiles(name: str, catalogue: Catalogue) -> Profiles:
    """Return what the examples of a shipped pack are held against: the profile of its name.

    Those of the pack for drafts of no kind are held against what their own words announce. Raises as `load_profile`.
    """
    profile = load_profile(name, catalogue)

    def profiles(title: str | None, text: str) -> Iterator[Profile]:
        if name != FALLBACK:
            yield profile
            return
        choice = choose(title, text, index(catalogue).candidates)
        yield replace(load_profile(choice.name, catalogue), reason=choice.reason)

    return profiles


def claimants(path: Path, catalogue: Catalogue) -> tuple[Claimant, ...]:
    """Return a user's pack or configuration and the user's files that it extends, those it builds on first.

    The examples of each are held against all that is merged up to it. What this stands on is the profile that the
    configuration names; else the shipped packs that it extends; else what the example's own words announce, and
    `review` where they announce nothing. Raises PackError with all mistakes of all files.
    """
    load_configuration(path, catalogue)  # all mistakes at once, as for drafts
    shelf = Shelf(catalogue)
    packs = shelf.line_up([shelf.open(path, "configuration")])
    shipped = [shelf.shipped(name) for name in catalogue.names]
    return tuple(
        Claimant(
            pack.name,
            pack.name,
            _claims(pack, (*shipped, *packs[:number])),
            _Stand(shelf, packs, number).profiles,
        )
        for number, pack in enumerate(packs)
        if pack.kind != "shipped"
    )


def _claims(pack: Pack, before: Iterable[Pack]) -> tuple[Claim, ...]:
    """Return what a pack claims of the rules that it defines, and of those that it gives examples for."""
    known = {entry.id for other in before for entry in other.rules if is_definition(entry)}
    found = (
        Claim(
            entry.id,
            entry.at,
            is_definition(entry) and entry.id not in known,
            entry.passes or (),
            entry.fails or (),
        )
        for entry in pack.rules
    )
    return tuple(claim for claim in found if claim.defines or claim.passes or claim.fails)


class _Stand:
    """What the examples of one of several packs stand on: those before it, and a shipped one below them all."""

    def __init__(self, shelf: Shelf, packs: tuple[Pack, ...], number: int) -> None:
        self._shelf = shelf
        self._packs = packs[: number + 1]
        named = packs[-1].profile.text if packs[-1].profile else AUTO
        self._named = None if named == AUTO else named
        self._stands_alone = any(pack.kind == "shipped" for pack in packs)
        self._built: dict[str | None, Profile] = {}

    def profiles(self, title: str | None, text: str) -> Iterator[Profile]:
        """Yield the profiles that an example can be held against."""
        if self._named or self._stands_alone:
            yield self._profile(self._named)
            return
        candidates = index(self._shelf.catalogue).candidates
        announced = choose(title, text, candidates).name
        others = (other.name for other in sorted(candidates, key=lambda other: other.depth))
        fitting = dict.fromkeys((GENERAL if announced == FALLBACK else announced, GENERAL, *others))
        yield from map(self._profile, fitting)

    def _profile(self, name: str | None) -> Profile:
        if name not in self._built:
            base = [self._shelf.shipped(name)] if name else []
            packs = self._shelf.line_up([*base, *self._packs])
            built = merge(self._shelf, packs, name or packs[-1].name)
            self._built[name] = built if built.sections else replace(built, reason=NOT_RECOGNISED)
        return self._built[name]
