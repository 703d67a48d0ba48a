"""The styles of ordinals: one row for each says how it is written and ranked; what looks for ordinals takes it from here.

Only `openings.py` has a list of its own, of what opens a line that a page may have cut.
"""

from __future__ import annotations

import re
import unicodedata
from enum import Enum
from functools import cache
from typing import Final, Literal

Boundary = Literal["line", "clause", "comma"]
"""The weakest place where an ordinal may stand: at the start of a line, or also behind a clause, or even a comma."""

_DIGIT: Final = "一二三四五六七八九"
_CN: Final = "[一二三四五六七八九十]"
# What may stand right behind the point of an ordinal: 1.3号楼, 2.8月底前, 3.12月5日, 1.2026年. No fraction counts that.
DATE: Final = re.compile(r"\d{4}[ \t]?年|\d{1,2}[ \t]?月[ \t]?\d{1,2}[ \t]?[日号]")
NO_FIGURE: Final = re.compile(
    r"\d{4}[ \t]?年|\d{1,2}[ \t]?月[ \t]?(?:\d{1,2}[ \t]?[日号]|[初底末起份前之]|[上中下]旬)|\d{1,3}[ \t]?[号名#]"
)

_FIGURE: Final = "{n}"


class Style(Enum):
    """How an ordinal is written, and what ordinals of that style do.

    Ranks up to that of `BRACKETED_ARABIC` follow GB/T 9704-2012, 7.3.3. `example` shows one. `pattern` is how they are written, without the white space around. `rank` is their usual
    depth: of two styles the one with the smaller rank stands above, unless a draft shows that it has them the other
    way round. An ordinal that is not `lonely` is also an ordinary word or figure, so it only counts as one of a row.
    `template` writes one, of the number {n} or {zh}, or {like} another one; `due` is the mark that belongs behind it (which is part of the
    template) with the clause of GB/T 15834-2011 that says so. `joins` is what must not follow once that is mended.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - the columns of the table below
        self,
        example: str,
        pattern: str,
        rank: int,
        boundary: Boundary = "clause",
        lonely: bool = True,  # noqa: FBT001, FBT002 - as above
        template: str = _FIGURE,
        due: tuple[str, str] | None = None,
        joins: str | None = None,
    ) -> None:
        self.example = example
        self.pattern = pattern
        self.rank = rank
        self.boundary = boundary
        self.lonely = lonely
        self.template = template
        self.due = due
        self.joins = joins

    # Markdown headings; the number of signs is their depth
    HASH = ("#", r" {0,3}#{1,6}[ \t]+", 0, "line")
    # 第一部分, 第二章, 第三篇： and steps
    CHAPTER = (
        "第一部分",
        rf"第(?:{_CN}{{1,3}}|\d{{1,2}})(?:(?:部分|章|篇)[：:、]?|步(?=[ \t：:、\n])[：:、]?)",
        1,
        "clause",
        True,
        "第{zh}部分",
    )
    # the disciplines of an 8D report, two of them perhaps in one: D5/D6
    DISCIPLINE = (
        "D1",
        r"D\d(?:[/／&+~–-]D?\d)?(?=[ \t：:、.]|[^\x00-\xff])[：:、.]?",
        1,
        "clause",
        False,
        "D{n}",
    )
    CHINESE = (
        "一、",
        rf"{_CN}{{1,3}}(?:[ ]?(?:[、.]{{1,2}}|[，：])|[ \t]+(?=[^\W\d_][^\n，。；：]{{1,24}}$))",
        2,
        "clause",
        True,
        "{zh}、",
        ("、", "B.3.2"),
    )
    BRACKETED = (
        "（一）",
        rf"(?:[（(][ \t]*{_CN}{{1,3}}[ \t]*[）)]|[㈠-㈩])[、.，：]?",
        3,
        "clause",
        True,
        "（{zh}）",
        ("", "B.3.4"),
    )
    # 问题1：, 整改项二：, Finding 3: — a noun of its own with a number
    LABELLED = (
        "问题1：",
        rf"(?:[^\W\d_a-zA-Z]{{2,5}}?(?:[ \t]?\d{{1,2}}|{_CN}{{1,2}})(?=[：:（(]|[ \t]*(?:\n|\Z))|[A-Z][A-Za-z]+(?: [a-z]+)? \d{{1,2}}(?=[:：.]|[ \t]*(?:\n|\Z)| [–—(-]|[ \t]{{2,}}))[：:.]?",
        4,
        "clause",
        False,
        "{like}",
    )
    ARABIC = (
        "1.",
        r"(?:\d{1,3}[ \t]?(?:[.、]{1,2}|，)|[⒈-⒛]、?)",
        4,
        "clause",
        True,
        "{n}.",
        (".", "B.3.3"),
        r"\d",
    )
    DOTTED = (
        "1.1",
        r"\d{1,2}\.\d{1,2}(?:\.\d{1,2})?\.?(?![\d亿万元倍%％度亩米吨升克]|个?百分|公里|平方|公斤|千克|[ \t]*[.,\]]|[ \t]+(?:[KMGT]?i?B|[KMGT]b|[KMG]?Hz|[KMGT]bit)\b)(?=[ \t]+\S|[^\x00-\x7f])",
        5,
        "clause",
        False,
        "{like}",
    )
    BRACKETED_ARABIC = (
        "（1）",
        r"(?:[（(][ \t]*\d{1,2}[ \t]*[）)]|\d{1,2}[）)]|[⑴-⒇])[、.，：]?",
        5,
        "clause",
        True,
        "（{n}）",
        ("", "B.3.4"),
    )
    # R1., A-2:
    CODED = (
        "R1.",
        r"[A-Z]{1,3}-?\d{1,2}(?:(?<=D\d)[/／&+~–-]D?\d)?(?:[.:)：](?=[ \t]|[^\x00-\x7f])|(?=[ \t]+[A-Z]))",
        5,
        "clause",
        False,
        "{like}",
    )
    LETTERED = ("a)", r"(?:[（(][a-z][）)]|[a-z][）)](?=[ \t]))", 6, "clause", False, "{like}")
    # the circle is its bracket
    CIRCLED = ("①", r"[①-⑳❶-❿][、.，：]?", 6, "clause", True, "{like}", ("", "B.3.4"))
    BULLET = (
        "-",
        r"(?:[-*+][ \t]+(?:\[[ xX]\][ \t]+)?|\[[ xX]\][ \t]+|[•·●◆◇■□▲△★☆➢►▪○][ \t]*)(?=\S)",
        7,
        "line",
    )
    # 一是一、二是二 is an idiom, 十是否 the end of 十八个是否
    IS = (
        "一是",
        rf"{_CN}{{1,2}}\0?是(?!否|[一二][、，,。])[，、：:,]?",
        8,
        "comma",
        True,
        "{zh}是",
        ("", "B.3.7"),
        rf"否|[一二][、，,。]|{_CN}+是",
    )
    SHOULD = (
        "一要",
        rf"{_CN}{{1,2}}要(?![闻素点务求])[，、：:,]?",
        8,
        "comma",
        False,
        "{zh}要",
        ("", "B.3.7"),
        rf"[闻素点务求]|{_CN}+要",
    )
    ORDINAL = (
        "第一，",
        rf"第\0?{_CN}{{1,2}}[，,、：:]",
        8,
        "clause",
        False,
        "第{zh}，",
        ("，", "B.3.1"),
        "[第一二三四五六七八九十]",
    )
    PIECE = (
        "第一件，",
        rf"第\0?{_CN}{{1,2}}[件条点个项](?:[，,、：:]|是(?!否))",
        8,
        "clause",
        False,
        "{like}",
    )
    COMING = ("一来", rf"{_CN}\0?来(?!自|源|到|回|历)[，,、：:]?", 8, "comma", False, "{zh}来")
    SEQUENCE = (
        "首先，",
        r"(?:(?:首先|其次|再次|最后)(?:[，,、：:]|是(?!否))?|(?:再者|再有|此外|另外|还有)(?:[，,]|是(?!否))|(?:First|Second|Third|Fourth|Fifth)(?:ly)?,|(?:Next|Besides|Moreover|Finally|Lastly),)",
        8,
        "clause",
        False,
        "{n}",
        ("，", "B.3.1"),
    )
    ASPECT = ("一方面", r"(?:另\0?|再\0?)?一\0?方\0?面[，,、：:]?", 8, "clause", False)
    AMONG = ("其一，", rf"其\0?{_CN}[，,、：:是]", 8, "clause", True, "其{zh}，", ("，", "B.3.1"), "其")

    @property
    def in_words(self) -> bool:
        """Whether its ordinals are words of a sentence (一是, 首先): they number items, never headings."""
        return self.rank == Style.IS.rank

    @property
    def counts_in_words(self) -> bool:
        """Whether its words are numbers (一是, 第二): of 首先, 此外 and 最后 none is missed."""
        return self.in_words and self.template != _FIGURE

    @property
    def heads(self) -> bool:
        """Whether a heading can have such an ordinal and nothing else tells so: 一、, （1）, but not # or R1."""
        return self.lonely and not self.in_words and self not in {Style.HASH, Style.BULLET}

    @property
    def is_standard(self) -> bool:
        """Whether it is one of the steps of GB/T 9704-2012, 7.3.3, with 第一部分 above them."""
        return self is Style.CHAPTER or (
            self.due is not None and not self.in_words and self is not Style.CIRCLED
        )


