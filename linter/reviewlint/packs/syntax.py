"""YAML syntax errors in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    import yaml

_FULLWIDTH_COLON = re.compile(r"[^\S\n]*+(?:-[^\S\n]++)?+[^\s:：'\"#\[{]++(：)")


class _Reading(Struct, frozen=True):
    """The words by which both YAML parsers (libyaml and the Python one) can be told what they mean."""

    words: re.Pattern[str]
    name: str
    at: Literal["problem", "context"]


_READINGS = (
    _Reading(re.compile(r"maximum nesting depth"), "too-deep", "problem"),  # libyaml itself stops at 1,000
    _Reading(re.compile(r"tab character|'\\t'"), "tab", "problem"),
    _Reading(
        re.compile(r"unknown escape character|expected escape sequence|escape code"), "bad-escape", "problem"
    ),
    _Reading(re.compile(r"quoted scalar"), "unclosed-quote", "context"),
    _Reading(re.compile(r"parsing a flow (?:sequence|mapping)"), "unclosed-bracket", "context"),
    _Reading(re.compile(r"parsing a flow node"), "missing-value", "problem"),
    _Reading(re.compile(r"mapping values are not allowed"), "stray-colon", "problem"),
    _Reading(re.compile(r"cannot start any token"), "bad-start", "problem"),
    _Reading(re.compile(r"scanning an (?:alias|anchor)"), "bad-start", "context"),
    _Reading(re.compile(r"scanning a (?:tag|block scalar)"), "bad-start", "context"),
    _Reading(re.compile(r"could not find expected ':'"), "missing-colon", "context"),
    _Reading(re.compile(r"parsing a block (?:mapping|collection)"), "indentation", "problem"),
)


def explain(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str, dict[str, object]]:
    """Return where the mistake stands (code points), its name and the values for its sentence."""
    problem = error.problem_mark.index if error.problem_mark else 0
    context = error.context_mark.index if error.context_mark else problem
    if (colon := _fullwidth_colon(text, problem)) is not None:
        return colon, "fullwidth-colon", {}
    if text[problem : problem + 1] == "\t":
        return problem, "tab", {}
    if text[problem : problem + 1] in {"]", "}"} and "parsing a block" in (error.context or ""):
        return problem, "stray-bracket", {}
    said = f"{error.context or ''} | {error.problem or ''}"
    for reading in _READINGS:
        if reading.words.search(said):
            offset = problem if reading.at == "problem" else context
            return offset, reading.name, {"character": text[offset : offset + 1]}
    return problem, "syntax", {"detail": Phrase(error.problem or "?", error.problem or "?")}


def _fullwidth_colon(text: str, problem: int) -> int | None:
    """Return the `：` that ends a key on the line of the error or the one before: an input method left it there."""
    this = text.rfind("\n", 0, problem) + 1
    before = text.rfind("\n", 0, max(0, this - 1)) + 1
    for start in (before, this):
        if found := _FULLWIDTH_COLON.match(text, start):
            return found.start(1)
    return None
