"""The drafter's own unit under conflicting names, and words that a house writes one way only."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.reading import body_start, plain
from reviewlint.checks.unit_names import Name, odd_one_out, own_names
from reviewlint.draft.edits import Edit, Fix
from reviewlint.draft.source import Span
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review

_VARIANT = Phrase("“{match}”应写作“{expected}”", "“{match}”: this house writes “{expected}”")


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Report the names of the unit once; option `variants` maps a word to the spellings that are not wanted."""
    names = own_names(review)
    variants: Mapping[str, Sequence[str]] = rule.options["variants"]
    findings = [*_unit(names), *_variants(variants, plain(review.text), body_start(review))]
    return Outcome(bool(names) + len(variants), tuple(findings))


def _unit(names: Sequence[Name]) -> Iterator[Finding]:
    odd = odd_one_out(names)
    if odd is None:
        return
    counts = Counter(name.text for name in names)
    first = {name.text: name for name in reversed(names)}
    forms = "、".join(f"{text}（{count}）" if count > 1 else text for text, count in counts.items())
    english = ", ".join(f"{text} ({count})" if count > 1 else text for text, count in counts.items())
    related = tuple(
        Related(first[text].span, Phrase(f"写作“{text}”", f"written {text}"))
        for text in counts
        if text != odd.text
    )
    values = {"forms": forms, "forms_in_english": english, "count": len(counts), "match": odd.text}
    yield Finding(odd.span, values, related)


def _variants(variants: Mapping[str, Sequence[str]], text: str, start: int) -> Iterator[Finding]:
    wanted = {variant: word for word, unwanted in variants.items() for variant in unwanted}
    if not wanted:
        return
    pattern = re.compile("|".join(map(re.escape, sorted(wanted, key=len, reverse=True))))
    for match in pattern.finditer(text, start):
        expected = wanted[match[0]]
        values = {"match": match[0], "expected": expected}
        span = Span(*match.span())
        # 网 may stand in 网络 itself: there is no end to mending that
        fixes = () if match[0] in expected else (Fix((Edit(span, expected),), safe=False),)
        yield Finding(span, values, expected=expected, message=_VARIANT, fixes=fixes)
