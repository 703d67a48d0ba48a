"""How a line opens something new: an item, a heading, a label, a paragraph. A line that was cut goes on otherwise."""

from __future__ import annotations

import re
from functools import cache, partial

from reviewlint.lexicon import any_word
from reviewlint.outline.styles import any_ordinal

_NUMERALS = "一二三四五六七八九十"
# What opens a line whatever stands before.
_ITEM = re.compile(
    r"(?:\*\*)?(?:"
    r"[-*+] |\[[ xX]\] |\(?[a-z]\) |[A-Z]{1,3}-?\d{1,2}[.:] |[•·●◆◇■▲△★☆➢▪√☑□○]|```|~~~|<!--|[#|>【]"
    rf"|[（(] ?(?:\d{{1,2}}|[{_NUMERALS}]{{1,3}}) ?[）)]|[①-⑳⑴-⒇㈠-㈩⒈-⒛]"
    rf"|[{_NUMERALS}]{{1,3}} ?[、．.](?![{_NUMERALS}])|[{_NUMERALS}]{{1,2}}[是要](?!否)"
    rf"|第[{_NUMERALS}]{{1,3}}(?:部分|章|篇|[，、：])|其[{_NUMERALS}][，、：]"
    r"|附(?:件|表)? ?\d{0,2} ?[：:]|---"
    r")"
)
_NUMBER = re.compile(r"(?:\*\*)?(\d{1,2}) ?(?:[.、，](?!\d)|[）)])")
# 统一是, 之一是, 第一要
_BEFORE_IDIOM = tuple("统唯之第万专单")
_BARE_DATE = re.compile(
    r"[（(]?(?:\d{4}|[〇○零一二三四五六七八九]{4}) ?年 ?[\dxX×*一二三四五六七八九十]{1,3} ?月(?: ?[\dxX×*一二三四五六七八九十]{1,3} ?[日号])?[）)]?$"
)

_ANY_LABEL = re.compile(r"(?:\*\*)?[^\s，。；、：:“”（）()]{2,8}(?:\*\*)?[：:](?!//)")
_LATIN_LABEL = re.compile(r"(?:\*\*|_)?[A-Z][\w /'()-]{1,28}:(?:\*\*|_)?(?:\s|$)")
_BOLD_LABEL = re.compile(r"\*\*[^*]{1,60}(?:[：:]\*\*|\*\*[：:]|\*\*$)")
_TIMES = re.compile(r"(?:[-*] )?(?:\d{4}-\d\d-\d\d|\d{1,2}[：:]\d{2})")
_any = partial(any_word, "margins")


@cache
def _label() -> re.Pattern[str]:
    return re.compile(
        rf"(?:\*\*|[“‘])?(?:{_any('charges')}{_any('charged')}|{_any('plans')}{_any('planned')}"
        rf"|(?:{_any('before_statements')})?{_any('statements')}(?:{_any('behind_statements')})? ?[\d{_NUMERALS}]{{0,2}}"
        rf"|{_any('people')}(?:人|电话)?|{_any('labels')})(?:\*\*)?[：:]"
    )


@cache
def _heading() -> re.Pattern[str]:
    return re.compile(rf"(?:\*\*)?{any_ordinal()}")


@cache
def _salutation() -> re.Pattern[str]:
    return re.compile(
        rf"{_any('salutations')}[^。；]{{0,30}}[：:]$|[^\s，。；：]{{2,20}}{_any('addressed')}[：:]$"
    )


def number_at(line: str) -> int | None:
    """Return the figure that opens a line as an ordinal (1. 2、 3）), None if there is none."""
    found = _NUMBER.match(line) if line[:1].isdigit() or line.startswith("**") else None
    return int(found[1]) if found else None


def is_marked(line: str) -> bool:
    """Tell whether a line opens with the mark of an item or heading, whatever stands before."""
    return _ITEM.match(line) is not None


def opens_item(line: str, before: str, *, counts_on: bool) -> bool:
    """Tell whether a line opens an item, a heading or a label, so that it does not go on with the line before.

    The lines come without their indent. `counts_on` says that the figure before which it begins, if there is one, is the
    next of those before it.
    """
    if _ITEM.match(line):
        return not (line[1:2] in "是要" and before.endswith(_BEFORE_IDIOM))
    if _NUMBER.match(line):
        return counts_on
    return opens_label(line, before)


def opens_label(line: str, before: str) -> bool:
    """Tell whether a line begins with a label (责任人：…), a time under another time, or is a date or salutation."""
    if _label().match(line) or _LATIN_LABEL.match(line) or _BOLD_LABEL.match(line) or _BARE_DATE.match(line):
        return True
    if _salutation().match(line):
        return True
    if _TIMES.match(line):
        return bool(_TIMES.match(before))
    return could_be_label(line) and could_be_label(before)


def could_be_label(line: str) -> bool:
    """Tell whether a line begins with a few characters and a colon, which a cut line may do too (如|下：)."""
    return bool(_ANY_LABEL.match(line))


def opens_heading(line: str) -> bool:
    """Tell whether a line without its indent begins with the ordinal of a heading, which an item may have too."""
    return bool(_heading().match(line))
