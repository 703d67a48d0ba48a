"""What applies to a draft, as the configuration that would say all of it: every value with its place behind it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from reviewlint.errors import Location
from reviewlint.packs.origins import Entry, Group, WordList
from reviewlint.phrases import Phrase
from reviewlint.report import Unread
from reviewlint.reporters import as_yaml
from reviewlint.reporters.screen import Line, Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.packs.origins import Overview
    from reviewlint.phrases import Language
    from reviewlint.reporters.screen import Page

_PACKS = Phrase("合并自（后者优先）：{packs}", "merged from (later wins): {packs}")
_COMMA = Phrase("、", ", ")
_OVER = Phrase("，取代 ", ", over ")
_DEFAULT = Phrase("默认", "default")
_UNSAID = Phrase("由各份材料自己的文字决定", "each draft's own words decide")
_REMOVED = Phrase("删去了 {word}", "{word} was removed")
_OPTIONS = "options"
_STEP = "  "


def render(shown: Sequence[Overview | Unread], page: Page) -> Iterator[Line]:
    """Yield a YAML document for each draft; drafts that could not be read are told on another stream."""
    overviews = [overview for overview in shown if not isinstance(overview, Unread)]
    for number, overview in enumerate(overviews):
        if number:
            yield (Piece("---"),)
        for line in _document(overview, page):
            text, mark, comment = line.partition(_MARK)
            yield (Piece(text), Piece("# " + comment, "faint")) if mark else (Piece(text),)


# Stands before a comment until the line is drawn: no value can hold it, for line ends in values are escaped.
_MARK = "\n"


def _document(overview: Overview, page: Page) -> Iterator[str]:
    language = page.language
    yield _MARK + overview.path
    yield _MARK + _PACKS.fill(language, {"packs": _COMMA[language].join(overview.packs)})
    chosen = overview.chosen
    why = str(chosen) if isinstance(chosen, Location) else chosen[language]
    yield f"profile: {as_yaml.inline(overview.profile)} {_MARK}{why}"
    for entry in overview.entries:
        if entry.value is None:
            yield f"{_MARK}{entry.key}: {_UNSAID[language]}"
        elif entry.key == "topics":  # more than a name each, so not to be read back
            yield from _topics(entry, language)
        elif not _is_empty(entry.value):
            yield from _entry(entry, page.columns, language)


def _is_empty(value: Any) -> bool:
    return not (value.entries if isinstance(value, Group) else value)


def _topics(entry: Entry, language: Language) -> Iterator[str]:
    if entry.value.entries:
        yield f"{_MARK}topics:"
    for topic in entry.value.entries:
        yield f"{_MARK}  - {topic.value}  {_origin(topic, language)}"


def _entry(entry: Entry, columns: int, language: Language) -> Iterator[str]:
    origin = f" {_MARK}{_origin(entry, language)}" if entry.places else ""
    if isinstance(entry.value, WordList):
        yield from _word_list(entry, entry.value, columns, language)
    elif isinstance(entry.value, Group):
        yield f"{entry.key}:{origin}"
        lines = _item if entry.value.listed else _option if entry.key == _OPTIONS else _entry
        for inner in entry.value.entries:
            yield from (_STEP + line for line in lines(inner, columns - len(_STEP), language))
    elif entry.key == "severity":  # as packs write it, also where it is `off`
        yield f"severity: {entry.value}{origin or f' {_MARK}{_DEFAULT[language]}'}"
    else:
        yield from as_yaml.block(entry.key, entry.value, columns, origin)


def _option(entry: Entry, columns: int, language: Language) -> Iterator[str]:
    """Yield an option, whose name may be any word of a configuration."""
    origin = f" {_MARK}{_origin(entry, language)}" if entry.places else ""
    yield from as_yaml.block(entry.key, entry.value, columns, origin)


def _item(entry: Entry, columns: int, language: Language) -> Iterator[str]:
    """Yield an item of a list, its place behind its first key."""
    first, *rest = entry.value.entries
    yield f"- {first.key}: {as_yaml.inline(first.value)} {_MARK}{_origin(entry, language)}"
    for inner in rest:
        yield from (_STEP + line for line in _entry(inner, columns - len(_STEP), language))


def _word_list(entry: Entry, listed: WordList, columns: int, language: Language) -> Iterator[str]:
    """Yield a word list: the words of one place side by side, those that others added each with its own."""
    places = Counter(listed.words.values())
    base = max(places, key=places.__getitem__, default=None)
    before = entry.places[: entry.places.index(base) + 1] if base in entry.places else entry.places
    yield f"{entry.key}: {_MARK}{_origin(Entry(entry.key, None, before), language)}"
    own = [word for word, place in listed.words.items() if place == base]
    yield f"{_STEP}["
    yield from (f"{_STEP * 2}{line}," for line in as_yaml.wrapped(own, columns - 2 * len(_STEP)))
    for word, place in listed.words.items():
        if place != base:
            yield f"{_STEP * 2}{as_yaml.inline(word)}, {_MARK}{place}"
    yield f"{_STEP}]"
    for word, place in listed.removed.items():
        yield f"{_STEP}{_MARK}{_REMOVED.fill(language, {'word': as_yaml.inline(word)})}  {place}"


def _origin(entry: Entry, language: Language) -> str:
    """Return the place that won, and behind it those that it took the value from."""
    last, *earlier = (str(place) for place in reversed(entry.places))
    return last + "".join(_OVER[language] + place for place in earlier)
