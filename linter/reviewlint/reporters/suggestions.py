"""References ready to be pasted: for every cause and measure that is taken to answer a problem."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from reviewlint.phrases import Phrase
from reviewlint.reporters.matrix import answers_of, one_line, state_of
from reviewlint.reporters.remedies import decide, reference, where
from reviewlint.reporters.screen import Line, Piece, head, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.reading.model import Answer, AnswerKind, Review, Statement
    from reviewlint.reporters.page import Page

_READY = Phrase("可以直接粘贴的对应标注（先核对，再粘贴）", "References to paste, once you have checked them")
_PASTE = Phrase("粘贴 ", "paste ")
_AFTER = Phrase("位置 “{before}”之后、“{after}”之前", "between “{before}” and “{after}”")
_AT_END = Phrase("位置 “{before}”之后", "after “{before}”")
_OPEN = Phrase("待确认的，最可能的在前", "To be confirmed, the likeliest first")
_MISSING = Phrase("没有找到的", "Not found")
_KIND: dict[AnswerKind, Phrase] = {"cause": Phrase("原因", "cause"), "measure": Phrase("措施", "measure")}
_OFFER = Phrase("在“{before}”之后粘贴 ", "after “{before}” paste ")
_RECORD = Phrase(
    "不宜写进正文的，可以另行记录：{command}", "to keep it out of the draft, record it: {command}"
)
_ADD = Phrase("补写{kind}；确实不需要的，运行 {command}", "add a {kind}; if none is needed, run {command}")
_NOTHING = Phrase("没有要补的标注：对应关系都已写明", "nothing to add: all links are written in the draft")
_REASON = ' --reason "…"'


def render(review: Review, page: Page) -> Iterator[Line]:
    """Yield references for inferred links, then candidates for what is unconfirmed, then what is missing."""
    answers = [answer for by_kind in answers_of(review).values() for answer in by_kind.values()]
    groups = (
        (_READY, list(_ready(answers, review, page))),
        (_OPEN, [line for answer in answers for line in _candidates(answer, review, page)]),
        (_MISSING, [line for answer in answers for line in _missing(answer, review, page)]),
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
                Piece(reference(problems[target.id], review.language), "good"),
            )
            before, after = where(target, review.text)
            place = (_AFTER if after else _AT_END).fill(
                page.language, {"before": one_line(before), "after": after}
            )
            yield (Piece("    " + place, "faint"),)


def _candidates(answer: Answer, review: Review, page: Page) -> Iterator[Line]:
    links = [link for link in answer.links if link.band == "unconfirmed"]
    if state_of(answer) != "unconfirmed":
        return
    yield _problem(answer, review, page)
    for link in links:
        target = next(s for s in (*review.causes, *review.measures) if s.id == link.target)
        before, _ = where(target, review.text)
        yield (
            Piece(f"    {link.target}  ", "warning"),
            Piece(f"{link.score:.2f}  ", "faint"),
            Piece(_OFFER.fill(page.language, {"before": one_line(before)})),
            Piece(reference([link.problem], review.language), "good"),
        )
    command = decide(review.outline.source.path, "accept", f"{answer.problem}:{links[0].target}")
    yield (Piece("    " + _RECORD.fill(page.language, {"command": command}), "faint"),)


def _missing(answer: Answer, review: Review, page: Page) -> Iterator[Line]:
    if answer.verdict != "none":
        return
    yield _problem(answer, review, page)
    command = decide(review.outline.source.path, "exempt", f"{answer.problem}:{answer.kind}") + _REASON
    yield (
        Piece(
            "    " + _ADD.fill(page.language, {"kind": _KIND[answer.kind][page.language], "command": command})
        ),
    )


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
        Piece(head(one_line(statement.span.of(review.text)), room)),
    )
