"""What the checks of wording read: the draft's own text, links, code and Markdown marks blanked out."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Paragraph, Section, Table
from reviewlint.reading.wordings import comments

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.reading.review import Review

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


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """Return a pattern that stands in the code, compiled when a draft first needs it."""
    return re.compile(pattern)


def prose_of(text: str) -> str:
    """Return the text at the same length, with what is not prose replaced by `FILLER`."""
    prose = _NOT_PROSE.sub(lambda match: FILLER * len(match[0]), _without_comments(text))
    if "*" not in prose:
        return prose

    def unmark(match: re.Match[str]) -> str:
        filler = FILLER * len(match["mark"])
        return f"{filler}{match['inner']}{filler}"

    return _EMPHASIS.sub(unmark, prose)


def emphasised(text: str) -> Iterator[Span]:
    """Yield the words that Markdown prints bold, with the signs around them."""
    return (Span(*match.span()) for match in _EMPHASIS.finditer(text) if len(match["mark"]) > 1)


def _without_comments(text: str) -> str:
    pieces: list[str] = []
    end = 0
    for comment in comments(text):
        pieces += (text[end : comment.start], FILLER * len(comment))
        end = comment.end
    return "".join((*pieces, text[end:]))


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
