"""Packs merged, one over the other, into a profile."""

from __future__ import annotations

from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.packs.merge_rules import build, define, is_definition, override
from reviewlint.packs.mistakes import Notes, mistake
from reviewlint.patterns import is_pattern, needed_words
from reviewlint.phrases import Phrase, near
from reviewlint.profile import LinkSettings, Profile

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from reviewlint.errors import Mistake
    from reviewlint.packs.read_pack import Pack, PackKind, WordsEntry
    from reviewlint.packs.read_rule import RuleEntry
    from reviewlint.profile import Role, Rule, SectionSpec, ThemeSpec, Topic

_DEFINE_YOUR_OWN = Phrase(
    "；自定义规则要写“for”和“require”（或“forbid”）",
    "; a rule of your own needs “for” and “require” or “forbid”",
)


class Elsewhere(Struct, frozen=True):
    """What shipped packs hold that are not part of a profile.

    A configuration is written once for all drafts, of whatever kind: it may name any rule and any word that
    some shipped pack knows. `links` are the settings that it changes some of; `vocabulary` holds every word that a list of that name has in any pack.
    """

    rules: Mapping[str, RuleEntry] = {}
    links: Mapping[str, Any] = {}
    words: Mapping[str, tuple[str, ...]] = {}
    vocabulary: Mapping[str, frozenset[str]] = {}


def look_around(packs: Sequence[Pack]) -> Elsewhere:
    """Return what a sequence of shipped packs knows, in the order in which they extend each other."""
    merging = Merging((), [], Elsewhere())
    vocabulary: dict[str, frozenset[str]] = {}
    for pack in packs:
        merging.add(pack)
        for entry in pack.words:
            name, words = entry.name.text, merging.words.get(entry.name.text, ())
            vocabulary[name] = vocabulary.get(name, frozenset()).union(words)
    return Elsewhere(merging.rules, merging.links, merging.words, vocabulary)


