"""The lists in a text that may name aspects, in whatever form: headings, items, bullets, rows, lines, or run-in."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint.draft.source import Span
from reviewlint.lexicon import any_word, lists
from reviewlint.outline.nodes import Paragraph, Section, Table
from reviewlint.outline.styles import Style, any_ordinal
from reviewlint.reading.declaration import Count, announced_counts, sentence_around

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.outline.nodes import Block, Mark, Outline

_SOFT_BREAK: Final = re.compile(r"[ \t\u3000\xa0]*\n[ \t\u3000\xa0]*")
_SENTENCE: Final = re.compile(r"[^。！？]*[。！？]?")
_LEADS_ON: Final = re.compile(r"[^。；：:（(]{0,30}?(?:[：:（(]|——|，?(?:分别是|分别为|具体是|即))")
_LEAD_WORDS: Final = re.compile(r"^(?:即|分别是|分别为|包括|主要是|主要包括|主要为|具体是)[：:]?")
_TAIL: Final = re.compile(r"(?:等|这|的|以下|[，、；;,\s])+$")
_BEFORE_HEADED: Final = re.compile(r"(?:[、，,；;]|以及|和|及)+(?=在?带头)")
_FIRST_HEADED: Final = re.compile(r"(?:对照|围绕|聚焦|紧扣|突出|从)[：“]?在?(?=带头)")
_QUOTED: Final = re.compile(r"“([^“”]{2,200})”")
_BETWEEN_QUOTED: Final = re.compile(r"[、，,；;和及以]*")
_SEMICOLON: Final = re.compile("[；;]")
_COMMAS: Final = (re.compile("、"), re.compile("、|以及|和|及|与"), re.compile("[，,]"))
_CLOSED: Final = re.compile(r"[。！？；：!?;:][”’）)」』】]*$")
_NARROWEST: Final = 20  # characters of a line that can have been cut
_MOST_LINES: Final = 30
_LONGEST_WORD: Final = 12


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(any_ordinal(Style.IS))


@cache
def _beginnings() -> re.Pattern[str]:
    """Return a pattern for what a list may begin behind, where it stands before its number: 对照A、B等两个方面."""
    return re.compile(any_word("notices", "reviews", "begins"))


class Entry(Struct, frozen=True):
    """What a list says of one thing, on one line, and where it begins in the draft."""

    text: str
    at: int


class Listing(Struct, frozen=True):
    """A list: `lead` is what announces it, `count` the number it is announced with, if that stands there.

    `above` holds the headings that it stands under, a line for each; `on_lines` tells of entries with a mark or a line of their own.
    """

    lead: str
    above: str
    entries: tuple[Entry, ...]
    count: Count | None
    on_lines: bool


class Passage:
    """A stretch of a draft on one line, with the way back to the draft."""

    def __init__(self, text: str, span: Span) -> None:
        pieces: list[str] = []
        self.origins: list[int] = []
        start = span.start
        for line_end in (*_SOFT_BREAK.finditer(text, span.start, span.end), None):
            end = line_end.start() if line_end else span.end
            if pieces and pieces[-1][-1:].isascii() and text[start : start + 1].isascii():
                pieces.append(" ")
                self.origins.append(start)
            pieces.append(text[start:end])
            self.origins.extend(range(start, end))
            start = line_end.end() if line_end else end
        self.text = "".join(pieces)

    def entry(self, start: int, end: int) -> Entry:
        """Return the part between two offsets of the passage."""
        return Entry(self.text[start:end], self.origins[start])


def listings(outline: Outline) -> Iterator[Listing]:
    """Yield every list of a text, those in running text too, in the order in which they stand."""
    yield from _in_blocks(outline.blocks, "", outline.source.text)


def _in_blocks(blocks: Sequence[Block], above: str, text: str) -> Iterator[Listing]:
    lead = ""
    for run in _runs(blocks):
        first = run[0]
        if isinstance(first, Section):
            sections = [section for section in run if isinstance(section, Section)]
            entries = tuple(_flat(text, section.title) for section in sections)
            yield _listing(lead if first.mark.number in {None, 1} else "", above, entries)
            for section in sections:
                title = Passage(text, section.title)
                yield from _run_in(title, above)
                yield from _in_blocks(section.blocks, f"{above}\n{title.text}", text)
            lead = _last_line(run[-1], text)
        elif isinstance(first, Table):
            yield from _of_table(first, lead, above, text)
        else:
            paragraphs = [paragraph for paragraph in run if isinstance(paragraph, Paragraph)]
            yield from _of_paragraphs(paragraphs, above, text)
            lead = Passage(text, paragraphs[-1].span).text


def _last_line(block: Block, text: str) -> str:
    """Return the paragraph that ends a block: it may announce a list whose numbers begin anew."""
    while isinstance(block, Section) and block.blocks:
        block = block.blocks[-1]
    return Passage(text, block.span).text if isinstance(block, Paragraph) else ""


def _runs(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """Yield neighbouring blocks that may be one list: headings that count on, paragraphs, a table."""
    run: list[Block] = []
    for block in blocks:
        if run and not _goes_on(run[-1], block):
            yield run
            run = []
        run.append(block)
    if run:
        yield run


def _goes_on(before: Block, block: Block) -> bool:
    if isinstance(before, Section) and isinstance(block, Section):
        return follows(before.mark, block.mark)
    return isinstance(before, Paragraph) and isinstance(block, Paragraph)


def follows(before: Mark, mark: Mark) -> bool:
    """Tell whether an ordinal is the next one of its style."""
    if before.style is not mark.style:
        return False
    return mark.number is None or before.number is None or mark.number == before.number + 1


def _of_paragraphs(paragraphs: Sequence[Paragraph], above: str, text: str) -> Iterator[Listing]:
    for index in range(len(paragraphs)):
        if index == 0 or not _is_cut(paragraphs[index - 1], text):
            yield from _run_in(Passage(text, _uncut(paragraphs, index, text)), above)
        yield from _of_lines(paragraphs, index, above, text)


def _is_cut(paragraph: Paragraph, text: str) -> bool:
    """Tell whether a paragraph is a line that was cut at the edge of a page, of a text too short to show its width."""
    line = text[text.rfind("\n", 0, paragraph.span.end) + 1 : paragraph.span.end]
    return len(line) >= _NARROWEST and not _CLOSED.search(line)


def _uncut(paragraphs: Sequence[Paragraph], index: int, text: str) -> Span:
    """Return a paragraph together with those that go on with its last line."""
    last = index
    while last + 1 < len(paragraphs) and last - index < _MOST_LINES and _is_cut(paragraphs[last], text):
        last += 1
    return Span(paragraphs[index].span.start, paragraphs[last].span.end)


def _of_lines(paragraphs: Sequence[Paragraph], index: int, above: str, text: str) -> Iterator[Listing]:
    """Yield the paragraphs below one that announces them: as many as it says."""
    lead = Passage(text, paragraphs[index].span).text
    count = _last_count(lead)
    if count is None or count.number > _MOST_LINES or not lead.endswith(("：", ":", "。")):
        return
    lines = paragraphs[index + 1 : index + 1 + count.number]
    if len(lines) < count.number:
        return
    yield _listing(lead, above, tuple(_flat(text, line.span) for line in lines))


def _of_table(table: Table, lead: str, above: str, text: str) -> Iterator[Listing]:
    header = [cell.of(text) for cell in table.header.cells]
    columns = [i for word in lists("notices")["columns"] for i, name in enumerate(header) if word in name]
    if columns:
        cells = [row.cells[columns[0]] for row in table.rows if len(row.cells) > columns[0]]
        entries = tuple(_flat(text, cell) for cell in cells if len(cell))
        yield _listing(" ".join((lead, *header, header[columns[0]])), above, entries, _last_count(lead))


def _listing(lead: str, above: str, entries: tuple[Entry, ...], count: Count | None = None) -> Listing:
    count = count or _last_count(lead) or (None if lead else _last_count(above))
    return Listing(lead, above, entries, count, on_lines=True)


def _last_count(lead: str) -> Count | None:
    """Return the number in the sentence before a list."""
    last = sentence_around(lead, Span(len(lead.rstrip("。：: ")), len(lead)))
    counts = [count for count in announced_counts(lead) if last.holds(count.span)]
    return counts[-1] if counts else None


def _flat(text: str, span: Span) -> Entry:
    return Entry(Passage(text, span).text, span.start)


def _run_in(passage: Passage, above: str) -> Iterator[Listing]:
    """Yield the lists inside running text, behind the number that announces them or else before it."""
    text = passage.text
    for count in announced_counts(text):
        sentence = sentence_around(text, count.span)
        wholes = (*_behind(text, count), *_before(text, sentence, count))
        cuts = [(whole, cut) for whole in wholes if (cut := _cut(text, whole, count.number))]
        exact = [one for one in cuts if len(one[1]) == count.number]
        for whole, spans in (exact or cuts)[:1]:
            entries = tuple(passage.entry(span.start, span.end) for span in spans)
            lead = _clause(text, sentence, whole.start, count.span.end)
            yield Listing(lead, above, entries, count, on_lines=False)
    yield from _headed(passage, above)


def _clause(text: str, sentence: Span, start: int, behind: int) -> str:
    """Return what is said around a list: the clause before it, and the one behind its number."""
    before = text[max(text.rfind("；", sentence.start, start) + 1, sentence.start) : start]
    return before if behind <= start else before + re.split("[；;]", text[behind : sentence.end])[0]


def _headed(passage: Passage, above: str) -> Iterator[Listing]:
    """Yield the lists of a sentence that gives no number: 对照带头A、带头B，查摆问题."""
    for sentence in _SENTENCE.finditer(passage.text):
        first = _FIRST_HEADED.search(sentence.group())
        if first is None or any(announced_counts(sentence.group())):
            continue
        start = sentence.start() + first.end()
        spans = _parts(passage.text, Span(start, sentence.end()), _BEFORE_HEADED)
        entries = tuple(passage.entry(span.start, span.end) for span in spans)
        yield Listing(sentence.group(), above, entries, None, on_lines=False)


def _behind(text: str, count: Count) -> Iterator[Span]:
    """Yield the list that a number leads on to: 五个带头：A；B。 or “五个带头”（A、B）."""
    leads_on = _LEADS_ON.match(text, count.span.end)
    if leads_on is None:
        return
    start = leads_on.end()
    closing = "）" if text[start - 1] == "（" else ")" if text[start - 1] == "(" else "。"
    end = text.find(closing, start)
    whole = Span(start, end if end >= 0 else len(text))
    words = _LEAD_WORDS.match(whole.of(text))
    if words:
        whole = Span(start + words.end(), whole.end)
    if not _ordinal().match(text, whole.start):
        yield whole


def _before(text: str, sentence: Span, count: Count) -> Iterator[Span]:
    """Yield where a list before its number may begin: at its first 带头, else behind each word, the last one first."""
    end = sentence.start + len(_TAIL.sub("", text[sentence.start : count.span.start].rstrip("“”")))
    first = text.find("带头", sentence.start, end)
    if first >= 0:
        yield Span(first, end)
        return
    for word in reversed(list(_beginnings().finditer(text, sentence.start, end))):
        yield Span(word.end(), end)


def _cut(text: str, whole: Span, number: int) -> list[Span]:
    """Cut a list at its semicolons, before each 带头, or at quotations; at commas if that gives short words or the number."""
    sure = (_parts(text, whole, _SEMICOLON), _parts(text, whole, _BEFORE_HEADED), _quoted(text, whole))
    for spans in sure:
        if len(spans) > 1:
            return spans
    for separator in _COMMAS:
        spans = _parts(text, whole, separator)
        if len(spans) == number > 1 and all(len(span) > 1 for span in spans):
            return spans
    words = _parts(text, whole, _COMMAS[0])
    short = len(words) > 1 and all(len(word) <= _LONGEST_WORD and "，" not in word.of(text) for word in words)
    return words if short else []


def _parts(text: str, whole: Span, separator: re.Pattern[str]) -> list[Span]:
    ends = [match.span() for match in separator.finditer(text, whole.start, whole.end)]
    borders = [(whole.start, whole.start), *ends, (whole.end, whole.end)]
    spans = [Span(before[1], behind[0]) for before, behind in pairwise(borders)]
    return [span for span in spans if span.of(text).strip()]


def _quoted(text: str, whole: Span) -> list[Span]:
    """Return what stands in quotation marks, where nothing else does: “A”“B”、“C”."""
    matches = list(_QUOTED.finditer(text, whole.start, whole.end))
    gaps = [text[one.end() : other.start()] for one, other in pairwise(matches)]
    alone = all(_BETWEEN_QUOTED.fullmatch(gap) for gap in gaps)
    return [Span(*match.span(1)) for match in matches] if alone else []
