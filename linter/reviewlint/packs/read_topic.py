"""The topics of a pack, and how it infers links: their keys, and how each is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from reviewlint.packs.mistakes import Notes, mistake
from reviewlint.packs.read_table import PHRASE, Key, Table, read_given, read_listed, unique
from reviewlint.packs.read_value import (
    NAME,
    PATTERNS,
    SHARE,
    TEXT,
    TEXTS,
    TRUTH,
    Kind,
    list_of,
    read_words,
    whole,
)
from reviewlint.packs.read_yaml import Fields, Node
from reviewlint.phrases import Phrase
from reviewlint.profile import LinkSettings, Topic

if TYPE_CHECKING:
    from collections.abc import Mapping

SHOWING_TERMS: Final = ("strong", "weak", "patterns")
_SHORTEST: Final = 2


def read_topics(node: Node, notes: Notes) -> tuple[Topic, ...]:
    """Return the entries under `topics`."""
    found = []
    for item, values in read_listed(node, TOPIC, "id", notes):
        if isinstance(item, Fields) and not any(key.text in SHOWING_TERMS for key, _ in item.entries):
            notes.append(mistake(item.at, "topic-without-terms", id=values["id"]))
        found.append(Topic(declared_at=item.at, **values))
    return unique(found, "id", "duplicate-topic", notes)


def _read_terms(node: Node, notes: Notes) -> tuple[str, ...]:
    words = read_words(node, notes)
    notes.extend(mistake(w.at, "term-short", term=w.text) for w in words if len(w.text.strip()) < _SHORTEST)
    return tuple(word.text.strip() for word in words)


def read_links(node: Node, notes: Notes) -> Mapping[str, Any]:
    """Return the settings under `links` that are given and right, by name."""
    return read_given(node, LINKS, notes)


_TERMS: Final = Kind(_read_terms, list_of({**TEXT.shape, "minLength": _SHORTEST}), ())

TOPIC: Final[Table] = {
    "id": Key(NAME, Phrase("名称，用小写字母", "Its name, in lower-case letters"), needed=True),
    "name": Key(PHRASE, Phrase("给人看的名称", "Its name for people"), needed=True, default=Phrase("", "")),
    "strong": Key(_TERMS, Phrase("一个就能表明话题的词语", "Terms that show the topic alone")),
    "weak": Key(_TERMS, Phrase("两个才能表明话题的词语", "Terms that show it in pairs")),
    "not": Key(
        _TERMS,
        Phrase("含有上述词语而意思不同的词语", "Words that hold such a term and mean something else"),
        field="unlike",
    ),
    "patterns": Key(PATTERNS, Phrase("表明话题的正则表达式", "Patterns that show it")),
}

_BY_TYPE: Final = {"bool": TRUTH, "float": SHARE, "int": whole(_SHORTEST), "tuple[str, ...]": TEXTS}
LINKS: Final[Table] = {
    name: Key(
        _BY_TYPE[kind],
        Phrase("含义见随软件发布的 review.yml", "Explained in review.yml, which ships with the tool"),
    )
    for name, kind in LinkSettings.__annotations__.items()
}
