"""Theme titles compared by their leading clause: shortening and drift are fine, another word is not."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.draft.source import Span
from reviewlint.reading.wordings import likeness

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.reading.review import Aspect, Review, Theme

_CLAUSE = re.compile(r"[^，,；;：:。\n]+")
_PREFIX = re.compile(r"(?:在|关于|围绕|对照|聚焦|带头)*")
_SUFFIX = re.compile(r"(?:方面)?(?:存在的?)?(?:主要|突出)?(?:问题|不足|差距)?$")
_PARTICLES = "的和与以为是"
_WORD = 2
_ALIKE = 0.6  # below this share of common characters the wording is another one altogether, not a slip
_TREATED = 0.5  # share of the pairs of characters of the shorter wording that the other one has too
_MOST = 30  # no notice names more themes; keeps a hostile draft linear


class Clause(Struct, frozen=True):
    """The characters of a title that count, and the offset of each in the draft."""

    text: str
    places: tuple[int, ...]

    @property
    def span(self) -> Span:
        """From the first character to the last."""
        return Span(self.places[0], self.places[-1] + 1)


class Difference(Struct, frozen=True):
    """Other words than the official ones: where, which, and what the official ones are."""

    span: Span
    words: str
    official: str


def clause(text: str, span: Span) -> Clause | None:
    """Return the leading clause of a title: its letters, without prefix, suffix and marks; None if it has none."""
    match = _CLAUSE.search(text, span.start, span.end)
    if match is None:
        return None
    start, end = _PREFIX.match(text, match.start(), match.end()), match.end()  # matches "" at least
    suffix = _SUFFIX.search(text, match.start(), end)
    first = start.end() if start else match.start()
    last = suffix.start() if suffix is not None and suffix.start() > first else end
    places = tuple(place for place in range(first, last) if text[place].isalnum())
    return Clause("".join(text[place] for place in places), places) if places else None


def difference(official: str, accepted: Sequence[str], drafted: Clause) -> Difference | None:
    """Return where a drafted clause says other words than the official title, None if it does not.

    Left out words (an abbreviation, also of an `accepted` wording) and added ones are no difference, and a
    wording that has little in common with the official one is not judged.
    """
    wording = _letters(official)
    if any(abbreviates(drafted.text, other) for other in (wording, *map(_letters, accepted))):
        return None
    from difflib import SequenceMatcher  # noqa: PLC0415 - few titles differ

    matcher = SequenceMatcher(None, wording, drafted.text, autojunk=False)
    if sum(block.size for block in matcher.get_matching_blocks()) < _ALIKE * len(drafted.text):
        return None
    for tag, first, last, start, end in matcher.get_opcodes():
        if tag == "replace":
            left, right = _to_word(wording, Span(first, last), Span(start, end), len(drafted.text))
            places = drafted.places[start - left : end + right]
            words = drafted.text[start - left : end + right]
            return Difference(Span(places[0], places[-1] + 1), words, wording[first - left : last + right])
    return None


def _to_word(wording: str, official: Span, drafted: Span, length: int) -> tuple[int, int]:
    """Return how many characters to the left and to the right make words of a difference: 历 / 党, of 历史 / 党史.

    A word has two characters, counted from the start of the wording or from a particle.
    """
    if min(len(official), len(drafted)) > 1:
        return 0, 0
    run = max(wording.rfind(particle, 0, official.start) for particle in _PARTICLES) + 1
    left = (official.start - run) % _WORD
    if left == 0 and official.end < len(wording) and drafted.end < length:
        return 0, 1
    return min(1, official.start, drafted.start), 0


def _letters(text: str, span: Span | None = None) -> str:
    """Return the letters of a leading clause that count, none where it has none."""
    found = clause(text, span or Span(0, len(text)))
    return found.text if found is not None else ""


def abbreviates(short: str, long: str) -> bool:
    """Tell whether all characters of `short` stand in `long` in the same order."""
    rest = iter(long)
    return all(character in rest for character in short)


def treated(review: Review) -> Iterator[tuple[Aspect, Theme | None]]:
    """Yield each theme of the opening with the theme of the draft that treats it, None if none does.

    A theme that the pack knows is found by its id, another one by its wording.
    """
    if review.declaration is None:
        return
    by_id = {theme.id: theme for theme in review.themes if theme.known}
    free = [(theme, _letters(review.text, theme.title)) for theme in review.themes[:_MOST]]
    for aspect in review.declaration.aspects[:_MOST]:
        if aspect.theme is not None and aspect.theme in by_id:
            yield aspect, by_id[aspect.theme]
            continue
        wanted = _letters(review.text, aspect.span)
        scores = [(likeness(wanted, letters), -theme.number, theme) for theme, letters in free]
        best = max(scores, key=lambda score: score[:2], default=(0.0, 0, None))
        yield aspect, best[2] if best[0] >= _TREATED else None
