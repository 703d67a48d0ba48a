"""Where a draft names its problems, causes and measures: 针对问题1.2, （对应问题1.2、2.1）, (fixes problem 3)."""

from __future__ import annotations

import re
from functools import cache, lru_cache, partial
from typing import TYPE_CHECKING, Any, Literal, cast

from msgspec import Struct

from reviewlint.draft.source import Span
from reviewlint.grammars import UnexpectedInput, grammar
from reviewlint.lexicon import any_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.grammars import Token, Tree
    from reviewlint.reading.review import Kind

PathForm = Literal["CODE", "DOTTED", "SECTION", "ORDINAL", "NUMBER"]

_CN = "[一二三四五六七八九十]"
_OPEN = r"[（(【\[〔]\s*"
_any = partial(any_word, "links")
_LONGEST = 160
_LONGEST_MARK = 24
_MARK = re.compile(r"[\s#*>|\-]*(?:第?[（(]?[\d一二三四五六七八九十.]{1,6}[）)]?[、.．是个]?)?[\s*]*+")
_PAIRS = {"（": "）", "(": ")", "【": "】", "[": "]", "〔": "〕"}
_PLAIN = str.maketrans("()０１２３４５６７８９．", "（）0123456789.")
_GOES_ON = re.compile(r"\.?[\dA-Za-z]")
_KINDS: dict[str, Kind] = {"问": "problem", "原": "cause", "措": "measure", "举": "measure"}
_LATIN_KINDS: dict[str, Kind] = {"p": "problem", "i": "problem", "c": "cause", "m": "measure", "a": "measure"}


@cache
def _trigger() -> re.Pattern[str]:
    # What must follow a word such as 对应 for it to name anything: 对应岗位 and 针对上述问题 do not.
    thing = rf"(?:存在的)?{_any('things')}"
    place = rf"(?:第?（?{_CN}|第?[（(]?\d|[PCM]\d|“|「)"
    english = r"(?:problem|issue|cause|measure|action)s?\s+(?:no\.\s*|numbers?\s+)?#?\d|[PCM]\d"
    counted = rf"(?:第?{_CN}{{1,3}}|第\d{{1,2}}){_any('counted')}"
    return re.compile(
        rf"(?P<bracket>{_OPEN})(?:"
        rf"{_any('refers')}[的于]?\s*[:：]?\s*(?={thing}\s*[:：]?\s*{place}|第?[（(]{_CN}|第{_CN}|第\d|[PCM]?\d)"
        rf"|(?P<before>问题|原因|措施)?[详参]?见\s*[:：]?\s*(?={thing}\s*{place}|[PCM]\d)"
        rf"|(?=(?:问题|原因)\s*(?:\d{{1,2}}(?:\.\d{{1,2}})?|[（(]{_CN}{{1,2}}[）)](?:第?\d{{1,2}})?)\s*[）)】\]〕、，,；;至])"
        rf"|(?P<strong>(?:对应|关联)\s*[:：]?\s*(?:问题|原因)\s*[:：]?\s*)(?![的）)】\]]|清单|整改|导向|较)(?=[^）)】\]]{{1,40}}[）)】\]])"
        rf"|(?i:{_any('english_refers')}\s+)(?=(?i:{english}))"
        r"|(?=[PCM]\d{1,2}\.\d{1,2}(?!\d)))"
        rf"|(?P<natural>{_any('refers_in_text')}(?={thing}\s*{place})"
        rf"|针对(?={counted}|[（(]{_CN}{{1,3}}[）)]\s*(?:第|\d|{_CN})|P\d)"
        r"|(?:针对|关于)(?=(?:“[^“”\n]{2,80}”|「[^「」\n]{2,80}」)(?:等|这一|这个)?的?(?:突出|具体|主要)?"
        rf"{_any('quoted')})"
        rf"|(?i:\b{_any('english_refers_in_text')}\s+)(?=(?i:{english})))"
    )


class Path(Struct, frozen=True):
    """One end of a place: a code (P1.2), a dotted number, a section with or without a number in it, a number."""

    form: PathForm
    words: str
    number: str | None = None


class Named(Struct, frozen=True):
    """One thing that a mention names: a path, a range of two, or a quotation; `kind` None where it does not say.

    A `loose` quotation has no quotation marks: it may as well be something else.
    """

    kind: Kind | None
    span: Span
    paths: tuple[Path, ...] = ()
    quote: str | None = None
    loose: bool = False


