"""The values of a profile: what the YAML packs say once they are checked and merged.

They are plain data, so that a profile can be kept: `cache` reads it back by the types that stand here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

from reviewlint.errors import Location
from reviewlint.phrases import Language, Phrase
from reviewlint.profile.expressions import Assertion

if TYPE_CHECKING:
    Option = Any  # each check knows of what kind its options are
else:
    _Plain = bool | int | float | str | tuple[str, ...]
    Option = _Plain | dict[str, _Plain | dict[str, _Plain]]

Role = Literal["opening", "previous", "problems", "case", "causes", "measures", "closing", "other"]
Subject = Literal["team", "person"]
Severity = Literal["error", "warning", "info", "off"]
Application = Literal["safe", "unsafe", "always"]
"""Which fixes of a rule may be made: those that are safe, none without being asked for, even where it is off."""


class SectionSpec(Struct, frozen=True):
    """A section that a profile knows: the role, the titles that announce it, whether it must be there.

    Their order in the profile is the order in which they should stand.
    """

    role: Role
    titles: tuple[str, ...]
    required: bool
    declared_at: Location


class ThemeSpec(Struct, frozen=True):
    """A theme that a profile requires: its official title, other wordings, how many problems it needs."""

    id: str
    title: str
    aliases: tuple[str, ...]
    min_problems: int
    declared_at: Location


class Example(Struct, frozen=True):
    """A draft that a rule passes (`at` empty) or the places where it fails: `"3:5-3:12"`, end exclusive.

    `decisions` is the text of a decisions file beside that draft; `fixed` the draft after all fixes of the rule,
    None where they change nothing.
    """

    text: str
    at: tuple[str, ...]
    declared_at: Location
    decisions: str | None = None
    fixed: str | None = None


class Gather(Struct, frozen=True):
    """When a fault is everywhere: from `least` places on, they become one violation with this message.

    The message may use `{failed}`, `{checked}` and `{message}`, that of the first place. `note` stands beside each further
    place, its words where there is none; `{message}` as a note tells each in full, the first too. `kinds` are those of slips that a check tells apart, to be gathered otherwise.
    """

    least: int
    message: Phrase
    note: Phrase | None = None
    kinds: Mapping[str, Gather] = {}

    @property
    def tells(self) -> bool:
        """Whether each place is told in full."""
        return self.note is not None and "{message}" in self.note.zh + self.note.en

    def of(self, kind: object) -> Gather:
        """Return how slips of a kind are gathered."""
        return next((gather for name, gather in self.kinds.items() if name == kind), self)


class RuleFix(Struct, frozen=True):
    """How a rule is mended: by what its check proposes, or by `text` in the place of the words that it forbids."""

    applies: Application
    text: str | None = None


class Rule(Struct, frozen=True):
    """A named requirement. `check` names the code that runs it; `assertion` is its text where that is `assertion`.

    `hint` says what to do about a violation, `fix` how the tool may do it (None: not at all), `why` why it matters,
    `reference` the standard or source. `clauses` are the texts that the assertion was read from, by their keys;
    `meanings` say what its options are for; of one that `is_shipped` nobody has changed more than the severity. `yields_to` are the rules that tell of a slip of its where they find one.
    """

    id: str
    title: Phrase
    severity: Severity
    check: str
    options: Mapping[str, Option]
    assertion: Assertion | None
    message: Phrase
    hint: Phrase | None
    gather: Gather | None
    fix: RuleFix | None
    why: Phrase
    reference: str | None
    passes: tuple[Example, ...]
    fails: tuple[Example, ...]
    declared_at: Location
    clauses: Mapping[str, str] = {}
    meanings: Mapping[str, Phrase] = {}
    is_shipped: bool = False
    yields_to: tuple[str, ...] = ()


class Detection(Struct, frozen=True):
    """The words that announce a pack: regular expressions looked for in the title and in the whole text.

    A hit in the title counts three, in the text one (each pattern once); the pack is announced from `least`
    on, unless a pattern of `unless` stands in the title.
    """

    title: tuple[str, ...]
    text: tuple[str, ...]
    unless: tuple[str, ...]
    least: int

    @property
    def patterns(self) -> tuple[str, ...]:
        """All of its regular expressions."""
        return (*self.title, *self.text, *self.unless)


class Topic(Struct, frozen=True):
    """What a text can be about, by the words that show it.

    A `strong` term shows it alone, a `weak` one half; `unlike` are words that hold such a term and mean something
    else; `patterns` are regular expressions that count as strong. Latin terms match whole words, inflected or not.
    """

    id: str
    name: Phrase
    strong: tuple[str, ...]
    weak: tuple[str, ...]
    unlike: tuple[str, ...]
    patterns: tuple[str, ...]
    declared_at: Location


class LinkSettings(Struct, frozen=True):
    """How links are inferred; `links/` says what the numbers do.

    `*_linked` and `*_unconfirmed` are the scores from which a link is in that band, for draft texts that the topics
    know; `bare_*` for those they do not. With `explicit_only`, an inferred link never counts as an answer. `cause_heads`
    are ids of topics.
    """

    explicit_only: bool
    cause_linked: float
    cause_unconfirmed: float
    measure_linked: float
    measure_unconfirmed: float
    bare_linked: float
    bare_unconfirmed: float
    topic_share: float
    topic_half: float
    cosine_full: float
    weak_term: float
    further_term: float
    most_of_topic: float
    same_theme: float
    heading_share: float
    rival_linked: float
    rival_unconfirmed: float
    last_resort: float
    min_phrase: int
    stop_phrases: tuple[str, ...]
    common_terms: tuple[str, ...]
    cause_heads: tuple[str, ...]


class Profile(Struct, frozen=True):
    """Packs merged: everything that a run over one draft needs to know.

    `subject` is None where no pack says it: then the draft's own words decide; `links` where no pack says how to
    infer them: then only references link. `reason` says in people's words why this profile was chosen (`auto` only), else None;
    `is_guess`: it was chosen by the structure of the draft more than by its words. `needed` has, for patterns in the
    options of its rules, words in lower case of which one stands wherever they match.
    """

    name: str
    title: Phrase
    description: Phrase
    source: str | None
    language: Language | None
    subject: Subject | None
    sections: tuple[SectionSpec, ...]
    themes: tuple[ThemeSpec, ...]
    words: Mapping[str, tuple[str, ...]]
    rules: Mapping[str, Rule]
    ignore: tuple[str, ...]
    topics: tuple[Topic, ...] = ()
    links: LinkSettings | None = None
    reason: Phrase | None = None
    is_guess: bool = False
    needed: Mapping[str, tuple[str, ...]] = {}