class Merging:
    """The packs added so far.

    Where they are not `complete`, a name may be in one that is missing: then no name is called unknown.
    """

    def __init__(
        self, checks: Collection[str], notes: Notes, elsewhere: Elsewhere, *, complete: bool = True
    ) -> None:
        self._checks = checks
        self._notes = notes
        self._elsewhere = elsewhere
        self._complete = complete
        self._said: dict[str, Any] = {}
        self._sections: dict[Role, SectionSpec] = {}
        self._themes: dict[str, ThemeSpec] = {}
        self._unused: dict[str, RuleEntry] = {}  # rules from elsewhere that a pack changes: checked, not run
        self._topics: dict[str, Topic] = {}
        self.links: dict[str, Any] = {}
        self.words: dict[str, tuple[str, ...]] = {}
        self.rules: dict[str, RuleEntry] = {}
        self._own: set[str] = set()  # rules that a user wrote, or changed more of than the severity

    def add(self, pack: Pack) -> None:
        """Merge a pack over those before it."""
        if pack.title is not None:  # what another pack says of itself is not said of this one
            self._said.pop("description", None)
            self._said.pop("source", None)
        for key in ("title", "description", "source", "language", "subject"):
            if (value := getattr(pack, key)) is not None:
                self._said[key] = value
        # A dict keeps the place of a key whose value is replaced.
        self._sections.update((spec.role, spec) for spec in pack.sections)
        self._themes.update((spec.id, spec) for spec in pack.themes)
        self._topics.update((topic.id, topic) for topic in pack.topics)
        self.links.update(pack.links)
        around = Elsewhere() if pack.kind == "shipped" else self._elsewhere
        for words in pack.words:
            self._add_words(words, around)
        for entry in pack.rules:
            self._add_rule(entry, pack.kind, around)

    def profile(self, name: str, ignore: tuple[str, ...] = ()) -> Profile:
        """Return the profile that has come of it; useless if anything was noted."""
        words = {**self._elsewhere.words, **self.words}
        for entry in self._unused.values():
            self._build(entry, words)
        built = [self._build(entry, words) for entry in self.rules.values()]
        self._verify_names()
        self._verify_order()
        rules: dict[str, Rule] = {rule.id: rule for rule in built if rule}
        nothing = Phrase("", "")
        return Profile(
            name=name,
            title=self._said.get("title", Phrase(name, name)),
            description=self._said.get("description", nothing),
            source=self._said.get("source"),
            language=self._said.get("language"),
            subject=self._said.get("subject"),
            sections=tuple(self._sections.values()),
            themes=tuple(self._themes.values()),
            words=words,
            rules=rules,
            ignore=ignore,
            topics=tuple(self._topics.values()),
            links=self._link_settings(),
            needed=dict(_needed(rules.values())),
        )

    def _verify_names(self) -> None:
        """Note the rules that others yield to and nobody has."""
        known = {*self.rules, *self._elsewhere.rules}
        for name in (name for entry in self.rules.values() for name in entry.yields_to or ()):
            if name.text not in known:
                self._note_unknown(
                    mistake(name.at, "unknown-rule", id=name.text, near=near(name.text, known))
                )

    def _verify_order(self) -> None:
        """Note the rules that leave a slip to each other in a circle, so that nobody would tell of it."""
        left_to = {
            entry.id: {name.text: name for name in entry.yields_to or ()} for entry in self.rules.values()
        }
        try:
            TopologicalSorter(left_to).prepare()
        except CycleError as error:
            before, other = error.args[1][1::-1]
            self._notes.append(
                mistake(left_to[before][other].at, "yields-in-a-circle", id=before, other=other)
            )

    def _link_settings(self) -> LinkSettings | None:
        values = {**self._elsewhere.links, **self.links}
        return LinkSettings(**values) if len(values) == len(LinkSettings.__struct_fields__) else None

    def _add_words(self, entry: WordsEntry, around: Elsewhere) -> None:
        name = entry.name.text
        if entry.words is not None:
            self.words[name] = entry.words
            return
        current = self.words.get(name, around.words.get(name))
        if current is None:
            known = {*self.words, *around.words}
            self._note_unknown(mistake(entry.name.at, "unknown-list", name=name, near=near(name, known)))
            return
        known = {*current, *around.vocabulary.get(name, ())}
        for word in entry.remove:
            if word.text not in known:
                choice = near(word.text, known)
                self._note_unknown(mistake(word.at, "unknown-word", word=word.text, near=choice))
        removed = {word.text for word in entry.remove}
        words = (*current, *(word.text for word in entry.add))
        self.words[name] = tuple(word for word in dict.fromkeys(words) if word not in removed)

    def _add_rule(self, entry: RuleEntry, kind: PackKind, around: Elsewhere) -> None:
        if kind != "shipped" and entry.given.keys() - {"severity"}:
            self._own.add(entry.id)
        if entry.id in self.rules:
            self.rules[entry.id] = override(self.rules[entry.id], entry, self._notes)
        elif entry.id in around.rules:
            base = self._unused.get(entry.id, around.rules[entry.id])
            self._unused[entry.id] = override(base, entry, self._notes)
        elif is_definition(entry):
            model = None if kind == "shipped" else self._model(entry)
            self.rules[entry.id] = define(entry, kind, self._checks, model, self._notes)
        else:
            choice = near(entry.id, {*self.rules, *around.rules}, _DEFINE_YOUR_OWN)
            self._note_unknown(mistake(entry.at, "unknown-rule", id=entry.id, near=choice))

    def _note_unknown(self, found: Mistake) -> None:
        if self._complete:
            self._notes.append(found)

    def _build(self, entry: RuleEntry, words: Collection[str]) -> Rule | None:
        is_assertion = "check" not in entry.given
        rule = None if is_assertion and not self._complete else build(entry, words, self._notes)
        return replace(rule, is_shipped=entry.id not in self._own) if rule else None

    def _model(self, entry: RuleEntry) -> RuleEntry | None:
        """Return a rule that runs the check of a new one."""
        known = (*self.rules.values(), *self._elsewhere.rules.values())
        check = entry.check.text if entry.check else None
        return next((rule for rule in known if check and rule.check and rule.check.text == check), None)


def _needed(rules: Iterable[Rule]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the patterns that rules have in lists, with words of which one stands wherever they match."""
    for rule in rules:
        for key, value in rule.options.items():
            if is_pattern(key) and isinstance(value, tuple):
                yield from ((pattern, words) for pattern in value if all(words := needed_words(pattern)))
