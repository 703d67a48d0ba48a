"""How a command line is used, in both languages: mistakes in it, commands that are misspelt, the frame of the help."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Final

from reviewlint.phrases import Phrase, near

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from reviewlint.phrases import Language

# What typer says, which speaks English only; what is in no row is told as it is.
_MISTAKES: Final = (
    (re.compile(r"No such option: (\S+) \(Possible options: (.+)\)"), "没有 {0} 这个选项，是否想写 {1}？"),
    (re.compile(r"No such option: (\S+)"), "没有 {0} 这个选项"),
    (re.compile(r"No such command '(.+)'\."), "没有“{0}”这个命令"),
    (re.compile(r"Missing argument '(.+?)'\..*"), "缺少参数 {0}"),
    (re.compile(r"Missing option '(.+?)'\..*"), "缺少选项 {0}"),
    (re.compile(r"Invalid value for '(.+?)': '(.*)' is not one of (.+)\."), "{0} 不能写“{1}”，可写 {2}"),
    (re.compile(r"Invalid value for '(.+?)': (.*)"), "{0} 的值有误（{1}）"),
    (re.compile(r"Option '(.+?)' requires (?:an|\d+) arguments?\."), "选项 {0} 后面要写一个值"),
    (re.compile(r"Option '(.+?)' does not take a value\."), "选项 {0} 后面不能写值"),
    (re.compile(r"Got unexpected extra argument\S* \((.+)\)"), "多出了 {0}"),
)
_MISTAKEN: Final = "命令行有误（{0}）"
_FRAME: Final = (
    (re.compile(r"^Usage: ", re.MULTILINE), "用法："),
    (re.compile(r"^Arguments:$", re.MULTILINE), "参数："),
    (re.compile(r"^Options:$", re.MULTILINE), "选项："),
    (re.compile(r"^Commands:$", re.MULTILINE), "命令："),
    (re.compile(r"\[default: ([^\]]*)\]"), r"[默认 \1]"),
    (re.compile(r"\[required\]"), "[必填]"),
    (re.compile(r"Show this message and exit\."), "显示这段说明。"),
)
_QUOTED: Final = re.compile(r"'([^']*)'")
_UNKNOWN: Final = Phrase(
    "没有“{name:40}”这个命令或文件{near}", "there is no command or file “{name:40}”{near}"
)


def told(mistake: str) -> Phrase:
    """Return a mistake in a command line, as typer tells it, in both languages."""
    for pattern, chinese in _MISTAKES:
        if found := pattern.fullmatch(mistake):
            values = ["、".join(_QUOTED.findall(value)) or value for value in found.groups()]
            return Phrase(chinese.format(*values), mistake)
    return Phrase(_MISTAKEN.format(mistake), mistake)


def misspelt(arguments: Sequence[str], commands: Collection[str]) -> Phrase | None:
    """Return what is wrong with a first argument that is no command and no file but looks like a command."""
    first = arguments[0] if arguments else ""
    if not first.isascii() or not first.isalpha() or first in commands or os.path.lexists(first):
        return None
    choice = near(first.lower(), commands)
    return _UNKNOWN.filled(name=first, near=choice) if choice.en else None


def help_in(shown: str, language: Language) -> str:
    """Return a help that typer has laid out with its own words in a language."""
    if language == "zh":
        for pattern, chinese in _FRAME:
            shown = pattern.sub(chinese, shown)
    return shown
