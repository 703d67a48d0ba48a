"""What to do about links: all that is known of one problem, and references ready to be pasted for all of them."""

from __future__ import annotations

import re
import shlex
from collections import defaultdict
from typing import TYPE_CHECKING

from reviewlint.phrases import Phrase
from reviewlint.reporters.screen import Line, Piece, head, width
from reviewlint.reporters.trace_matrix import COLUMNS, KINDS, SIGNS, answers_of, shown, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.draft.source import Span
    from reviewlint.phrases import Language
    from reviewlint.reading.review import Answer, AnswerKind, Band, How, Link, Review, Shared, Statement
    from reviewlint.reporters.screen import Page
    from reviewlint.reporters.trace_matrix import State

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
_READY = Phrase("可以直接粘贴的对应标注（先核对，再粘贴）", "References to paste, once you have checked them")
_PASTE = Phrase("粘贴 ", "paste ")
_AFTER = Phrase("位置 “{before}”之后、“{after}”之前", "between “{before}” and “{after}”")
_AT_END = Phrase("位置 “{before}”之后", "after “{before}”")
_OPEN = Phrase("待确认的，最可能的在前", "To be confirmed, the likeliest first")
_MISSING = Phrase("没有找到的", "Not found")
_UNJUDGED = Phrase("看不出来的，请核对", "Not judgeable, for you to check")
_KIND: dict[AnswerKind, Phrase] = {"cause": Phrase("原因", "cause"), "measure": Phrase("措施", "measure")}
_OFFER = Phrase("在“{before}”之后粘贴 ", "after “{before}” paste ")
_RECORD = Phrase(
    "不宜写进正文的，可以另行记录：{command}", "to keep it out of the draft, record it: {command}"
)
_IF_ANY = Phrase(
    "如有对应的{kind}，在它末尾写“{reference}”；它还对应别的问题的，一并写上",
    "if a {kind} is about it, write “{reference}” at its end, with all other problems that it is about",
)
_ADD = Phrase("补写{kind}；确实不需要的，运行 {command}", "add a {kind}; if none is needed, run {command}")
_NOTHING = Phrase("没有要补的标注：对应关系都已写明", "nothing to add: all links are written in the draft")
_REASON = ' --reason "…"'
_REFERENCE = Phrase("（对应问题{numbers}）", "(addresses problem {numbers})")
_COMMA = Phrase("、", ", ")
_ENDING = re.compile(r"[。！？；.!?;]?\Z")
_PLAIN = re.compile(r"[\w./+,@%=:][\w./+,@%=:-]*")  # what a shell takes as it is, Chinese too
_TAIL = 24


def evidence(review: Review, problem: Statement, page: Page) -> Iterator[Line]:
    """Yield all evidence on one problem."""
    yield (
        Piece(f"{problem.id}  ", "strong"),
        Piece(_place(problem.span, review) + "  ", "faint"),
        Piece(head(shown(problem.span.of(review.text)), page.columns - width(problem.id) - 2)),
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
        Piece(head(shown(target.span.of(review.text)), room)),
    )
    for words in _evidence(link, kind, review, page):
        yield (Piece(head("    " + words, page.columns), "faint"),)


def _evidence(link: Link, kind: AnswerKind, review: Review, page: Page) -> Iterator[str]:
    if link.reference is not None:
        yield f"{_place(link.reference, review)}  {shown(link.reference.of(review.text))}"
    for shared in link.shared:
        yield _told(shared, kind, review, page)
    if link.how == "inferred" and not link.shared:
        yield _NO_EVIDENCE[page.language]


def _told(shared: Shared, kind: AnswerKind, review: Review, page: Page) -> str:
    problem, answer = (
        _BETWEEN[page.language].join(shown(span.of(review.text)) for span in side)
        for side in (shared.in_problem, shared.in_answer)
    )
    topic = shared.topic[page.language] if shared.topic else ""
    values = {"topic": topic, "problem": problem, "answer": answer, "kind": _KIND[kind][page.language]}
    return (_TOPIC if shared.topic else _PHRASE).fill(page.language, values)


def _advice(answer: Answer, state: State, review: Review, page: Page) -> Iterator[str]:
    """Yield what to do about an answer that nobody has settled."""
    if state in {"explicit", "exempt"}:
        return
    language = page.language
    likely = [link for link in answer.links if link.band == answer.verdict and link.band != "none"]
    for link in likely[:1]:
        pair = f"{link.problem}:{link.target}"
        values = {"id": link.target, "reference": _reference(_answered(link, review), review.language)}
        yield _WRITE.fill(language, values | {"command": _decide(review, "accept", pair)})
        yield _REJECT.fill(language, values | {"command": _decide(review, "reject", pair)})
    if state == "unjudged":
        yield _if_any(answer, review, page)
    elif state != "inferred":
        yield _addition(answer, review, page)


def _place(span: Span, review: Review) -> str:
    return str(review.outline.source.position(span.start))


