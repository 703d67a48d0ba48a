"""References to attachments and parts that the draft itself does not have."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.checks.prose import compiled
from reviewlint.draft.source import Span
from reviewlint.outline.styles import Style, chinese_number
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.checks.case import Case, Draft

_FEWEST_PARTS: Final = 2
_NO_ATTACHMENT: Final = Phrase(
    "没有“{match}”：列出的附件只有 {found} 个", "there is no “{match}”: {found} are listed"
)
_NO_PART: Final = Phrase(
    "没有“{match}”：全文只有 {found} 个部分", "there is no “{match}”: the draft has {found} parts"
)
# What may stand between 见 and the number where the draft speaks of itself.
_OWN = "(?:本(?:报告|文|材料|方案|清单)|文后|后附)?的?"
_PART = (
    rf"(?:[详参]?见|如){_OWN}第(?P<part>[一二三四五六七八九十]{{1,2}}|\d{{1,2}})(?:大?部分|大项)"
    r"|(?i:(?<!ISO )\bsee (?P<kind>section|part) (?P<number>\d{1,2})(?:\.\d{1,2}){0,3})(?![\d.]*\d)"
    r"(?!,? (?:of|in|to|under)\b)(?!\s?[(（])"
)

_CHINESE: Final = frozenset({Style.CHINESE, Style.CHAPTER})
_FIGURES: Final = frozenset({Style.ARABIC, Style.LABELLED, Style.CHAPTER})


def absent_part(case: Case) -> Outcome:
    """Compare references to numbered attachments with those that are listed, and to numbered parts with the headings.

    Option `attachments` holds the words for an attachment. Only what is said of the draft itself is compared: a word
    that points (见, see) or brackets stand before it. Quotations are left out.
    """
    draft = case.draft
    found = [*_attachments(draft, case.options["attachments"]), *_parts(draft)]
    return Outcome(len(found), tuple(finding for finding in found if finding))


def _attachments(draft: Draft, words: tuple[str, ...]) -> Iterator[Finding | None]:
    text = draft.review.outline.text
    for word in words:
        if word.lower() not in text.lower():
            continue
        listed, headed = _listed(text, word)
        if not listed:
            continue
        for match in _pointing(word).finditer(draft.prose, draft.start):
            span = Span(match.start("name"), match.end("name"))
            if draft.review.is_quiet(span):
                continue
            number = int(match["number"])
            values = {"match": span.of(text), "found": listed}
            missing = number > listed and number not in headed
            yield Finding(span, values, message=_NO_ATTACHMENT) if missing else None


@cache
def _pointing(word: str) -> re.Pattern[str]:
    name = rf"(?P<name>{re.escape(word)} ?(?P<number>\d{{1,2}}))(?![\d.-])"
    if word.isascii():
        return re.compile(rf"(?i:(?:\b(?:see|in) |[(（]){name}(?!,? (?:of|to)\b))")
    return re.compile(rf"(?:(?:[详参]见|(?<![一-鿿])见|[（(，。；]见){_OWN}|[（(]){name}(?![的]?《)")


def _listed(text: str, word: str) -> tuple[int, frozenset[int]]:
    """Return how many attachments the note at the end lists, and the numbers that stand above attachments themselves.

    The note is a line 附件：1.… with the lines below that count on; one without a number lists one. With two notes,
    nothing is certain.
    """
    notes = [*compiled(rf"(?im:^[ \t　]*{re.escape(word)}s?[：:][ \t　]*(?=\S|\n))").finditer(text)]
    heads = compiled(rf"(?im:^[ \t　#*]*{re.escape(word)}[ ]?(\d{{1,2}})(?=[：:\s*]|$))").finditer(text)
    headed = frozenset(int(match[1]) for match in heads)
    if len(notes) != 1:
        return 0, headed
    number, at = 0, notes[0].end()
    counted = compiled(r"[ \t　\n\0]*(\d{1,2})[.．、)](?!\d)[^\n\0]*")
    while (match := counted.match(text, at)) and int(match[1]) == number + 1:
        number, at = number + 1, match.end()
    if _counts_otherwise(text[notes[0].end() :].lstrip().partition("\n")[0], number):
        return 0, headed
    rest = text[at:].lstrip().partition("\n")[0]
    if number:
        # a line that counts otherwise may be part of the list
        return (0 if compiled(r"[（(]?\d{1,2}[.．、)）-]").match(rest) else number), headed
    return (1 if text[at : at + 1].strip() and not rest[:1].isdecimal() else 0), headed


def _counts_otherwise(line: str, number: int) -> bool:
    """Tell whether the first line of a list has more on it than the numbers say: 附件：1.方案 2.台账; 附件：名单、台账."""
    if number:
        return number == 1 and compiled(r"[ \t　；;，,]2[.．、)）]").search(line) is not None
    return compiled(r"[、；;]|^[（(①a一]|共 ?\d|另|见").search(line) is not None


def _parts(draft: Draft) -> Iterator[Finding | None]:
    """Yield for each reference to a part of the draft what is wrong with it, None if nothing is."""
    text = draft.review.outline.text
    for match in compiled(_PART).finditer(draft.prose, draft.start):
        parts = _count(draft, _CHINESE if match["part"] else _FIGURES)
        span = (
            Span(match.start("part") - 1, match.end())
            if match["part"]
            else Span(match.start("kind"), match.end())
        )
        if parts < _FEWEST_PARTS or draft.review.is_quiet(span):
            continue
        number = _value(match["part"] or match["number"])
        values = {"match": span.of(text), "found": parts}
        yield Finding(span, values, message=_NO_PART) if number > parts else None


def _value(written: str) -> int:
    return int(written) if written.isdecimal() else chinese_number(written)


def _count(draft: Draft, styles: frozenset[Style]) -> int:
    """Return how many headings of the highest level count on from one, 0 where they skip a number or begin anew."""
    numbered = [
        section
        for section in draft.sections
        if section.opens_line
        and section.mark.style in styles
        and section.mark.number is not None
        and not section.is_listed(draft.review.outline.text)
    ]
    top = min((section.level for section in numbered), default=0)
    numbers = [section.mark.number for section in numbered if section.level == top]
    return len(numbers) if numbers == [*range(1, len(numbers) + 1)] else 0
