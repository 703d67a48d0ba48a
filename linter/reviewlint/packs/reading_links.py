"""The topics of a pack, and how it infers links."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reviewlint.packs.document import Node, Text
from reviewlint.packs.mistakes import Notes, mistake
from reviewlint.packs.values import (
    has_keys,
    is_id,
    read_fields,
    read_items,
    read_phrase,
    read_share,
    read_text,
    read_texts,
    read_truth,
    read_whole,
    read_words,
    unique,
    verify_pattern,
)
from reviewlint.profile import LinkSettings, Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SHORTEST: Final = 2
TERMS: Final = ("strong", "weak", "not")
TOPIC_KEYS: Final = ("id", "name")
TERMS_OF_TOPIC: Final = (*TERMS, "patterns")
SHOWING_TERMS: Final = ("strong", "weak", "patterns")


def read_topics(node: Node, notes: Notes) -> tuple[Topic, ...]:
    """Return the entries under `topics`."""
    found = (_read_topic(item, notes) for item in read_items(node, notes))
    return unique((topic for topic in found if topic), "id", "duplicate-topic", notes)


def _read_topic(node: Node, notes: Notes) -> Topic | None:
    fields = read_fields(node, (*TOPIC_KEYS, *TERMS_OF_TOPIC), notes)
    complete = has_keys(fields, TOPIC_KEYS, node, notes)
    name = read_phrase(fields["name"][1], notes) if "name" in fields else None
    words = {key: read_words(fields[key][1], notes) for key in TERMS_OF_TOPIC if key in fields}
    for pattern in words.get("patterns", ()):
        verify_pattern(pattern, notes)
    strong, weak, unlike = (_terms(words.get(key, ()), notes) for key in TERMS)
    patterns = tuple(pattern.text for pattern in words.get("patterns", ()))
    topic = _read_id(fields["id"][1], notes) if "id" in fields else None
    if topic is None or name is None or not complete:
        return None
    if set(SHOWING_TERMS).isdisjoint(fields):
        notes.append(mistake(node.at, "topic-without-terms", id=topic))
    return Topic(topic, name, strong, weak, unlike, patterns, node.at)


def _read_id(node: Node, notes: Notes) -> str | None:
    if read_text(node, notes) is None or not isinstance(node, Text) or not is_id(node, notes):
        return None
    return node.text


def _terms(words: tuple[Text, ...], notes: Notes) -> tuple[str, ...]:
    notes.extend(mistake(w.at, "term-short", term=w.text) for w in words if len(w.text.strip()) < SHORTEST)
    return tuple(word.text.strip() for word in words)


LINK_READERS: Final[Mapping[str, Callable[[Node, Notes], Any]]] = {
    key: {
        "explicit_only": read_truth,
        "min_phrase": lambda node, notes: read_whole(node, SHORTEST, notes),
        "stop_phrases": read_texts,
        "common_terms": read_texts,
        "cause_heads": read_texts,
    }.get(key, read_share)
    for key in LinkSettings.__struct_fields__
}


def read_links(node: Node, notes: Notes) -> Mapping[str, Any]:
    """Return the settings under `links` that are given and right, by name."""
    fields = read_fields(node, LINK_READERS, notes)
    values = {key: LINK_READERS[key](value, notes) for key, (_, value) in fields.items()}
    return {key: value for key, value in values.items() if value is not None}
