"""Persons and bodies that are found responsible, and of whom nothing more is said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Paragraph, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.outline.nodes import Block
    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review

_NAME: Final = re.compile(r"[^\s，。；：:（(、对是系作因在未没负违应]{2,20}")
_BODY: Final = re.compile("[司厂局委会部科队院校站所室处]$")
_SHORT: Final = 2
_LONGEST: Final = 30


class _Entry(Struct, frozen=True):
    """What a part says of one person or body; `above` are the headings it stands under."""

    span: Span
    text: str
    above: str


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Look in the parts with a title like option `title_pattern` for what matches `liable_pattern` alone.

    A proposal may stand in the same entry, in the headings above it, or in another entry or part that names the same.
    """
    options = rule.options
    title, liable = re.compile(options["title_pattern"]), re.compile(options["liable_pattern"])
    proposal = re.compile("|".join(f"(?:{pattern})" for pattern in options["proposal_patterns"]))
    entries = list(dict.fromkeys(_entries(review, title)))
    named = [entry for entry in entries if liable.search(entry.text)]
    treated = [entry.text for entry in entries if proposal.search(entry.text) or proposal.search(entry.above)]
    dealt_with, everything = frozenset(treated), "\n".join(treated)
    findings = tuple(
        Finding(entry.span, {"text": entry.text[:_LONGEST]})
        for entry in named
        if entry.text not in dealt_with and not _is_named(entry, everything)
    )
    return Outcome(len(named), findings)


def _entries(review: Review, title: re.Pattern[str]) -> Iterator[_Entry]:
    text = review.text
    for part in review.parts:
        heading = part.title.of(text) if part.title else ""
        if title.search(heading):
            # the title of the part promises proposals for all, and gives none
            yield from _leaves(text, part.blocks, "")


def _leaves(text: str, blocks: Sequence[Block], above: str) -> Iterator[_Entry]:
    for block in blocks:
        match block:
            case Section() if any(isinstance(below, Section) for below in block.blocks):
                yield from _leaves(text, block.blocks, f"{above} {block.title.of(text)}")
            case Section():
                yield _entry(text, Span(block.title.start, block.span.end), above)
            case Paragraph():
                yield _entry(text, block.span, above)
            case Table():
                yield from (_entry(text, row.span, above) for row in block.rows)


def _entry(text: str, span: Span, above: str) -> _Entry:
    words = span.of(text).rstrip()
    line = words.split("\n\n", 1)[0]
    return _Entry(Span(span.start, span.start + len(line)), re.sub(r"\s*\n\s*", "", words), above)


def _is_named(entry: _Entry, treated: str) -> bool:
    """Tell whether what is proposed for others names the same; a person without the office: 厂长冯某, 冯某."""
    found = _NAME.search(entry.text)
    if found is None:
        return False
    name = found[0]
    return name in treated or (not _BODY.search(name) and name[-_SHORT:] in treated)
