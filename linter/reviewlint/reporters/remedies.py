"""What a drafter can write, or record, to settle which cause or measure answers a problem."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.phrases import Language
    from reviewlint.reading.model import Statement

_REFERENCE = Phrase("（对应问题{numbers}）", "(addresses problem {numbers})")
_COMMA = Phrase("、", ", ")
_ENDING = re.compile(r"[。！？；.!?;]?\Z")
_PLAIN = re.compile(r"[\w./+,@%=:][\w./+,@%=:-]*")  # what a shell takes as it is, Chinese too
_TAIL = 24


def reference(problems: Sequence[str], language: Language) -> str:
    """Return what a cause or measure says of the problems that it answers, in the draft's language."""
    numbers = _COMMA[language].join(problem.removeprefix("P") for problem in problems)
    return _REFERENCE.fill(language, {"numbers": numbers})


def where(statement: Statement, text: str) -> tuple[str, str]:
    """Return the words of a statement before which and after which a reference belongs; none may follow it."""
    words = statement.span.of(text).rstrip()
    ending = _ENDING.search(words)
    last = ending[0] if ending else ""
    words = words.removesuffix(last)
    tail = words[-_TAIL:]
    if not tail.isascii():
        return tail[-_TAIL // 2 :], last
    return (tail.partition(" ")[2] if tail != words else tail) or tail, last


def decide(path: str, option: str, decision: str) -> str:
    """Return the command that records a decision."""
    name = path if _PLAIN.fullmatch(path) else shlex.quote(path)
    return f"reviewlint decide {name} --{option} {decision}"
