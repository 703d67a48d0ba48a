"""The same slip in many places, told once."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from msgspec.structs import replace

from reviewlint.checks.outcome import Finding, Related
from reviewlint.checks.places import common_heading
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewlint.reading.model import Review

# Pairs that are equal in the first place are the same slip.
Slip: TypeAlias = "tuple[object, Finding]"

_ALIKE_FROM = 3
_MANY = 10
_SAME = Phrase("同样的写法", "written the same way")
_LIKE_IT = Phrase("类似的地方", "a place like it")


def gathered(slips: Iterable[Slip], review: Review) -> Iterator[Finding]:
    """Yield the findings; from three of a kind on, one at the heading above them that lists their places."""
    return _gathered(slips, review, _ALIKE_FROM, Phrase("，共 {count} 处", "; {count} places"), _SAME)


def gathered_if_many(slips: Iterable[Slip], review: Review) -> Iterator[Finding]:
    """Yield the findings, of a kind that a drafter mends one by one: gathered from ten on."""
    tail = Phrase("，类似的共 {count} 处", "; {count} places like it")
    return _gathered(slips, review, _MANY, tail, _LIKE_IT)


def _gathered(
    slips: Iterable[Slip], review: Review, least: int, tail: Phrase, note: Phrase
) -> Iterator[Finding]:
    kinds: dict[object, list[Finding]] = defaultdict(list)
    for kind, finding in slips:
        kinds[kind].append(finding)
    for same in kinds.values():
        if len(same) < least:
            yield from same
            continue
        first, message = same[0], same[0].message or note
        yield replace(
            first,
            span=common_heading(review, [finding.span for finding in same]),
            values={**first.values, "count": len(same)},
            related=tuple(Related(finding.span, note) for finding in same),
            message=Phrase(message.zh + tail.zh, message.en + tail.en),
            expected=None,
            fixes=tuple(fix for finding in same for fix in finding.fixes),
        )
