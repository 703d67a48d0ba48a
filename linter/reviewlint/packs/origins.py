"""Where the values of a profile come from. Looked up for those who ask; merging needs none of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewlint.errors import Location
    from reviewlint.packs.entries import Pack, RuleEntry, WordsEntry

    Places = Mapping[str, tuple[Location, ...]]
    Words = Mapping[str, Mapping[str, Location]]


class Origins(Struct, frozen=True):
    """The packs that a profile was merged from, in order, and the places that gave its values.

    `places` has every place by the value's dotted key (`rules.vague-wording.options.least`); the last one won.
    `words` has the place of every word by its list, `removed` that of every word that was taken out again.
    """

    packs: tuple[str, ...]
    places: Places
    words: Words
    removed: Words


def trace(packs: Sequence[Pack], around: Sequence[Pack]) -> Origins:
    """Return where the values of some packs, merged in this order, come from.

    `around` are the packs that a configuration borrows word lists and link settings from where its own profile has
    none.
    """
    own = _places(packs)
    known = _places([pack for pack in packs if pack.kind == "shipped"])
    borrowed = {
        key: places
        for key, places in _places(around).items()
        if key.startswith(("words.", "links.")) and key not in known
    }
    places = borrowed | {key: (*borrowed.get(key, ()), *found) for key, found in own.items()}
    lists = [entry for pack in around for entry in pack.words if f"words.{entry.name.text}" in borrowed]
    lists += [entry for pack in packs for entry in pack.words]
    return Origins(tuple(pack.name for pack in packs), places, *_words(lists))


def _places(packs: Sequence[Pack]) -> Places:
    found = defaultdict(list)
    for pack in packs:
        for key, place in _given(pack):
            found[key].append(place)
    return {key: tuple(places) for key, places in found.items()}


def _given(pack: Pack) -> Iterator[tuple[str, Location]]:
    """Yield the dotted key and the place of every value that a pack gives."""
    yield from pack.given.items()
    for section in pack.sections:
        yield f"sections.{section.role}", section.declared_at
    for theme in pack.themes:
        yield f"themes.{theme.id}", theme.declared_at
    for topic in pack.topics:
        yield f"topics.{topic.id}", topic.declared_at
    for words in pack.words:
        yield f"words.{words.name.text}", words.name.at
    for rule in pack.rules:
        yield from _given_of_rule(rule)


def _given_of_rule(entry: RuleEntry) -> Iterator[tuple[str, Location]]:
    for key, place in entry.given.items():
        yield f"rules.{entry.id}.{key}", place
    for name, option in entry.options.items():
        yield f"rules.{entry.id}.options.{name}", option.key.at


def _words(entries: Sequence[WordsEntry]) -> tuple[Words, Words]:
    words: dict[str, dict[str, Location]] = defaultdict(dict)
    removed: dict[str, dict[str, Location]] = defaultdict(dict)
    for entry in entries:
        name = entry.name.text
        if entry.words is not None:  # a whole list takes the place of all before it
            words[name] = dict.fromkeys(entry.words, entry.name.at)
            removed[name] = {}
        words[name] |= {word.text: word.at for word in entry.add}
        removed[name] |= {word.text: word.at for word in entry.remove}
    return words, removed
