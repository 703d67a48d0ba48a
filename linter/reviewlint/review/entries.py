"""Problems, causes and measures that stand tied together: rows of a table, labelled entries, 关于…问题的整改."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from reviewlint.draft.source import Span
from reviewlint.review.wording import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewlint.outline.nodes import Row, Table
    from reviewlint.review.model import Kind

Column = Literal["problem", "cause", "measure", "owner", "deadline"]

# The head of a column, or the label before a colon; the first that matches counts.
_COLUMNS: tuple[tuple[Column, str], ...] = (
    (
        "deadline",
        r"(?:要求|计划)?(?:整改|完成|办结|落实)?(?:时限|期限|时间节点|时间|日期)|[Dd]ue(?: ?[Dd]ate)?|[Tt]arget(?: ?[Dd]ate)?|ETA|[Dd]eadline",
    ),
    (
        "owner",
        r"(?:整改)?(?:牵头|责任|主责|负责)(?:领导|人|单位|部门|科室|主体|处室|股室|班组|车间)|[Oo]wners?|[Aa]ssignees?|[Aa]ssigned ?[Tt]o|[Rr]esponsible|DRI",
    ),
    ("cause", r"(?:产生|问题|主要|存在)?(?:的)?原因(?:分析|剖析)?|根源剖析|[Rr]oot ?[Cc]auses?|[Cc]auses?"),
    (
        "measure",
        r"(?:拟采取(?:的)?)?(?:具体|主要)?(?:整改|改进|下一步|具体|主要)?(?:措施|举措|内容|任务)|整改落实情况|整改情况|[Mm]easures?|(?:[Cc]orrective ?|[Ff]ollow-?up ?)?[Aa]ctions?(?: ?[Ii]tems?)?",
    ),
    (
        "problem",
        (
            r"(?:存在|主要|具体|反馈|查摆|突出|质量|安全|发现)?(?:的)?(?:主要|突出|具体|质量|安全)?问题(?:表现|内容|描述|清单|[和及、]?隐患)?"
            r"|(?:存在|安全|事故|发现)?(?:的)?隐患(?:问题)?(?:内容|描述)?|不合格(?:项|内容|描述)|缺陷(?:内容|描述)?|(?:具体|主要)表现|[Pp]roblems?|[Ii]ssues?"
        ),
    ),
)
_HEADS = re.compile("|".join(rf"(?P<{column}>{words})" for column, words in _COLUMNS))
# 责 任 人： is often spaced out to the width of the labels around it
_SPACED_HEADS = re.sub(r"([^\W\d_a-zA-Z])", r"\1[ 　]?", _HEADS.pattern)
_LABEL = re.compile(
    rf"(?:(?<=[\n\0。；;）)、.：:\t 　*])|\A)(?:\*\*)?(?:{_SPACED_HEADS})"
    r"(?:(?<=问题)(?:\d{1,2}|[一二三四五六七八九十]{1,3}))?"
    r"(?:\*\*)?\s*[：:](?:\*\*)?\s*"
)
_SPACED = re.compile(r"\s+")
_ABOUT = re.compile(r"(?:关于|针对|对于).{2,120}?问题(?:的?整改(?:落实)?(?:情况|进展)?)?[。：:]?$")
_NAMED = re.compile(r"[的”]问题[。：:]?$")
_TOTAL = re.compile(r"(?:合|总|小|共|累)计\d*[项个条处件]?|(?:grand|sub)?totals?")
_TICKET = re.compile(r"\W*(?:[A-Z]{2,10}-\d+|#?\d+|https?://\S+)\W*")
_STILL_OPEN = re.compile(r"\W*(?i:tbd|tba|todo|n/?a|none|unassigned)\W*")
_ANY_LABEL = re.compile(r"\n[ \t　*]*(?P<line>[^\W\d_]{2,10}\**[：:][^\n]*)")
_ATTRIBUTE = frozenset({"owner", "deadline"})
# 问题：一是…二是… lists several
_SEVERAL = re.compile(r"二是|其二|第二|[（(][二2][）)]|②|(?<![\d.])2[.．、](?!\d)")
_DETAIL = re.compile(r"表现|内容|描述")
_LONGEST_ATTRIBUTE = 60
_AROUND = " \t\n\0　\xa0*"
_ORDINAL_AT_END = re.compile(
    r"(?<![\d一二三四五六七八九十])(?:[（(]?[\d一二三四五六七八九十]{1,2}[）)]|[\d一二三四五六七八九十]{1,2}[、.])\Z|[-①-⑳]\Z"
)
_LONGEST_ORDINAL = 5
_KINDS: dict[str, Kind] = {"problem": "problem", "cause": "cause", "measure": "measure"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a tied entry: one problem, cause or measure.

    `reach` is where all that belongs to it ends, with the labels of owner and deadline behind it.
    """

    kind: Kind
    span: Span
    reach: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """An entry split at its labels: its pieces, and the kinds whose label is there with nothing behind it."""

    pieces: tuple[Piece, ...] = ()
    blank: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a table: what it says, who answers for it until when, and whether it begins something new.

    `blank` are the kinds that have a cell in it, but an empty one.
    """

    span: Span
    pieces: tuple[Piece, ...]
    blank: frozenset[Kind]
    begins: bool
    owner: Span | None
    deadline: Span | None


def table_entries(table: Table, text: str) -> Iterator[Entry]:
    """Yield what each row of a table says, if its header names problems or measures."""
    columns = _columns(table, text)
    if not {"problem", "measure"} & set(columns):
        return
    for row in table.rows:
        said = zip(columns, row.cells, strict=False)
        cells = {column: cell for column, cell in said if words_of(cell.of(text))}
        pieces = tuple(
            Piece(_KINDS[column], cell, cell.end) for column, cell in cells.items() if column in _KINDS
        )
        if pieces and not _is_total(row, text):
            begins = "problem" in cells or "problem" not in columns
            owner, deadline = (_filled(cells.get(column), text) for column in ("owner", "deadline"))
            yield Entry(row.span, pieces, _blank(columns, cells), begins, owner, deadline)


def _blank(columns: Sequence[Column | None], filled: Mapping[Column | None, Span]) -> frozenset[Kind]:
    return frozenset(_KINDS[column] for column in columns if column in _KINDS and column not in filled)


def _filled(cell: Span | None, text: str) -> Span | None:
    """Return a cell unless it only says that it is still to be filled in."""
    return None if cell is None or _STILL_OPEN.fullmatch(cell.of(text)) else cell


def _is_total(row: Row, text: str) -> bool:
    """Tell whether a row only adds up those above it."""
    first = next((words for cell in row.cells if (words := words_of(cell.of(text)))), "")
    return _TOTAL.fullmatch(first) is not None


def _columns(table: Table, text: str) -> list[Column | None]:
    """Return what each column holds; of two for the same thing (整改措施, 整改情况) only the first counts."""
    columns: list[Column | None] = []
    for cell in table.header.cells:
        match = _HEADS.fullmatch(_SPACED.sub("", cell.of(text)))
        column = next((column for column, _ in _COLUMNS if match and match[column]), None)
        columns.append(None if column in columns else column)
    return [
        None if column == "problem" and _holds_tickets(table, at, text) else column
        for at, column in enumerate(columns)
    ]


def _holds_tickets(table: Table, column: int, text: str) -> bool:
    """Tell whether a column (headed Issue, say) holds nothing but numbers of tickets."""
    cells = [row.cells[column].of(text) for row in table.rows if column < len(row.cells)]
    filled = [cell for cell in cells if words_of(cell)]
    return bool(filled) and all(map(_TICKET.fullmatch, filled))


def read_labelled(span: Span, first: Kind, text: str) -> Labelled:
    """Split an entry at its labels (问题：… 原因：… 整改措施：…); what stands before the first is of kind `first`.

    Empty unless a label names another kind: 问题：… alone does not split anything. What stands behind the labels
    of owner and deadline is in no piece, only within its reach.
    """
    labels = _labels(span, text)
    if not any(label in _KINDS and label != first for label, _ in labels):
        return Labelled()
    pieces: list[Piece] = []
    blank: set[Kind] = set()
    following = following_kind = reach = span.end
    measured = next((match.start() for label, match in labels if label == "measure"), span.end)
    for label, match in reversed(labels):
        # 整改情况 behind 整改措施 tells how far that measure is
        if label in _KINDS and not (match.start() > measured and "情况" in match[0]):
            content = _trimmed(match.end(), following, text)
            if content is None and not _is_blank(match, text[match.end() : following_kind]):
                # 整改措施：责任单位：甲，…: the owner stands before what is done
                content = _trimmed(match.end(), following_kind, text)
            if content:
                pieces.append(Piece(_KINDS[label], content, _reach(content.start, reach, text)))
            else:
                blank.add(_KINDS[label])
            following_kind = match.start()
        following = match.start()
        reach = following if label in _KINDS else reach
    before = _trimmed(span.start, following, text)
    pieces += [Piece(first, before, before.end)] if before else []
    told = {piece.kind for piece in pieces}
    return Labelled(_with_one_problem(pieces[::-1]), frozenset(blank - told))


def _labels(span: Span, text: str) -> list[tuple[str, re.Match[str]]]:
    return [(match.lastgroup or "", match) for match in _LABEL.finditer(text, span.start, span.end)]


def _is_blank(label: re.Match[str], words: str) -> bool:
    """Tell whether nothing stands behind a label but who answers for it and until when."""
    alone = "\n" in label[0]
    lines = [line.strip(_AROUND) for line in words.lstrip("；;/—- ").splitlines() if words_of(line)]
    return all(is_attribute(line) and (alone or "，" not in line) for line in lines)


def _reach(start: int, end: int, text: str) -> int:
    """Return where what begins at a place ends: at the next piece, or at a label for something else (整改成效：…)."""
    labels = _ANY_LABEL.finditer(text, start, end)
    return next((label.start() for label in labels if not is_attribute(label["line"])), end)


def _with_one_problem(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Let 问题：… after a heading that already named the problem be part of it, not a second one."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].kind == piece.kind == "problem":
            joined[-1] = Piece("problem", Span(joined[-1].span.start, piece.span.end), piece.reach)
        else:
            joined.append(piece)
    return tuple(joined)


def _trimmed(start: int, end: int, text: str) -> Span | None:
    """Return the range without white space, bold marks and the ordinal of what follows, None if nothing is left."""
    inside = text[start:end].rstrip(_AROUND)
    if ordinal := _ORDINAL_AT_END.search(inside, max(0, len(inside) - _LONGEST_ORDINAL)):
        inside = inside[: ordinal.start()].rstrip(_AROUND)
    left = len(inside) - len(inside.lstrip(_AROUND))
    return Span(start + left, start + len(inside)) if words_of(inside) else None


def before_attributes(span: Span, text: str) -> Span:
    """Return a measure without the labels of owner and deadline behind it; all of it where they stand before."""
    ends = (match.start() for label, match in _labels(span, text) if label in _ATTRIBUTE)
    return _trimmed(span.start, next(ends, span.end), text) or span


def is_attribute(words: str) -> bool:
    """Tell whether words only say who answers for something or until when: 责任人：甲；时限：6月底."""
    label = _LABEL.match(words)
    return (
        label is not None
        and label.lastgroup in _ATTRIBUTE
        and len(words) <= _LONGEST_ATTRIBUTE
        and "。" not in words[:-1]
    )


def mends_problem(title: Span, whole: Span, text: str) -> bool:
    """Tell whether a heading names the problem that its section mends: 关于“…”问题的整改, or …的问题 above labels."""
    words = title.of(text)
    if _ABOUT.match(words):
        return True
    return _NAMED.search(words) is not None and bool(read_labelled(whole, "problem", text).pieces)


def is_entry(title: Span, whole: Span, text: str) -> bool:
    """Tell whether a heading names one problem, or a label below does, and another label what is done about it."""
    words = title.of(text)
    named = _ABOUT.match(words) or _NAMED.search(words)
    told = named or any(label == "problem" for label, _ in _labels(whole, text))
    return bool(told) and answers_one(title, whole, text)


def answers_one(title: Span, whole: Span, text: str) -> bool:
    """Tell whether below a heading one label says what is done, and none before it lists several problems."""
    labels = _labels(whole, text)
    measures = [match for label, match in labels if label == "measure" and "情况" not in match[0]]
    if len(measures) != 1 or measures[0].start() <= title.start:
        return False
    matches = [match for _, match in labels]
    return not any(_lists(match, following, text) for match, following in pairwise(matches))


def _lists(label: re.Match[str], following: re.Match[str], text: str) -> bool:
    """Tell whether a label announces several problems; below 具体表现 they are but details of one."""
    several = _SEVERAL.search(text, label.end(), following.start())
    return label.lastgroup == "problem" and several is not None and not _DETAIL.search(label[0])
