"""All that is known of one problem: what may answer it, why, and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.phrases import Phrase
from reviewlint.reporters.matrix import COLUMNS, KINDS, SIGNS, answers_of, one_line, state_of
from reviewlint.reporters.remedies import decide, reference
from reviewlint.reporters.screen import Line, Piece, head, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.draft.source import Span
    from reviewlint.reading.model import Answer, AnswerKind, Band, How, Link, Review, Shared, Statement
    from reviewlint.reporters.matrix import State
    from reviewlint.reporters.page import Page

_STATES: dict[State, Phrase] = {
    "explicit": Phrase("已经明确", "settled"),
    "inferred": Phrase("推断对应", "inferred"),
    "unconfirmed": Phrase("待确认", "to be confirmed"),
    "unjudged": Phrase(
        "无法判断：没有命中任何话题（见 reviewlint topics）",
        "not judgeable: no topic is known here (see `reviewlint topics`)",
    ),
    "missing": Phrase("没有找到", "missing"),
    "exempt": Phrase("不需要：{reason}", "exempt: {reason}"),
    "absent": Phrase("文中没有这一部分", "none in the draft"),
}
_HOW: dict[How, Phrase] = {
    "reference": Phrase("文中写明", "written in the draft"),
    "table": Phrase(
        "同一行、同一条，或同一方面仅此一个问题",
        "stands in one row or entry with it, or alone under one theme",
    ),
    "decision": Phrase("已由人确认", "decided"),
    "inferred": Phrase("推断 {score}", "inferred {score}"),
}
_BANDS: dict[Band, Phrase] = {
    "linked": Phrase("对应", "linked"),
    "unconfirmed": Phrase("待确认", "to be confirmed"),
    "none": Phrase("关联太弱", "too weak"),
}
_TOPIC = Phrase(
    "话题“{topic}”：问题写“{problem}”，{kind}写“{answer}”", "topic “{topic}”: “{problem}” and “{answer}”"
)
_PHRASE = Phrase("相同的词语：“{problem}”", "the same words: “{problem}”")
_NO_EVIDENCE = Phrase("没有共同的话题或词语", "no topic and no words in common")
_BETWEEN = Phrase("”“", "”, “")
_WRITE = Phrase(
    "对应的是 {id}：在它末尾写“{reference}”，或运行 {command}",
    "if it is {id}: write “{reference}” at its end, or run {command}",
)
_REJECT = Phrase("不是 {id}：运行 {command}", "if it is not {id}: run {command}")
_ADD: dict[AnswerKind, Phrase] = {
    "cause": Phrase(
        "补写原因；确实不需要的，运行 {command}", "add a cause; if none is needed, run {command}"
    ),
    "measure": Phrase(
        "补写措施；确实不需要的，运行 {command}", "add a measure; if none is needed, run {command}"
    ),
}
_SINGULAR: dict[AnswerKind, Phrase] = {"cause": Phrase("原因", "cause"), "measure": Phrase("措施", "measure")}
_REASON = ' --reason "…"'


def render(review: Review, problem: Statement, page: Page) -> Iterator[Line]:
    """Yield all evidence on one problem."""
    yield (
        Piece(f"{problem.id}  ", "strong"),
        Piece(_place(problem.span, review) + "  ", "faint"),
        Piece(head(one_line(problem.span.of(review.text)), page.columns - width(problem.id) - 2)),
    )
    answers = answers_of(review)[problem.id]
    for kind in KINDS:
        answer = answers.get(kind)
        state = state_of(answer)
        told = _STATES[state].fill(page.language, {"reason": answer.reason if answer else ""})
        yield ()
        yield Piece(COLUMNS[kind][page.language] + "  ", "strong"), Piece(told, SIGNS[state][1])
        if answer is not None:
            for link in answer.links:
                yield from _link(link, kind, review, page)
            for advice in _advice(answer, state, review, page):
                yield Piece("  → ", "info"), Piece(advice)


def _link(link: Link, kind: AnswerKind, review: Review, page: Page) -> Iterator[Line]:
    target = next(s for s in (*review.causes, *review.measures) if s.id == link.target)
    how = _HOW[link.how].fill(page.language, {"score": f"{link.score:.2f}"})
    lead = f"  {link.target}  "
    place = _place(target.span, review) + "  "
    judged = f"{how}  " if link.how != "inferred" else f"{how} {_BANDS[link.band][page.language]}  "
    room = max(8, page.columns - width(lead + place + judged))
    yield (
        Piece(lead, "strong"),
        Piece(place, "faint"),
        Piece(
            judged, "good" if link.band == "linked" else "warning" if link.band == "unconfirmed" else "faint"
        ),
        Piece(head(one_line(target.span.of(review.text)), room)),
    )
    for words in _evidence(link, kind, review, page):
        yield (Piece(head("    " + words, page.columns), "faint"),)


def _evidence(link: Link, kind: AnswerKind, review: Review, page: Page) -> Iterator[str]:
    if link.reference is not None:
        yield f"{_place(link.reference, review)}  {one_line(link.reference.of(review.text))}"
    for shared in link.shared:
        yield _told(shared, kind, review, page)
    if link.how == "inferred" and not link.shared:
        yield _NO_EVIDENCE[page.language]


def _told(shared: Shared, kind: AnswerKind, review: Review, page: Page) -> str:
    problem, answer = (
        _BETWEEN[page.language].join(one_line(span.of(review.text)) for span in side)
        for side in (shared.in_problem, shared.in_answer)
    )
    topic = shared.topic[page.language] if shared.topic else ""
    values = {"topic": topic, "problem": problem, "answer": answer, "kind": _SINGULAR[kind][page.language]}
    return (_TOPIC if shared.topic else _PHRASE).fill(page.language, values)


def _advice(answer: Answer, state: State, review: Review, page: Page) -> Iterator[str]:
    """Yield what to do about an answer that nobody has settled."""
    if state in {"explicit", "exempt"}:
        return
    path, language = review.outline.source.path, page.language
    likely = [link for link in answer.links if link.band == answer.verdict and link.band != "none"]
    for link in likely[:1]:
        pair = f"{link.problem}:{link.target}"
        values = {"id": link.target, "reference": reference([link.problem], review.language)}
        yield _WRITE.fill(language, values | {"command": decide(path, "accept", pair)})
        yield _REJECT.fill(language, values | {"command": decide(path, "reject", pair)})
    if state != "inferred":
        command = decide(path, "exempt", f"{answer.problem}:{answer.kind}") + _REASON
        yield _ADD[answer.kind].fill(language, {"command": command})


def _place(span: Span, review: Review) -> str:
    return str(review.outline.source.position(span.start))
