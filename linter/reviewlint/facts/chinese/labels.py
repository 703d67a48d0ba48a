"""What stands behind the labels of a measure: 责任人：王平 完成时限：6月底."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.facts.lexicon import zh_words

if TYPE_CHECKING:
    from reviewlint.facts.matching import Pattern, Place


def value_of(label: Pattern, words: str) -> Place | None:
    """Return where the value of a label stands, as far as the next label."""
    at = 0
    while match := label.search(words[at:]):
        start, end = (at + place for place in match.span("named"))
        value = words[start:end]
        if words[end : end + 1] == "：":
            value = zh_words("owner_labels", "deadline_labels", "other_labels").without(value)
        if value:
            return start, start + len(value.rstrip())
        at = end
    return None
