"""What stands around a draft, told line by line: title and byline, signature and attachments, the lines of a site."""

from __future__ import annotations

import re
from functools import cache, partial
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.draft.source import Span
from reviewlint.lexicon import any_word, lists
from reviewlint.outline.chrome import is_below
from reviewlint.outline.openings import opens_item
from reviewlint.outline.titles import find_head

if TYPE_CHECKING:
    from collections.abc import Sequence


_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[xX×*]{1,2})"
_YEAR = r"(?:\d{4}|20[\dxX×*]{2}|[〇○零一二三四五六七八九]{4}|[xX×*]{2,4})"
_FULL_DATE = (
    rf"[（(]?(?:{_YEAR} ?年 ?{_NUMBER} ?月(?: ?{_NUMBER} ?[日号])?|\d{{4}}[-./]\d{{1,2}}[-./]\d{{1,2}})[）)]?"
)
_SHORT_DATE = rf"{_NUMBER} ?月 ?{_NUMBER} ?[日号]"
_DATE = re.compile(rf"(?:(?:日期|时间)[：:] ?)?{_FULL_DATE}$")
_DAY = re.compile(rf"{_SHORT_DATE}$")
_SIGNED_AND_DATED = re.compile(rf"[^。；：，、,:;!?！？|\t\x1f]{{2,30}}? +(?:{_FULL_DATE}|{_SHORT_DATE})$")
_ATTACHMENT = re.compile(
    r"附(?:件|表|录)?(?: ?\d{0,2}| ?[一二三四五六七八九十])[：:]|附件 ?\d{1,2}(?=[.、 ]|$)"
)
_ATTACHED = re.compile(r"(?:\d{1,2}[.、]|[（(]\d{1,2}[）)])")
_SIGNER = re.compile(r"[^。；：，、,;:!?！？|\t\x1f]{2,30}$")
_TAIL = 40
"""Lines; what stands further up is text."""
_MOST_SIGNERS = 3
_LONGEST_BELOW = 40
_any = partial(any_word, "margins")


@cache
def _labelled() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_any('signs')}{_any('signers')}|[^\s，。；：:]{{0,8}}[（(]?{_any('signatures')}[）)]?|{_any('passes')})"
        r"[：:][^。；]{0,40}$"
    )


@cache
def _contact() -> re.Pattern[str]:
    return re.compile(
        rf"[（(]?{_any('contacts')}[^，。；：:]{{0,6}}[：:]|[（(](?:此件|此文|本件)[^（）()]{{2,20}}[）)]$"
    )


@cache
def _place() -> re.Pattern[str]:
    return re.compile(rf"{_any('workplaces')}[：:][^。；，]{{2,20}}$")


@cache
def _signing_body() -> re.Pattern[str]:
    return re.compile(f"{_any('bodies')}$")


@cache
def _person() -> re.Pattern[str]:
    return re.compile(f"[{''.join(lists('facts')['chinese']['surnames'])}][\u4e00-\u9fff]{{1,2}}$")


class Tail(Struct, frozen=True):
    """Where a text ends, the lines that sign it, in order, and the list of attachments."""

    end: int
    sign_off: tuple[Span, ...]
    attachments: Span | None


class _Line(Struct, frozen=True):
    span: Span
    words: str


def find_tail(text: str, begin: int) -> Tail:
    """Return where the plain text that begins at `begin` ends, and what stands behind it."""
    lines = _last_lines(text, begin)
    reading = _Reading(lines[: _first_of_site(lines)])
    reading.run()
    if not reading.place:  # nothing but a signature is no text with one
        return Tail(len(text), (), None)
    end = lines[reading.place].span.start if reading.place < len(lines) else len(text)
    return Tail(end, tuple(line.span for line in reading.signed[::-1]), reading.attachments)


