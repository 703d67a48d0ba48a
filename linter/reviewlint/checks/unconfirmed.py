"""Links that are likely, but not enough to count on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.places import common_heading
from reviewlint.checks.statements import by_id
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Answer, Review, Shared

_NOTES = {
    "cause": Phrase("问题{id}的原因可能是 {target}{why}", "{target} may be the cause of {id}{why}"),
    "measure": Phrase("问题{id}的措施可能是 {target}{why}", "{target} may be the measure for {id}{why}"),
}
_TOPICS = 2


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Report them all at once, for to confirm them is one piece of work, each with the best candidate."""
    problems = by_id(review.problems)
    answers = [answer for answer in review.links.answers if answer.links and answer.verdict != "exempt"]
    doubtful = [answer for answer in answers if answer.verdict == "unconfirmed"]
    if not doubtful:
        return Outcome(len(answers))
    places = [problems[answer.problem].title for answer in doubtful]
    related = [Related(place, _note(answer)) for place, answer in zip(places, doubtful, strict=True)]
    related.sort(key=lambda note: note.span)
    finding = Finding(common_heading(review, places), {"count": len(doubtful)}, tuple(related))
    return Outcome(len(answers), (finding,))


def _note(answer: Answer) -> Phrase:
    best = answer.links[0]
    note = _NOTES[answer.kind]
    zh = note.fill("zh", {"id": answer.problem, "target": best.target, "why": _why(best.shared, "zh")})
    en = note.fill("en", {"id": answer.problem, "target": best.target, "why": _why(best.shared, "en")})
    return Phrase(_literal(zh), _literal(en))


def _why(shared: Iterable[Shared], language: str) -> str:
    """Return the topics that both share, in brackets."""
    topics = [s.topic.zh if language == "zh" else s.topic.en for s in shared if s.topic][:_TOPICS]
    if not topics:
        return ""
    return f"（都谈{'、'.join(topics)}）" if language == "zh" else f" (both speak of {', '.join(topics)})"


def _literal(words: str) -> str:
    """Return words in which no brace is taken for a field."""
    return words.replace("{", "{{").replace("}", "}}")
