"""Every word of the lists in rules/lexicon/facts.yml does what the list is for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from reviewlint.draft.source import Span
from reviewlint.facts import read_facts
from reviewlint.lexicon import lists

if TYPE_CHECKING:
    from reviewlint.facts.finder import Kind

SENTENCES = yaml.safe_load(Path(__file__).with_name("words.yaml").read_text(encoding="utf-8"))
NAMES = [(language, name) for language, found in lists("facts").items() for name in found]
FACTS = ("owner", "deadline", "done", "merit", "wish", "evidence")


def capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def fails(sentence: dict[str, Any], word: str) -> str | None:
    """Return what was found instead of what a sentence says, None if all is well."""
    kind: Kind = "measure" if "measure" in sentence else "problem"
    begins = sentence[kind].startswith("{}")
    text = sentence[kind].format(capital(word) if begins else word)
    facts = read_facts(kind, text, Span(0, len(text)))
    fact = next(name for name in FACTS if name in sentence)
    span, wanted = getattr(facts, fact), sentence[fact]
    if isinstance(span, tuple):
        span = span[0] if span else None
    found = span.of(text).lower() if span else None
    if wanted is None or wanted is True:
        return None if (found is not None) is (wanted is True) else f"{text} {fact}: {found}"
    wanted = wanted.format(word).lower()
    return None if found and (wanted in found or found in wanted) else f"{text} {fact}: {found}"


def test_every_list_has_its_sentence() -> None:
    assert {(language, name) for language, found in SENTENCES.items() for name in found} == set(NAMES)


@pytest.mark.parametrize(("language", "name"), NAMES)
def test_words(language: str, name: str) -> None:
    sentence = SENTENCES[language][name]
    words = lists("facts")[language][name]
    assert len(words) == len(set(words))
    assert [failed for word in words if (failed := fails(sentence, word))] == []
