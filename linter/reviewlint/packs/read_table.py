"""Mappings read by tables of keys: one table tells what is read, noted as a mistake, told to editors and shown."""

from __future__ import annotations

import re
from string import Formatter
from typing import TYPE_CHECKING, Any, Final, TypeAlias, TypeVar

from msgspec import Struct

from reviewlint.packs.mistakes import EXPECTED, Notes, mistake
from reviewlint.packs.read_value import TEXT, Kind, defined, read_items, texts_in, wrong
from reviewlint.packs.read_yaml import Fields, Node, Text
from reviewlint.phrases import Phrase, near

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping

    from reviewlint.errors import Location
    from reviewlint.packs.read_value import Reader
    from reviewlint.profile import SectionSpec, ThemeSpec, Topic

    Named: TypeAlias = "Mapping[str, tuple[Text, Node]]"

_Spec = TypeVar("_Spec", "SectionSpec", "ThemeSpec", "Topic")

_FIELD: Final = re.compile(r"[a-z][a-z0-9_]*")
_FORMATTER: Final = Formatter()


class Key(Struct, frozen=True):
    """A key: what it may hold, what it is for, whether it can be left out and what holds then.

    Where no `default` is given, its kind has one. `field` is what the value is called in Python where that is not the
    key. A key that is not `shown` says nothing about what applies to a draft.
    """

    kind: Kind
    zh: str
    en: str
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


def listed(
    make: type[_Spec],
    table: Table,
    named_by: str,
    repeated: str,
    verify: Callable[[Node, _Spec, Notes], None] = lambda *_: None,
) -> Reader:
    """Return what reads a list of mappings as specifications: those that lack nothing and have a name.

    Every name counts once; one that comes again is the mistake `repeated`.
    """

    def read(node: Node, notes: Notes) -> tuple[_Spec, ...]:
        found: dict[str, _Spec] = {}
        for item in read_items(node, notes):
            values = read_complete(item, table, notes)
            if values is None or (name := values[named_by]) is None:
                continue
            spec = make(declared_at=item.at, **values)
            verify(item, spec, notes)
            if name in found:
                first = found[name].declared_at.line
                notes.append(mistake(item.at, repeated, line=first, **{named_by: name}))
            else:
                found[name] = spec
        return tuple(found.values())

    return read


def read_phrase(node: Node, notes: Notes) -> Phrase | None:
    """Return a sentence: both languages, or one text that serves for both."""
    if isinstance(node, Fields):
        values = read_complete(node, LANGUAGES_OF_PHRASE, notes)
        return Phrase(**values) if values and None not in values.values() else None
    if isinstance(node, Text) and not node.is_nothing and node.text.strip():
        return Phrase(node.text, node.text)
    wrong(node, EXPECTED["phrase"], notes)
    return None


def read_sentence(node: Node, notes: Notes) -> Phrase | None:
    """Return a phrase whose fields can be filled in."""
    phrase = read_phrase(node, notes)
    if phrase is None:
        return None
    wrong_texts = [text for text in texts_in(node) if not _can_be_filled(text.text)]
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


PHRASE: Final = Kind(read_phrase, defined("phrase"))
SENTENCE: Final = Kind(read_sentence, PHRASE.shape)


LANGUAGES_OF_PHRASE: Final[Table] = {
    "zh": Key(TEXT, "中文", "Chinese", needed=True),
    "en": Key(TEXT, "英文", "English", needed=True),
}
