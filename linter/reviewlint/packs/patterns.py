"""Regular expressions of packs, looked at before they are ever run on a draft."""

from __future__ import annotations

import re
import warnings
from typing import TYPE_CHECKING, Final

import regex

from reviewlint.errors import Mistake
from reviewlint.packs.mistakes import reason
from reviewlint.packs.repeats import explodes
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from reviewlint.packs.document import Text
    from reviewlint.packs.mistakes import Notes

MAX_LENGTH: Final = 2_000
_CHINESE: Final = {
    "missing ), unterminated subpattern": "左括号没有闭合",
    "unbalanced parenthesis": "多了一个右括号",
    "unterminated character set": "“[”没有闭合",
    "nothing to repeat": "重复符号前面没有内容",
    "multiple repeat": "重复符号连写",
    "min repeat greater than max repeat": "重复次数的下限大于上限",
    "look-behind requires fixed-width pattern": "“(?<=”里的内容长度必须固定",
    "bad escape (end of pattern)": "末尾的“\\”后面没有内容",
}


def is_pattern(key: str) -> bool:
    """Tell whether an option of this name holds regular expressions."""
    return key in {"pattern", "patterns"} or key.endswith(("_pattern", "_patterns"))


def verify(text: Text, notes: Notes) -> None:
    """Note what is wrong with a regular expression, at its place."""
    found = fault(text.text)
    if found is not None:
        offset, why = found
        notes.append(Mistake(text.at if offset is None else text.place(offset), why))


def fault(pattern: str) -> tuple[int | None, Phrase] | None:
    """Return what is wrong with a regular expression, and at which code point (None: all of it).

    Flags for a whole pattern are refused since checks join patterns; `(?i:…)` can be joined.
    """
    if len(pattern) > MAX_LENGTH:
        return None, reason("pattern-long")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # an ambiguous set such as [[a] works today and changes one day
            flags = re.compile(pattern).flags
            nested = explodes(pattern)
        regex.compile(pattern)  # what assertions run it with, since that can be stopped
    except re.error as error:
        return error.pos or 0, reason("pattern", reason=_translated(error.msg))
    except (OverflowError, RecursionError, Warning, regex.error) as error:
        return None, reason("pattern", reason=_translated(str(error)))
    if flags != re.UNICODE:
        return None, reason("pattern-flags")
    return (None, reason("pattern-nested")) if nested else None


def _translated(english: str) -> Phrase:
    return Phrase(_CHINESE.get(english, english), english)
