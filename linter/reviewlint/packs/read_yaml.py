"""YAML read as text with places: no tags, no constructors, nothing that a hostile file could make grow."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

import yaml
from msgspec import Struct

from reviewlint.errors import Location
from reviewlint.packs.catalogue import MAX_BYTES
from reviewlint.packs.mistakes import Notes, mistake
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.errors import Mistake

MAX_NODES: Final = 20_000  # aliases counted as often as they are used
MAX_DEPTH: Final = 20
_LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE_END: Final = re.compile(r"\r\n|[\r\n\x85\u2028\u2029]")  # what ends a line in YAML 1.1
_FORBIDDEN: Final = re.compile(r"[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_UNITS: Final = {
    "'": re.compile(r"''|\s+|.", re.DOTALL),
    '"': re.compile(r"\\(?:x..|u.{4}|U.{8}|\r\n|.)|\s+|.", re.DOTALL),
    None: re.compile(r"\s+|.", re.DOTALL),
}
_BLANK_ESCAPES: Final = frozenset({"\\ ", "\\t", "\\n", "\\r", "\\\n", "\\\r", "\\\r\n", "\\\t", "\\_"})
_BLOCK_STYLES: Final = frozenset({"|", ">"})

_FULLWIDTH_COLON = re.compile(r"[^\S\n]*+(?:-[^\S\n]++)?+[^\s:：'\"#\[{]++(：)")


_BRACED = re.compile(r"[^\S\n]*+(?:-[^\S\n]++)?+[\w-]++:[^\S\n]++(\{)[\w:]*+\}[^\S\n]*+(?=[^\s#])")


class _Reading(Struct, frozen=True):
    """The words by which both YAML parsers (libyaml and the Python one) can be told what they mean."""

    words: re.Pattern[str]
    name: str
    at: Literal["problem", "context"]


_READINGS = (
    _Reading(re.compile(r"maximum nesting depth"), "too-deep", "problem"),  # libyaml itself stops at 1,000
    _Reading(re.compile(r"tab character|'\\t'"), "tab", "problem"),
    _Reading(
        re.compile(r"unknown escape character|expected escape sequence|escape code"), "bad-escape", "problem"
    ),
    _Reading(re.compile(r"quoted scalar"), "unclosed-quote", "context"),
    _Reading(re.compile(r"parsing a flow (?:sequence|mapping)"), "unclosed-bracket", "context"),
    _Reading(re.compile(r"parsing a flow node"), "missing-value", "problem"),
    _Reading(re.compile(r"mapping values are not allowed"), "stray-colon", "problem"),
    _Reading(re.compile(r"cannot start any token"), "bad-start", "problem"),
    _Reading(re.compile(r"scanning an (?:alias|anchor)"), "bad-start", "context"),
    _Reading(re.compile(r"scanning a (?:tag|block scalar)"), "bad-start", "context"),
    _Reading(re.compile(r"could not find expected ':'"), "missing-colon", "context"),
    _Reading(re.compile(r"parsing a block (?:mapping|collection)"), "indentation", "problem"),
)


class Text(Struct, frozen=True):
    """A scalar: `text` is what it says, `raw` what stands in the file, `style` its quote or block mark."""

    at: Location
    text: str
    raw: str
    style: str | None

    @property
    def is_nothing(self) -> bool:
        """Tell whether no value stands here (`key:`, `~` or `null`)."""
        return self.style is None and self.text in {"", "~", "null"}

    def place(self, offset: int) -> Location:
        """Return where the character at an offset of `text` stands in the file.

        Quotes, escapes and line folding change only white space and lengths, so the non-blank characters are
        counted off in both.
        """
        wanted = sum(not c.isspace() for c in self.text[:offset])
        return _advance(self.at, self.raw[: self._raw_offset(wanted)])

    def _raw_offset(self, wanted: int) -> int:
        start = len(self.raw.partition("\n")[0]) if self.style in _BLOCK_STYLES else len(self.style or "")
        for unit in _UNITS[self.style if self.style in _UNITS else None].finditer(self.raw, start):
            if unit.group().isspace() or unit.group() in _BLANK_ESCAPES:
                continue
            if wanted == 0:
                return unit.start()
            wanted -= 1
        return len(self.raw)


class Items(Struct, frozen=True):
    """A list."""

    at: Location
    nodes: tuple[Node, ...]


class Fields(Struct, frozen=True):
    """Keys with their values, in order; no key stands twice."""

    at: Location
    entries: tuple[tuple[Text, Node], ...]


class Gap(Struct, frozen=True):
    """A value that could not be read and is already among the mistakes."""

    at: Location


Node: TypeAlias = Text | Items | Fields | Gap


class _Fatal(Exception):  # noqa: N818 - it never leaves this module
    """A mistake after which the rest of the file says nothing."""

    def __init__(self, found: Mistake) -> None:
        super().__init__(found)
        self.found = found


def read(path: str, data: bytes, notes: Notes) -> Node:
    """Return the root of the YAML document in `data`; `path` is the name shown in places.

    All that is wrong goes to `notes`; the root is a `Gap` where the file could not be read at all, and holds
    no entries where it is empty.
    """
    try:
        return _Composer(path, _decode(path, data), notes).root()
    except _Fatal as fatal:
        notes.append(fatal.found)
        return Gap(fatal.found.location)


def _decode(path: str, data: bytes) -> str:
    if len(data) > MAX_BYTES:
        raise _Fatal(mistake(Location(path, 1, 1), "too-large"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig", "replace")
        raise _Fatal(mistake(_advance(Location(path, 1, 1), before), "not-utf-8")) from None
    if forbidden := _FORBIDDEN.search(text):
        place = _advance(Location(path, 1, 1), text[: forbidden.start()])
        raise _Fatal(mistake(place, "control-character", code=f"U+{ord(forbidden.group()):04X}"))
    return text


def _advance(start: Location, passed: str) -> Location:
    """Return the place reached from `start` after passing over some text."""
    lines = _LINE_END.split(passed)
    column = start.column if len(lines) == 1 else 1
    return Location(start.path, start.line + len(lines) - 1, column + len(lines[-1]))


class _Composer:
    """Builds nodes from parser events, so that depth, size and cycles are known while reading, not after."""

    def __init__(self, path: str, text: str, notes: Notes) -> None:
        self._path = path
        self._text = text
        self._starts = [0, *(end.end() for end in _LINE_END.finditer(text))]
        self._notes = notes
        self._anchors: dict[str, tuple[Node, int] | None] = {}  # None while the node is still open
        self._count = 0
        self._events = self._parse()

    def root(self) -> Node:
        nothing = Fields(Location(self._path, 1, 1), ())
        root: Node = nothing
        documents = 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self._note(event, "two-documents")
                    break
                root = self._node(next(self._events), 0)
        return nothing if isinstance(root, Text) and root.is_nothing else root

    def _parse(self) -> Iterator[Any]:
        try:
            yield from yaml.parse(self._text, Loader=_LOADER)
        except yaml.MarkedYAMLError as error:
            offset, name, values = _explain(self._text, error)
            raise _Fatal(mistake(self._locate(offset), name, **values)) from None

    def _node(self, event: Any, depth: int) -> Node:
        at = self._locate(event.start_mark.index)
        self._count += 1
        if self._count > MAX_NODES:
            raise _Fatal(mistake(at, "too-many-nodes"))
        if depth > MAX_DEPTH:
            raise _Fatal(mistake(at, "too-deep"))
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event, at)
        before = self._count
        if event.anchor is not None:
            self._anchors[event.anchor] = None
        node = self._content(event, at, depth)
        if event.anchor is not None:
            self._anchors[event.anchor] = (node, self._count - before)
        if event.tag is not None:
            self._note(event, "tag")
            return Gap(at)
        return node

    def _alias(self, event: Any, at: Location) -> Node:
        name = event.anchor
        known = self._anchors.get(name)
        if known is None:
            self._note(event, "cycle" if name in self._anchors else "unknown-anchor", name=name)
            return Gap(at)
        self._count += known[1]
        if self._count > MAX_NODES:
            raise _Fatal(mistake(at, "too-many-nodes"))
        return known[0]

    def _content(self, event: Any, at: Location, depth: int) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return self._text_node(event, at)
        if isinstance(event, yaml.SequenceStartEvent):
            return Items(
                at, tuple(self._node(item, depth + 1) for item in self._until(yaml.SequenceEndEvent))
            )
        return Fields(at, tuple(self._entries(depth)))

    def _text_node(self, event: Any, at: Location) -> Text:
        raw = self._text[event.start_mark.index : event.end_mark.index]
        # An anchor or tag stands before the scalar and belongs to its marks; it is not part of what it says.
        before = re.match(r"(?:[&!]\S*\s+)*", raw) if raw[:1] in {"&", "!"} else None
        if before is not None:
            at, raw = _advance(at, before.group()), raw[before.end() :]
        return Text(at, event.value, raw, event.style or None)

    def _until(self, end: type[yaml.Event]) -> Iterator[Any]:
        while not isinstance(event := next(self._events), end):
            yield event

    def _entries(self, depth: int) -> Iterator[tuple[Text, Node]]:
        seen: dict[str, Location] = {}
        for event in self._until(yaml.MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(next(self._events), depth + 1)
            if not isinstance(key, Text):
                if not isinstance(key, Gap):
                    self._notes.append(mistake(key.at, "key-not-text"))
            elif key.text == "<<" and key.style is None:
                self._notes.append(mistake(key.at, "merge-key"))
            elif key.text in seen:
                self._notes.append(mistake(key.at, "duplicate-key", key=key.text, line=seen[key.text].line))
            else:
                seen[key.text] = key.at
                yield key, value

    def _note(self, event: Any, name: str, /, **values: object) -> None:
        self._notes.append(mistake(self._locate(event.start_mark.index), name, **values))

    def _locate(self, offset: int) -> Location:
        line = bisect_right(self._starts, offset)
        return Location(self._path, line, offset - self._starts[line - 1] + 1)


def _explain(text: str, error: yaml.MarkedYAMLError) -> tuple[int, str, dict[str, object]]:
    """Return where the mistake stands (code points), its name and the values for its sentence."""
    problem = error.problem_mark.index if error.problem_mark else 0
    context = error.context_mark.index if error.context_mark else problem
    if (colon := _fullwidth_colon(text, problem)) is not None:
        return colon, "fullwidth-colon", {}
    if (brace := _brace(text, problem)) is not None:
        return brace, "brace", {}
    if text[problem : problem + 1] == "\t":
        return problem, "tab", {}
    if text[problem : problem + 1] in {"]", "}"} and "parsing a block" in (error.context or ""):
        return problem, "stray-bracket", {}
    said = f"{error.context or ''} | {error.problem or ''}"
    for reading in _READINGS:
        if reading.words.search(said):
            offset = problem if reading.at == "problem" else context
            return offset, reading.name, {"character": text[offset : offset + 1]}
    return problem, "syntax", {"detail": Phrase(error.problem or "?", error.problem or "?")}


def _brace(text: str, problem: int) -> int | None:
    """Return the `{` that begins a value on the line of the error and is closed before its end: `message: {id}没有…`."""
    found = _BRACED.match(text, text.rfind("\n", 0, problem) + 1)
    return found.start(1) if found and found.end() <= problem else None


def _fullwidth_colon(text: str, problem: int) -> int | None:
    """Return the `：` that ends a key on the line of the error or the one before: an input method left it there."""
    this = text.rfind("\n", 0, problem) + 1
    before = text.rfind("\n", 0, max(0, this - 1)) + 1
    for start in (before, this):
        if found := _FULLWIDTH_COLON.match(text, start):
            return found.start(1)
    return None
