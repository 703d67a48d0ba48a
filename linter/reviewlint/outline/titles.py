"""What stands before a text: its title, and names, dates and lines of a site around it."""

from __future__ import annotations

import re
from functools import cache, partial
from itertools import groupby
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.draft.source import Span
from reviewlint.lexicon import any_word
from reviewlint.outline.chrome import is_above, proves_site
from reviewlint.outline.grids import CELL_END
from reviewlint.outline.openings import is_marked, opens_heading, opens_item
from reviewlint.outline.styles import style_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FRONT_MATTER = re.compile(r"---[ \t]*\n((?:(?!---)[^\n]*\n){0,100})---[ \t]*(?=\n|\Z)")
_TITLE_KEY = re.compile(r"^title[ \t]*:[ \t]*([\"']?)(\S.*?)\1[ \t]*$", re.MULTILINE)
_COMMENT = re.compile(r" {0,3}<!--(?:[^-]++|-(?!->)){0,100}+-->[ \t]*(?=\n|\Z)")
_BOLD = re.compile(r"\*\*([^*\n]+)\*\*")
_TOP_HEADING = re.compile(r"^ {0,3}#[ \t]+(?![一二三四五六七八九十\d（(第])\S", re.MULTILINE)

_CLAUSE_END = re.compile(r"[。；！？：;!?:]")
_STEP = re.compile(
    r"第[一二三四五六七八九十\d]+(?:步|阶段|篇|部分|章)|[A-Z]\d{1,2}[ .、：:]|步骤|[-*+] |> |[^|\t\x1f]*[|\t\x1f]"
)
# Below a title: a name with or without an office, a date, brackets, a subtitle.
_NAME = re.compile(r"[^\W\d_a-zA-Z]{1,2} {0,2}[^\W\d_a-zA-Z]{1,2}$|[^\W\d_a-zA-Z]{1,4}·[^\W\d_a-zA-Z]{1,4}$")
_ASIDE = re.compile(r"[（(][^（）()]{2,40}[）)]$|(?:—{1,2}|--) ?[^。]{4,80}$")
_BYLINE = re.compile(
    r"\S{0,12}[:：] ?\S{2,4}$"
    r"|(?:\d{4}|[〇○零一二三四五六七八九]{4})年(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?:(?:\d{1,2}|[一二三四五六七八九十]{1,3})日)?$|\d{4}[-./]\d{1,2}[-./]\d{1,2}$"
    r"|\S{2,24} {2,}\S{2,4}$|\S{2,24} {1,8}[^\W\d_a-zA-Z] ?[^\W\d_a-zA-Z]{1,2}$"
)

# English takes twice the room, names the kind of text before a colon (Postmortem: late exports), and needs two lines at most.
_FIRST_CHINESE = "\u2e80"
_LATIN_TITLE = re.compile(r"(?=.*[A-Za-z]{3})[A-Z0-9].{3,97}[^\s.,:;!?]$")
_MOST_LATIN_LINES = 2

_LONGEST = 50
_MOST_LINES = 4
_HEAD = 30
_MOST_ABOVE = 14
"""Lines; below these a site has nothing more to say before the text."""
_MOST_SENTENCES_ABOVE = 2
_any = partial(any_word, "margins")


@cache
def _complete() -> re.Pattern[str]:
    return re.compile(rf"{_any('kinds')}(?: ?[（(][^（）()]{{1,16}}[）)])?$")


@cache
def _named() -> re.Pattern[str]:
    return re.compile(
        rf"[^：:。，]{{0,24}}(?:{_any('named_kinds')}|分析)[：:] ?[^。；：:]{{2,40}}$"
        rf"|[^。；：:]{{2,20}}[：:][^。；：:，]{{2,40}}{_any('named_kinds')}$"
    )


@cache
def _part() -> re.Pattern[str]:
    return re.compile(f"{_any('parts')}+$")


@cache
def _english_field() -> re.Pattern[str]:
    return re.compile(rf"{_any('english_fields')}\b[ :]")


class Head(Struct, frozen=True):
    """The title (None if there is none) and where the text begins."""

    title: Span | None
    begin: int


class _Line(Struct, frozen=True):
    """A line that holds `words`, at `span` without what stands around them; `end` is behind all of it.

    Whether it is `apart`: a blank line stands above.
    """

    span: Span
    words: str
    end: int
    apart: bool


def find_head(text: str) -> Head:
    """Return the title of a plain text and where what it says begins."""
    named, begin = _front_matter(text)
    lines = list(_lines(text, begin))
    site = _last_of_site(lines)
    below = _read_title(lines[site + 1 :])
    begin = lines[site].end if site >= 0 else begin
    if below.title is None and site >= 0:
        below = Head(_title_above(lines[:site]), max(begin, below.begin))
    if named is None and _is_for_markdown(text, lines):
        return Head(None, begin)
    return Head(named or below.title, max(begin, below.begin))


def _front_matter(text: str) -> tuple[Span | None, int]:
    found = _FRONT_MATTER.match(text)
    if not found:
        return None, 0
    title = _TITLE_KEY.search(text, found.start(1), found.end(1))
    return Span(*title.span(2)) if title else None, found.end()


