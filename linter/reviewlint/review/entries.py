"""Problems, causes and measures that stand tied together: rows of a table, labelled entries, 关于…问题的整改."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from reviewlint.draft.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.outline.nodes import Table
    from reviewlint.review.model import Kind

Column = Literal["problem", "cause", "measure", "owner", "deadline"]

# The head of a column, or the label before a colon; the first that matches counts.
_COLUMNS: tuple[tuple[Column, str], ...] = (
    ("deadline", r"(?:整改|完成|办结|落实)?(?:时限|期限|时间节点|时间|日期)|[Dd]ue(?: date)?|[Dd]eadline"),
    ("owner", r"(?:牵头|责任|主责|负责)(?:领导|人|单位|部门|科室|主体|处室)|[Oo]wner|[Aa]ssignee"),
    ("cause", r"(?:产生|问题|主要|存在)?(?:的)?原因(?:分析|剖析)?|根源剖析|[Rr]oot causes?|[Cc]auses?"),
    (
        "measure",
        r"(?:拟采取的?)?(?:整改|改进|下一步|具体|主要)?(?:措施|举措|内容|任务)|整改落实情况|整改情况|[Mm]easures?|[Aa]ctions?(?: items?)?",
    ),
    (
        "problem",
        r"(?:存在|主要|具体|反馈|查摆|突出)?(?:的)?(?:主要|突出|具体)?问题(?:表现|内容|描述|清单)?|具体表现|[Pp]roblems?|[Ii]ssues?",
    ),
)
_HEADS = re.compile("|".join(rf"(?P<{column}>{words})" for column, words in _COLUMNS))
_LABEL = re.compile(
    rf"(?:(?<=[\n\0。；;）)、.：:\t 　*])|\A)(?:\*\*)?(?:{'|'.join(rf'(?P<{column}>{words})' for column, words in _COLUMNS)})"
    r"(?:\*\*)?\s*[：:](?:\*\*)?\s*"
)
_SPACED = re.compile(r"\s+")
_ABOUT = re.compile(r"关于.{2,120}?(?:问题|方面)(?:的?整改(?:落实)?(?:情况|进展)?)?[。：:]?$")
_KINDS: dict[str, Kind] = {"problem": "problem", "cause": "cause", "measure": "measure"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a tied entry: one problem, cause or measure."""

    kind: Kind
    span: Span


def table_rows(table: Table, text: str) -> Iterator[tuple[Piece, ...]]:
    """Yield what each row of a table says, if its header names problems or measures.

    A measure spans up to the end of its row where owner and deadline stand behind it.
    """
    columns = _columns(table, text)
    if not {"problem", "measure"} & set(columns):
        return
    for row in table.rows:
        cells = [
            (column, cell) for column, cell in zip(columns, row.cells, strict=False) if column and len(cell)
        ]
        pieces = tuple(Piece(_KINDS[column], cell) for column, cell in cells if column in _KINDS)
        if pieces:
            yield pieces


def row_facts(table: Table, span: Span, text: str) -> dict[Column, Span]:
    """Return the owner and deadline cells of the row that holds a statement."""
    columns = _columns(table, text)
    row = next((row for row in table.rows if row.span.holds(span)), None)
    cells = zip(columns, row.cells, strict=False) if row else ()
    return {
        column: cell for column, cell in cells if column in {"owner", "deadline"} and column and len(cell)
    }


def _columns(table: Table, text: str) -> list[Column | None]:
    """Return what each column holds; of two for the same thing (整改措施, 整改情况) only the first counts."""
    columns: list[Column | None] = []
    for cell in table.header.cells:
        match = _HEADS.fullmatch(_SPACED.sub("", cell.of(text)))
        column = next((column for column, _ in _COLUMNS if match and match[column]), None)
        columns.append(None if column in columns else column)
    return columns


def labelled_pieces(span: Span, first: Kind, text: str) -> tuple[Piece, ...]:
    """Split an entry at its labels (问题：… 原因：… 整改措施：…); what stands before the first is of kind `first`.

    Empty unless a label names another kind: 问题：… alone does not split anything. What stands behind the labels
    of owner and deadline is in no piece.
    """
    labels = [(match.lastgroup or "", match) for match in _LABEL.finditer(text, span.start, span.end)]
    if not any(label in _KINDS and label != first for label, _ in labels):
        return ()
    pieces = _before(span, first, labels[0][1].start(), text)
    for index, (label, match) in enumerate(labels):
        following = labels[index + 1 :]
        if label in _KINDS and (content := _content(match.end(), following, span.end, text)):
            pieces = _add(pieces, Piece(_KINDS[label], content))
    return tuple(pieces)


def _content(start: int, following: Sequence[tuple[str, re.Match[str]]], end: int, text: str) -> Span | None:
    """Return what a label holds: up to the next label, or the next of a kind (整改措施：责任单位：甲，…)."""
    ends = [match.start() for _, match in following[:1]]
    ends += [match.start() for label, match in following if label in _KINDS][:1]
    return next((content for at in (*ends, end) if (content := _trimmed(start, at, text))), None)


def _before(span: Span, first: Kind, end: int, text: str) -> list[Piece]:
    content = _trimmed(span.start, end, text)
    return [Piece(first, content)] if content else []


def _add(pieces: list[Piece], piece: Piece) -> list[Piece]:
    """Let 问题：… after a heading that already named the problem be part of it, not a second one."""
    if pieces and pieces[-1].kind == piece.kind == "problem":
        return [*pieces[:-1], Piece("problem", Span(pieces[-1].span.start, piece.span.end))]
    return [*pieces, piece]


def _trimmed(start: int, end: int, text: str) -> Span | None:
    """Return the range without the marks and white space around it, None if nothing is left."""
    inside = text[start:end]
    left = len(inside) - len(inside.lstrip(" \t\r\n　\xa0*"))
    right = len(
        re.sub(
            r"[\s*]*(?:[（(]?[\d一二三四五六七八九十]{1,2}[）)]|[\d一二三四五六七八九十]{1,2}[、.]|[-*①-⑳])?[\s*]*\Z",
            "",
            inside,
        )
    )
    return Span(start + left, start + right) if left < right else None


def is_about_problem(title: str) -> bool:
    """Tell whether a heading names the problem that its section mends: 关于“…”问题的整改."""
    return _ABOUT.match(title) is not None
