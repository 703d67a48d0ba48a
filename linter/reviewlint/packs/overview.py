"""A profile as a configuration would say it, every value with the places that gave it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct, to_builtins

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from reviewlint.errors import Location
    from reviewlint.packs.origins import Origins
    from reviewlint.phrases import Phrase
    from reviewlint.profile import Gather, Profile, Rule


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
    chosen = frozenset(only)
    rules = [rule for rule in profile.rules.values() if rule.id in chosen]
    return (
        Entry("language", profile.language, origins.places.get("language", ())),
        Entry("subject", profile.subject, origins.places.get("subject", ())),
        Entry("sections", Group(tuple(_sections(profile, origins)), listed=True)),
        Entry("themes", Group(tuple(_themes(profile, origins)), listed=True)),
        Entry("words", Group(tuple(_words(profile, origins)))),
        Entry("topics", Group(tuple(_topics(profile, origins)), listed=True)),
        Entry("links", Group(tuple(_links(profile, origins)))),
        Entry("rules", Group(tuple(_rule(rule, origins) for rule in rules))),
        Entry("ignore", profile.ignore, origins.places.get("ignore", ())),
    )


def _sections(profile: Profile, origins: Origins) -> Iterator[Entry]:
    for section in profile.sections:
        inside = (
            Entry("role", section.role),
            Entry("titles", section.titles),
            Entry("required", section.required),
        )
        yield Entry("", Group(inside), origins.places.get(f"sections.{section.role}", ()))


def _themes(profile: Profile, origins: Origins) -> Iterator[Entry]:
    for theme in profile.themes:
        inside = (
            Entry("id", theme.id),
            Entry("title", theme.title),
            Entry("aliases", theme.aliases),
            Entry("min_problems", theme.min_problems),
        )
        yield Entry("", Group(inside), origins.places.get(f"themes.{theme.id}", ()))


def _words(profile: Profile, origins: Origins) -> Iterator[Entry]:
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
        told = {key: getattr(rule.gather, key) for key in ("least", "message", "note")}
        told["kinds"] = {kind: _plain(gather) for kind, gather in rule.gather.kinds.items()}
        inside = (entry(f"gather.{key}", value) for key, value in told.items() if value)
        found.append(Entry("gather", Group(tuple(inside))))
    return Entry(rule.id, Group(tuple(found)))


def _plain(gather: Gather) -> dict[str, Any]:
    """Return what is said of one kind, as it is written."""
    return {key: value for key, value in to_builtins(gather).items() if value}
