"""The tokens of a text with its levels: an OPEN where an ordinal begins an item, a CLOSE where that ends.

The lexer finds every possible ordinal; `sequences` tells which of them number something. A paragraph behind the
last item of a row belongs to that item only if those before it hold such paragraphs, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

from msgspec import Struct

from reviewlint.grammars import Token
from reviewlint.outline.sequences import Candidate, Reading, accept
from reviewlint.outline.styles import DATE, NO_FIGURE, Style, number_of, style_at

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Sequence

    from reviewlint.outline.sequences import Accepted

_STYLES: Final = {style.name: style for style in Style}
_NOT_TEXT: Final = frozenset({"BREAK", "TABLE", "SKIPPED"})
_SPACE: Final = " \t\0"
_AROUND: Final = " \t\0*"
_RANGE: Final = re.compile(r"[一二三四五六七八九十、]")
_ENDS_SENTENCE: Final = tuple("。！？!?")
_ENDS_ITEM: Final = (*_ENDS_SENTENCE, "；", ";", ".")
_ENDS_TEXT: Final = (*_ENDS_SENTENCE, ".")
_QUOTED: Final = "”’」』）)】*"
_UNDERLINE: Final = re.compile(r" {0,3}(={3,}|-{3,})[ \t]*")
_LONGEST_UNDERLINED: Final = 80
_NO_TITLE: Final = re.compile(r"[。；，、：.;,:]$")
_LEAD: Final = re.compile(r"[：:]\**$")
_LONGEST_LEAD: Final = 40
_LABEL_LINE: Final = re.compile(r"[^\W\d_a-zA-Z]{2,8}[：:]")
_LONGEST_HEADING: Final = 16
_LONGEST_LABEL: Final = 12
_NO_HEADING: Final = "。！？!?；;，,：:.、"
_TAB: Final = 4
_HANG: Final = 2


class Opening(Token):
    """The token of an accepted ordinal, with its style and number."""

    style: Style
    number: int | None

    def __new__(cls, token: Token, reading: Reading) -> Opening:  # noqa: PYI034 - lark's Token is made so, too
        """Make one of the token that the ordinal was."""
        opening = cast("Opening", super().__new__(cls, "OPEN", str(token), token.start_pos))
        opening.end_pos = token.end_pos
        opening.style, opening.number = reading.style, reading.number
        return opening


class Levels:
    """Puts OPEN and CLOSE between the tokens that the lexer found; it has no state of its own."""

    always_accept: tuple[str, ...] = tuple(_STYLES)

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        """Yield the tokens of a whole text with its levels."""
        return _Leveller(_with_underlined([*stream])).tokens()


LEVELS: Final = Levels()


def _with_underlined(tokens: Sequence[Token]) -> list[Token]:
    """Return the tokens, with a sign of a heading before each title that a row of = or - underlines."""
    marked: list[Token] = []
    for token in tokens:
        if token.type == "SKIPPED" and (title := _underlined(marked, token)):
            place, level = title
            start = marked[place].start_pos or 0
            marked.insert(place, _made("HASH", "#" * level, start, start))
        marked.append(token)
    return marked


def _underlined(before: Sequence[Token], below: Token) -> tuple[int, int] | None:
    """Return where the title above a row of = or - begins, and its level; None if it underlines none."""
    row = _UNDERLINE.fullmatch(below)
    if row is None or len(before) < 2 or before[-1] != "\n":  # noqa: PLR2004 - a title and its line end
        return None
    start = len(before) - 1
    while start and before[start - 1].type not in _NOT_TEXT:
        start -= 1
    alone = not start or (before[start - 1].type == "BREAK" and before[start - 1].count("\n") > 1)
    line = "".join(before[start:-1]).strip()
    is_list = bool(line) and before[start].type in {"HASH", "BULLET"}
    if not alone or not line or is_list or len(line) > _LONGEST_UNDERLINED or _NO_TITLE.search(line):
        return None
    return start, 1 if row[1].startswith("=") else 2


def _made(kind: str, value: str, start: int, end: int) -> Token:
    token = Token(kind, value, start)
    token.end_pos = end
    return token


def _typed(token: Token, kind: str) -> Token:
    return token if token.type == kind else Token.new_borrow_pos(kind, token, token)


def _split(token: Token, length: int, kind: str) -> tuple[Token, Token]:
    """Return the two parts of a token, the first of them of a kind, the other one text."""
    start, end = token.start_pos or 0, token.end_pos or 0
    first = _made(kind, token[:length], start, start + length)
    return first, _made("TEXT", token[length:], start + length, end)


def _column(token: Token) -> int:
    indent = token[: len(token) - len(token.lstrip(" \t"))]
    return len(indent.expandtabs(_TAB))


def _line(tokens: Sequence[Token], at: int) -> str:
    """Return the words from a token to the end of its line."""
    end = at
    while end < len(tokens) and tokens[end].type not in _NOT_TEXT:
        end += 1
    return "".join(tokens[at:end])


def _candidate(before: Token | None, token: Token, follows: str, *, ends: bool) -> Candidate | None:
    """Return the ordinal that a token may be, None for one that is something else."""
    style = _STYLES.get(token.type)
    if style is None or (before is not None and before.type == "HASH"):
        return None  # what stands behind # is part of it
    if style is Style.HASH:
        found = style_at(follows, 0)
        inner, length = found or (Style.HASH, 0)
        return Candidate((_reading(inner, follows[:length], ""),), 0, hash_level=token.count("#"))
    starts_line = before is None or before.type in _NOT_TEXT
    comma = before is not None and before.rstrip(_SPACE).endswith(("，", ","))
    if style is Style.CHINESE and not starts_line and token.rstrip(_AROUND).endswith("，"):
        return None
    opened = "】" if style.rank <= Style.BRACKETED.rank else ("】", "：", ":")
    label = before is not None and before.rstrip(_AROUND).endswith(opened)
    readings = [_reading(style, token, follows)]
    if style is Style.DOTTED and not (token[-1].isspace() and "A" <= follows[:1] <= "Z"):
        whole, point, rest = token.strip(_AROUND).partition(".")
        readings.insert(0, _reading(Style.ARABIC, whole + point, rest + follows))
    if not starts_line:
        # 说明：1.5公里以内由乡镇负责
        readings = [one for one in readings if not (one.weak and token.rstrip(_AROUND).endswith("."))]
        return Candidate(tuple(readings), after_comma=comma, after_label=label)
    return Candidate(tuple(readings), _column(token), is_heading=ends and _is_heading(follows))


def _is_heading(line: str) -> bool:
    words = line.strip(_SPACE)
    return len(words) <= _LONGEST_HEADING and words[-1:] not in _NO_HEADING


def _reading(style: Style, written: str, follows: str) -> Reading:
    words = written.strip(_AROUND)
    number = number_of(words) if style not in {Style.HASH, Style.BULLET} else None
    noun = (
        words.rstrip("：:.)0123456789一二三四五六七八九十 -")
        if style in {Style.LABELLED, Style.CODED}
        else ""
    )
    range_or_figure = _RANGE.match(follows) if style is Style.CHINESE else follows[:1].isdigit()
    weak = style in {Style.CHINESE, Style.ARABIC} and bool(range_or_figure)
    told = (NO_FIGURE if words[-1:] == "." else DATE).match(follows)
    above = int(words.partition(".")[0]) if style is Style.DOTTED else 0
    bare = style is Style.CHINESE and words[-1:].isalpha()  # 一 事故经过
    alone = (style.lonely and not bare) or (
        style is Style.DOTTED and written[-1:].isspace() and "A" <= follows[:1] <= "Z"
    )
    return Reading((style, noun), number, weak=weak and not told, alone=alone, above=above)


class _Row(Struct):
    """What the items of a row were seen to hold: paragraphs behind the title or behind items, items, or nothing."""

    depth: int
    has_bodies: bool = False
    has_tails: bool = False
    has_items: bool = False
    has_bare: bool = False


class _Item(Struct):
    """An item that is open."""

    style: Style
    column: int
    row: _Row
    name: int
    is_last: bool
    inside_line: bool = False
    is_finished: bool = False
    has_items: bool = False
    has_body: bool = False

    def holds_paragraph(self, depth: int) -> bool:
        """Tell whether a paragraph behind the last item of a row, `depth` items deep, belongs to it."""
        is_heading = self.style.rank <= Style.BRACKETED.rank and not self.inside_line
        if self.style is Style.HASH or (is_heading and depth == 1):
            return True
        if self.style.in_words or self.inside_line:
            return False
        if self.has_items:
            return self.row.has_tails
        if self.row.has_bodies or not self.row.has_bare:
            return True
        return is_heading and not self.is_finished


class _Leveller:
    """The levels of one text."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        befores = [None, *tokens]
        follows = [
            _line(tokens, at + 1) if token.type == "HASH" else str(next(iter(tokens[at + 1 : at + 2]), ""))
            for at, token in enumerate(tokens)
        ]
        possible = {
            at: candidate
            for at, token in enumerate(tokens)
            if (candidate := _candidate(befores[at], token, follows[at], ends=self._ends_line(at + 2)))
            is not None
        }
        accepted = zip(possible, accept([*possible.values()]), strict=True)
        self._accepted: dict[int, Accepted] = {at: one for at, one in accepted if one is not None}
        self._upcoming = self._next_ordinals()
        self._last = frozenset({one.row: at for at, one in self._accepted.items()}.values())
        self._open: list[_Item] = []
        self._rows: dict[int, _Row] = {}

    def _ends_line(self, at: int) -> bool:
        return at >= len(self._tokens) or self._tokens[at].type in _NOT_TEXT

    def _next_ordinals(self) -> list[int]:
        """Return for every token the place of the next ordinal from there on, behind all tokens where there is none."""
        places: list[int] = []
        upcoming = len(self._tokens)
        for at in range(len(self._tokens) - 1, -1, -1):
            upcoming = at if at in self._accepted else upcoming
            places.append(upcoming)
        return places[::-1]

    def tokens(self) -> Iterator[Token]:
        at = 0
        while at < len(self._tokens):
            if at in self._accepted:
                at = yield from self._item(at)
            elif self._tokens[at].type in _NOT_TEXT:
                if self._tokens[at].type == "TABLE":
                    yield from self._close(self._depth_of_paragraph(at))
                yield self._tokens[at]
                at += 1
            else:
                at = yield from self._paragraph(at)
        yield from self._close(0)

    def _is_text(self, at: int) -> bool:
        return at < len(self._tokens) and self._tokens[at].type not in _NOT_TEXT and at not in self._accepted

    def _item(self, at: int) -> Generator[Token, None, int]:
        accepted = self._accepted[at]
        column = _column(self._tokens[at])
        row = self._row(accepted)
        yield from self._close(row.depth)
        if self._open:
            self._open[-1].has_items = self._open[-1].row.has_items = True
        item = _Item(accepted.reading.style, column, row, accepted.row, is_last=at in self._last)
        item.inside_line = at > 0 and self._tokens[at - 1].type not in _NOT_TEXT
        self._open.append(item)
        at = yield from self._ordinal(at, accepted.reading)
        return (yield from self._title(at, item))

    def _row(self, accepted: Accepted) -> _Row:
        """Return the row of an ordinal; one that begins stands inside its parent, or in the place of that if it has ended."""
        if not accepted.begins:
            return self._rows[accepted.row]
        places = {item.name: depth for depth, item in enumerate(self._open, start=1)}
        if accepted.parent is None:
            depth = 0
        else:
            depth = places.get(accepted.parent, self._rows[accepted.parent].depth)
        self._rows[accepted.row] = _Row(min(depth, len(self._open)))
        return self._rows[accepted.row]

    def _ordinal(self, at: int, reading: Reading) -> Generator[Token, None, int]:
        """Yield the token that opens an item; what of it is text stays where it was."""
        token = self._tokens[at]
        if token.type == "HASH" and reading.style is not Style.HASH:
            follows = _line(self._tokens, at + 1)
            found = style_at(follows, 0)
            length = found[1] if found else 0
            start, behind = token.start_pos or 0, self._tokens[at + 1].start_pos or 0
            yield Opening(_made("OPEN", token + follows[:length], start, behind + length), reading)
            return self._skip(at + 1, length)
        if token.type == Style.DOTTED.name and reading.style is Style.ARABIC:
            first, self._tokens[at] = _split(token, token.index(".") + 1, "OPEN")
            yield Opening(first, reading)
            del self._accepted[at]
            return at
        yield Opening(token, reading)
        return at + 1

    def _skip(self, at: int, length: int) -> int:
        """Return where text begins behind an ordinal of some length, which may be several tokens."""
        while length:
            token = self._tokens[at]
            if len(token) > length:
                _, self._tokens[at] = _split(token, length, "OPEN")
                return at
            length -= len(token)
            at += 1
        return at

    def _title(self, at: int, item: _Item) -> Generator[Token, None, int]:
        """Yield the title of an item, its line up to the first full stop or ordinal, and what follows on that line."""
        last = ""
        while self._is_text(at):
            last = self._tokens[at].rstrip(_SPACE)
            yield _typed(self._tokens[at], "TITLE")
            at += 1
            if last.rstrip(_QUOTED).endswith(_ENDS_SENTENCE):
                break
        item.is_finished = last.rstrip(_QUOTED).endswith(_ENDS_ITEM) or self._is_text(at)
        if (
            self._is_text(at)
            and (begun := self._accepted.get(self._upcoming[at]))
            and self._is_label(at, begun)
        ):
            yield from self._close(self._depth_of(begun.parent))
        return (yield from self._text(at))

    def _is_label(self, at: int, begun: Accepted) -> bool:
        """Tell whether the text here is a label (原因分析：) of the row that begins right behind it, on the same line."""
        end = at
        while self._is_text(end):
            end += 1
        words = "".join(self._tokens[at:end]).strip(_SPACE)
        return (
            begun.begins
            and end == self._upcoming[at]
            and len(words) <= _LONGEST_LABEL
            and _LEAD.search(words) is not None
        )

    def _depth_of(self, name: int | None) -> int:
        """Return how many items are open as far as those of a row."""
        return next((depth for depth, item in enumerate(self._open, start=1) if item.name == name), 0)

    def _text(self, at: int) -> Generator[Token, None, int]:
        while self._is_text(at):
            yield _typed(self._tokens[at], "TEXT")
            at += 1
        return at

    def _paragraph(self, at: int) -> Generator[Token, None, int]:
        """Yield a paragraph that begins a line, behind the items that end before it."""
        yield from self._close(self._depth_of_paragraph(at))
        if self._open:
            item = self._open[-1]
            item.has_body = True
            item.row.has_tails |= item.has_items
            item.row.has_bodies |= not item.has_items
        return (yield from self._text(at))

    def _depth_of_paragraph(self, at: int) -> int:
        """Return how many items stay open around a paragraph that begins here."""
        depth = len(self._open)
        while depth and not self._holds(self._open[depth - 1], depth, at):
            depth -= 1
        return depth

    def _holds(self, item: _Item, depth: int, at: int) -> bool:
        """Tell whether a paragraph belongs to an item that is open, `depth` items deep."""
        if item.style is Style.BULLET:
            return _column(self._tokens[at]) >= item.column + _HANG
        if not item.is_last:
            return True
        following = self._accepted.get(self._upcoming[at])
        goes_deeper = following is not None and any(
            following.parent == inner.name for inner in self._open[depth - 1 :]
        )
        announces = following is not None and self._is_lead(at)
        if goes_deeper:
            # 整改措施： behind the last of several problems is not below that, unless there was something below the others
            is_heading = item.style.rank <= Style.BRACKETED.rank and not item.is_finished
            return is_heading or item.row.has_items or item.row.has_bodies or not item.row.has_bare
        if announces and following is not None and following.parent == self._parent_of(depth):
            return False
        goes_on = item.has_items and item.has_body and _LABEL_LINE.match(self._tokens[at].lstrip(_SPACE))
        return item.holds_paragraph(depth) or bool(goes_on)

    def _parent_of(self, depth: int) -> int | None:
        return self._open[depth - 2].name if depth > 1 else None

    def _is_lead(self, at: int) -> bool:
        """Tell whether the paragraph here is a short line that announces the row right behind it."""
        end = at
        while self._is_text(end):
            end += 1
        line = "".join(self._tokens[at:end]).strip(_SPACE)
        behind = end if end in self._accepted else end + 1
        if behind != self._upcoming[at] or self._tokens[behind].type == "HASH":
            return False
        return bool(_LEAD.search(line)) or (len(line) <= _LONGEST_LEAD and not line.endswith(_ENDS_TEXT))

    def _close(self, depth: int) -> Iterator[Token]:
        for item in reversed(self._open[depth:]):
            item.row.has_bare |= not (item.has_items or item.has_body)
            yield _made("_CLOSE", "", 0, 0)
        del self._open[depth:]
