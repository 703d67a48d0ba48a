"""Fixed terms that stand now with quotation marks, now without."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.reading import LETTER, body_start, plain
from reviewlint.draft.edits import Edit, Fix
from reviewlint.draft.source import Span
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review

_QUOTED = re.compile(rf"“(?P<term>{LETTER}{{2,8}})”")
_WITH = Phrase("这里加了引号", "with quotation marks here")
_WITHOUT = Phrase("这里没有引号", "without quotation marks here")


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:
    """Look for terms that are quoted here and bare there; one inside another quotation or title is that one's own.

    A term of the word list `fixed_terms` takes the marks; one that only looks fixed (option `pattern`) and is
    quoted `least` times is reported at its rarer spelling.
    """
    text = plain(review.text)
    quoted: dict[str, list[Span]] = defaultdict(list)
    for match in _QUOTED.finditer(text, body_start(review)):
        quoted[match["term"]].append(Span(*match.span()))
    looks_fixed = re.compile(rule.options["pattern"]).fullmatch
    known = frozenset(profile.words.get("fixed_terms", ()))
    terms = [
        term
        for term, places in quoted.items()
        if term in known or (len(places) >= rule.options["least"] and looks_fixed(term))
    ]
    bare = _bare(terms, text, review)
    findings = [_finding(term, quoted[term], bare[term], known) for term in terms if term in bare]
    return Outcome(len(terms), tuple(findings))


def _bare(terms: list[str], text: str, review: Review) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = defaultdict(list)
    if not terms:
        return found
    longest_first = sorted(map(re.escape, terms), key=len, reverse=True)
    for match in re.finditer("|".join(longest_first), text):
        span = Span(*match.span())
        if span.start >= body_start(review) and not review.is_quiet(span):
            found[match[0]].append(span)
    return found


def _finding(term: str, quoted: list[Span], bare: list[Span], known: frozenset[str]) -> Finding:
    drop = term not in known and len(quoted) < len(bare)
    wrong, right = (quoted, bare) if drop else (bare, quoted)
    first, *others = wrong
    notes = (_WITH, _WITHOUT) if drop else (_WITHOUT, _WITH)
    related = (*(Related(span, notes[0]) for span in others), Related(right[0], notes[1]))
    values = {
        "term": term,
        "quoted": len(quoted),
        "bare": len(bare),
        "quoted_in_english": _times(len(quoted)),
        "bare_in_english": _times(len(bare)),
    }
    expected = term if drop else f"“{term}”"
    fixes = tuple(Fix((Edit(span, expected),), safe=False) for span in wrong)
    return Finding(first, values, related, expected, fixes=fixes)


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")
