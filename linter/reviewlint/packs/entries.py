"""What one pack says, before it is merged with others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from reviewlint.errors import Location
    from reviewlint.packs.document import Node, Text
    from reviewlint.phrases import Language, Phrase
    from reviewlint.profile import (
        Detection,
        Example,
        Gather,
        RuleFix,
        SectionSpec,
        Severity,
        Subject,
        ThemeSpec,
        Topic,
    )

Kind = Literal["shipped", "shared", "configuration"]
"""Where a pack comes from: with this tool, a file that another extends, or a user's `.reviewlint.yml`."""


class Option(Struct, frozen=True):
    """The value of an option and where it stands; None if it could not be read."""

    value: Any
    key: Text
    node: Node


class Message(Struct, frozen=True):
    """A sentence with fields, and where it stands."""

    phrase: Phrase
    at: Location


class FixEntry(Struct, frozen=True):
    """What a pack says about the fixes of a rule (None: that there are to be none), and where it says so."""

    fix: RuleFix | None
    at: Location


class RuleEntry(Struct, frozen=True):
    """What a pack says about a rule: all of it, or only what it changes.

    `given` holds the place of every key that stands there, those with a mistake in their value too; the keys
    inside `gather` stand there as `gather.least` and so on.
    """

    id: str
    at: Location
    given: Mapping[str, Location]
    title: Phrase | None = None
    severity: Severity | None = None
    check: Text | None = None
    options: Mapping[str, Option] = {}
    meanings: Mapping[str, Message] = {}
    clauses: Mapping[str, Text] = {}
    message: Message | None = None
    hint: Phrase | None = None
    gather_least: int | None = None
    gather_message: Phrase | None = None
    gather_note: Phrase | None = None
    gather_kinds: Mapping[str, Gather] | None = None
    fix: FixEntry | None = None
    why: Phrase | None = None
    reference: str | None = None
    passes: tuple[Example, ...] | None = None
    fails: tuple[Example, ...] | None = None


class WordsEntry(Struct, frozen=True):
    """A word list: its words, or what is added to and removed from the list that earlier packs made."""

    name: Text
    words: tuple[str, ...] | None
    add: tuple[Text, ...] = ()
    remove: tuple[Text, ...] = ()


class Pack(Struct, frozen=True):
    """One YAML file, checked as far as it can be without the packs that it extends.

    `name` is how it is shown: the name of a shipped pack, the path of a user's file; `file` is the real path of
    the latter, None for the former. `given` holds the place of every key, those inside `links` as `links.<key>`.
    """

    name: str
    kind: Kind
    file: Path | None
    given: Mapping[str, Location]
    title: Phrase | None
    description: Phrase | None
    source: str | None
    profile: Text | None
    extends: tuple[Text, ...]
    language: Language | None
    subject: Subject | None
    detect: Detection | None
    sections: tuple[SectionSpec, ...]
    themes: tuple[ThemeSpec, ...]
    words: tuple[WordsEntry, ...]
    topics: tuple[Topic, ...]
    links: Mapping[str, Any]
    rules: tuple[RuleEntry, ...]
    ignore: tuple[str, ...]

    @property
    def key(self) -> str:
        """What tells this pack from all others."""
        return self.name if self.file is None else str(self.file)
