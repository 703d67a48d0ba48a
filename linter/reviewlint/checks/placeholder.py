"""Gaps that a template left to be filled in; Status: TODO is an answer, no gap."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.checks.prose import compiled
from reviewlint.draft.source import Span
from reviewlint.reading.labels import attribute_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reviewlint.checks.case import Case, Draft

_LONGEST_WORD, _LONGEST_MENTION = 8, 20
_OPENS_QUOTE = r"[“‘\"'「『][^“‘\"'「『\n]{0,6}\Z"
_CLOSES_QUOTE = r"[^”’\"'」』\n]{0,6}[”’\"'」』]"
_NAMED = r"[^\W\d_]{0,8}"
_SIGNS = "[xX×某]+"
_HIDDEN = ("某某", "××", "XX")
_LONGEST_LABEL, _FEW = 40, 7
_CLOSING = tuple("]】〕］")
_AROUND = " \t\0*_`[]【】〔〕［］()（）"
_LABEL = r"(?:\A|[\n\0|;；。，,.、()（）]|[-*+]\s)\s*(?P<label>[^\n\0|:：;；。，.、()（）]{2,24})[:：][*_]{0,2}\s*\Z"
_CLAUSE_ENDS = r"[*_\s\0]*(?:\Z|[\n|;；。，,.)）])"
_OPENS = r"(?:\s|\*|\[[ xX]?\](?!\())*[\[【〔［]\Z"


def placeholder(case: Case) -> Outcome:
    """Find the options `patterns` and `slot_patterns` anywhere in the text, `title_patterns` in title and sign-off only.

    某某 or ×× behind a word of the list `surnames` hides a name and is no gap, unless the word is one of `not_surnames`;
    neither is one before a word of `hidden_bodies`.
    A quotation of nothing else is none where words of `mentions` stand before or behind it: 模板中的“XX单位”字样.
    A word of the list `open_states` is none where it tells how far a measure is.
    """
    draft, text, words = case.draft, case.draft.prose, case.profile.words
    outline, options = case.review.outline, case.options
    ends = [*([outline.title] if outline.title else []), *outline.sign_off]
    anywhere, whole = [*options["patterns"], *options["slot_patterns"]], [Span(draft.start, len(text))]
    found = {*_hits(anywhere, draft, whole), *_hits(options["title_patterns"], draft, ends)}
    states = _States(draft, words.get("open_states", ()))
    gaps = (
        span
        for span in _apart(found)
        if not (
            _hides_a_name(text, span, words)
            or _hides_a_body(text, span, words)
            or _is_mentioned(text, span, words)
            or states.tells(span)
        )
    )
    findings = tuple(Finding(span, {"match": span.of(case.text)}) for span in gaps)
    return Outcome(len(draft.stretches), findings)


def _hides_a_name(text: str, span: Span, words: Mapping[str, Sequence[str]]) -> bool:
    before = text[max(0, span.start - _LONGEST_WORD) : span.start]
    return (
        text.startswith(_HIDDEN, span.start)
        and before.endswith(tuple(words.get("surnames", ())))
        and not before.endswith(tuple(words.get("not_surnames", ())))
    )


def _hides_a_body(text: str, span: Span, words: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether a gap stands for the name of a company or a place, as reports on accidents leave them out."""
    sign = compiled(_SIGNS).match(text, span.start)
    bodies: Sequence[str] = words.get("hidden_bodies", ())
    if sign is None or not bodies:
        return False
    named = compiled(_NAMED).match(text, sign.end())  # 某某电梯公司
    return text.startswith(tuple(bodies), sign.end()) or any(
        len(body) > 1 and body in (named[0] if named else "") for body in bodies
    )


def _is_mentioned(text: str, span: Span, words: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether a draft speaks of a gap, in quotation marks, and has none itself."""
    opening = compiled(_OPENS_QUOTE).search(text, max(0, span.start - _FEW), span.start)
    closing = compiled(_CLOSES_QUOTE).match(text, span.end)
    if opening is None or closing is None:
        return False
    before = text[max(0, opening.start() - _LONGEST_MENTION) : opening.start()].rstrip(" ：:,，").lower()
    after = text[closing.end() : closing.end() + _LONGEST_MENTION].lstrip().lower()
    return before.endswith(tuple(words.get("mentions_before", ()))) or after.startswith(
        tuple(words.get("mentions_behind", ()))
    )


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that do not overlap an earlier one, the longest of those that start together."""
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            yield span
            end = span.end


def _hits(patterns: Sequence[str], draft: Draft, spans: Iterable[Span]) -> Iterator[Span]:
    pattern = draft.any_of(patterns)
    for span in spans:
        for match in pattern.finditer(draft.prose, span.start, span.end) if pattern else ():
            if match[0]:
                yield Span(*match.span())


class _States:
    """Tells the words of a draft that say how far something is; `known` are those that a pack has for what is open."""

    def __init__(self, draft: Draft, known: Sequence[str]) -> None:
        self._draft = draft
        self._text = draft.review.outline.text
        self._known = frozenset(word.lower() for word in known)

    def tells(self, span: Span) -> bool:
        """Tell whether a word is the value of a column or a label of states, or opens a measure in brackets."""
        if span.of(self._text).strip(_AROUND).lower() not in self._known:
            return False
        return self._is_labelled(span) or self._fills_cell(span) or self._opens_measure(span)

    def _is_labelled(self, span: Span) -> bool:
        label = compiled(_LABEL).search(self._text, max(0, span.start - _LONGEST_LABEL), span.start)
        named = label is not None and attribute_of(label["label"]) == "status"
        return named and compiled(_CLAUSE_ENDS).match(self._text, span.end) is not None

    def _fills_cell(self, span: Span) -> bool:
        return self._bare(span) in self._cells

    @cached_property
    def _cells(self) -> frozenset[Span]:
        return frozenset(self._of_tables())

    def _of_tables(self) -> Iterator[Span]:
        """Yield the words of the cells below heads that ask how far something is."""
        for table in self._draft.tables:
            asked = [attribute_of(head.of(self._text)) == "status" for head in table.header.cells]
            for row in table.rows:
                yield from (
                    self._bare(cell) for cell, is_state in zip(row.cells, asked, strict=False) if is_state
                )

    def _opens_measure(self, span: Span) -> bool:
        """Tell whether a word in brackets is the first of a measure, and is not all of it."""
        bare = self._bare(span)
        return any(
            (
                measure.span.holds(bare)
                and compiled(_OPENS).fullmatch(self._text, measure.span.start, bare.start) is not None
                and self._text[bare.end : measure.span.end].strip(_AROUND) != ""
            )
            # 【TODO】 is read as a label, and the measure begins behind it
            or (bare.end < measure.span.start <= bare.end + _FEW and self._is_bracketed(bare, measure.span))
            for measure in self._draft.review.measures
        )

    def _is_bracketed(self, bare: Span, measure: Span) -> bool:
        between = self._text[bare.end : measure.start]
        return between[:1] in _CLOSING and not between.strip(_AROUND)

    def _bare(self, span: Span) -> Span:
        words = span.of(self._text)
        start = span.start + len(words) - len(words.lstrip(_AROUND))
        return Span(start, start + len(words.strip(_AROUND)))
