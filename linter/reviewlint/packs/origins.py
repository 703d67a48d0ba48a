"""A profile as a configuration would say it, every value with the places that gave it; merging needs none of it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from msgspec import Struct, to_builtins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from reviewlint.errors import Location
    from reviewlint.packs.read_pack import Pack, WordsEntry
    from reviewlint.packs.read_rule import RuleEntry
    from reviewlint.packs.read_table import Table
    from reviewlint.phrases import Phrase
    from reviewlint.profile import Gather, Profile, Rule

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


class Entry(Struct, frozen=True):
    """A value under a key (empty in a list), and the places that gave it: the last one won, none is a default."""

    key: str
    value: Any
    places: tuple[Location, ...] = ()


class Group(Struct, frozen=True):
    """A value that is made of others: a mapping, or a list, in which their keys are empty."""

    entries: tuple[Entry, ...]
    listed: bool = False


class WordList(Struct, frozen=True):
    """The words of a list with the place of each, and those that were taken out of it."""

    words: Mapping[str, Location | None]
    removed: Mapping[str, Location]


class Overview(Struct, frozen=True):
    """What applies to a draft: its profile and why, the packs in order, and all that they come to.

    `rules` are all that the profile has; `entries` may hold some of them only.
    """

    path: str
    profile: str
    chosen: Location | Phrase
    packs: tuple[str, ...]
    rules: frozenset[str]
    entries: tuple[Entry, ...]


def entries_of(profile: Profile, origins: Origins, only: Iterable[str]) -> tuple[Entry, ...]:
    """Return what a profile says beside its name, in the order of a configuration; of the rules those named."""
    from reviewlint.packs.read_pack import PACK, SECTION, THEME  # noqa: PLC0415 - reads YAML, which few runs need

    chosen = frozenset(only)
    rules = [rule for rule in profile.rules.values() if rule.id in chosen]
    groups = {
        "sections": Group(
            tuple(_listed("sections", profile.sections, "role", SECTION, origins)), listed=True
        ),
        "themes": Group(tuple(_listed("themes", profile.themes, "id", THEME, origins)), listed=True),
        "words": Group(tuple(_word_lists(profile, origins))),
        "topics": Group(tuple(_topics(profile, origins)), listed=True),
        "links": Group(tuple(_links(profile, origins))),
        "rules": Group(tuple(_rule(rule, origins) for rule in rules)),
    }
    return tuple(
        Entry(name, groups[name])
        if name in groups
        else Entry(name, getattr(profile, name), origins.places.get(name, ()))
        for name, key in PACK.items()
        if key.shown
    )


def _listed(
    key: str, specs: Iterable[Struct], named_by: str, table: Table, origins: Origins
) -> Iterator[Entry]:
    for spec in specs:
        inside = tuple(Entry(name, getattr(spec, name)) for name in table)
        yield Entry("", Group(inside), origins.places.get(f"{key}.{getattr(spec, named_by)}", ()))


def _word_lists(profile: Profile, origins: Origins) -> Iterator[Entry]:
    for name, words in profile.words.items():
        places = origins.words.get(name, {})
        removed = {w: at for w, at in origins.removed.get(name, {}).items() if w not in words}
        listed = WordList({word: places.get(word) for word in words}, removed)
        yield Entry(name, listed, origins.places.get(f"words.{name}", ()))


def _topics(profile: Profile, origins: Origins) -> Iterator[Entry]:
    for topic in profile.topics:
        yield Entry("", topic.id, origins.places.get(f"topics.{topic.id}", ()))


def _links(profile: Profile, origins: Origins) -> Iterator[Entry]:
    for name in profile.links.__struct_fields__ if profile.links else ():
        yield Entry(name, getattr(profile.links, name), origins.places.get(f"links.{name}", ()))


def _rule(rule: Rule, origins: Origins) -> Entry:
    def entry(key: str, value: Any) -> Entry:
        return Entry(key.rpartition(".")[2], value, origins.places.get(f"rules.{rule.id}.{key}", ()))

    found = [entry("severity", rule.severity)]
    found += [entry(clause, text) for clause, text in rule.clauses.items()]
    if rule.options:
        found.append(
            Entry("options", Group(tuple(entry(f"options.{k}", v) for k, v in rule.options.items())))
        )
    found.append(entry("message", rule.message))
    if rule.gather:
        told = {name: getattr(rule.gather, name) for name in rule.gather.__struct_fields__}
        told["kinds"] = {kind: _plain(gather) for kind, gather in rule.gather.kinds.items()}
        inside = (entry(f"gather.{name}", value) for name, value in told.items() if value)
        found.append(Entry("gather", Group(tuple(inside))))
    if rule.yields_to:
        found.append(entry("yields_to", list(rule.yields_to)))
    return Entry(rule.id, Group(tuple(found)))


def _plain(gather: Gather) -> dict[str, Any]:
    """Return what is said of one kind, as it is written."""
    return {key: value for key, value in to_builtins(gather).items() if value}
