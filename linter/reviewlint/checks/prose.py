"""What the checks of wording read: the draft's own text, links, code and Markdown marks blanked out."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Paragraph, Section, Table
from reviewlint.outline.styles import Style
from reviewlint.reading.wordings import ENGLISH_STOP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.reading.model import Review

# A letter that is no ASCII one, hence Chinese here; a class of ranges takes a hundred times as long to compile.
LETTER = r"[^\W\d_A-Za-z]"
FILLER = "\ue000"  # private use: no pattern of a rule can match it

_NOT_PROSE = re.compile(
    r"^[ \t]*(?P<fence>```|~~~).*?(?:^[ \t]*(?P=fence)|\Z)"  # fenced code
    r"|`[^`\n]+`"  # code
    r"|\]\([^()\n]{0,500}(?:\([^()\n]{0,200}\)[^()\n]{0,200}){0,3}\)"  # where a link leads, perhaps 附件(1).docx
    # tags, but no <insert name> and no <Include everything that…>
    r"|<(?!(?:insert|your|fill|add|TBD|TODO)\b|[A-Z][^<>\n=/]{0,100} [^<>\n=/]{0,200}>)[!/A-Za-z][^<>\n]{0,200}>"
    r"|(?:https?://|www\.)[!-~]+"
    r"|[A-Za-z0-9][A-Za-z0-9._+-]{0,63}@[A-Za-z0-9.-]+",
    re.MULTILINE | re.DOTALL,
)
# A closing `*` before a unit is no Markdown: `*月*日` and `**镇…**村` are gaps to fill in.
_EMPHASIS = re.compile(
    r"(?<![*\\])(?P<mark>\*{1,3})(?=[^\s*])(?=[^*\n]{0,300}\w)(?P<inner>[^*\n]{1,300})(?<=\S)(?P=mark)(?![*镇乡县区市州省村局年月日次人个项名篇条场件期%％])"
)

# Quotation marks and brackets that close right after the stop belong to the sentence.
_STOP = re.compile(rf"(?:[。！？!?]++|{ENGLISH_STOP})[”’」』）》〉】〕)\]\"']*+")
_ENDED = re.compile(r"\.[”’)\]\"'*]*$")


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern that stands in the code, compiled when a draft first needs it."""
    return re.compile(pattern)


def prose_of(text: str) -> str:
    """Return the text at the same length, with what is not prose replaced by `FILLER`."""
    prose = _NOT_PROSE.sub(lambda match: FILLER * len(match[0]), text)
    if "*" not in prose:
        return prose

    def unmark(match: re.Match[str]) -> str:
        filler = FILLER * len(match["mark"])
        return f"{filler}{match['inner']}{filler}"

    return _EMPHASIS.sub(unmark, prose)


def split(text: str, span: Span) -> Iterator[Span]:
    """Yield the sentences of a stretch of text, without the white space around them."""
    start = span.start
    for stop in _STOP.finditer(text, span.start, span.end):
        yield from _trimmed(text, Span(start, stop.end()))
        start = stop.end()
    yield from _trimmed(text, Span(start, span.end))


def _trimmed(text: str, span: Span) -> Iterator[Span]:
    """Yield a span without the white space around it, unless nothing is left."""
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip())
    if start < span.end:
        yield Span(start, span.start + len(words.rstrip()))


def is_listed(text: str, section: Section) -> bool:
    """Tell whether what stands behind an ordinal is a sentence of a list and no heading."""
    return is_item(section) or _ENDED.search(section.title.of(text)) is not None


def is_item(section: Section) -> bool:
    """Tell whether an ordinal stands inside a line, in words or as a bullet: what it numbers can be no heading."""
    return section.mark.style is Style.BULLET or section.mark.style.in_words or not section.opens_line


def stretches(review: Review) -> Iterator[Span]:
    """Yield the pieces of running text: title, headings with what follows on their line, paragraphs, cells.

    A pair of quotation marks has to open and close within one of them.
    """
    outline = review.outline
    if outline.title is not None:
        yield outline.title
    joined: Paragraph | None = None
    for block in outline.walk():
        match block:
            case Section():
                joined = _run_in(review.text, block)
                yield Span(block.title.start, joined.span.end if joined else block.title.end)
            case Paragraph():
                if block is not joined:
                    yield block.span
            case Table():
                yield from (cell for row in (block.header, *block.rows) for cell in row.cells)


def _run_in(text: str, section: Section) -> Paragraph | None:
    first = section.blocks[0] if section.blocks else None
    if isinstance(first, Paragraph) and "\n" not in text[section.title.end : first.span.start]:
        return first
    return None
