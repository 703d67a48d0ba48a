"""What the links of a draft lack: references that fail, answers that are not certain, decisions that are out of date."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks.gathering import literal
from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.places import beginning
from reviewlint.draft.source import unwrapped
from reviewlint.links.linker import neglected_causes
from reviewlint.phrases import LANGUAGES, Phrase, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reviewlint.checks.case import Case, Draft
    from reviewlint.decisions.recorded import Standing
    from reviewlint.reading.review import Answer, Shared, Statement

_MEANT = Phrase("可能指 {candidate}", "this may be meant: {candidate}")
_MAY_ANSWER = {
    "cause": Phrase("问题{id}的原因可能是 {target}{why}", "{target} may be the cause of {id}{why}"),
    "measure": Phrase("问题{id}的措施可能是 {target}{why}", "{target} may be the measure for {id}{why}"),
}
_UNSPOKEN = Phrase("没有哪条措施谈到“{terms}”", "no measure speaks of “{terms}”")
_GENERAL = Phrase(
    "{id} 没有谈到“{terms}”；如果也针对这个问题，在其中写明具体怎么做",
    "{id} says nothing of “{terms}”: if it is meant for this problem, too, say in it what will be done",
)
_TOPICS = 2
_CHANGED = Phrase("{id} 也改动了", "{id} has changed, too")
_UNCHANGED = Phrase("{id} 没有改动", "{id} has not changed")

_GONE = Phrase(
    "“{decision}”略过的地方有 {gone} 处已经改动或删去（{place}）",
    "{gone} of the places that “{decision}” passes over have changed or are gone ({place})",
)


def references(case: Case) -> Outcome:
    """Report the references with one fault, each at its own place, with what it may mean."""
    links, statements = case.review.links, case.draft.statements
    bad = links.bad_references
    findings = tuple(
        Finding(
            reference.span,
            {
                "match": reference.span.of(case.text),
                "candidates": listed(reference.candidates),
            },
            tuple(
                Related(statements[candidate].title, _MEANT.filled(candidate=candidate))
                for candidate in reference.candidates
            ),
        )
        for reference in bad
        if reference.fault == case.options["fault"]
    )
    return Outcome(links.references + len(bad), findings)


def unconfirmed(case: Case) -> Outcome:
    """Report each problem of which it is not certain what answers it, with the best candidate."""
    statements = case.draft.statements
    answers = [answer for answer in case.review.links.answers if answer.links and answer.verdict != "exempt"]
    doubtful = [answer for answer in answers if answer.verdict == "unconfirmed"]
    findings = (
        Finding(statements[answer.problem].title, {"id": answer.problem}, message=literal(_doubt(answer)))
        for answer in doubtful
    )
    return Outcome(len(answers), tuple(findings))


def _doubt(answer: Answer) -> Phrase:
    best = answer.links[0]
    values = {"id": answer.problem, "target": best.target}
    note = _MAY_ANSWER[answer.kind]
    return Phrase(*(note.fill(lang, {**values, "why": _why(best.shared, lang)}) for lang in LANGUAGES))


def _why(shared: Iterable[Shared], language: str) -> str:
    """Return the topics that both share, in brackets."""
    topics = [s.topic.zh if language == "zh" else s.topic.en for s in shared if s.topic][:_TOPICS]
    if not topics:
        return ""
    return f"（都谈{'、'.join(topics)}）" if language == "zh" else f" (both speak of {', '.join(topics)})"


def why_unanswered(draft: Draft, problem: str) -> Iterator[Related]:
    """Yield what shows that no measure answers a problem: what it speaks of and none does, and those in general words."""
    answer = draft.review.links.by_problem.get(("measure", problem))
    named = answer.named[:_TOPICS] if answer else ()
    if answer is None or not named:
        return
    words = dict.fromkeys(unwrapped(span.of(draft.review.text)) for span in named)
    terms = Phrase("”“".join(words), "” or “".join(words))
    yield Related(named[0], literal(_UNSPOKEN.filled(terms=terms)))
    for target in answer.general[:_TOPICS]:
        yield Related(draft.statements[target].title, literal(_GENERAL.filled(id=target, terms=terms)))


def neglected(case: Case) -> Outcome:
    """Report each cause that no measure speaks of; where there are no measures, a missing section says so."""
    review = case.review
    causes, unjudged = neglected_causes(review, case.profile)
    findings = tuple(
        Finding(cause.title, {"id": cause.id, "text": cause.title.of(review.text)}) for cause in causes
    )
    return Outcome(len(review.causes) if review.measures else 0, findings, unjudged)


def suspect_decision(case: Case) -> Outcome:
    """Report each decision at the statement that has changed, with the other one beside it."""
    told = [standing for standing in case.draft.standings if standing.state in {"held", "suspect"}]
    statements = case.draft.statements
    return Outcome(
        len(told), tuple(_changed(standing, statements) for standing in told if standing.state == "suspect")
    )


def _changed(standing: Standing, statements: Mapping[str, Statement]) -> Finding:
    if standing.left is not None:
        values = {"decision": standing.decision, "gone": standing.gone, "place": str(standing.declared_at)}
        return Finding(standing.left, values, message=_GONE, declared_at=standing.declared_at)
    first, *more = standing.changed
    beside = [(number, _CHANGED) for number in more] + [(number, _UNCHANGED) for number in standing.unchanged]
    return Finding(
        statements[first].title,
        {"id": first, "decision": standing.decision, "place": str(standing.declared_at)},
        related=tuple(Related(statements[number].title, note.filled(id=number)) for number, note in beside),
        declared_at=standing.declared_at,
    )


def unused_decision(case: Case) -> Outcome:
    """Report each one at the beginning of the draft: what it was about is gone."""
    place = beginning(case.review)
    told = [standing for standing in case.draft.standings if standing.state != "idle"]
    unused = (standing for standing in told if standing.state == "unused")
    return Outcome(
        len(told),
        tuple(
            Finding(
                place,
                {"decision": standing.decision, "place": str(standing.declared_at)},
                declared_at=standing.declared_at,
            )
            for standing in unused
        ),
    )