_VALUES: Final = {digit: value for value, digit in enumerate(_DIGIT, start=1)}
_WORDS: Final = {
    "首先": 1,
    "其次": 2,
    "再次": 3,
    "再者": 3,
    "一方面": 1,
    "另一方面": 2,
    "再一方面": 3,
    "First": 1,
    "Second": 2,
    "Third": 3,
    "Fourth": 4,
    "Fifth": 5,
}
_WORD: Final = re.compile("|".join(sorted(_WORDS, key=len, reverse=True)))
_NUMERALS: Final = (
    (Style.DOTTED, re.compile(r"(?<=\d\.)\d+(?!\.?\d)")),  # the last number of 1.2.3
    (Style.ARABIC, re.compile(r"\d+")),
    (Style.CHINESE, re.compile(f"{_CN}+")),
    (Style.CIRCLED, re.compile("[①-⑳❶-❿⑴-⒇⒈-⒛㈠-㈩]")),
    (Style.LETTERED, re.compile("[a-z]")),
)


def chinese_number(digits: str) -> int:
    """Return the value of a Chinese numeral from 一 to 九十九."""
    tens, ten, ones = digits.rpartition("十")
    return (_VALUES.get(tens, 1) * 10 if ten else 0) + _VALUES.get(ones, 0)


