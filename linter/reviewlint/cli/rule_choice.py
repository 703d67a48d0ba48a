"""Rules as the command line names them."""

from __future__ import annotations

from contextlib import suppress
from difflib import get_close_matches
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.cli import drafts
from reviewlint.cli.answering import UsageError
from reviewlint.errors import PackError
from reviewlint.packs import catalogue
from reviewlint.packs.load_profile import available, load_profile
from reviewlint.phrases import Phrase, listed
from reviewlint.report import Report, Unread

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from reviewlint.cli.drafts import Draft, Intake
    from reviewlint.packs.load_profile import Configuration
    from reviewlint.packs.origins import Overview
    from reviewlint.profile import Profile

_UNKNOWN = Phrase("没有 {name} 这条规则", "unknown rule {name}")
_NEAR = Phrase("没有 {name} 这条规则，是不是想写 {near}？", "unknown rule {name}, did you mean {near}?")
_ELSEWHERE = Phrase(
    "规则集 {profiles} 没有 {name} 这条规则，{there} 才有",
    "no rule {name} in the profile {profiles}; it is in {there}",
)


class Choice(Struct, frozen=True):
    """The rules that --select and --ignore name; none selected stands for all."""

    selected: frozenset[str]
    ignored: frozenset[str]

    def among(self, rules: Iterable[str]) -> frozenset[str]:
        """Return those of some rules that are to run."""
        return (self.selected or frozenset(rules)) - self.ignored

    def verify(self, found: Iterable[Draft], intake: Intake) -> None:
        """Raise UsageError if a rule is named that none of some drafts, yet to be read, can have."""
        known: set[str] = set()
        names: list[str] = []
        for profile in _possible(found, intake.profile) if self.named else ():
            known.update(profile.rules)
            names.append(profile.name)
            if self.named <= known:
                return
        refuse_unknown(self.named, known, names)

    def verify_among(self, shown: Sequence[Report | Overview | Unread]) -> None:
        """Raise UsageError if a rule is named that no profile of a run has; where nothing was read, none is known."""
        read = [one for one in shown if not isinstance(one, Unread)]
        if read:
            known = frozenset[str]().union(*map(_rules, read))
            refuse_unknown(self.named, known, [one.profile for one in read])

    @property
    def named(self) -> frozenset[str]:
        """All rules that are named."""
        return self.selected | self.ignored


def choose(select: Iterable[str] | None, ignore: Iterable[str] | None = None) -> Choice:
    """Return the rules that two options name, repeated or separated by commas."""
    return Choice(_names(select), _names(ignore))


def _names(given: Iterable[str] | None) -> frozenset[str]:
    return frozenset(name.strip() for names in given or () for name in names.split(",") if name.strip())


def _rules(one: Report | Overview) -> frozenset[str]:
    return frozenset(entry.rule for entry in one.checklist) if isinstance(one, Report) else one.rules


def _possible(found: Iterable[Draft], wanted: str | None) -> Iterator[Profile]:
    """Yield the profiles that may apply to some drafts: where their words choose, first those that most build on."""
    configurations: dict[Configuration, None] = dict.fromkeys(draft.configuration for draft in found)
    for configuration in configurations:
        name = wanted or configuration.profile
        if name != catalogue.AUTO:
            yield configuration.profile_for(name)
            continue
        packs = (pack.name for pack in available(configuration.catalogue))
        for candidate in dict.fromkeys((catalogue.FALLBACK, catalogue.GENERAL, *packs)):
            # One that does not go with the configuration is told of when it is chosen.
            with suppress(PackError):
                yield configuration.profile_for(candidate)


def refuse_unknown(wanted: Collection[str], known: Collection[str], profiles: Sequence[str] = ()) -> None:
    """Raise UsageError if a rule that is wanted is not among those known, which are all that some profiles have.

    It says which shipped profiles have the rule, or which known one looks most like it.
    """
    for name in sorted(set(wanted) - set(known)):
        raise UsageError(_why_unknown(name, known, profiles))


def _why_unknown(name: str, known: Iterable[str], profiles: Sequence[str]) -> Phrase:

    shelf = drafts.open_shelf()
    shipped = [pack.name for pack in available(shelf)] if profiles else []
    if there := [pack for pack in shipped if name in load_profile(pack, shelf).rules]:
        return _ELSEWHERE.filled(name=name, profiles=_listed(profiles), there=_listed(there))
    near = get_close_matches(name, sorted(known), n=1)
    return _NEAR.filled(name=name, near=near[0]) if near else _UNKNOWN.filled(name=name)


def _listed(names: Iterable[str]) -> Phrase:
    return listed(dict.fromkeys(names))