class _Reading:
    """Reads the last lines of a text from the bottom up, as long as they sign it or belong to the signature."""

    def __init__(self, lines: Sequence[_Line]) -> None:
        self._lines = lines
        self.place = len(lines)
        self.signed: list[_Line] = []
        self.attachments: Span | None = None
        self._signers = 0

    def run(self) -> None:
        """Go up to the last line that is text."""
        while self.place and (
            self._take_contact() or self._take_date() or self._take_attachments() or self._take_signer()
        ):
            pass

    @property
    def _line(self) -> _Line:
        return self._lines[self.place - 1]

    def _sign(self) -> bool:
        self.signed.append(self._line)
        self.place -= 1
        return True

    def _take_contact(self) -> bool:
        if not _contact().match(self._line.words):
            return False
        self.place -= 1
        return True

    def _take_date(self) -> bool:
        words = self._line.words
        signed = _SIGNED_AND_DATED.match(words)
        if (
            _DATE.match(words)
            or _labelled().match(words)
            or (signed and not opens_item(words, "", counts_on=True))
        ):
            return self._sign()
        above = self._lines[self.place - 2].words if self.place > 1 else ""
        placed = bool(_place().match(words) and _labelled().match(above))
        return (placed or bool(_DAY.match(words) and self._signs(above))) and self._sign()

    def _take_signer(self) -> bool:
        words = self._line.words
        if not self._signs(words) or self._signers >= _MOST_SIGNERS:
            return False
        dated = bool(self.signed) and self.signed[-1].span.start == self._below()
        alone = not self.signed and bool(_signing_body().search(words)) and len(self._lines) > 1
        above = self._lines[self.place - 2].words if self.place > 1 else ""
        name = not self.signed and _person().match(words) and above.endswith("。")
        if not (alone or name or (dated and (not self._signers or _signing_body().search(words)))):
            return False
        self._signers += 1
        return self._sign()

    def _below(self) -> int:
        return self._lines[self.place].span.start if self.place < len(self._lines) else -1

    def _signs(self, words: str) -> bool:
        return (
            bool(_SIGNER.match(words))
            and not words.startswith(("#", "-", "（", "(", "|", "*", "<", "`"))
            and (words.startswith("【") or not opens_item(words, "", counts_on=True))
        )

    def _take_attachments(self) -> bool:
        """Take the lines up to the one that says 附件, if all between are of its list."""
        place = self.place
        while (
            place
            and _ATTACHED.match(self._lines[place - 1].words)
            and not _ends(self._lines[place - 1].words)
        ):
            place -= 1
        if not place or not _ATTACHMENT.match(self._lines[place - 1].words):
            return False
        if _ends(self._lines[place - 1].words):
            return False
        first, last = self._lines[place - 1], self._lines[self.place - 1]
        end = self.attachments.end if self.attachments else last.span.end
        self.attachments = Span(first.span.start, max(end, last.span.end))
        self.place = place - 1
        return True


def _ends(words: str) -> bool:
    return words.endswith(("。", "；"))


def _first_of_site(lines: Sequence[_Line]) -> int:
    """Return the first of the last lines that are a site's."""
    first = len(lines)
    for place in range(len(lines) - 1, -1, -1):
        words = lines[place].words
        if is_below(words):
            first = place
        elif _ends(words) or len(words) > _LONGEST_BELOW or opens_item(words, "", counts_on=True):
            break
    return first


def _last_lines(text: str, begin: int) -> list[_Line]:
    """Return the last few lines that hold anything, white space around them left out."""
    lines: list[_Line] = []
    end = len(text)
    while end > begin and len(lines) < _TAIL:
        start = max(text.rfind("\n", begin, end) + 1, begin)
        line = text[start:end]
        if words := line.strip(" \t\0"):
            first = start + line.index(words)
            lines.append(_Line(Span(first, first + len(words)), re.sub(" *\0 *", "", words).strip("*")))
        end = start - 1
    return lines[::-1]


_ANYTHING = re.compile(r"[^\n]")


class Margins(Struct, frozen=True):
    """The title, where the text behind it begins and ends, the lines that sign it, and the list of attachments.

    A Markdown heading that is the title is left to those who read the headings: there is no title here then.
    """

    title: Span | None
    begin: int
    end: int
    sign_off: tuple[Span, ...]
    attachments: Span | None

    def blanked(self, text: str) -> str:
        """Return a text of the same length in which nothing stands but what is between the margins."""
        return "".join(
            (
                _ANYTHING.sub(" ", text[: self.begin]),
                text[self.begin : self.end],
                _ANYTHING.sub(" ", text[self.end :]),
            )
        )


def margins(text: str) -> Margins:
    """Return what stands around a plain text."""
    head = find_head(text)
    tail = find_tail(text, head.begin)
    return Margins(head.title, head.begin, max(head.begin, tail.end), tail.sign_off, tail.attachments)
