"""What every key of a pack may hold and what it is for: told to editors, in the form of a JSON Schema."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias, get_args

from msgspec import Struct

from reviewlint.packs.reading_links import LINK_READERS, SHORTEST
from reviewlint.packs.reading_rules import FIX_CHOICES, PLACE
from reviewlint.packs.values import ID, LARGEST, read_share, read_texts, read_truth
from reviewlint.phrases import LANGUAGES, Phrase
from reviewlint.profile import Role, Severity, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Shape: TypeAlias = "dict[str, Any]"
"""A piece of JSON Schema."""


class Key(Struct, frozen=True):
    """What may stand behind a key, and what the key is for."""

    shape: Shape
    purpose: Phrase


def whole(least: int) -> Shape:
    """Return the shape of a whole number from `least` on."""
    return {"type": "integer", "minimum": least}


def matching(pattern: str) -> Shape:
    """Return the shape of a text that a regular expression matches from its first character to its last."""
    return {"type": "string", "pattern": f"^(?:{pattern})$"}


def one_of(choices: Iterable[str]) -> Shape:
    """Return the shape of a text that is one of some."""
    return {"enum": list(choices)}


def list_of(shape: Shape) -> Shape:
    """Return the shape of a list."""
    return {"type": "array", "items": shape}


def defined(name: str) -> Shape:
    """Return a reference to a shape that the schema defines once."""
    return {"$ref": f"#/$defs/{name}"}


# A figure without quotation marks is a text too: titles: [2025].
TEXT: Final[Shape] = {"type": ["string", "number"], "pattern": r"\S"}
TEXTS: Final[Shape] = list_of(TEXT)
TRUTH: Final[Shape] = {"type": "boolean"}
_SHARE: Final[Shape] = {"type": "number", "minimum": 0, "maximum": LARGEST}
_TERMS: Final[Shape] = list_of({**TEXT, "minLength": SHORTEST})
_PHRASE: Final = defined("phrase")
_DRAFT: Final[Shape] = {"type": ["string", "number"]}  # it may be blank
_LINE: Final[Shape] = {**_DRAFT, "pattern": r"^[^\n\r]*$"}

PACK: Final[Mapping[str, Key]] = {
    "title": Key(_PHRASE, Phrase("规则集的名称", "Name of the pack for people")),
    "description": Key(_PHRASE, Phrase("规则集用于哪些材料", "Which drafts the pack is for")),
    "source": Key(TEXT, Phrase("内容的出处", "Where its contents come from")),
    "profile": Key(
        defined("profile"),
        Phrase(
            "以哪个规则集为基础；auto 由文稿自己的用语决定。只写在 .reviewlint.yml 里",
            "The pack to start from; with auto the draft's own words choose. In .reviewlint.yml only",
        ),
    ),
    "extends": Key(
        list_of(defined("pack")),
        Phrase(
            "还要并入的规则集：名称，或 .yml 文件的路径；后面的覆盖前面的",
            "Further packs, by name or by the path of a .yml file; a later one wins",
        ),
    ),
    "language": Key(one_of(LANGUAGES), Phrase("文稿和提示的语言", "Language of drafts and messages")),
    "subject": Key(
        one_of(get_args(Subject)),
        Phrase("班子材料（team）还是个人材料（person）", "Whether drafts speak for a team or for a person"),
    ),
    "detect": Key(
        defined("detect"),
        Phrase(
            "哪些用语表明该用这个规则集；只写在随软件发布的规则集里",
            "The words that announce the pack; in packs that ship with the tool only",
        ),
    ),
    "sections": Key(
        list_of(defined("section")),
        Phrase(
            "各部分的标题，按应有的先后排列；这里写了的部分，其标题取代原有的",
            "Titles of the sections, in the order in which they should stand; those of a role given here replace"
            " the ones it had",
        ),
    ),
    "themes": Key(
        list_of(defined("theme")),
        Phrase("通知要求对照的方面，按通知的先后排列", "The themes that the notice requires, in its order"),
    ),
    "words": Key(defined("words"), Phrase("规则用到的词表", "Word lists that rules refer to")),
    "topics": Key(
        list_of(defined("topic")),
        Phrase("问题、原因、措施谈的是哪些话题", "What problems, causes and measures can be about"),
    ),
    "links": Key(
        defined("links"),
        Phrase("怎样推断问题与原因、措施的对应", "How problems are matched with causes and measures"),
    ),
    "rules": Key(
        defined("rules"),
        Phrase("规则：改级别、改选项，或自定义", "Rules: change severities and options, or add your own"),
    ),
    "ignore": Key(
        TEXTS,
        Phrase(
            "不检查的文件，写法同 .gitignore；只写在 .reviewlint.yml 里",
            "Files to leave out, as in .gitignore; in .reviewlint.yml only",
        ),
    ),
}

PHRASE: Final[Mapping[str, Key]] = {
    "zh": Key(TEXT, Phrase("中文", "Chinese")),
    "en": Key(TEXT, Phrase("英文", "English")),
}

DETECT: Final[Mapping[str, Key]] = {
    "title": Key(
        TEXTS, Phrase("在标题里找的正则表达式，每个计三分", "Patterns for the title, three points each")
    ),
    "text": Key(
        TEXTS, Phrase("在全文里找的正则表达式，每个计一分", "Patterns for the whole text, one point each")
    ),
    "unless": Key(
        TEXTS, Phrase("标题里有这些就不算", "Patterns that rule the pack out if the title has them")
    ),
    "least": Key(whole(1), Phrase("至少要有几分", "How many points it takes")),
}

SECTION: Final[Mapping[str, Key]] = {
    "role": Key(one_of(get_args(Role)), Phrase("这一部分写什么", "What the section is for")),
    "titles": Key(TEXTS, Phrase("标题的写法；长标题里含有也算", "Its titles; a longer heading may hold one")),
    "required": Key(TRUTH, Phrase("是否必须有", "Whether it must be there")),
}

THEME: Final[Mapping[str, Key]] = {
    "id": Key(matching(ID.pattern), Phrase("名称，用小写字母", "Its name, in lower-case letters")),
    "title": Key(TEXT, Phrase("通知里的正式提法", "Its official wording, as in the notice")),
    "aliases": Key(TEXTS, Phrase("也认可的简称", "Other wordings that count")),
    "min_problems": Key(whole(0), Phrase("至少查摆几个问题", "How many problems it needs at least")),
}

WORDS: Final[Mapping[str, Key]] = {
    "add": Key(TEXTS, Phrase("增加的词语", "Words to add")),
    "remove": Key(TEXTS, Phrase("去掉的词语", "Words to take out")),
}

TOPIC: Final[Mapping[str, Key]] = {
    "id": Key(matching(ID.pattern), Phrase("名称，用小写字母", "Its name, in lower-case letters")),
    "name": Key(_PHRASE, Phrase("给人看的名称", "Its name for people")),
    "strong": Key(_TERMS, Phrase("一个就能表明话题的词语", "Terms that show the topic alone")),
    "weak": Key(_TERMS, Phrase("两个才能表明话题的词语", "Terms that show it in pairs")),
    "not": Key(
        _TERMS, Phrase("含有上述词语而意思不同的词语", "Words that hold such a term and mean something else")
    ),
    "patterns": Key(TEXTS, Phrase("表明话题的正则表达式", "Patterns that show it")),
}

_OF_READERS: Final[Mapping[object, Shape]] = {read_truth: TRUTH, read_texts: TEXTS, read_share: _SHARE}

LINKS: Final[Mapping[str, Key]] = {
    name: Key(
        _OF_READERS.get(read, whole(SHORTEST)),
        Phrase("含义见随软件发布的 review.yml", "Explained in review.yml, which ships with the tool"),
    )
    for name, read in LINK_READERS.items()
}

GATHER: Final[Mapping[str, Key]] = {
    "least": Key(whole(1), Phrase("从几处起合并为一条", "From how many places on they become one")),
    "message": Key(
        _PHRASE,
        Phrase(
            "合并后的提示；可用 {failed}、{checked}、{message}",
            "Its message, with {failed}, {checked} and {message}",
        ),
    ),
    "note": Key(
        _PHRASE, Phrase("每一处旁边写什么；不写则引原文", "What stands beside each place, not its words")
    ),
    "kinds": Key(
        {"type": "object", "additionalProperties": defined("slips")},
        Phrase("合并办法不同的几种", "Kinds of the fault that are gathered otherwise"),
    ),
}

RULE: Final[Mapping[str, Key]] = {
    "title": Key(_PHRASE, Phrase("规则的名称", "Name of the rule for people")),
    "severity": Key(
        one_of(get_args(Severity)), Phrase("级别；off 为不查", "How serious it is; off for not at all")
    ),
    "check": Key(
        defined("check"),
        Phrase("由哪种程序检查；与 for 等不能并用", "The code that checks it, instead of for …"),
    ),
    "options": Key(defined("options"), Phrase("选项", "Its options")),
    "meanings": Key(defined("meanings"), Phrase("各选项的含义", "What its options mean")),
    "message": Key(
        _PHRASE, Phrase("违反时的提示；花括号里写字段名", "What is said; braces hold the name of a field")
    ),
    "hint": Key(_PHRASE, Phrase("怎样改正", "What to do about it")),
    "fix": Key(
        {"anyOf": [one_of(FIX_CHOICES), defined("replacement")]},
        Phrase(
            "改法：哪些可以自动改，或 {safe: 改成的文字}",
            "Which fixes may be made, or {safe: what to put there}",
        ),
    ),
    "why": Key(_PHRASE, Phrase("为什么这样要求", "Why it matters")),
    "reference": Key(TEXT, Phrase("依据的标准或文件", "The standard or source")),
    "passes": Key(list_of(defined("pass")), Phrase("符合的例文", "Examples that pass")),
    "fails": Key(list_of(defined("fail")), Phrase("不符合的例文和位置", "Examples that fail, with places")),
    "for": Key(
        TEXT,
        Phrase("查哪些内容：measure、problem、sentence 等", "What it looks at: measure, problem, sentence …"),
    ),
    "when": Key(TEXT, Phrase("只在什么条件下查", "Only where this holds")),
    "require": Key(TEXT, Phrase("必须满足的条件", "What must hold")),
    "forbid": Key(TEXT, Phrase("不得出现的情况", "What must not hold")),
    "gather": Key(
        defined("gather"), Phrase("处处都有时合并为一条", "Make one violation of a fault that is everywhere")
    ),
}

REPLACEMENT: Final[Mapping[str, Key]] = {
    "safe": Key(_LINE, Phrase("改成的文字，总是对的", "What to put there, always right")),
    "unsafe": Key(_LINE, Phrase("改成的文字，要人核对", "What to put there, to be looked at")),
}

PASS: Final[Mapping[str, Key]] = {
    "text": Key(_DRAFT, Phrase("例文", "The draft")),
    "decisions": Key(TEXT, Phrase("例文的决定文件", "The decisions file beside it")),
}

FAIL: Final[Mapping[str, Key]] = {
    **PASS,
    "at": Key(list_of(matching(PLACE.pattern)), Phrase("位置，如 3:5-3:12", "Its places, as in 3:5-3:12")),
    "fixed": Key(_DRAFT, Phrase("改好以后的例文", "The draft once it is mended")),
}
