"""Which of the profile's themes a heading or a phrase of the opening is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewlint.reading.wordings import leading_clause, likeness, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.profile import ThemeSpec

# Half of a short title's pairs of characters: enough for 在带头/带头, ，/、 and shortening, too much for
# another theme of the same year (they share 带头, 党 and the like).
_SAME = 0.5
# A heading in the place of a theme may be it in other words, but not in entirely other ones.
_HINT = 0.15
_WORDED_SO = re.compile("^在?带头|方面(?:存在的?问题|的问题|主要是)?$")


def _resemblance(spec: ThemeSpec, title: str) -> float:
    words, clause = words_of(title), leading_clause(title)
    named = any(words_of(alias) in words for alias in spec.aliases)
    whole = max(likeness(clause, leading_clause(spec.title)), likeness(title, spec.title))
    return max(whole, 0.9 if named else 0.0)


def match_themes(titles: Sequence[str], specs: Sequence[ThemeSpec]) -> tuple[str | None, ...]:
    """Return for every title the id of the theme it is, None if it is none; no theme twice.

    The surest pairs are taken first, by wording; place helps only the ones that are left, when all others
    stand where they should.
    """
    scores = sorted(
        (
            (_resemblance(spec, title), -index, -place)
            for index, title in enumerate(titles)
            for place, spec in enumerate(specs)
        ),
        reverse=True,
    )
    found: dict[int, int] = {}
    for score, index, place in scores:
        if score >= _SAME and -index not in found and -place not in found.values():
            found[-index] = -place
    if len(titles) == len(specs) and all(index == place for index, place in found.items()):
        hints = {-index: -place for score, index, place in scores if index == place and score >= _HINT}
        found = hints | found
    return tuple(specs[found[index]].id if index in found else None for index in range(len(titles)))


def is_like_theme(title: str, specs: Sequence[ThemeSpec]) -> bool:
    """Tell whether a heading is one of the themes, or is worded as headings of themes are (在带头…，…方面)."""
    return bool(_WORDED_SO.search(words_of(title))) or any(
        _resemblance(spec, title) >= _SAME for spec in specs
    )
