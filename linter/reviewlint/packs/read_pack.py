"""What a pack may say: its keys, and how a YAML document is read as one. Nothing is looked up in other packs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from msgspec import Struct

from reviewlint.packs.mistakes import EXPECTED, Notes, mistake
from reviewlint.packs.read_rule import read_rules
from reviewlint.packs.read_table import (
    PHRASE,
    Key,
    Table,
    is_known,
    listed,
    places,
    read_entries,
    read_given,
    read_table,
    read_values,
)
from reviewlint.packs.read_value import (
    NAME,
    PATTERNS,
    SHARE,
    TEXT,
    TEXTS,
    TRUTH,
    WORD,
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
from reviewlint.packs.read_yaml import Fields, Gap, Items, Node, Text
from reviewlint.phrases import LANGUAGES, Phrase
from reviewlint.profile import Detection, LinkSettings, Role, SectionSpec, Severity, Subject, ThemeSpec, Topic

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reviewlint.errors import Location
    from reviewlint.packs.read_rule import RuleEntry
    from reviewlint.packs.read_table import Named
    from reviewlint.phrases import Language

PackKind = Literal["shipped", "shared", "configuration"]
"""Where a pack comes from: with this tool, a file that another extends, or a user's `.reviewlint.yml`."""

SHOWING_TERMS: Final = ("strong", "weak", "patterns")
_SHORTEST: Final = 2
_ONLY_OF_RULES: Final = frozenset({"severity", "for", "require", "forbid", "message", "check"})
_IN_CONFIGURATIONS: Final = Phrase("配置文件 .reviewlint.yml ", "the configuration .reviewlint.yml")
_ONLY_IN: Final[Mapping[str, tuple[PackKind, Phrase]]] = {
    "profile": ("configuration", _IN_CONFIGURATIONS),
    "ignore": ("configuration", _IN_CONFIGURATIONS),
    "detect": ("shipped", Phrase("随软件发布的规则集", "a pack that ships with the tool")),
}


class WordsEntry(Struct, frozen=True):
    """A word list: its words, or what is added to and removed from the list that earlier packs made."""

    name: Text
    words: tuple[str, ...] | None
    add: tuple[Text, ...] = ()
    remove: tuple[Text, ...] = ()


class Pack(Struct, frozen=True):
    """One YAML file, checked as far as it can be without the packs that it extends.

    `name` is how it is shown: the name of a shipped pack, the path of a user's file; `file` is the real path of
    the latter, None for the former. `given` holds the place of every key, those inside `links` as `links.<key>`.
    """

    name: str
    kind: PackKind
    file: Path | None
    given: Mapping[str, Location]
    title: Phrase | None
    description: Phrase | None
    source: str | None
    profile: Text | None
    extends: tuple[Text, ...]
    language: Language | None
    subject: Subject | None
    detect: Detection | None
    sections: tuple[SectionSpec, ...]
    themes: tuple[ThemeSpec, ...]
    words: tuple[WordsEntry, ...]
    topics: tuple[Topic, ...]
    links: Mapping[str, Any]
    rules: tuple[RuleEntry, ...]
    ignore: tuple[str, ...]

    @property
    def key(self) -> str:
        """What tells this pack from all others."""
        return self.name if self.file is None else str(self.file)


def read_pack(name: str, kind: PackKind, file: Path | None, root: Node, notes: Notes) -> Pack:
    """Return what a pack says; whatever is wrong goes to `notes` and counts as not said."""
    fields = _read_keys(kind, root, notes)
    if kind == "shipped" and not isinstance(root, Gap) and "title" not in fields:
        notes.append(mistake(root.at, "missing-key", key="title"))
    return Pack(name, kind, file, places(fields, "links"), **read_values(fields, PACK, notes))


def _read_keys(kind: PackKind, root: Node, notes: Notes) -> Named:
    if isinstance(root, Text) and "：" in root.text:
        notes.append(mistake(root.place(root.text.index("：")), "fullwidth-colon"))
        return {}
    given = {}
    for key, value in read_entries(root, notes):
        if key.text not in PACK and _looks_like_rule(key, value):
            notes.append(mistake(key.at, "rule-outside", key=key.text))
            continue
        if not is_known(key, PACK, notes):
            continue
        owner, where = _ONLY_IN.get(key.text, (kind, None))
        if owner == kind:
            given[key.text] = (key, value)
        else:
            notes.append(mistake(key.at, "misplaced-key", key=key.text, where=where))
    return given