def number_of(written: str) -> int | None:
    """Return the number that an ordinal names, None for one that names none (`-`, `最后`)."""
    if word := _WORD.search(written.replace("\0", "")):
        return _WORDS[word[0]]
    numeral = numeral_of(written)
    if numeral is None:
        return None
    digits = numeral[0]
    if digits.isascii():
        return int(digits) if digits.isdecimal() else ord(digits) - ord("a") + 1
    return chinese_number(digits) if digits[0] in f"{_DIGIT}十" else int(unicodedata.numeric(digits))


def numeral_of(written: str) -> re.Match[str] | None:
    """Return where the numeral of an ordinal stands in it, None in one that counts in words (`首先`) or not at all."""
    if _WORD.search(written.replace("\0", "")):
        return None
    return next(filter(None, (pattern.search(written) for _, pattern in _NUMERALS)), None)


def any_ordinal(*styles: Style) -> str:
    """Return a pattern for an ordinal of a heading, or of some other styles: one place knows how they are written."""
    known = [style for style in Style if style.heads or style in styles]
    return f"(?:{'|'.join(f'(?:{style.pattern})' for style in known)})"


def terminals() -> str:
    """Return the terminals of all styles but `#`, for the grammar: an ordinal with the space and bold marks around it."""
    return "\n".join(_terminal(style) for style in Style if style is not Style.HASH)


def _terminal(style: Style) -> str:
    start = "^" if style.boundary == "line" else ""
    pattern = style.pattern.replace("/", "\\/")
    priority = {Style.LABELLED: 1, Style.DOTTED: 3}.get(style, 2)
    bold = "" if style is Style.BULLET else r"(?:\*\*)?"
    return rf"{style.name}.{priority}: /{start}[ \t\0]*{bold}(?:{pattern})[ \t]*/m"


@cache
def _patterns() -> tuple[tuple[Style, re.Pattern[str]], ...]:
    numbered = sorted(
        (style for style in Style if not style.in_words and style not in {Style.HASH, Style.BULLET}),
        key=lambda style: (style is not Style.DOTTED, style.rank),
    )
    return tuple((style, re.compile(rf"[ \t]*(?:\*\*)?(?:{style.pattern})[ \t]*")) for style in numbered)


def style_at(text: str, start: int) -> tuple[Style, int] | None:
    """Return the style of the ordinal that begins at a place, as behind `## `, and where what follows it begins."""
    for style, pattern in _patterns():
        if match := pattern.match(text, start):
            return style, match.end()
    return None
