"""The kinds of value that a key can hold: how each is read, a wrong one noted at its place, and told to editors."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from msgspec import Struct

from reviewlint.errors import Mistake
from reviewlint.packs.mistakes import A_LIST, A_MAPPING, EXPECTED, NOTHING, Notes, mistake, quoted
from reviewlint.packs.read_yaml import Fields, Gap, Items, Node, Text
from reviewlint.patterns import fault
from reviewlint.phrases import Phrase, listed, near

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator
    from typing import TypeGuard

    Reader: TypeAlias = "Callable[[Node, Notes], Any]"

Shape: TypeAlias = "dict[str, Any]"
"""A piece of JSON Schema."""

_WHOLE: Final = re.compile(r"[-+]?[0-9]{1,15}")
_NUMBER: Final = re.compile(r"[-+]?[0-9]{1,15}(?:\.[0-9]{1,15})?")
_COLON: Final = re.compile(r"^[\w-]+(：)")  # an input method left it there
_LARGEST: Final = 10
_TRUTHS: Final = {"true": True, "false": False}
LIST_NAME: Final = re.compile(r"[a-z][a-z0-9_]*")
ID: Final = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")


class Kind(Struct, frozen=True):
    """What may stand behind a key: how it is read (None if it is of no use), its shape, what holds if nothing does."""

    read: Reader
    shape: Shape
    empty: Any = None


def list_of(shape: Shape) -> Shape:
    """Return the shape of a list."""
    return {"type": "array", "items": shape}


def matching(pattern: re.Pattern[str]) -> Shape:
    """Return the shape of a text that a regular expression matches from its first character to its last."""
    return {"type": "string", "pattern": f"^(?:{pattern.pattern})$"}


def defined(name: str) -> Shape:
    """Return a reference to a shape that the schema defines once."""
    return {"$ref": f"#/$defs/{name}"}


def wrong(node: Node, expected: Phrase, notes: Notes) -> None:
    """Note that a value is not what its key asks for; a `Gap` has been noted before."""
    if (
        isinstance(node, Text)
        and expected is EXPECTED["mapping"]
        and node.style is None
        and (colon := _COLON.search(node.text))
    ):
        notes.append(mistake(node.place(colon.start(1)), "fullwidth-colon"))
    elif not isinstance(node, Gap):
        notes.append(mistake(node.at, "expected", expected=expected, found=_found(node)))


def _found(node: Node) -> Phrase:
    if isinstance(node, Text):
        return NOTHING if node.is_nothing or not node.text.strip() else quoted(node.text)
    return A_LIST if isinstance(node, Items) else A_MAPPING


def read_word(node: Node, notes: Notes) -> Text | None:
    """Return a text that is not blank, with its place."""
    if isinstance(node, Text) and not node.is_nothing and node.text.strip():
        return node
    wrong(node, EXPECTED["text"], notes)
    return None


def read_text(node: Node, notes: Notes) -> str | None:
    """Return a text that is not blank."""
    word = read_word(node, notes)
    return word.text if word else None


def read_draft(node: Node, notes: Notes) -> str | None:
    """Return the text of an example: unlike other texts it may be blank."""
    if isinstance(node, Text) and not node.is_nothing:
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
        return tuple(word for item in node.nodes if (word := read_word(item, notes)))
    wrong(node, EXPECTED["texts"], notes)
    return ()


def read_texts(node: Node, notes: Notes) -> tuple[str, ...]:
    """Return a list of texts."""
    return tuple(word.text for word in read_words(node, notes))


def texts_in(node: Node) -> Iterator[Text]:
    """Yield the texts of a value: itself, those of a list, those of a mapping at any depth."""
    if isinstance(node, Text):
        yield node
    elif isinstance(node, Items):
        yield from (item for item in node.nodes if isinstance(item, Text))
    elif isinstance(node, Fields):
        for _, value in node.entries:
            yield from texts_in(value)


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
    told = listed(choices)
    notes.append(mistake(node.at, "not-one-of", value=value, choices=told, near=near(value, choices)))
    return None


def _read_patterns(node: Node, notes: Notes) -> tuple[str, ...]:
    patterns = read_words(node, notes)
    for pattern in patterns:
        verify_pattern(pattern, notes)
    return tuple(pattern.text for pattern in patterns)


def verify_pattern(text: Text, notes: Notes) -> None:
    """Note what is wrong with a regular expression, at its place."""
    found = fault(text.text)
    if found is not None:
        offset, why = found
        notes.append(Mistake(text.at if offset is None else text.place(offset), why))


def _read_id(node: Node, notes: Notes) -> str | None:
    word = read_word(node, notes)
    return word.text if word and is_id(word, notes) else None


def _read_truth(node: Node, notes: Notes) -> bool | None:
    """Return true or false; the other words that YAML 1.1 reads as such (yes, off …) are texts here."""
    if isinstance(node, Text) and node.style is None and node.text in _TRUTHS:
        return _TRUTHS[node.text]
    wrong(node, EXPECTED["truth"], notes)
    return None


def _read_share(node: Node, notes: Notes) -> float | None:
    """Return a number from 0 to 10; the weights and bounds of scores are all of that size."""
    if _is_plain(node, _NUMBER) and 0 <= float(node.text) <= _LARGEST:
        return float(node.text)
    wrong(node, EXPECTED["share"], notes)
    return None


def _is_plain(node: Node, form: re.Pattern[str]) -> TypeGuard[Text]:
    return isinstance(node, Text) and node.style is None and form.fullmatch(node.text) is not None


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


def whole(least: int) -> Kind:
    """Return the kind of whole numbers from `least` on."""

    def read(node: Node, notes: Notes) -> int | None:
        if _is_plain(node, _WHOLE) and int(node.text) >= least:
            return int(node.text)
        wrong(node, EXPECTED["whole"].filled(least=least), notes)
        return None

    return Kind(read, {"type": "integer", "minimum": least})


def one_of(choices: Collection[str]) -> Kind:
    """Return the kind of texts that are one of some."""
    return Kind(lambda node, notes: read_choice(node, choices, notes), {"enum": list(choices)})


# A figure without quotation marks is a text too: titles: [2025].
TEXT: Final = Kind(read_text, {"type": ["string", "number"], "pattern": r"\S"})
WORD: Final = Kind(read_word, TEXT.shape)
TEXTS: Final = Kind(read_texts, list_of(TEXT.shape), ())
DRAFT: Final = Kind(read_draft, {"type": ["string", "number"]})
PATTERNS: Final = Kind(_read_patterns, TEXTS.shape, ())
TRUTH: Final = Kind(_read_truth, {"type": "boolean"}, empty=False)
SHARE: Final = Kind(_read_share, {"type": "number", "minimum": 0, "maximum": _LARGEST})
NAME: Final = Kind(_read_id, matching(ID))
