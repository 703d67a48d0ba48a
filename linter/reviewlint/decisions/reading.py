"""A decisions file read as YAML: a list of entries, every key and value checked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, cast

from reviewlint.decisions.model import Decisions, Imprint, RecordedRuling, Sign, Silence
from reviewlint.errors import Mistake, PackError
from reviewlint.packs.mistakes import EXPECTED
from reviewlint.packs.read_table import has_keys, read_fields
from reviewlint.packs.read_value import read_items, read_text, whole, wrong
from reviewlint.packs.read_yaml import Fields, Node, Text
from reviewlint.packs.read_yaml import read as read_document
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from reviewlint.decisions.model import Verdict
    from reviewlint.errors import Location
    from reviewlint.packs.mistakes import Notes

LINK: Final = re.compile(r"(P[0-9]{1,4}(?:\.[0-9]{1,4})?):([CM][0-9]{1,4}(?:\.[0-9]{1,4})?)")
EXEMPTION: Final = re.compile(r"(P[0-9]{1,4}(?:\.[0-9]{1,4})?):(cause|measure)")
SILENCE: Final = re.compile(r"([a-z][a-z0-9-]*)@([1-9][0-9]{0,8}:[1-9][0-9]{0,8})")
_DIGEST: Final = re.compile(r"[0-9a-f]{12}")
SIDES: Final = {"C": "cause", "M": "measure"}
_IDS: Final = Phrase("“P1.3:M1.2”这样的编号", "ids, as in “P1.3:M1.2”")

_FORMS: Final[Mapping[str, tuple[re.Pattern[str], Phrase]]] = {
    "accept": (LINK, _IDS),
    "reject": (LINK, _IDS),
    "exempt": (EXEMPTION, Phrase("“P3.1:cause”或“P3.1:measure”", "“P3.1:cause” or “P3.1:measure”")),
    "silence": (
        SILENCE,
        Phrase("“规则@行:列”，如“placeholder@4:17”", "“rule@line:column”, as in “placeholder@4:17”"),
    ),
}
_NO_KIND = Phrase(
    "这一条没有决定：写 accept、reject、exempt、silence 之一",
    "nothing is decided here: write accept, reject, exempt or silence",
)
_TWO_KINDS = Phrase(
    "一条只写一个决定，这里已有“{first}”", "one decision for each entry: “{first}” stands here already"
)
_DIGITS = Phrase("12 位十六进制数", "12 hexadecimal digits")
_AGAINST = Phrase(
    "与第 {line} 行的决定相反，请删去其中一条", "line {line} decides the opposite: delete one of the two"
)


def read(path: str, data: bytes) -> Decisions:
    """Return the decisions in the bytes of a file; `path` is the name shown in places.

    Raises PackError with all mistakes in the order in which they stand.
    """
    notes: Notes = []
    root = read_document(path, data, notes)
    found = [_read_entry(node, notes) for node in _entries(root, notes)]
    rulings = tuple(entry for entry in found if isinstance(entry, RecordedRuling))
    silences = tuple(entry for entry in found if isinstance(entry, Silence))
    notes.extend(_contradictions(rulings))
    if notes:
        raise PackError(sorted(notes, key=lambda note: (note.location.line, note.location.column)))
    return Decisions(rulings, silences)


def _entries(root: Node, notes: Notes) -> tuple[Node, ...]:
    """Return the nodes of the list; an empty file holds none."""
    if isinstance(root, Fields) and not root.entries:
        return ()
    return read_items(root, notes)


def _read_entry(node: Node, notes: Notes) -> RecordedRuling | Silence | None:
    if not isinstance(node, Fields):
        wrong(node, EXPECTED["mapping"], notes)
        return None
    kinds = [key for key, _ in node.entries if key.text in _FORMS]
    if not kinds:
        notes.append(Mistake(node.at, _NO_KIND))
        return None
    notes.extend(Mistake(key.at, _TWO_KINDS.filled(first=kinds[0].text)) for key in kinds[1:])
    kind = kinds[0].text
    match = _read_head(kind, node, notes)
    required, optional = _keys(kind, match)
    fields = read_fields(node, (*(key.text for key in kinds), *required, *optional), notes)
    complete = has_keys(fields, required, node, notes)
    values = {key: _READERS[key](value, notes) for key, (_, value) in fields.items() if key in _READERS}
    if match is None or not complete or any(values[key] is None for key in required):
        return None
    return _silence(match, values, node.at) if kind == "silence" else _ruling(kind, match, values, node.at)


def _read_head(kind: str, node: Fields, notes: Notes) -> re.Match[str] | None:
    """Return the ids or the place that a decision names."""
    head = next(value for key, value in node.entries if key.text == kind)
    form, expected = _FORMS[kind]
    match = form.fullmatch(head.text) if isinstance(head, Text) else None
    if match is None:
        wrong(head, expected, notes)
    return match


def _keys(kind: str, match: re.Match[str] | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the keys that must stand beside a decision, and those that may."""
    if kind == "silence":
        return ("match", "within", "reason"), ("expected", "occurrence")
    if kind == "exempt":
        return ("problem", "reason"), ()
    if match is None:
        return ("problem",), (*SIDES.values(), "reason")
    return ("problem", SIDES[match[2][0]]), ("reason",)


def _ruling(kind: str, match: re.Match[str], values: Mapping[str, Any], at: Location) -> RecordedRuling:
    target = values.get(SIDES.get(match[2][0], ""))
    return RecordedRuling(
        cast("Verdict", kind), match[1], match[2], values["problem"], target, values.get("reason"), at
    )


def _silence(match: re.Match[str], values: Mapping[str, Any], at: Location) -> Silence:
    sign = Sign(values["match"], values["within"], values.get("expected"), values.get("occurrence") or 1)
    return Silence(match[1], match[2], sign, values["reason"], at)


def _read_imprint(node: Node, notes: Notes) -> Imprint | None:
    fields = read_fields(node, ("text", "sha256"), notes)
    complete = has_keys(fields, ("text", "sha256"), node, notes)
    excerpt = fields["text"][1] if "text" in fields else None
    if excerpt is not None and not isinstance(excerpt, Text):  # it may be empty: it is for people only
        wrong(excerpt, EXPECTED["text"], notes)
    digest = fields["sha256"][1] if "sha256" in fields else None
    if digest is not None and not (isinstance(digest, Text) and _DIGEST.fullmatch(digest.text)):
        wrong(digest, _DIGITS, notes)
        return None
    if not complete or not isinstance(excerpt, Text) or not isinstance(digest, Text):
        return None
    return Imprint(excerpt.text, digest.text)


_READERS: Final[Mapping[str, Callable[[Node, Notes], Any]]] = {
    **dict.fromkeys(("problem", *SIDES.values(), "match", "within"), _read_imprint),
    "expected": read_text,
    "occurrence": whole(1).read,
    "reason": read_text,
}


def _contradictions(rulings: Iterable[RecordedRuling]) -> list[Mistake]:
    """Return a mistake for every link that is both accepted and rejected."""
    first: dict[tuple[Imprint, Imprint], RecordedRuling] = {}
    found = []
    for ruling in rulings:
        if ruling.target_words is None:
            continue
        other = first.setdefault((ruling.problem_words, ruling.target_words), ruling)
        if other.verdict != ruling.verdict:
            found.append(Mistake(ruling.declared_at, _AGAINST.filled(line=other.declared_at.line)))
    return found
