"""The wording of a theme in the opening, in its heading and in the notice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.aspects import treated
from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.wordings import Clause, Difference, clause, difference
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.draft.source import Span
    from reviewlint.profile import Profile, Rule, ThemeSpec
    from reviewlint.reading.model import Review

_HEADING = Phrase("标题里的写法", "the wording of the heading")
_OPENING = Phrase("开头的写法", "the wording of the opening")
_UNLIKE_HEADING = Phrase(
    "开头写“{match}”，标题写“{official}”", "the opening says “{match}”, the heading “{official}”"
)


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Compare the leading clauses; a theme that no pack knows is compared with its own heading."""
    specs = {spec.id: spec for spec in profile.themes}
    opening = {theme.id: aspect.span for aspect, theme in treated(review) if theme is not None}
    checked = 0
    findings: list[Finding] = []
    for theme in review.themes:
        aspect, spec = opening.get(theme.id), specs.get(theme.id)
        if spec is not None:
            checked += 1
            findings += _against_notice(review, spec, theme.title, aspect)
        elif aspect is not None:
            checked += 1
            findings += _against_heading(review, theme.title, aspect)
    return Outcome(checked, tuple(findings))


def _against_notice(review: Review, spec: ThemeSpec, title: Span, aspect: Span | None) -> Iterator[Finding]:
    for span, other, note in ((aspect, title, _HEADING), (title, aspect, _OPENING)):
        drafted = clause(review.text, span) if span is not None else None
        found = difference(spec.title, spec.aliases, drafted) if drafted is not None else None
        if drafted is None or found is None:
            continue
        related = (Related(other, note),) if other is not None else ()
        lead = spec.title.split("，")[0]
        yield Finding(found.span, _values(drafted, found), related, lead, declared_at=spec.declared_at)


def _against_heading(review: Review, title: Span, aspect: Span) -> Iterator[Finding]:
    drafted, heading = clause(review.text, aspect), clause(review.text, title)
    if drafted is None or heading is None:
        return
    wording = heading.span.of(review.text)
    found = difference(wording, (), drafted)
    if found is not None:
        related = (Related(title, _HEADING),)
        yield Finding(found.span, _values(drafted, found), related, wording, _UNLIKE_HEADING)


def _values(drafted: Clause, found: Difference) -> dict[str, object]:
    return {"match": found.words, "official": found.official, "drafted": drafted.text}