class Mention(Struct, frozen=True):
    """A place that names problems, causes or measures; nothing is `named` where its words cannot be understood.

    `formal` ones stand in brackets and mean nothing else; prose may quote what is no problem of this draft. One that
    `opens` an item (1.关于“…”的问题) may as well be that item's own name.
    """

    span: Span
    named: tuple[Named, ...]
    formal: bool
    opens: bool = False


@lru_cache(maxsize=1)  # several ask for those of the same draft
def find_mentions(text: str) -> tuple[Mention, ...]:
    """Return all mentions of a draft in order."""
    return tuple(mention for match in _trigger().finditer(text) if (mention := _read(match, text)))


def _read(match: re.Match[str], text: str) -> Mention | None:
    start = match.end()
    formal = match["bracket"] is not None
    end = _closing(match, text) if formal else _end_of_line(start, text)
    if end is None:
        return None
    if match["strong"]:
        start = match.start("strong") + 2
    words = text[start:end].translate(_PLAIN)
    read = _readable(words)
    if read and not _GOES_ON.match(words, read):
        named = tuple(
            _named(grammar("reference", "start").parse(words[:read]), start, _kind(match["before"]))
        )
    else:
        named = _loose(match, text, end)
    span = Span(match.start(), end + 1 if formal else start + read)
    says_what = any(one.kind or one.quote for one in named)
    opens = text.startswith("关于", match.start()) and _opens_item(match.start(), text)
    return Mention(span, named, formal, opens) if formal or says_what else None


def _opens_item(at: int, text: str) -> bool:
    """Tell whether nothing but the mark of an item stands before a place in its line."""
    start = text.rfind("\n", max(0, at - _LONGEST_MARK), at) + 1
    return (start > 0 or at <= _LONGEST_MARK) and _MARK.fullmatch(text, start, at) is not None


def _loose(match: re.Match[str], text: str, end: int) -> tuple[Named, ...]:
    """Return what （对应问题：学习不深） may quote."""
    words = text[match.end() : end].strip()
    if not match["strong"] or not words:
        return ()
    return (Named(_kind(match["strong"]), Span(match.end(), end), quote=words, loose=True),)


def _closing(match: re.Match[str], text: str) -> int | None:
    """Return where the bracket of a mention closes, brackets inside it balanced."""
    opening = match["bracket"].strip()
    closing, depth = _PAIRS[opening], 0
    for at in range(match.start(), min(len(text), match.start() + _LONGEST)):
        depth += (text[at] == opening) - (text[at] == closing)
        if depth == 0:
            return at
    return None


def _end_of_line(start: int, text: str) -> int:
    end = text.find("\n", start, start + _LONGEST)
    return end if end >= 0 else min(len(text), start + _LONGEST)


def _readable(words: str) -> int:
    """Return how many characters from the start on the grammar can read as one reference, 0 if none."""
    parser: Any = grammar("reference", "start").parse_interactive(words)
    read = 0
    try:
        for token in parser.lexer_thread.lex(parser.parser_state):
            parser.feed_token(token)
            if "$END" in parser.choices():
                read = token.end_pos or 0
    except UnexpectedInput:  # here the reference ends and prose goes on
        pass
    return read


def _named(tree: Tree[Token], offset: int, kind: Kind | None) -> Iterator[Named]:
    """Yield what a parsed reference names; a kind holds for all that follows, up to the next."""
    for item in tree.children:
        tokens: list[Any] = list(cast("Any", item).scan_values(lambda _: True))
        kind = next((_kind(token) for token in tokens if token.type == "KIND"), None) or kind
        place = next(child for child in cast("Any", item).children if hasattr(child, "data"))
        span = Span(offset + tokens[0].start_pos, offset + tokens[-1].end_pos)
        yield _place(place, span, kind)


def _place(place: Any, span: Span, kind: Kind | None) -> Named:
    if place.data == "quote":
        return Named(kind, span, quote=str(place.children[0])[1:-1])
    paths = place.children if place.data == "range" else [place]
    read = tuple(_path([str(t) for t in path.children], path.children[0].type) for path in paths)
    if read[0].form == "CODE":
        kind = _LATIN_KINDS[read[0].words[0].lower()]
    return Named(kind, span, read)


def _path(words: list[str], form: PathForm) -> Path:
    return Path(form, words[0], words[1] if len(words) > 1 else None)


def _kind(words: str | None) -> Kind | None:
    """Return the kind that a word names: 存在的问题, 原因, causes."""
    if not words:
        return None
    latin = _LATIN_KINDS.get(words[0].lower())
    return latin or next((_KINDS[c] for c in reversed(words) if c in _KINDS), None)
