"""Mappings read by tables of keys: one table tells what is read, noted as a mistake, told to editors and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from msgspec import Struct

from reviewlint.packs.mistakes import EXPECTED, Notes, mistake, near
from reviewlint.packs.read_value import TEXT, Kind, defined, read_items, wrong
from reviewlint.packs.read_yaml import Fields, Node, Text
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from reviewlint.errors import Location
    from reviewlint.profile import SectionSpec, ThemeSpec, Topic

    Named: TypeAlias = "Mapping[str, tuple[Text, Node]]"

_Spec = TypeVar("_Spec", "SectionSpec", "ThemeSpec", "Topic")


class Key(Struct, frozen=True):
    """A key: what it may hold, what it is for, whether it can be left out and what holds then (None: its kind tells).

    `field` is what the value is called in Python where that is not the key; a key that is not `shown` says nothing
    about what applies to a draft.
    """

    kind: Kind
    purpose: Phrase
    needed: bool = False
    default: Any = None
    field: str = ""
    shown: bool = True


Table: TypeAlias = "Mapping[str, Key]"
"""The keys that a mapping may have, by name, in the order in which they are told."""


def read_complete(node: Node, table: Table, notes: Notes) -> dict[str, Any] | None:
    """Return the values of a mapping by field; None if a key that it needs is missing."""
    fields = read_fields(node, table, notes)
    complete = has_keys(fields, needed(table), node, notes)
    values = read_values(fields, table, notes)
    return values if complete else None


def read_table(node: Node, table: Table, notes: Notes) -> dict[str, Any]:
    """Return the values of a mapping by field, whatever is missing."""
    return read_values(read_fields(node, table, notes), table, notes)


def read_given(node: Node, table: Table, notes: Notes) -> dict[str, Any]:
    """Return the values of a mapping that are given and right, by key."""
    fields = read_fields(node, table, notes)
    values = {key: table[key].kind.read(value, notes) for key, (_, value) in fields.items()}
    return {key: value for key, value in values.items() if value is not None}


def read_values(fields: Named, table: Table, notes: Notes) -> dict[str, Any]:
    """Return the values of all keys of a table by field; what is wrong counts as left out."""
    values = {}
    for name, key in table.items():
        value = key.kind.read(fields[name][1], notes) if name in fields else None
        left_out = key.kind.empty if key.default is None else key.default
        values[key.field or name] = left_out if value is None else value
    return values


def needed(table: Table) -> list[str]:
    """Return the keys that cannot be left out."""
    return [name for name, key in table.items() if key.needed]


def places(fields: Named, nested: str) -> Mapping[str, Location]:
    """Return where every key stands, those inside `nested` as `nested.<key>`."""
    inside = fields[nested][1] if nested in fields else None
    below = inside.entries if isinstance(inside, Fields) else ()
    return {name: key.at for name, (key, _) in fields.items()} | {
        f"{nested}.{key.text}": key.at for key, _ in below
    }


def read_fields(node: Node, known: Iterable[str], notes: Notes) -> Named:
    """Return the keys and values of a mapping by key; unknown keys are noted and left out."""
    known = frozenset(known)
    return {key.text: (key, value) for key, value in read_entries(node, notes) if is_known(key, known, notes)}


def read_entries(node: Node, notes: Notes) -> tuple[tuple[Text, Node], ...]:
    """Return the keys and values of a mapping with names of the author's own."""
    if isinstance(node, Fields):
        return node.entries
    wrong(node, EXPECTED["mapping"], notes)
    return ()


def is_known(key: Text, known: Collection[str], notes: Notes) -> bool:
    """Tell whether a key is one of those known; note it if not."""
    if key.text in known:
        return True
    notes.append(mistake(key.at, "unknown-key", key=key.text, near=near(key.text, known)))
    return False


def has_keys(fields: Mapping[str, object], required: Iterable[str], node: Node, notes: Notes) -> bool:
    """Tell whether the keys that cannot be left out are there; note those that are not."""
    missing = [key for key in required if key not in fields]
    if isinstance(node, Fields):
        notes.extend(mistake(node.at, "missing-key", key=key) for key in missing)
    return not missing


def unique(found: Iterable[_Spec], key: str, name: str, notes: Notes) -> tuple[_Spec, ...]:
    """Return specifications without those whose `key` repeats an earlier one, noted as the mistake `name`."""
    seen: dict[str, Location] = {}
    kept = []
    for spec in found:
        value = getattr(spec, key)
        if value in seen:
            notes.append(mistake(spec.declared_at, name, line=seen[value].line, **{key: value}))
        else:
            seen[value] = spec.declared_at
            kept.append(spec)
    return tuple(kept)


def read_listed(node: Node, table: Table, named_by: str, notes: Notes) -> list[tuple[Node, dict[str, Any]]]:
    """Return the mappings of a list that lack nothing and have a name, each with its values."""
    found = [(item, read_complete(item, table, notes)) for item in read_items(node, notes)]
    return [(item, values) for item, values in found if values and values[named_by] is not None]


def read_phrase(node: Node, notes: Notes) -> Phrase | None:
    """Return a sentence: both languages, or one text that serves for both."""
    if isinstance(node, Fields):
        values = read_complete(node, LANGUAGES_OF_PHRASE, notes)
        return Phrase(**values) if values and None not in values.values() else None
    if isinstance(node, Text) and not node.is_nothing and node.text.strip():
        return Phrase(node.text, node.text)
    wrong(node, EXPECTED["phrase"], notes)
    return None


PHRASE: Final = Kind(read_phrase, defined("phrase"))


LANGUAGES_OF_PHRASE: Final[Table] = {
    "zh": Key(TEXT, Phrase("中文", "Chinese"), needed=True),
    "en": Key(TEXT, Phrase("英文", "English"), needed=True),
}