def _is_for_markdown(text: str, lines: Sequence[_Line]) -> bool:
    """Tell whether the one heading of the first level, right behind these lines, is the title."""
    after = lines[-1].end if lines else 0
    headings = _TOP_HEADING.finditer(text)
    first = next(headings, None)
    return first is not None and not text[after : first.start()].strip() and next(headings, None) is None


def _lines(text: str, begin: int) -> Iterator[_Line]:
    """Yield the lines that hold anything, up to the first heading."""
    count, last = 0, begin
    while count < _HEAD and begin < len(text):
        if comment := _COMMENT.match(text, begin):
            begin = comment.end()
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        line = text[begin:end]
        if words := line.strip(" \t\0"):
            start = begin + line.index(words)
            if _opens_body(words, text[end : end + 80]):
                return
            count += 1
            yield _line(text, start, start + len(words), apart=text.count("\n", last, start) > 1)
            last = start
        begin = end + 1


def _line(text: str, start: int, end: int, *, apart: bool) -> _Line:
    bold = _BOLD.fullmatch(text, start, end)
    span = Span(*bold.span(1)) if bold else Span(start, end)
    return _Line(span, re.sub(" *\0 *", "", span.of(text)), end, apart)


def _opens_body(words: str, behind: str) -> bool:
    """Tell whether a line is a heading; some are only underlined."""
    if words.startswith(("#", "```")) or re.match(r"\n {0,3}(?:={3,}|-{3,})[ \t]*(?:\n|\Z)", behind):
        return not re.match(r"[-=_*]{3,}$", words)
    return opens_heading(words) and not _BYLINE.match(words) and not _complete().search(words)


def _last_of_site(lines: Sequence[_Line]) -> int:
    """Return the last line that only a site has, above which everything is the site's; -1 if there is none."""
    last, sentences = -1, 0
    for place, line in enumerate(lines[:_MOST_ABOVE]):
        if proves_site(line.words):
            last = place
        elif line.words.endswith(("。", "！", "：", ".", "!", "?")):
            sentences += 1
            if sentences > _MOST_SENTENCES_ABOVE:
                break
    return last


def _read_title(lines: Sequence[_Line]) -> Head:
    """Return the title that some lines begin with, and where those end that belong to it."""
    title: list[_Line] = []
    begin, by = 0, False
    for line in lines:
        words = line.words
        if is_above(words) or (title and _repeats(title, words)):
            begin = line.end
        elif title and not by and _tells_kind(title, words):
            title.append(line)
            begin, by = line.end, True
        elif title and _is_byline(words):
            begin, by = line.end, True
        elif not by and _continues(title, line):
            title.append(line)
            begin = line.end
        else:
            break
    if not title:
        return Head(None, begin)
    return Head(Span(title[0].span.start, title[-1].span.end), begin)


def _title_above(lines: Sequence[_Line]) -> Span | None:
    """Return the title that stands nearest above the last line of a site."""
    blocks = [
        list(block) for proved, block in groupby(lines, lambda line: proves_site(line.words)) if not proved
    ]
    reads = (_read_title(block[start:]).title for block in blocks[::-1] for start in range(len(block)))
    return next(filter(None, reads), None)


def _repeats(title: Sequence[_Line], words: str) -> bool:
    """Tell whether a line is one of those of a title once more, or all of them."""
    lines = [line.words.replace(" ", "") for line in title]
    return words.replace(" ", "") in {*lines, "".join(lines)}


def _is_byline(words: str) -> bool:
    if is_marked(words) or style_at(words, 0):
        return False
    if _ASIDE.match(words):
        return True
    named = bool(_BYLINE.match(words) or _NAME.match(words))
    return named and not _complete().search(words) and not _STEP.match(words)


def _continues(title: Sequence[_Line], line: _Line) -> bool:
    """Tell whether a line could be the next one of a title."""
    words = line.words
    if max(words) < _FIRST_CHINESE:
        return _could_be_latin(words, len(title)) and not (title and line.apart)
    if len(title) >= _MOST_LINES or len(words) > _LONGEST or (title and _is_whole(title)):
        return False
    if not title and _named().match(words):
        return True
    if not title and (_ASIDE.match(words) or (_BYLINE.match(words) and not _complete().search(words))):
        return False
    return not any(
        (
            _CLAUSE_END.search(words),
            _STEP.match(words),
            _part().match(words),
            opens_item(words, "", counts_on=True),
        )
    )


def _tells_kind(title: Sequence[_Line], words: str) -> bool:
    """Tell whether a subtitle says what a title does not: what kind of text it is."""
    return (
        words.startswith(("—", "-"))
        and bool(_ASIDE.match(words) and _complete().search(words))
        and not _is_whole(title)
    )


def _is_whole(title: Sequence[_Line]) -> bool:
    return bool(_complete().search(title[-1].words) or _named().match(title[-1].words))


def _could_be_latin(words: str, lines_before: int) -> bool:
    is_title = (
        bool(_LATIN_TITLE.match(words))
        and not _english_field().match(words)
        and not {"|", CELL_END} & {*words}
    )
    return is_title and lines_before < _MOST_LATIN_LINES and (not lines_before or ":" not in words)
