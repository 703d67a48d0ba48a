"""Gaps that a template left to be filled in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.checks.reading import body_start, plain, stretches
from reviewlint.checks.states import States
from reviewlint.draft.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review

_LONGEST_WORD = 8
_NAMED = re.compile(r"[^\W\d_]{0,8}")
_SIGNS = re.compile("[xX×某]+")
_HIDDEN = ("某某", "××", "XX")


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:
    """Find the options `patterns` and `slot_patterns` anywhere in the text, `title_patterns` in title and sign-off only.

    某某 or ×× behind a word of the list `surnames` hides a name and is no gap, unless the word is one of `not_surnames`;
    neither is one before a word of `hidden_bodies`.
    A word of the list `open_states` is none where it tells how far a measure is.
    """
    text = plain(review.text)
    outline = review.outline
    ends = [*([outline.title] if outline.title else []), *outline.sign_off]
    found = {
        *_hits(
            [*rule.options["patterns"], *rule.options["slot_patterns"]],
            text,
            [Span(body_start(review), len(text))],
        ),
        *_hits(rule.options["title_patterns"], text, ends),
    }
    states = States(review, profile.words.get("open_states", ()))
    gaps = (
        span
        for span in _apart(found)
        if not (_hides_a_name(text, span, profile.words) or _hides_a_body(text, span, profile.words))
        and not states.tells(span)
    )
    return Outcome(
        sum(1 for _ in stretches(review)),
        tuple(Finding(span, {"match": span.of(review.text)}) for span in gaps),
    )


def _hides_a_name(text: str, span: Span, words: Mapping[str, Sequence[str]]) -> bool:
    before = text[max(0, span.start - _LONGEST_WORD) : span.start]
    return (
        text.startswith(_HIDDEN, span.start)
        and before.endswith(tuple(words.get("surnames", ())))
        and not before.endswith(tuple(words.get("not_surnames", ())))
    )


def _hides_a_body(text: str, span: Span, words: Mapping[str, Sequence[str]]) -> bool:
    """Tell whether a gap stands for the name of a company or a place, as reports on accidents leave them out."""
    sign = _SIGNS.match(text, span.start)
    bodies: Sequence[str] = words.get("hidden_bodies", ())
    if sign is None or not bodies:
        return False
    named = _NAMED.match(text, sign.end())  # 某某电梯公司
    return text.startswith(tuple(bodies), sign.end()) or any(
        len(body) > 1 and body in (named[0] if named else "") for body in bodies
    )


def _apart(spans: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans that do not overlap an earlier one, the longest of those that start together."""
    end = 0
    for span in sorted(spans, key=lambda span: (span.start, -span.end)):
        if span.start >= end:
            yield span
            end = span.end


def _hits(patterns: Sequence[str], text: str, spans: Iterable[Span]) -> Iterator[Span]:
    if not patterns:
        return
    pattern = re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
    for span in spans:
        for match in pattern.finditer(text, span.start, span.end):
            if match[0]:
                yield Span(*match.span())
