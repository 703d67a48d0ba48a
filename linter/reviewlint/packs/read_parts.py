"""The parts of a pack but its rules: their keys, and how each is read."""

from __future__ import annotations

from typing import Final, get_args

from msgspec import Struct

from reviewlint.packs.mistakes import EXPECTED, Notes, mistake
from reviewlint.packs.read_table import PHRASE, Key, Table, listed, read_entries, read_given, read_table
from reviewlint.packs.read_value import (
    NAME,
    PATTERNS,
    SHARE,
    TEXT,
    TEXTS,
    TRUTH,
    Kind,
    defined,
    is_name,
    list_of,
    one_of,
    read_texts,
    read_words,
    whole,
    wrong,
)
from reviewlint.packs.read_yaml import Fields, Node, Text
from reviewlint.phrases import Phrase
from reviewlint.profile import Detection, LinkSettings, Role, SectionSpec, ThemeSpec, Topic

SHOWING_TERMS: Final = ("strong", "weak", "patterns")
_SHORTEST: Final = 2


class WordsEntry(Struct, frozen=True):
    """A word list: its words, or what is added to and removed from the list that earlier packs made."""

    name: Text
    words: tuple[str, ...] | None
    add: tuple[Text, ...] = ()
    remove: tuple[Text, ...] = ()


def _read_detection(node: Node, notes: Notes) -> Detection:
    return Detection(**read_table(node, DETECT, notes))


def _read_word_lists(node: Node, notes: Notes) -> tuple[WordsEntry, ...]:
    entries = read_entries(node, notes)
    found = [_read_word_list(name, value, notes) for name, value in entries if is_name(name, notes)]
    return tuple(entry for entry in found if entry)


def _read_word_list(name: Text, node: Node, notes: Notes) -> WordsEntry | None:
    if isinstance(node, Fields):
        return WordsEntry(name, None, **read_table(node, WORDS, notes))
    if isinstance(node, Text):
        wrong(node, EXPECTED["words"], notes)
        return None
    return WordsEntry(name, read_texts(node, notes))


def _verify_terms(node: Node, topic: Topic, notes: Notes) -> None:
    if isinstance(node, Fields) and not any(key.text in SHOWING_TERMS for key, _ in node.entries):
        notes.append(mistake(node.at, "topic-without-terms", id=topic.id))


def _read_terms(node: Node, notes: Notes) -> tuple[str, ...]:
    words = read_words(node, notes)
    notes.extend(mistake(w.at, "term-short", term=w.text) for w in words if len(w.text.strip()) < _SHORTEST)
    return tuple(word.text.strip() for word in words)


_WORDS: Final = Kind(read_words, TEXTS.shape, ())
_NOTHING: Final = Phrase("", "")
_TERMS: Final = Kind(_read_terms, list_of({**TEXT.shape, "minLength": _SHORTEST}), ())

DETECT: Final[Table] = {
    "title": Key(PATTERNS, "在标题里找的正则表达式，每个计三分", "Patterns for the title, three points each"),
    "text": Key(
        PATTERNS, "在全文里找的正则表达式，每个计一分", "Patterns for the whole text, one point each"
    ),
    "unless": Key(PATTERNS, "标题里有这些就不算", "Patterns that rule the pack out if the title has them"),
    "least": Key(whole(1), "至少要有几分", "How many points it takes", default=1),
}

SECTION: Final[Table] = {
    "role": Key(one_of(get_args(Role)), "这一部分写什么", "What the section is for", needed=True),
    "titles": Key(TEXTS, "标题的写法；长标题里含有也算", "Its titles; a longer heading may hold one"),
    "required": Key(TRUTH, "是否必须有", "Whether it must be there"),
}

THEME: Final[Table] = {
    "id": Key(NAME, "名称，用小写字母", "Its name, in lower-case letters", needed=True),
    "title": Key(TEXT, "通知里的正式提法", "Its official wording, as in the notice", needed=True, default=""),
    "aliases": Key(TEXTS, "也认可的简称", "Other wordings that count"),
    "min_problems": Key(whole(0), "至少查摆几个问题", "How many problems it needs at least", default=1),
}

WORDS: Final[Table] = {
    "add": Key(_WORDS, "增加的词语", "Words to add"),
    "remove": Key(_WORDS, "去掉的词语", "Words to take out"),
}

TOPIC: Final[Table] = {
    "id": Key(NAME, "名称，用小写字母", "Its name, in lower-case letters", needed=True),
    "name": Key(PHRASE, "给人看的名称", "Its name for people", needed=True, default=_NOTHING),
    "strong": Key(_TERMS, "一个就能表明话题的词语", "Terms that show the topic alone"),
    "weak": Key(_TERMS, "两个才能表明话题的词语", "Terms that show it in pairs"),
    "not": Key(
        _TERMS,
        "含有上述词语而意思不同的词语",
        "Words that hold such a term and mean something else",
        field="unlike",
    ),
    "patterns": Key(PATTERNS, "表明话题的正则表达式", "Patterns that show it"),
}

_BY_TYPE: Final = {"bool": TRUTH, "float": SHARE, "int": whole(_SHORTEST), "tuple[str, ...]": TEXTS}
LINKS: Final[Table] = {
    name: Key(
        _BY_TYPE[kind], "含义见随软件发布的 review.yml", "Explained in review.yml, which ships with the tool"
    )
    for name, kind in LinkSettings.__annotations__.items()
}

DETECTION: Final = Kind(_read_detection, defined("detect"))
SECTIONS: Final = Kind(
    listed(SectionSpec, SECTION, "role", "duplicate-role"), list_of(defined("section")), ()
)
THEMES: Final = Kind(listed(ThemeSpec, THEME, "id", "duplicate-theme"), list_of(defined("theme")), ())
WORD_LISTS: Final = Kind(_read_word_lists, defined("words"), ())
TOPICS: Final = Kind(
    listed(Topic, TOPIC, "id", "duplicate-topic", _verify_terms), list_of(defined("topic")), ()
)
LINK_SETTINGS: Final = Kind(lambda node, notes: read_given(node, LINKS, notes), defined("links"), {})
