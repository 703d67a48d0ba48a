"""How much of a draft its parts take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.checks.places import heading
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.profile import Profile, Role, Rule
    from reviewlint.reading.model import Review

_SHORT = Phrase(
    "{part}占全文 {share}%，一般不少于 {limit}%",
    "{part} are {share} % of the text; {limit} % are usual at least",
)
_LONG = Phrase(
    "{part}占全文 {share}%，一般不超过 {limit}%", "{part} are {share} % of the text; {limit} % at most"
)
# Option: the roles it measures, their name, and whether the option is the least or the most.
_LIMITS: dict[str, tuple[tuple[Role, ...], Phrase, bool]] = {
    "problems_and_causes": (("problems", "causes"), Phrase("问题和原因", "problems and causes"), True),
    "causes": (("causes",), Phrase("原因", "causes"), True),
    "opening": (("opening",), Phrase("开头", "the opening"), False),
}
_WHOLE: tuple[Role, ...] = ("problems", "causes", "measures")


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Hold the shares of characters against the options, where all parts were found and the text is not short."""
    whole = _letters(review.text)
    if whole < rule.options["shortest"] or any(review.part(role) is None for role in _WHOLE):
        return Outcome(0)
    measured = [name for name, (roles, _, _) in _LIMITS.items() if _parts(review, roles)]
    findings = [finding for name in measured for finding in _judge(rule, review, name, whole)]
    return Outcome(len(measured), tuple(findings))


def _judge(rule: Rule, review: Review, name: str, whole: int) -> Iterator[Finding]:
    roles, part, is_least = _LIMITS[name]
    length = sum(_parts(review, roles).values())
    share, limit = length / whole, rule.options[name]
    if share >= limit if is_least else share <= limit or length < rule.options["opening_from"]:
        return
    values = {"share": round(share * 100), "limit": round(limit * 100)}
    message = _SHORT if is_least else _LONG
    filled = (message[language].replace("{part}", part[language]) for language in ("zh", "en"))
    yield Finding(heading(review, roles[0]), values, message=Phrase(*filled))


def _parts(review: Review, roles: tuple[Role, ...]) -> dict[int, int]:
    """Return the length of every part with one of the roles; a part with two of them counts once.

    The title of the draft and the list of themes, which the notice words, do not count.
    """
    given = [span for span in (review.outline.title, review.declaration and review.declaration.span) if span]
    return {
        part.span.start: _letters(part.span.of(review.text))
        - sum(_letters(span.of(review.text)) for span in given if part.span.holds(span))
        for part in review.parts
        if not set(roles).isdisjoint(part.roles)
    }


def _letters(text: str) -> int:
    """Count characters, white space left out."""
    return len("".join(text.split()))
