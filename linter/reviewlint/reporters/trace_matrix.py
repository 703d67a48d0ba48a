"""The matrix: every problem with the causes and measures that answer it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal, get_args

from reviewlint.draft.source import unwrapped
from reviewlint.phrases import Phrase
from reviewlint.reading.review import AnswerKind
from reviewlint.reporters.screen import Line, Piece, head, pad, visible, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.phrases import Language
    from reviewlint.reading.review import Answer, Review, Statement
    from reviewlint.reporters.screen import Page, Style

State = Literal["explicit", "inferred", "unconfirmed", "unjudged", "missing", "exempt", "absent"]

KINDS: tuple[AnswerKind, ...] = get_args(AnswerKind)
COLUMNS: dict[AnswerKind, Phrase] = {"cause": Phrase("原因", "causes"), "measure": Phrase("措施", "measures")}
SIGNS: dict[State, tuple[Phrase, Style]] = {
    "explicit": (Phrase("●", "●"), "good"),
    "inferred": (Phrase("○", "○"), "good"),
    "unconfirmed": (Phrase("?", "?"), "warning"),
    "unjudged": (Phrase("?", "?"), "warning"),
    "missing": (Phrase("缺", "missing"), "error"),
    "exempt": (Phrase("免", "exempt"), "faint"),
    "absent": (Phrase("–", "–"), "faint"),
}
_HOLES = frozenset[State]({"unconfirmed", "unjudged", "missing"})
_LEGEND = Phrase(
    "● 文中写明或已确认  ○ 推断  ? 待确认  缺 没有找到  免 不需要  – 文中没有这一部分",
    "● written or decided  ○ inferred  ? to be confirmed  missing: none found  exempt: none needed  – no such part",
)
_NO_PROBLEMS = Phrase(
    "没有认出问题；用 reviewlint outline 看看文稿是怎样理解的",
    "no problems were recognised; `reviewlint outline` shows how the draft is understood",
)
_NO_HOLES = Phrase("每个问题都有对应的原因和措施", "every problem has its cause and its measure")
_ORPHANS: dict[AnswerKind, Phrase] = {
    "cause": Phrase("没有对应问题的原因", "Causes of no problem"),
    "measure": Phrase("没有对应问题的措施", "Measures for no problem"),
}
_TOTAL = Phrase("{count} 个问题：", "{count} problems: ")
_ONE = Phrase("1 个问题：", "1 problem: ")
_PARTS: tuple[tuple[State, Phrase], ...] = (
    ("explicit", Phrase("明确 {count}", "{count} written or decided")),
    ("inferred", Phrase("推断 {count}", "{count} inferred")),
    ("unconfirmed", Phrase("待确认 {count}", "{count} to be confirmed")),
    ("unjudged", Phrase("无法判断 {count}", "{count} not judgeable")),
    ("missing", Phrase("缺 {count}", "{count} missing")),
    ("exempt", Phrase("不需要 {count}", "{count} exempt")),
)
_ABSENT = Phrase("文中没有", "none in the draft")
_COMMA = Phrase("、", ", ")
_SEMICOLON = Phrase("；", "; ")
_COLUMN = Phrase("{name} ", "{name}: ")
_GAP = 2
_LEAST_TEXT = 8


def render(review: Review, page: Page, *, holes: bool = False) -> Iterator[Line]:
    """Yield the matrix, its orphans and totals; with `holes` only the rows that lack or doubt something."""
    if not review.problems:
        yield (Piece(_NO_PROBLEMS[page.language]),)
        return
    cells = _cells(review, page.language)
    rows = with_holes(review) if holes else review.problems
    if rows:
        yield from _table(rows, cells, review, page)
        yield ()
    else:
        yield (Piece(_NO_HOLES[page.language], "good"),)
    for kind in KINDS:
        yield from _orphans(kind, review, page)
    yield _totals(cells, page.language)
    if rows:
        yield (Piece(_LEGEND[page.language], "faint"),)


def state_of(answer: Answer | None) -> State:
    """Return what a cell of the matrix says; None where the draft has no answers of that kind at all."""
    if answer is None:
        return "absent"
    if answer.verdict == "linked":
        return "inferred" if answer.links[0].how == "inferred" else "explicit"
    if answer.verdict == "none":
        return "missing" if answer.judgeable else "unjudged"
    return answer.verdict


def answers_of(review: Review) -> dict[str, dict[AnswerKind, Answer]]:
    """Return the answers of each problem by kind, without kinds of which the draft has none."""
    there = {kind for kind, found in (("cause", review.causes), ("measure", review.measures)) if found}
    found: dict[str, dict[AnswerKind, Answer]] = {problem.id: {} for problem in review.problems}
    for answer in review.links.answers:
        if answer.kind in there or answer.verdict == "exempt":
            found[answer.problem][answer.kind] = answer
    return found


def with_holes(review: Review) -> tuple[Statement, ...]:
    """Return the problems that lack a cause or a measure, or of which that is in doubt."""
    answers = answers_of(review)
    return tuple(
        p for p in review.problems if any(state_of(answer) in _HOLES for answer in answers[p.id].values())
    )


def shown(text: str) -> str:
    """Return words of a draft as they can be shown on one line."""
    return visible(unwrapped(text))


Cell = tuple[State, str]


def _cells(review: Review, language: Language) -> dict[str, tuple[Cell, ...]]:
    answers = answers_of(review)
    return {
        problem.id: tuple(_cell(answers[problem.id].get(kind), language) for kind in KINDS)
        for problem in review.problems
    }


def _cell(answer: Answer | None, language: Language) -> Cell:
    state = state_of(answer)
    targets = [link.target for link in answer.links if link.band == answer.verdict] if answer else []
    ids = targets if state in {"explicit", "inferred", "unconfirmed"} else []
    return state, " ".join((SIGNS[state][0][language], *ids))


def _table(
    rows: Sequence[Statement], cells: dict[str, tuple[Cell, ...]], review: Review, page: Page
) -> Iterator[Line]:
    digits = _digits(review)
    names = max(width(row.id) for row in rows) + _GAP
    titles = [COLUMNS[kind][page.language] for kind in KINDS]
    sizes = [
        max(width(title), *(width(cells[row.id][index][1]) for row in rows))
        for index, title in enumerate(titles)
    ]
    room = max(_LEAST_TEXT, page.columns - digits - _GAP - names - sum(sizes) - _GAP * len(sizes))
    lead = " " * (digits + _GAP)
    yield Piece(lead + " " * (names + room)), *_columns(titles, ["strong"] * len(titles), sizes)
    heading = None
    for row in rows:
        if row.heading and row.heading != heading:
            yield (
                Piece(lead + head(shown(row.heading.of(review.text)), page.columns - len(lead)), "strong"),
            )
        heading = row.heading
        states, texts = zip(*cells[row.id], strict=True)
        yield (
            Piece(f"{_line_of(row, review):>{digits}}  ", "faint"),
            Piece(pad(row.id, names)),
            Piece(pad(head(shown(row.span.of(review.text)[: page.columns]), room), room)),
            *_columns(texts, [SIGNS[state][1] for state in states], sizes),
        )


def _columns(texts: Sequence[str], styles: Sequence[Style], sizes: Sequence[int]) -> Iterator[Piece]:
    for text, style, size in zip(texts, styles, sizes, strict=True):
        yield Piece(" " * _GAP + pad(text, size), style)


def _line_of(statement: Statement, review: Review) -> int:
    return review.outline.source.position(statement.span.start).line


def _digits(review: Review) -> int:
    statements = review.statements
    return len(str(max(_line_of(statement, review) for statement in statements)))


def _orphans(kind: AnswerKind, review: Review, page: Page) -> Iterator[Line]:
    ids = review.links.orphan_causes if kind == "cause" else review.links.orphan_measures
    orphans = [s for s in (*review.causes, *review.measures) if s.id in ids]
    if not orphans:
        return
    yield (Piece(_ORPHANS[kind][page.language], "strong"),)
    digits = _digits(review)
    for orphan in orphans:
        number = f"{_line_of(orphan, review):>{digits}}  "
        name = f"{orphan.id}  "
        text = head(shown(orphan.title.of(review.text)), page.columns - len(number) - len(name))
        yield Piece(number, "faint"), Piece(name, "warning"), Piece(text)
    yield ()


def _totals(cells: dict[str, tuple[Cell, ...]], language: Language) -> Line:
    total = (_ONE if len(cells) == 1 else _TOTAL).fill(language, {"count": len(cells)})
    sums = []
    for index, kind in enumerate(KINDS):
        counts = Counter(states[index][0] for states in cells.values())
        parts = [phrase.fill(language, {"count": counts[state]}) for state, phrase in _PARTS if counts[state]]
        name = _COLUMN.fill(language, {"name": COLUMNS[kind][language]})
        sums.append(name + (_COMMA[language].join(parts) or _ABSENT[language]))
    return Piece(total, "strong"), Piece(_SEMICOLON[language].join(sums))
