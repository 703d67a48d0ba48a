"""Regular expressions of packs, looked at before they are ever run on a draft."""

from __future__ import annotations

import re
import warnings
from importlib import import_module
from itertools import pairwise
from typing import Any, Final

from reviewlint.phrases import Phrase

MAX_LENGTH: Final = 2_000
_TOO_LONG: Final = Phrase("正则表达式超过 2000 个字符", "a regular expression of more than 2000 characters")
_NESTED: Final = Phrase(
    "重复里又套重复，如“(a+)+”，遇到长文会卡住；请限定次数或用“++”",
    "a repeat inside a repeat, as in “(a+)+”, can hang on a long text: bound it, or write “++”",
)
_FLAGS: Final = Phrase("请把“(?i)”写成“(?i:…)”", "write “(?i:…)” instead of “(?i)”")
_BAD: Final = Phrase("正则表达式有误：{reason}", "bad regular expression: {reason}")
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
# `re._parser` is private, but nothing public shows how a pattern repeats; sre_parse is its deprecated name.
_PARSER: Final[Any] = import_module("re._parser")
_REPEATS: Final = frozenset({"MAX_REPEAT", "MIN_REPEAT"})
# What these hold is matched once and never tried again, so it cannot multiply with a repeat around it.
_SEALED: Final = frozenset({"POSSESSIVE_REPEAT", "ATOMIC_GROUP", "ASSERT", "ASSERT_NOT"})
_REFERENCES: Final = frozenset({"GROUPREF", "GROUPREF_EXISTS"})
_MANY: Final = 10  # turns; fewer cannot be tried in enough ways to be felt
_CLASSES: Final = {
    "CATEGORY_DIGIT": r"\d",
    "CATEGORY_NOT_DIGIT": r"\D",
    "CATEGORY_SPACE": r"\s",
    "CATEGORY_NOT_SPACE": r"\S",
    "CATEGORY_WORD": r"\w",
    "CATEGORY_NOT_WORD": r"\W",
}


def is_pattern(key: str) -> bool:
    """Tell whether an option of this name holds regular expressions."""
    return key in {"pattern", "patterns"} or key.endswith(("_pattern", "_patterns"))


def fault(pattern: str) -> tuple[int | None, Phrase] | None:
    """Return what is wrong with a regular expression, and at which code point (None: all of it).

    Flags for a whole pattern are refused since checks join patterns; `(?i:…)` can be joined.
    """
    import regex  # noqa: PLC0415 - 20 ms that a kept profile without patterns need not wait for

    if len(pattern) > MAX_LENGTH:
        return None, _TOO_LONG
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # an ambiguous set such as [[a] works today and changes one day
            flags = re.compile(pattern).flags
            nested = explodes(pattern)
        regex.compile(pattern)  # what assertions run it with, since that can be stopped
    except re.error as error:
        return error.pos or 0, _BAD.filled(reason=_translated(error.msg))
    except (OverflowError, RecursionError, Warning, regex.error) as error:
        return None, _BAD.filled(reason=_translated(str(error)))
    if flags != re.UNICODE:
        return None, _FLAGS
    return (None, _NESTED) if nested else None


def _translated(english: str) -> Phrase:
    return Phrase(_CHINESE.get(english, english), english)


def explodes(pattern: str) -> bool:
    r"""Tell whether a regular expression can take time that doubles with every character of a text.

    That needs a repeat whose body can match the same characters in more than one way, as in `(a+)+`, `(a|a)*` or
    `(a?){30}`. A body with one inner repeat that begins or ends with a character which nothing else in it can match,
    as in `(\d+、)+`, leaves no choice where one turn ends and the next begins, and is harmless.

    Raises RecursionError where its groups nest too deep to be looked at.
    """
    return _explodes(_PARSER.parse(pattern), turns=1)


def needed_words(pattern: str) -> tuple[str, ...]:
    """Return words in lower case of which at least one stands wherever a pattern matches, "" if nothing is known.

    A pattern is slow to compile: where a text in lower case has none of them, it need not be.
    """
    return tuple(sorted(_needed(_PARSER.parse(pattern))))


