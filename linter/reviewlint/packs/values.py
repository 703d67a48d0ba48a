"""Nodes of a pack read as the kind of value that its key asks for; a wrong one is noted at its place."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeVar

from reviewlint.errors import Mistake
from reviewlint.packs.document import Fields, Gap, Items, Node, Text
from reviewlint.packs.mistakes import A_LIST, A_MAPPING, EXPECTED, NOTHING, Notes, mistake, quoted
from reviewlint.patterns import fault
from reviewlint.phrases import LANGUAGES, Phrase, near

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from reviewlint.errors import Location
    from reviewlint.profile import SectionSpec, ThemeSpec, Topic

_Spec = TypeVar("_Spec", "SectionSpec", "ThemeSpec", "Topic")

_WHOLE: Final = re.compile(r"[-+]?[0-9]{1,15}")
_NUMBER: Final = re.compile(r"[-+]?[0-9]{1,15}(?:\.[0-9]{1,15})?")
LARGEST: Final = 10
_TRUTHS: Final = {"true": True, "false": False}
LIST_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
ID: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


def wrong(node: Node, expected: Phrase, notes: Notes) -> None:
    """Note that a value is not what its key asks for; a `Gap` has been noted before."""
    if not isinstance(node, Gap):
        notes.append(mistake(node.at, "expected", expected=expected, found=_found(node)))


def _found(node: Node) -> Phrase:
    if isinstance(node, Text):
        return NOTHING if node.is_nothing or not node.text.strip() else quoted(node.text)
    return A_LIST if isinstance(node, Items) else A_MAPPING


def read_text(node: Node, notes: Notes) -> str | None:
    """Return a text that is not blank."""
    if isinstance(node, Text) and not node.is_nothing and node.text.strip():
        return node.text
    wrong(node, EXPECTED["text"], notes)
    return None


def read_items(node: Node, notes: Notes) -> tuple[Node, ...]:
    """Return the nodes of a list."""
    if isinstance(node, Items):
        return node.nodes
    wrong(node, EXPECTED["list"], notes)
    return ()


def read_words(node: Node, notes: Notes) -> tuple[Text, ...]:
    """Return the texts of a list, with their places."""
    if isinstance(node, Items):
        return tuple(n for n in node.nodes if read_text(n, notes) is not None and isinstance(n, Text))
    wrong(node, EXPECTED["texts"], notes)
    return ()


def read_texts(node: Node, notes: Notes) -> tuple[str, ...]:
    """Return a list of texts."""
    return tuple(word.text for word in read_words(node, notes))


def read_fields(node: Node, known: Iterable[str], notes: Notes) -> Mapping[str, tuple[Text, Node]]:
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


def is_name(name: Text, notes: Notes) -> bool:
    """Tell whether a text can name a word list or an option; note it if not."""
    return _matches(name, LIST_NAME, "_", notes)


def is_id(name: Text, notes: Notes) -> bool:
    """Tell whether a text can be the id of a rule or theme; note it if not."""
    return _matches(name, ID, "-", notes)


def _matches(name: Text, form: re.Pattern[str], joint: str, notes: Notes) -> bool:
    if form.fullmatch(name.text):
        return True
    notes.append(mistake(name.at, "bad-name", name=name.text, joint=joint))
    return False


def read_choice(node: Node, choices: Collection[str], notes: Notes) -> str | None:
    """Return a text that is one of the choices."""
    value = read_text(node, notes)
    if value is None or value in choices:
        return value
    listed = Phrase("、".join(choices), ", ".join(choices))
    notes.append(mistake(node.at, "not-one-of", value=value, choices=listed, near=near(value, choices)))
    return None


def read_truth(node: Node, notes: Notes) -> bool | None:
    """Return true or false; the other words that YAML 1.1 reads as such (yes, off …) are texts here."""
    if isinstance(node, Text) and node.style is None and node.text in _TRUTHS:
        return _TRUTHS[node.text]
    wrong(node, EXPECTED["truth"], notes)
    return None


def read_whole(node: Node, least: int, notes: Notes) -> int | None:
    """Return a whole number that is at least `least`."""
    if (
        isinstance(node, Text)
        and node.style is None
        and _WHOLE.fullmatch(node.text)
        and int(node.text) >= least
    ):
        return int(node.text)
    zh, en = (EXPECTED["whole"].fill(language, {"least": least}) for language in LANGUAGES)
    wrong(node, Phrase(zh, en), notes)
    return None


def read_share(node: Node, notes: Notes) -> float | None:
    """Return a number from 0 to 10; the weights and bounds of scores are all of that size."""
    if (
        isinstance(node, Text)
        and node.style is None
        and _NUMBER.fullmatch(node.text)
        and 0 <= float(node.text) <= LARGEST
    ):
        return float(node.text)
    wrong(node, EXPECTED["share"], notes)
    return None


def read_phrase(node: Node, notes: Notes) -> Phrase | None:
    """Return a sentence: both languages, or one text that serves for both."""
    if isinstance(node, Fields):
        return _read_languages(node, notes)
    if isinstance(node, Text) and not node.is_nothing and node.text.strip():
        return Phrase(node.text, node.text)
    wrong(node, EXPECTED["phrase"], notes)
    return None


def _read_languages(node: Fields, notes: Notes) -> Phrase | None:
    fields = read_fields(node, LANGUAGES, notes)
    notes.extend(mistake(node.at, "missing-key", key=lang) for lang in LANGUAGES if lang not in fields)
    zh, en = (read_text(fields[lang][1], notes) if lang in fields else None for lang in LANGUAGES)
    return Phrase(zh, en) if zh is not None and en is not None else None


def read_option(node: Node, notes: Notes) -> Any:
    """Return the value of an option as its own look tells: a number, a truth, a text, texts, or a mapping.

    None stands for a value that could not be read.
    """
    if isinstance(node, Text) and not node.is_nothing:
        return _plain_value(node) if node.style is None else node.text
    if isinstance(node, Items):
        return read_texts(node, notes)
    if isinstance(node, Fields):
        return {key.text: read_option(value, notes) for key, value in node.entries}
    wrong(node, EXPECTED["option"], notes)
    return None


def _plain_value(node: Text) -> bool | float | str:
    if node.text in _TRUTHS:
        return _TRUTHS[node.text]
    if _NUMBER.fullmatch(node.text):
        return int(node.text) if _WHOLE.fullmatch(node.text) else float(node.text)
    return node.text


def kind_of(value: Any) -> str:
    """Name the kind of an option's value, as `EXPECTED` calls it; int and float are one kind."""
    kinds = {bool: "truth", int: "number", float: "number", str: "text", tuple: "texts", dict: "mapping"}
    return kinds[type(value)]


def verify_pattern(text: Text, notes: Notes) -> None:
    """Note what is wrong with a regular expression, at its place."""
    found = fault(text.text)
    if found is not None:
        offset, why = found
        notes.append(Mistake(text.at if offset is None else text.place(offset), why))
