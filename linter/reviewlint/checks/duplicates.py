"""Sentences that stand twice in a draft, and a title that does, as a copied web page has it."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import takewhile
from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Paragraph, Section
from reviewlint.phrases import Phrase
from reviewlint.reading.wordings import sentences_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.checks.case import Case, Draft
    from reviewlint.reading.review import Review

_NOT_LETTERS = re.compile(r"[\W_]+")
_LABEL = re.compile(r"\**[^：:，,；;]{1,10}[：:]")
_LABELLED = re.compile("[：:；;]")
_ITS_LABEL = re.compile(r"\W{0,6}(?P<label>[^\n:：,，;；。]{1,24}?)[*_]{0,3}[:：]")
_MOST_QUIET = 50  # quotations looked at in one sentence
_FIRST = Phrase("第一次出现在这里", "it stands here for the first time")
_TITLE = Phrase("标题", "the title")


def duplicate_text(case: Case) -> Outcome:
    """Report a sentence of at least option `least` (in English `least_english`) characters that stood before, letter for letter.

    Headings, official wording and short labelled values (责任单位：财务科；责任人：…) recur as they must. So does what
    stands behind a label or below a heading that ends in a word of the list `recurring`: two incidents may have one
    symptom.
    """
    recurring = tuple(word.lower() for word in case.profile.words.get("recurring", ()))
    review, text = case.review, case.text
    seen: dict[str, Span] = {}
    findings = []
    checked = 0
    least = case.options["least_english" if review.language == "en" else "least"]
    for span in _sentences(case.draft):
        letters = _letters(span.of(text)) if len(span) >= least else ""
        if len(letters) < least or _is_labelled(span.of(text), least) or _is_mostly_quiet(review, span):
            continue
        checked += 1
        if recurring and _named(review, span).endswith(recurring):
            continue
        first = seen.setdefault(letters, span)
        if first != span:
            findings.append(Finding(span, {"match": span.of(text)}, (Related(first, _FIRST),)))
    return Outcome(checked, tuple(findings))


def _letters(words: str) -> str:
    return _NOT_LETTERS.sub("", words)


def _is_labelled(sentence: str, least: int) -> bool:
    """Tell whether a sentence gives labels their values, each too short to count by itself."""
    return _LABEL.match(sentence) is not None and all(
        len(_letters(value)) < least for value in _LABELLED.split(sentence)
    )


def _named(review: Review, span: Span) -> str:
    """Return the label that a sentence stands behind, else the heading that it stands below."""
    label = _ITS_LABEL.match(review.text, span.start, span.end)
    above = review.outline.path(span.start)[-1:]
    named = label["label"] if label else above[0].title.of(review.text) if above else ""
    return named.strip(" *_：:").lower()


def _sentences(draft: Draft) -> Iterator[Span]:
    """Yield the sentences of every paragraph and list item, the ordinal of an item left out."""
    for block in draft.review.outline.walk():
        if isinstance(block, Section) and block.is_listed(draft.review.text):
            yield from sentences_of(draft.prose, block.title)
        elif isinstance(block, Paragraph):
            yield from sentences_of(draft.prose, block.span)


def _is_mostly_quiet(review: Review, span: Span) -> bool:
    quiet = review.quiet
    first = max(0, bisect_right(quiet, span.start, key=lambda each: each.start) - 1)
    inside = 0
    for each in takewhile(lambda each: each.start < span.end, quiet[first : first + _MOST_QUIET]):
        inside += max(0, min(each.end, span.end) - max(each.start, span.start))
    return inside * 2 > len(span)


def duplicate_title(case: Case) -> Outcome:
    """Compare the lines down to the first paragraph with the title, as a whole and line by line.

    The outline leaves a repeated title out of its blocks, so the lines are read from the text.
    """
    review, title = case.review, case.review.outline.title
    if title is None:
        return Outcome(0)
    first = next(iter(review.outline.blocks), None)
    end = first.span.start if first is not None else len(review.text)
    lines = _lines(review.text, Span(title.start, max(end, title.end)))
    seen: dict[str, Span] = {}
    above = ""
    for letters, span in lines:
        earlier = seen.get(letters, title if letters == above else None)
        if earlier is not None:
            return Outcome(1, (Finding(span, {"match": letters}, (Related(earlier, _TITLE),)),))
        seen[letters] = span
        above += letters
    return Outcome(1)


def _lines(text: str, whole: Span) -> list[tuple[str, Span]]:
    """Return the lines of a stretch that are not blank, each also without its white space."""
    found = []
    place = whole.start
    for line in whole.of(text).splitlines(keepends=True):
        bare = line.strip()
        start = place + line.find(bare)
        found.append(("".join(bare.split()), Span(start, start + len(bare))))
        place += len(line)
    return [each for each in found if each[0]]
