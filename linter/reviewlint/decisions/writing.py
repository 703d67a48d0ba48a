"""Decisions as YAML, put into what a file holds already: comments and other entries stay as they are."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Final

from reviewlint.decisions.model import RecordedRuling, one_line
from reviewlint.decisions.reading import SIDES
from reviewlint.packs.read_yaml import Fields, Items, Text
from reviewlint.packs.read_yaml import read as read_document
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.decisions.model import Imprint, Silence
    from reviewlint.errors import Location
    from reviewlint.packs.read_yaml import Node
    from reviewlint.phrases import Language

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


def renew(text: str, old: RecordedRuling, new: RecordedRuling) -> str:
    """Return what a file holds with the ids and the words of one ruling replaced, all else left as it is."""
    root = read_document("", text.encode("utf-8"), [])
    node = (
        next(n for n in root.nodes if _same_place(n.at, old.declared_at)) if isinstance(root, Items) else root
    )
    values: dict[str, str | Imprint] = {
        new.verdict: f"{new.problem}:{new.target}",
        "problem": new.problem_words,
    }
    if new.target_words is not None:
        values[SIDES[new.target[0]]] = new.target_words
    if new.reason is not None:
        values["reason"] = _quote(new.reason)
    starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
    for at, raw, value in sorted(
        _replacements(node, values), reverse=True, key=lambda one: (one[0].line, one[0].column)
    ):
        start = starts[at.line - 1] + at.column - 1
        text = text[:start] + value + text[start + len(raw) :]
    return text


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
