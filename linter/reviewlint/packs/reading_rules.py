"""The rules of a pack, read one by one."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING, Any, Final, cast, get_args

from reviewlint.packs.document import Fields, Items, Node, Text
from reviewlint.packs.entries import FixEntry, Message, Option, RuleEntry
from reviewlint.packs.mistakes import EXPECTED, Notes, mistake
from reviewlint.packs.values import (
    has_keys,
    is_id,
    is_name,
    read_choice,
    read_entries,
    read_fields,
    read_items,
    read_option,
    read_phrase,
    read_text,
    read_whole,
    read_words,
    verify_pattern,
    wrong,
)
from reviewlint.patterns import is_pattern
from reviewlint.profile import Application, Example, Gather, RuleFix, Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reviewlint.phrases import Phrase

CLAUSES: Final = ("for", "when", "require", "forbid")
PASS_KEYS: Final = ("text", "decisions")
FAIL_KEYS: Final = ("text", "at")
FAIL_KEYS_TO_CHOOSE: Final = ("decisions", "fixed")
PLACE: Final = re.compile(r"[1-9][0-9]{0,8}:[1-9][0-9]{0,8}-[1-9][0-9]{0,8}:[1-9][0-9]{0,8}")
_FIELD: Final = re.compile(r"[a-z][a-z0-9_]*")
_FORMATTER: Final = Formatter()
_NO_FIX: Final = "off"
_NO_LINE: Final = re.compile(
    r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029]"
)  # what ends a line, or is not seen in one
FIX_CHOICES: Final = (*get_args(Application), _NO_FIX)
REPLACEMENT_KEYS: Final = ("safe", "unsafe")
SLIP_NEEDS: Final = ("least", "message")
SLIP_KEYS: Final = (*SLIP_NEEDS, "note")


def read_rules(node: Node, notes: Notes) -> tuple[RuleEntry, ...]:
    """Return the entries under `rules`."""
    entries = read_entries(node, notes)
    found = [_read_rule(name, value, notes) for name, value in entries if is_id(name, notes)]
    return tuple(entry for entry in found if entry)


def _read_rule(name: Text, node: Node, notes: Notes) -> RuleEntry | None:
    if isinstance(node, Text) and not node.is_nothing:
        return RuleEntry(name.text, name.at, {"severity": node.at}, severity=_read_severity(node, notes))
    if not isinstance(node, Fields):
        wrong(node, EXPECTED["rule"], notes)
        return None
    fields = read_fields(node, RULE_KEYS, notes)
    values: dict[str, Any] = {
        key: read(fields[key][1], notes) for key, read in RULE_READERS.items() if key in fields
    }
    given = {key: at.at for key, (at, _) in fields.items()}
    clauses = {clause: _read_word(fields[clause][1], notes) for clause in CLAUSES if clause in fields}
    values["clauses"] = {clause: text for clause, text in clauses.items() if text}
    if "gather" in fields:
        gather = read_fields(fields["gather"][1], GATHER_READERS, notes)
        given |= {f"gather.{key}": at.at for key, (at, _) in gather.items()}
        values |= {f"gather_{key}": GATHER_READERS[key](node, notes) for key, (_, node) in gather.items()}
    return RuleEntry(name.text, name.at, given, **values)


def _read_severity(node: Node, notes: Notes) -> Any:
    return read_choice(node, get_args(Severity), notes)


def _read_word(node: Node, notes: Notes) -> Text | None:
    return node if read_text(node, notes) is not None and isinstance(node, Text) else None


def _read_options(node: Node, notes: Notes) -> Mapping[str, Option]:
    options = {}
    for key, value in read_entries(node, notes):
        if is_name(key, notes):
            options[key.text] = Option(read_option(value, notes), key, value)
            if is_pattern(key.text):
                for text in _texts(value):
                    verify_pattern(text, notes)
    return options


def _read_meanings(node: Node, notes: Notes) -> Mapping[str, Message]:
    found = {key: read_phrase(value, notes) for key, value in read_entries(node, notes)}
    return {key.text: Message(phrase, key.at) for key, phrase in found.items() if phrase}


def _texts(node: Node) -> Iterator[Text]:
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Items):
        yield from (item for item in node.nodes if isinstance(item, Text))
    elif isinstance(node, Fields):
        for _, value in node.entries:
            yield from _texts(value)


def _read_sentence(node: Node, notes: Notes) -> Phrase | None:
    """Return a phrase whose fields can be filled in."""
    phrase = read_phrase(node, notes)
    if phrase is None:
        return None
    wrong_texts = [text for text in _texts(node) if not _can_be_filled(text.text)]
    notes.extend(mistake(text.at, "bad-message") for text in wrong_texts)
    return None if wrong_texts else phrase


def _can_be_filled(sentence: str) -> bool:
    """Tell whether every field is a plain name, with a width to clip it to at most: no lookups, no conversions."""
    try:
        fields = [(name, form, conversion) for _, name, form, conversion in _FORMATTER.parse(sentence)]
    except ValueError:
        return False
    return all(
        name is None or (_FIELD.fullmatch(name) and (not form or form.isdecimal()) and conversion is None)
        for name, form, conversion in fields
    )


def _read_message(node: Node, notes: Notes) -> Message | None:
    phrase = _read_sentence(node, notes)
    return Message(phrase, node.at) if phrase else None


def _read_fix(node: Node, notes: Notes) -> FixEntry | None:
    """Return which fixes may be made, or the text that stands in the place of what is forbidden."""
    if isinstance(node, Fields):
        return _read_replacement(node, notes)
    if not isinstance(node, Text) or node.is_nothing:
        wrong(node, EXPECTED["fix"], notes)
        return None
    chosen = read_choice(node, FIX_CHOICES, notes)
    if chosen is None:
        return None
    return FixEntry(None if chosen == _NO_FIX else RuleFix(cast("Application", chosen)), node.at)


def _read_replacement(node: Fields, notes: Notes) -> FixEntry | None:
    fields = read_fields(node, REPLACEMENT_KEYS, notes)
    if len(fields) != 1:
        notes.append(mistake(node.at, "fix-safe-or-unsafe"))
        return None
    (applies, (_, value)) = next(iter(fields.items()))
    text = _read_draft(value, notes)
    if text is not None and _NO_LINE.search(text):
        notes.append(mistake(value.at, "fix-one-line"))
        return None
    return FixEntry(RuleFix(cast("Application", applies), text), node.at) if text is not None else None


def _read_draft(node: Node, notes: Notes) -> str | None:
    """Return the text of an example: unlike other texts it may be blank."""
    if isinstance(node, Text) and not node.is_nothing:
        return node.text
    wrong(node, EXPECTED["text"], notes)
    return None


def _read_passes(node: Node, notes: Notes) -> tuple[Example, ...]:
    found = [_read_pass(item, notes) for item in read_items(node, notes)]
    return tuple(example for example in found if example)


def _read_pass(node: Node, notes: Notes) -> Example | None:
    """Return a draft that passes: its text, or with the decisions beside it."""
    if isinstance(node, Fields):
        return _read_example(node, PASS_KEYS, notes)
    text = _read_draft(node, notes)
    return Example(text, (), node.at) if text is not None else None


def _read_fails(node: Node, notes: Notes) -> tuple[Example, ...]:
    found = [_read_example(item, FAIL_KEYS, notes, *FAIL_KEYS_TO_CHOOSE) for item in read_items(node, notes)]
    return tuple(example for example in found if example)


def _read_example(node: Node, required: tuple[str, ...], notes: Notes, *optional: str) -> Example | None:
    fields = read_fields(node, (*required, *optional), notes)
    has_keys(fields, required, node, notes)
    text = _read_draft(fields["text"][1], notes) if "text" in fields else None
    decisions = read_text(fields["decisions"][1], notes) if "decisions" in fields else None
    fixed = _read_draft(fields["fixed"][1], notes) if "fixed" in fields else None
    places = read_words(fields["at"][1], notes) if "at" in fields else ()
    notes.extend(mistake(place.at, "bad-place") for place in places if not PLACE.fullmatch(place.text))
    if text is None:
        return None
    return Example(text, tuple(place.text for place in places), node.at, decisions, fixed)


RULE_READERS: Final[Mapping[str, Callable[[Node, Notes], Any]]] = {
    "title": read_phrase,
    "severity": _read_severity,
    "check": _read_word,
    "options": _read_options,
    "meanings": _read_meanings,
    "message": _read_message,
    "hint": _read_sentence,
    "fix": _read_fix,
    "why": read_phrase,
    "reference": read_text,
    "passes": _read_passes,
    "fails": _read_fails,
}


def _read_kinds(node: Node, notes: Notes) -> Mapping[str, Gather]:
    """Return how slips are gathered that are of another kind, each told in full."""
    kinds = {}
    for name, value in read_entries(node, notes):
        fields = read_fields(value, SLIP_KEYS, notes)
        found = {key: GATHER_READERS[key](at, notes) for key, (_, at) in fields.items()}
        if has_keys(fields, SLIP_NEEDS, value, notes) and None not in found.values():
            kinds[name.text] = Gather(**found)
    return kinds


GATHER_READERS: Final[Mapping[str, Callable[[Node, Notes], Any]]] = {
    "least": lambda node, notes: read_whole(node, 1, notes),
    "message": _read_sentence,
    "note": read_phrase,
    "kinds": _read_kinds,
}

RULE_KEYS: Final = (*RULE_READERS, *CLAUSES, "gather")
