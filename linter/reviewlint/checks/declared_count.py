"""The number of themes that the opening announces, against what it lists and what the draft treats."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from reviewlint.draft.source import Span
    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Declaration, Review

_LISTED = Phrase("开头写“{count}”，列出的却是 {found} 个", "the opening says “{count}” but lists {found}")
_TREATED = Phrase(
    "开头写“{count}”，正文对照的却是 {found} 个", "the opening says “{count}” but the draft treats {found}"
)
_ITEM = Phrase("第 {number} 个", "number {number}")


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Compare the number with the list and with the themes; `A、B等5个方面` need not list all five."""
    declaration = review.declaration
    if declaration is None or declaration.number is None or declaration.count is None:
        return Outcome(0)
    listed = tuple(aspect.span for aspect in declaration.aspects)
    treated = tuple(theme.title for theme in review.themes)
    findings = []
    if _contradicts(review, declaration):
        findings.append(_finding(review, declaration.count, listed, _LISTED))
    # Themes of the notice that are not treated are told by name, by theme-missing.
    told = len(treated) < declaration.number == len(profile.themes)
    if treated and len(treated) != declaration.number and not told:
        findings.append(_finding(review, declaration.count, treated, _TREATED))
    return Outcome(bool(listed) + bool(treated), tuple(findings))


def _contradicts(review: Review, declaration: Declaration) -> bool:
    listed, number, count = len(declaration.aspects), declaration.number, declaration.count
    if not listed or number is None or count is None or listed == number:
        return False
    last = declaration.aspects[-1].span.end
    return listed > number or (last <= count.start and "等" not in review.text[last : count.start])


def _finding(review: Review, count: Span, places: tuple[Span, ...], message: Phrase) -> Finding:
    related = tuple(
        Related(place, Phrase(*(_ITEM.fill(language, {"number": number}) for language in ("zh", "en"))))
        for number, place in enumerate(places, 1)
    )
    values = {"count": count.of(review.text), "found": len(places)}
    return Finding(count, values, related, message=message)