def _needed(items: Any) -> set[str]:
    """Return words of which one stands wherever these items match: those of which the shortest is the longest."""
    found: list[set[str]] = []
    run = ""
    for operation, argument in items:
        if str(operation) == "LITERAL":
            run += chr(argument).lower()
        else:
            found += ({run}, _needed_inside(str(operation), argument))
            run = ""
    return max((*found, {run}), key=lambda words: min(map(len, words)))


def _needed_inside(name: str, argument: Any) -> set[str]:
    if name == "BRANCH":
        return set[str]().union(*map(_needed, argument[1]))
    if name == "SUBPATTERN" or (name in _REPEATS and argument[0]):
        return _needed(argument[-1])
    return {""}


def _explodes(items: Any, turns: int) -> bool:
    for operation, argument in items:
        name = str(operation)
        inner = 1 if name in _SEALED else turns
        if name in _REPEATS:
            inner = turns * int(argument[1])
            body = _unwrap(argument[2])
            if inner >= _MANY and not _is_single(body):
                return True
        if any(_explodes(part, inner) for part in _parts(argument)):
            return True
    return False


def _choices(items: Any) -> int:
    """Return in how many respects these items leave open what they match; two and more are not told apart."""
    return sum(_item_choices(str(operation), argument) for operation, argument in items)


def _item_choices(name: str, argument: Any) -> int:
    if name in _SEALED:
        return 0
    if name in _REFERENCES:
        return 2
    below = sum(_choices(part) for part in _parts(argument))
    if name in _REPEATS:
        return 2 * below + int(argument[0] != argument[1])
    if name == "BRANCH" and not _is_told_apart(argument[1]):
        return below + 2
    return below


def _is_told_apart(branches: Any) -> bool:
    """Tell whether every branch begins with a character of its own."""
    firsts = [branch[0] if len(branch) else None for branch in branches]
    if not all(first and str(first[0]) == "LITERAL" for first in firsts):
        return False
    characters = sorted(chr(first[1]).lower() for first in firsts if first)
    return all(one != other for one, other in pairwise(characters))


def _is_single(items: Any) -> bool:
    """Tell whether a text can be shared out among turns of a body in one way only."""
    choices = _choices(items)
    if choices == 0:
        return True
    return choices == 1 and any(
        str(end[0]) == "LITERAL" and not any(_can_match(rest, variant) for variant in _variants(end[1]))
        for end, rest in ((items[0], items[1:]), (items[-1], items[:-1]))
    )


def _variants(code: int) -> set[str]:
    return {chr(code), chr(code).swapcase()}


def _can_match(items: Any, character: str) -> bool:
    return any(_item_can_match(str(operation), argument, character) for operation, argument in items)


def _item_can_match(name: str, argument: Any, character: str) -> bool:
    match name:
        case "LITERAL":
            return chr(argument) == character
        case "NOT_LITERAL":
            return chr(argument) != character
        case "IN":
            return _is_in(argument, character)
        case "AT" | "ASSERT" | "ASSERT_NOT":
            return False
        case "ANY" | "GROUPREF" | "GROUPREF_EXISTS":
            return True
        case _:
            return any(_can_match(part, character) for part in _parts(argument))


def _is_in(members: Any, character: str) -> bool:
    negated = str(members[0][0]) == "NEGATE"
    return negated != any(_is_member(str(name), argument, character) for name, argument in members)


def _is_member(name: str, argument: Any, character: str) -> bool:
    match name:
        case "LITERAL":
            return chr(argument) == character
        case "RANGE":
            return bool(argument[0] <= ord(character[0]) <= argument[1])
        case "CATEGORY":
            return re.match(_CLASSES[str(argument)], character) is not None
        case _:
            return False


def _unwrap(items: Any) -> Any:
    """Return what a body that is one group holds."""
    while len(items) == 1 and str(items[0][0]) == "SUBPATTERN":
        items = items[0][1][-1]
    return items


def _parts(argument: Any) -> list[Any]:
    """Return the patterns inside the argument of an operation, whatever its shape."""
    if isinstance(argument, _PARSER.SubPattern):
        return [argument]
    if isinstance(argument, tuple | list):
        return [part for value in argument for part in _parts(value)]
    return []
