"""Values written as YAML that this tool, and any other reader of YAML, takes for the same values."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from reviewlint.phrases import LANGUAGES, Phrase
from reviewlint.reporters.screen import UNSAFE, fill, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_PLAIN = re.compile(r"[^\W\d_](?:[\w，。、；！？（）《》“”％%./·-]|(?<=\w) (?=\w))*")
_PLAIN_ALONE = re.compile(r"[^\W\d_](?:[^:#\s]|:(?=\S)|(?<=\S)#| (?=\S))*")
# The level of a rule: a truth to other readers of YAML 1.1, yet this is how packs are written.
_MAY_BE_OFF, _OFF = "severity", "off"
_WORDS_OF_YAML = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_ESCAPED = re.compile(rf'["\\]|{UNSAFE.pattern}')
_TWO_DIGITS = 0x100
_STEP = "  "


def inline(value: Any) -> str:
    """Return a value on one line, as it can stand behind `key: ` and inside brackets."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(inline, value))}]"
    if isinstance(value, dict):
        return f"{{{', '.join(f'{_text(key)}: {inline(item)}' for key, item in value.items())}}}"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and "e" in repr(value):  # 1e-05 would be read as a text
        return f"{value:.15f}".rstrip("0")
    return repr(value)


def block(key: str, value: Any, columns: int, comment: str = "") -> Iterator[str]:
    """Yield the lines of a key and its value, of at most `columns` where words can be parted; a comment ends the first."""
    if (key, value) == (_MAY_BE_OFF, _OFF):
        yield f"{key}: {value}{comment}"
    else:
        yield from _pair(key, value, columns, comment)


def _pair(key: str, value: Any, columns: int, comment: str = "") -> Iterator[str]:
    if isinstance(value, Phrase):
        yield f"{key}:{comment}"
        yield from (f"{_STEP}{language}: {_alone(value[language])}" for language in LANGUAGES)
    elif isinstance(value, str):
        yield f"{key}: {_alone(value)}{comment}"
    elif isinstance(value, tuple | dict) and width(f"{key}: {inline(value)}{comment}") > columns:
        yield f"{key}:{comment}"
        yield from (_STEP + line for line in _spread(value, columns - len(_STEP)))
    else:
        yield f"{key}: {inline(value)}{comment}"


def _spread(value: tuple[str, ...] | dict[str, Any], columns: int) -> Iterator[str]:
    """Yield a list or mapping over several lines: plain words side by side, patterns and keys one by one."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from _pair(_text(key), item, columns)
    elif any(_text(text) != text for text in value):
        yield from (f"- {_text(text)}" for text in value)
    else:
        yield "["
        yield from (f"{_STEP}{line}," for line in wrapped(value, columns - len(_STEP)))
        yield "]"


def wrapped(words: Sequence[str], columns: int) -> Iterator[str]:
    """Yield words as the inside of a list, line by line, without the comma that ends each line."""
    for line in fill([inline(word) for word in words], columns - 1, ", "):
        yield line.removesuffix(",")


def _alone(text: str) -> str:
    """Return a text as it can stand behind a key, where commas and brackets mean nothing."""
    return _text(text, _PLAIN_ALONE)


def _text(text: str, plain: re.Pattern[str] = _PLAIN) -> str:
    if plain.fullmatch(text) and text.lower() not in _WORDS_OF_YAML and not UNSAFE.search(text):
        return text
    if UNSAFE.search(text):
        return f'"{_ESCAPED.sub(_escape, text)}"'
    return "'" + text.replace("'", "''") + "'"


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    return _ESCAPES.get(character) or (f"\\x{code:02x}" if code < _TWO_DIGITS else f"\\u{code:04x}")
