"""Rules as the command line names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.cli.reader import UsageError
from reviewlint.phrases import Phrase
from reviewlint.report import Report

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from reviewlint.report import Unread

_UNKNOWN = Phrase("没有 {name} 这条规则", "unknown rule {name}")
_NEAR = Phrase("没有 {name} 这条规则，是不是想写 {near}？", "unknown rule {name}, did you mean {near}?")


class Choice(Struct, frozen=True):
    """The rules that --select and --ignore name; none selected stands for all."""

    selected: frozenset[str]
    ignored: frozenset[str]

    def among(self, rules: Iterable[str]) -> frozenset[str]:
        """Return those of some rules that are to run."""
        return (self.selected or frozenset(rules)) - self.ignored

    def verify(self, known: Collection[str]) -> None:
        """Raise UsageError if a rule is named that is not among those known."""
        refuse_unknown(self.selected | self.ignored, known)

    def verify_among(self, shown: Iterable[Report | Unread]) -> None:
        """Raise UsageError if a rule is named that no profile of a run has; where nothing was read, none is known."""
        if known := {entry.rule for one in shown if isinstance(one, Report) for entry in one.checklist}:
            self.verify(known)


def choose(select: Iterable[str] | None, ignore: Iterable[str] | None = None) -> Choice:
    """Return the rules that two options name, repeated or separated by commas."""
    return Choice(_names(select), _names(ignore))


def _names(given: Iterable[str] | None) -> frozenset[str]:
    return frozenset(name.strip() for names in given or () for name in names.split(",") if name.strip())


def refuse_unknown(wanted: Collection[str], known: Collection[str]) -> None:
    """Raise UsageError if a rule that is wanted is not among those known; it names the one that looks most like it."""
    for name in sorted(set(wanted) - set(known)):
        from difflib import get_close_matches  # noqa: PLC0415 - not needed where all is well

        near = get_close_matches(name, sorted(known), n=1)
        raise UsageError(_NEAR.filled(name=name, near=near[0]) if near else _UNKNOWN.filled(name=name))