def _looks_like_rule(key: Text, value: Node) -> bool:
    """Tell whether a key that is none of a pack's is that of a rule which was not put under `rules:`."""
    if isinstance(value, Fields):
        return any(inner.text in _ONLY_OF_RULES for inner, _ in value.entries)
    return isinstance(value, Text) and value.text in get_args(Severity) and "-" in key.text


def _read_extends(node: Node, notes: Notes) -> tuple[Text, ...]:
    """Return the packs to take in; one alone needs no list."""
    return read_words(
        Items(node.at, (node,)) if isinstance(node, Text) and not node.is_nothing else node, notes
    )


def _read_themes(node: Node, notes: Notes) -> tuple[ThemeSpec, ...]:
    """Return the themes; a title alone lacks the name that a theme is known by."""
    if not isinstance(node, Items):
        return _THEMES(node, notes)
    for one in node.nodes:
        if isinstance(one, Text) and one.text.strip():
            notes.append(mistake(one.at, "theme-as-text", text=one.text))
    return _THEMES(Items(node.at, tuple(one for one in node.nodes if not isinstance(one, Text))), notes)


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


def _read_ignore(node: Node, notes: Notes) -> tuple[str, ...]:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - slow to import, and most configurations ignore nothing

    words = read_words(node, notes)
    for word in words:
        try:
            GitIgnoreSpec.from_lines([word.text])
        except ValueError:
            notes.append(mistake(word.at, "bad-ignore", pattern=word.text))
    return tuple(word.text for word in words)


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
_THEMES: Final[Callable[[Node, Notes], tuple[ThemeSpec, ...]]] = listed(
    ThemeSpec, THEME, "id", "duplicate-theme"
)
THEMES: Final = Kind(_read_themes, list_of(defined("theme")), ())
WORD_LISTS: Final = Kind(_read_word_lists, defined("words"), ())
TOPICS: Final = Kind(
    listed(Topic, TOPIC, "id", "duplicate-topic", _verify_terms), list_of(defined("topic")), ()
)
LINK_SETTINGS: Final = Kind(lambda node, notes: read_given(node, LINKS, notes), defined("links"), {})

PACK: Final[Table] = {
    "title": Key(PHRASE, "规则集的名称", "Name of the pack for people", shown=False),
    "description": Key(PHRASE, "规则集用于哪些材料", "Which drafts the pack is for", shown=False),
    "source": Key(TEXT, "内容的出处", "Where its contents come from", shown=False),
    "profile": Key(
        Kind(WORD.read, defined("profile")),
        "以哪个规则集为基础；auto 由文稿自己的用语决定。只写在 .reviewlint.yml 里",
        "The pack to start from; with auto the draft's own words choose. In .reviewlint.yml only",
        shown=False,
    ),
    "extends": Key(
        Kind(_read_extends, {"anyOf": [defined("pack"), list_of(defined("pack"))]}, ()),
        "还要并入的规则集：名称，或 .yml 文件的路径；后面的覆盖前面的",
        "Further packs, by name or by the path of a .yml file; a later one wins",
        shown=False,
    ),
    "language": Key(one_of(LANGUAGES), "文稿和提示的语言", "Language of drafts and messages"),
    "subject": Key(
        one_of(get_args(Subject)),
        "班子材料（team）还是个人材料（person）",
        "Whether drafts speak for a team or for a person",
    ),
    "detect": Key(
        DETECTION,
        "哪些用语表明该用这个规则集；只写在随软件发布的规则集里",
        "The words that announce the pack; in packs that ship with the tool only",
        shown=False,
    ),
    "sections": Key(
        SECTIONS,
        "各部分的标题，按应有的先后排列；这里写了的部分，其标题取代原有的",
        "Titles of the sections, in the order in which they should stand; those of a role given here replace the ones it had",
    ),
    "themes": Key(
        THEMES, "通知要求对照的方面，按通知的先后排列", "The themes that the notice requires, in its order"
    ),
    "words": Key(WORD_LISTS, "规则用到的词表", "Word lists that rules refer to"),
    "topics": Key(
        TOPICS, "问题、原因、措施谈的是哪些话题", "What problems, causes and measures can be about"
    ),
    "links": Key(
        LINK_SETTINGS, "怎样推断问题与原因、措施的对应", "How problems are matched with causes and measures"
    ),
    "rules": Key(
        Kind(read_rules, defined("rules"), ()),
        "规则：改级别、改选项，或自定义",
        "Rules: change severities and options, or add your own",
    ),
    "ignore": Key(
        Kind(_read_ignore, TEXTS.shape, ()),
        "不检查的文件，写法同 .gitignore；只写在 .reviewlint.yml 里",
        "Files to leave out, as in .gitignore; in .reviewlint.yml only",
    ),
}