def suggestions(review: Review, page: Page) -> Iterator[Line]:
    """Yield references for inferred links, then candidates for what is unconfirmed, then what is missing."""
    answers = [answer for by_kind in answers_of(review).values() for answer in by_kind.values()]
    groups = (
        (_READY, list(_ready(answers, review, page))),
        (_OPEN, [line for answer in answers for line in _candidates(answer, review, page)]),
        (_MISSING, [line for answer in answers for line in _missing(answer, review, page)]),
        (_UNJUDGED, [line for answer in answers for line in _unjudged(answer, review, page)]),
    )
    told = False
    for title, lines in groups:
        if lines:
            if told:
                yield ()
            yield (Piece(title[page.language], "strong"),)
            yield from lines
            told = True
    if not told:
        yield (Piece(_NOTHING[page.language]),)


def _ready(answers: list[Answer], review: Review, page: Page) -> Iterator[Line]:
    """Yield a reference for each cause and measure, in the order of the draft, that names all its problems."""
    problems: dict[str, list[str]] = defaultdict(list)
    for answer in answers:
        if state_of(answer) == "inferred":
            for link in answer.links:
                if link.band == "linked":
                    problems[link.target].append(link.problem)
    for target in (*review.causes, *review.measures):
        if target.id in problems:
            yield _item(target, review, page)
            yield (
                Piece("    " + _PASTE[page.language], "faint"),
                Piece(_reference(problems[target.id], review.language), "good"),
            )
            before, after = _where(target, review.text)
            place = (_AFTER if after else _AT_END).fill(
                page.language, {"before": shown(before), "after": after}
            )
            yield (Piece("    " + place, "faint"),)


def _candidates(answer: Answer, review: Review, page: Page) -> Iterator[Line]:
    links = [link for link in answer.links if link.band == "unconfirmed"]
    if state_of(answer) != "unconfirmed":
        return
    yield _problem(answer, review, page)
    for link in links:
        target = next(s for s in (*review.causes, *review.measures) if s.id == link.target)
        before, _ = _where(target, review.text)
        yield (
            Piece(f"    {link.target}  ", "warning"),
            Piece(f"{link.score:.2f}  ", "faint"),
            Piece(_OFFER.fill(page.language, {"before": shown(before)})),
            Piece(_reference(_answered(link, review), review.language), "good"),
        )
    command = _decide(review, "accept", f"{answer.problem}:{links[0].target}")
    yield (Piece("    " + _RECORD.fill(page.language, {"command": command}), "faint"),)


def _missing(answer: Answer, review: Review, page: Page) -> Iterator[Line]:
    if state_of(answer) == "missing":
        yield _problem(answer, review, page)
        yield (Piece("    " + _addition(answer, review, page)),)


def _unjudged(answer: Answer, review: Review, page: Page) -> Iterator[Line]:
    """Yield what may have an answer or not: nobody is told to write one that may stand there."""
    if state_of(answer) == "unjudged":
        yield _problem(answer, review, page)
        yield (Piece("    " + _if_any(answer, review, page)),)


def _if_any(answer: Answer, review: Review, page: Page) -> str:
    reference = _reference([answer.problem], review.language)
    return _IF_ANY.fill(page.language, {"kind": _KIND[answer.kind], "reference": reference})


def _addition(answer: Answer, review: Review, page: Page) -> str:
    """Say that a cause or measure is to be added, or that none is needed."""
    exemption = _decide(review, "exempt", f"{answer.problem}:{answer.kind}") + _REASON
    return _ADD.fill(page.language, {"kind": _KIND[answer.kind][page.language], "command": exemption})


def _problem(answer: Answer, review: Review, page: Page) -> Line:
    problem = next(s for s in review.problems if s.id == answer.problem)
    first, *rest = _item(problem, review, page)
    return first, Piece(f"{_KIND[answer.kind][page.language]}  ", "info"), *rest


def _item(statement: Statement, review: Review, page: Page) -> Line:
    lead = f"  {statement.id}  "
    place = f"{review.outline.source.position(statement.span.start)}  "
    room = max(8, page.columns - width(lead + place) - 8)
    return (
        Piece(lead, "strong"),
        Piece(place, "faint"),
        Piece(head(shown(statement.span.of(review.text)), room)),
    )


def _reference(problems: Sequence[str], language: Language) -> str:
    """Return what a cause or measure says of the problems that it answers, in the draft's language."""
    numbers = _COMMA[language].join(problem.removeprefix("P") for problem in problems)
    return _REFERENCE.fill(language, {"numbers": numbers})


def _answered(link: Link, review: Review) -> list[str]:
    """Return all problems that a cause or measure answers if a link holds: once it names one, only those named count."""
    others = {
        one.problem
        for one in review.links.pairs
        if one.target == link.target and one.band == "linked" and one.how != "reference"
    }
    return [problem.id for problem in review.problems if problem.id in others | {link.problem}]


def _where(statement: Statement, text: str) -> tuple[str, str]:
    """Return the words of a statement before which and after which a reference belongs; none may follow it."""
    words = statement.span.of(text).rstrip()
    ending = _ENDING.search(words)
    last = ending[0] if ending else ""
    words = words.removesuffix(last)
    tail = words[-_TAIL:]
    if not tail.isascii():
        return tail[-_TAIL // 2 :], last
    return (tail.partition(" ")[2] if tail != words else tail) or tail, last


def _decide(review: Review, option: str, decision: str) -> str:
    """Return the command that records a decision."""
    path = review.outline.source.path
    name = path if _PLAIN.fullmatch(path) else shlex.quote(path)
    return f"reviewlint decide {name} --{option} {decision}"
