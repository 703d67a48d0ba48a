"""Silenced violations: which findings they hide, and which of them hide nothing any more."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reviewlint.decisions.model import Sign, imprint, one_line
from reviewlint.reading.model import Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from reviewlint.checks.outcome import Finding
    from reviewlint.decisions.model import Silence
    from reviewlint.draft.source import Span
    from reviewlint.errors import Location
    from reviewlint.reading.model import Review


def sign(finding: Finding, review: Review) -> Sign:
    """Return what a finding of a rule is known by, wherever its words move."""
    words = finding.span.of(review.text)
    within = _surroundings(finding.span, review)
    earlier = review.text.count(words, within.start, finding.span.start) if words else 0
    expected = one_line(finding.expected) if finding.expected is not None else None
    return Sign(imprint(words), imprint(within.of(review.text)), expected, 1 + earlier)


def _surroundings(span: Span, review: Review) -> Span:
    """Return the innermost statement that a place stands in, else its line."""
    statements = (*review.problems, *review.causes, *review.measures)
    around = [statement.span for statement in statements if statement.span.holds(span)]
    source = review.outline.source
    return min(around, key=len, default=source.line(source.position(span.start).line))


class Silencing:
    """The silences of one draft at work; it remembers which of them had anything to hide."""

    def __init__(self, silences: Iterable[Silence], review: Review) -> None:
        self._review = review
        self._silences = tuple(silences)
        self._by_rule: dict[str, dict[Sign, list[Silence]]] = defaultdict(lambda: defaultdict(list))
        for silence in self._silences:
            self._by_rule[silence.rule][silence.sign].append(silence)
        self._used: set[Location] = set()

    def hides(self, rule: str, finding: Finding) -> bool:
        """Tell whether a finding is to be passed over."""
        if rule not in self._by_rule:
            return False
        hiding = self._by_rule[rule].get(sign(finding, self._review), ())
        self._used.update(silence.declared_at for silence in hiding)
        return bool(hiding)

    def standings(self, known: Collection[str], ran: Collection[str]) -> Iterator[Standing]:
        """Yield how each silence stands after all rules that `ran`, of those `known` to the profile."""
        for silence in self._silences:
            if silence.declared_at in self._used:
                yield Standing(silence.decision, silence.declared_at, "held")
            else:
                told = silence.rule in ran or silence.rule not in known
                yield Standing(silence.decision, silence.declared_at, "unused" if told else "idle")
