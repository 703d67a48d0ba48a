"""The entries of a decisions file: how they are read, and how they are written without touching the others."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, cast

from reviewlint.decisions.recorded import Decisions, Imprint, RecordedRuling, Sign, Silence, one_line
from reviewlint.errors import Mistake, PackError
from reviewlint.packs.mistakes import EXPECTED
from reviewlint.packs.read_table import has_keys, read_fields
from reviewlint.packs.read_value import read_items, read_text, whole, wrong
from reviewlint.packs.read_yaml import Fields, Items, Node, Text
from reviewlint.packs.read_yaml import read as read_document
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from reviewlint.decisions.recorded import Verdict
    from reviewlint.errors import Location
    from reviewlint.packs.mistakes import Notes
    from reviewlint.phrases import Language


LINK: Final = re.compile(r"(P[0-9]{1,4}(?:\.[0-9]{1,4})?):([CM][0-9]{1,4}(?:\.[0-9]{1,4})?)")
EXEMPTION: Final = re.compile(r"(P[0-9]{1,4}(?:\.[0-9]{1,4})?):(cause|measure)")
SILENCE: Final = re.compile(r"([a-z][a-z0-9-]*)@([1-9][0-9]{0,8}:[1-9][0-9]{0,8})")
_DIGEST: Final = re.compile(r"[0-9a-f]{12}")
_TOKENS: Final = re.compile(r"[0-9a-f]{12}(?: [0-9a-f]{12})*")
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
_MANY_DIGITS = Phrase("以空格分开的 12 位十六进制数", "12 hexadecimal digits for each, with spaces between")
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
        return ("match", "within", "reason"), ("expected", "occurrence", "members")
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
    return Silence(match[1], match[2], sign, values["reason"], at, values.get("members") or ())


def _read_tokens(node: Node, notes: Notes) -> tuple[str, ...]:
    if isinstance(node, Text) and _TOKENS.fullmatch(node.text):
        return tuple(node.text.split())
    wrong(node, _MANY_DIGITS, notes)
    return ()


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
    "members": _read_tokens,
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


_HEADER: Final = Phrase(
    "# 对“{draft}”的决定，由 reviewlint decide 记录，随文稿一起保存；可以加注，也可以整条删去。\n",
    "# Decisions about {draft}, recorded by `reviewlint decide`. Keep it with the draft; comment and delete as you like.\n",
)
_LINE_END: Final = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")  # what ends a line in YAML 1.1


def header(draft: str, language: Language) -> str:
    """Return the first line of a new file; `draft` is the name of the draft."""
    return _HEADER.fill(language, {"draft": one_line(draft)})


def entry(decision: RecordedRuling | Silence) -> str:
    """Return a decision as an entry of the list."""
    if isinstance(decision, RecordedRuling):
        lines = [
            f"- {decision.verdict}: {decision.problem}:{decision.target}",
            _imprint("problem", decision.problem_words),
        ]
        if decision.target_words is not None:
            lines.append(_imprint(SIDES[decision.target[0]], decision.target_words))
    else:
        sign = decision.sign
        lines = [
            f"- silence: {decision.rule}@{decision.place}",
            _imprint("match", sign.match),
            _imprint("within", sign.within),
        ]
        if sign.expected is not None:
            lines.append(f"  expected: {_quote(sign.expected)}")
        if sign.occurrence > 1:
            lines.append(f"  occurrence: {sign.occurrence}")
        if decision.members:
            lines.append(f"  members: {_quote(' '.join(decision.members))}")
    if decision.reason is not None:
        lines.append(f"  reason: {_quote(decision.reason)}")
    return "".join(line + "\n" for line in lines)


def _imprint(key: str, words: Imprint) -> str:
    return f'  {key}: {{text: {_quote(words.excerpt)}, sha256: "{words.digest}"}}'


def _quote(text: str) -> str:
    """Return a text in double quotes on one line; JSON escapes what YAML would take for more than text."""
    return json.dumps(one_line(text), ensure_ascii=False)


def append(text: str, entries: str) -> str:
    """Return what a file holds with further entries below its own, indented as they are."""
    root = read_document("", text.encode("utf-8"), [])
    indent = " " * (root.at.column - 1) if isinstance(root, Items) else ""
    line_end = "\r\n" if "\r\n" in text else "\n"
    before = text if not text or text.endswith("\n") else text + line_end
    return before + "".join(indent + line + line_end for line in entries.splitlines())


def renew(text: str, old: RecordedRuling | Silence, new: RecordedRuling | Silence) -> str:
    """Return what a file holds with the ids and the words of one decision replaced, all else left as it is."""
    root = read_document("", text.encode("utf-8"), [])
    node = (
        next(n for n in root.nodes if _same_place(n.at, old.declared_at)) if isinstance(root, Items) else root
    )
    values = _values(new)
    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
    for at, raw, value in sorted(
        _replacements(node, values), reverse=True, key=lambda one: (one[0].line, one[0].column)
    ):
        start = starts[at.line - 1] + at.column - 1
        text = text[:start] + value + text[start + len(raw) :]
    return text


def _values(new: RecordedRuling | Silence) -> dict[str, str | Imprint]:
    """Return what is to stand behind each key of a decision that is renewed."""
    values: dict[str, str | Imprint]
    if isinstance(new, RecordedRuling):
        values = {new.verdict: f"{new.problem}:{new.target}", "problem": new.problem_words}
        if new.target_words is not None:
            values[SIDES[new.target[0]]] = new.target_words
    else:
        values = {"silence": f"{new.rule}@{new.place}", "match": new.sign.match, "within": new.sign.within}
        values["members"] = _quote(" ".join(new.members))
    if new.reason is not None:
        values["reason"] = _quote(new.reason)
    return values


def _same_place(one: Location, other: Location) -> bool:
    return (one.line, one.column) == (other.line, other.column)


def _replacements(node: Node, values: dict[str, str | Imprint]) -> Iterator[tuple[Location, str, str]]:
    """Yield where a value stands, how it is written there, and what is to stand there instead."""
    for key, value in node.entries if isinstance(node, Fields) else ():
        new = values.get(key.text)
        if isinstance(value, Text) and isinstance(new, str):
            yield value.at, value.raw, new
        elif isinstance(value, Fields) and not isinstance(new, str) and new is not None:
            inner: dict[str, str | Imprint] = {"text": _quote(new.excerpt), "sha256": f'"{new.digest}"'}
            yield from _replacements(value, inner)
