"""What a pack says about a rule: the keys that it may use, and how each is read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast, get_args

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.packs.mistakes import EXPECTED, Notes, mistake
from reviewlint.packs.read_table import (
    PHRASE,
    SENTENCE,
    Key,
    Table,
    needed,
    places,
    read_complete,
    read_entries,
    read_fields,
    read_given,
    read_phrase,
    read_sentence,
    read_values,
)
from reviewlint.packs.read_value import (
    DRAFT,
    TEXT,
    WORD,
    Kind,
    defined,
    is_id,
    is_name,
    list_of,
    matching,
    one_of,
    read_draft,
    read_items,
    read_option,
    read_words,
    texts_in,
    verify_pattern,
    whole,
    wrong,
)
from reviewlint.packs.read_yaml import Fields, Node, Text
from reviewlint.patterns import is_pattern
from reviewlint.profile import Application, Example, Gather, RuleFix, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewlint.errors import Location
    from reviewlint.packs.read_value import Reader
    from reviewlint.phrases import Phrase

CLAUSES: Final = ("for", "when", "require", "forbid")
_PLACE: Final = re.compile(r"[1-9][0-9]{0,8}:[1-9][0-9]{0,8}-[1-9][0-9]{0,8}:[1-9][0-9]{0,8}")
_NO_FIX: Final = "off"
_FIXES: Final = one_of((*get_args(Application), _NO_FIX))
# what ends a line, or is not seen in one
_NO_LINE: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]")


class Option(Struct, frozen=True):
    """The value of an option and where it stands; None if it could not be read."""

    value: Any
    key: Text
    node: Node


class Message(Struct, frozen=True):
    """A sentence with fields, and where it stands."""

    phrase: Phrase
    at: Location


class FixEntry(Struct, frozen=True):
    """What a pack says about the fixes of a rule (None: that there are to be none), and where it says so."""

    fix: RuleFix | None
    at: Location


class RuleEntry(Struct, frozen=True):
    """What a pack says about a rule: all of it, or only what it changes.

    `given` holds the place of every key that stands there, those with a mistake in their value too; the keys
    inside `gather` stand there as `gather.least` and so on.
    """

    id: str
    at: Location
    given: Mapping[str, Location]
    title: Phrase | None = None
    severity: Severity | None = None
    check: Text | None = None
    options: Mapping[str, Option] = {}
    meanings: Mapping[str, Message] = {}
    clauses: Mapping[str, Text] = {}
    message: Message | None = None
    hint: Phrase | None = None
    gather: Mapping[str, Any] = {}
    yields_to: tuple[Text, ...] | None = None
    fix: FixEntry | None = None
    why: Phrase | None = None
    reference: str | None = None
    passes: tuple[Example, ...] | None = None
    fails: tuple[Example, ...] | None = None


def read_rules(node: Node, notes: Notes) -> tuple[RuleEntry, ...]:
    """Return the entries under `rules`."""
    entries = read_entries(node, notes)
    found = [_read_rule(name, value, notes) for name, value in entries if is_id(name, notes)]
    return tuple(entry for entry in found if entry)


def _read_rule(name: Text, node: Node, notes: Notes) -> RuleEntry | None:
    if isinstance(node, Text) and not node.is_nothing:
        severity = RULE["severity"].kind.read(node, notes)
        return RuleEntry(name.text, name.at, {"severity": node.at}, severity=severity)
    if not isinstance(node, Fields):
        wrong(node, EXPECTED["rule"], notes)
        return None
    fields = read_fields(node, RULE, notes)
    values = read_values(fields, RULE, notes)
    clauses = {clause: text for clause in CLAUSES if (text := values.pop(clause))}
    return RuleEntry(name.text, name.at, places(fields, "gather"), clauses=clauses, **values)


def _read_options(node: Node, notes: Notes) -> Mapping[str, Option]:
    options = {}
    for key, value in read_entries(node, notes):
        if is_name(key, notes):
            options[key.text] = Option(read_option(value, notes), key, value)
            if is_pattern(key.text):
                for text in texts_in(value):
                    verify_pattern(text, notes)
    return options


def _read_meanings(node: Node, notes: Notes) -> Mapping[str, Message]:
    found = {key: read_phrase(value, notes) for key, value in read_entries(node, notes)}
    return {key.text: Message(phrase, key.at) for key, phrase in found.items() if phrase}


def _read_kinds(node: Node, notes: Notes) -> Mapping[str, Gather]:
    """Return how slips are gathered that are of another kind, each told in full."""
    told = {key.text: read_complete(value, SLIPS, notes) for key, value in read_entries(node, notes)}
    return {
        name: Gather(**values)
        for name, values in told.items()
        if values is not None and all(values[key] is not None for key in needed(SLIPS))
    }


def _read_message(node: Node, notes: Notes) -> Message | None:
    phrase = read_sentence(node, notes)
    return Message(phrase, node.at) if phrase else None


def _read_fix(node: Node, notes: Notes) -> FixEntry | None:
    """Return which fixes may be made, or the text that stands in the place of what is forbidden."""
    if isinstance(node, Fields):
        return _read_replacement(node, notes)
    if not isinstance(node, Text) or node.is_nothing:
        wrong(node, EXPECTED["fix"], notes)
        return None
    chosen = _FIXES.read(node, notes)
    if chosen is None:
        return None
    return FixEntry(None if chosen == _NO_FIX else RuleFix(chosen), node.at)


def _read_replacement(node: Fields, notes: Notes) -> FixEntry | None:
    fields = read_fields(node, REPLACEMENT, notes)
    if len(fields) != 1:
        notes.append(mistake(node.at, "fix-safe-or-unsafe"))
        return None
    (applies, (_, value)) = next(iter(fields.items()))
    text = REPLACEMENT[applies].kind.read(value, notes)
    return FixEntry(RuleFix(cast("Application", applies), text), node.at) if text is not None else None


def _read_line(node: Node, notes: Notes) -> str | None:
    text = read_draft(node, notes)
    if text is not None and _NO_LINE.search(text):
        notes.append(mistake(node.at, "fix-one-line"))
        return None
    return text


def _listed(read_one: Reader) -> Reader:
    def read(node: Node, notes: Notes) -> tuple[Example, ...]:
        found = [read_one(item, notes) for item in read_items(node, notes)]
        return tuple(example for example in found if example)

    return read


def _read_pass(node: Node, notes: Notes) -> Example | None:
    """Return a draft that passes: its text, or with the decisions beside it."""
    if isinstance(node, Fields):
        return _read_example(node, PASS, notes)
    text = read_draft(node, notes)
    return Example(text, (), node.at) if text is not None else None


def _read_fail(node: Node, notes: Notes) -> Example | None:
    return _read_example(node, FAIL, notes)


def _read_example(node: Node, table: Table, notes: Notes) -> Example | None:
    values = read_complete(node, table, notes)
    if values is None or values["text"] is None:
        return None
    return Example(declared_at=node.at, **{"at": (), **values})


def _read_places(node: Node, notes: Notes) -> tuple[str, ...]:
    found = read_words(node, notes)
    notes.extend(mistake(place.at, "bad-place") for place in found if not _PLACE.fullmatch(place.text))
    return tuple(place.text for place in found)


_LINE: Final = Kind(_read_line, {**DRAFT.shape, "pattern": r"^[^\n\r]*$"})

SLIPS: Final[Table] = {
    "least": Key(whole(1), "从几处起合并为一条", "From how many places on they become one", needed=True),
    "message": Key(
        SENTENCE,
        "合并后的提示；可用 {failed}、{checked}、{message}",
        "Its message, with {failed}, {checked} and {message}",
        needed=True,
    ),
    "note": Key(
        PHRASE,
        "每一处旁边写什么，可用 {message}；不写则引原文",
        "What stands beside each place, not its words; with {message}, what is wrong there",
    ),
}

# A rule that another pack defined needs none of them said again.
GATHER: Final[Table] = {name: replace(key, needed=False) for name, key in SLIPS.items()} | {
    "kinds": Key(
        Kind(_read_kinds, {"type": "object", "additionalProperties": defined("slips")}),
        "合并办法不同的几种",
        "Kinds of the fault that are gathered otherwise",
    ),
}

REPLACEMENT: Final[Table] = {
    "safe": Key(_LINE, "改成的文字，总是对的", "What to put there, always right"),
    "unsafe": Key(_LINE, "改成的文字，要人核对", "What to put there, to be looked at"),
}

_TEXT_OF_EXAMPLE: Final = Key(DRAFT, "例文", "The draft", needed=True)
_DECISIONS: Final = Key(TEXT, "例文的决定文件", "The decisions file beside it")

PASS: Final[Table] = {"text": _TEXT_OF_EXAMPLE, "decisions": replace(_DECISIONS, needed=True)}

FAIL: Final[Table] = {
    "text": _TEXT_OF_EXAMPLE,
    "at": Key(
        Kind(_read_places, list_of(matching(_PLACE)), ()),
        "位置，如 3:5-3:12",
        "Its places, as in 3:5-3:12",
        needed=True,
    ),
    "decisions": _DECISIONS,
    "fixed": Key(DRAFT, "改好以后的例文", "The draft once it is mended"),
}

RULE: Final[Table] = {
    "title": Key(PHRASE, "规则的名称", "Name of the rule for people"),
    "severity": Key(one_of(get_args(Severity)), "级别；off 为不查", "How serious it is; off for not at all"),
    "check": Key(
        Kind(WORD.read, defined("check")),
        "由哪种程序检查；与 for 等不能并用",
        "The code that checks it, instead of for …",
    ),
    "options": Key(Kind(_read_options, defined("options"), {}), "选项", "Its options"),
    "meanings": Key(Kind(_read_meanings, defined("meanings"), {}), "各选项的含义", "What its options mean"),
    "message": Key(
        Kind(_read_message, PHRASE.shape),
        "违反时的提示；花括号里写字段名",
        "What is said; braces hold the name of a field",
    ),
    "hint": Key(SENTENCE, "怎样改正", "What to do about it"),
    "fix": Key(
        Kind(_read_fix, {"anyOf": [_FIXES.shape, defined("replacement")]}),
        "改法：哪些可以自动改，或 {safe: 改成的文字}",
        "Which fixes may be made, or {safe: what to put there}",
    ),
    "why": Key(PHRASE, "为什么这样要求", "Why it matters"),
    "reference": Key(TEXT, "依据的标准或文件", "The standard or source"),
    "passes": Key(Kind(_listed(_read_pass), list_of(defined("pass"))), "符合的例文", "Examples that pass"),
    "fails": Key(
        Kind(_listed(_read_fail), list_of(defined("fail"))),
        "不符合的例文和位置",
        "Examples that fail, with places",
    ),
    "for": Key(
        WORD, "查哪些内容：measure、problem、sentence 等", "What it looks at: measure, problem, sentence …"
    ),
    "when": Key(WORD, "只在什么条件下查", "Only where this holds"),
    "require": Key(WORD, "必须满足的条件", "What must hold"),
    "forbid": Key(WORD, "不得出现的情况", "What must not hold"),
    "gather": Key(
        Kind(lambda node, notes: read_given(node, GATHER, notes), defined("gather"), {}),
        "处处都有时合并为一条",
        "Make one violation of a fault that is everywhere",
    ),
    "yields_to": Key(
        Kind(read_words, list_of(WORD.shape)),
        "同一条里这些规则也有发现时，由它们一并指出",
        "Rules that tell of it where they find something in the same item",
    ),
}
