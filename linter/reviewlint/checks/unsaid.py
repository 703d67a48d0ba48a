"""Parts that a draft of some kind says in its own words and place: the aim, the scope and the criteria of an audit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewlint.checks.certainty import severest
from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.checks.places import beginning
from reviewlint.checks.reading import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:
    """Report once, at the title, which of the parts are said nowhere: option `patterns` tells each by its words.

    The names of the parts stand in the same order in options `names` and `names_in_english`. A draft whose title
    matches option `except_pattern` has no such parts.
    """
    title = review.outline.title
    excepted = rule.options["except_pattern"]
    if title is not None and excepted and re.search(excepted, title.of(review.text)):
        return Outcome(0)
    text = plain(review.text)
    patterns: Sequence[str] = rule.options["patterns"]
    missing = [number for number, pattern in enumerate(patterns) if not re.search(pattern, text)]
    if not missing:
        return Outcome(len(patterns))
    zh, en = ([rule.options[names][number] for number in missing] for names in ("names", "names_in_english"))
    values = {"missing": "、".join(zh), "missing_in_english": _joined(en)}
    finding = Finding(beginning(review), values, at_most=severest(review, profile))
    return Outcome(len(patterns), (finding,))


def _joined(names: Sequence[str]) -> str:
    *first, last = names
    return f"{', '.join(first)} or {last}" if first else last
