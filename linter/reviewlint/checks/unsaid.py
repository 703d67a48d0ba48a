"""What a draft of some kind says in its own words and place, and this one nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.checks.places import beginning
from reviewlint.checks.prose import compiled
from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Paragraph, Section, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.checks.case import Case
    from reviewlint.outline.nodes import Block
    from reviewlint.phrases import Language
    from reviewlint.reading.review import Review

_NAME: Final = r"[^\s，。；：:（(、对是系作因在未没负违应]{2,20}"
_BODY: Final = "[司厂局委会部科队院校站所室处]$"
_SHORT: Final = 2
_LONGEST: Final = 30


def unsaid(case: Case) -> Outcome:
    """Report once, at the title, which of the parts are said nowhere: option `patterns` tells each by its words.

    The names of the parts stand in the same order in options `names` and `names_in_english`. A draft whose title
    matches option `except_pattern` has no such parts.
    """
    title = case.review.outline.title
    excepted = case.options["except_pattern"]
    if title is not None and excepted and re.search(excepted, title.of(case.text)):
        return Outcome(0)
    text = case.draft.prose
    patterns: Sequence[str] = case.options["patterns"]
    missing = [number for number, pattern in enumerate(patterns) if not re.search(pattern, text)]
    if not missing:
        return Outcome(len(patterns))
    zh, en = ([case.options[names][number] for number in missing] for names in ("names", "names_in_english"))
    values = {"missing": "、".join(zh), "missing_in_english": _joined(en)}
    names = values["missing" if case.review.language == "zh" else "missing_in_english"]
    finding = Finding(beginning(case.review), values, at_most=case.draft.severest, told=names)
    return Outcome(len(patterns), (finding,))


def _joined(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last


def disciplines(case: Case) -> Outcome:
    """Report each step of the options `step_names` that nothing in the draft matches by its `step_patterns`.

    Only where the draft matches `method_pattern`; a name is `Chinese | English`.
    """
    text = case.draft.prose
    if not re.search(case.options["method_pattern"], text):
        return Outcome(0)
    steps = list(zip(case.options["step_names"], case.options["step_patterns"], strict=True))
    missing = [_called(name, case.review.language) for name, pattern in steps if not re.search(pattern, text)]
    place = beginning(case.review)
    return Outcome(len(steps), tuple(Finding(place, {"step": name}, expected=name) for name in missing))


def _called(name: str, language: Language) -> str:
    """Return the name of a step in the language of the draft, whose words it would have."""
    chinese, _, english = name.partition(" | ")
    return english if english and language == "en" else chinese


class _Entry(Struct, frozen=True):
    """What a part says of one person or body; `above` are the headings it stands under."""

    span: Span
    text: str
    above: str


def unproposed(case: Case) -> Outcome:
    """Look in the parts with a title like option `title_pattern` for what matches `liable_pattern` alone.

    A proposal may stand in the same entry, in the headings above it, or in another entry or part that names the same.
    """
    options = case.options
    title, liable = re.compile(options["title_pattern"]), re.compile(options["liable_pattern"])
    proposal = re.compile("|".join(f"(?:{pattern})" for pattern in options["proposal_patterns"]))
    entries = list(dict.fromkeys(_entries(case.review, title)))
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
    found = compiled(_NAME).search(entry.text)
    if found is None:
        return False
    name = found[0]
    return name in treated or (not compiled(_BODY).search(name) and name[-_SHORT:] in treated)
