"""From the arguments of the command line to drafts that are read, parsed and have their profile."""

from __future__ import annotations

import sys
from collections import Counter
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from reviewlint import corpus
from reviewlint.checks import CHECKS
from reviewlint.cli.answering import UsageError, broken, language_of_system
from reviewlint.decisions.load import file_of
from reviewlint.decisions.load import load as load_decisions
from reviewlint.decisions.recorded import NONE
from reviewlint.draft import plain
from reviewlint.errors import PackError, ReviewlintError
from reviewlint.packs import catalogue, detect, load_profile
from reviewlint.phrases import Phrase
from reviewlint.report import Unread

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.decisions.recorded import Decisions
    from reviewlint.draft.source import Source
    from reviewlint.errors import DraftError, Mistake
    from reviewlint.outline.nodes import Outline
    from reviewlint.packs.catalogue import Catalogue
    from reviewlint.packs.detect import Choice
    from reviewlint.packs.load_profile import Configuration
    from reviewlint.phrases import Language
    from reviewlint.profile import Profile
    from reviewlint.reading.review import Signs

_NOT_ONE = Phrase(
    "请写一份材料：{file} 是文件夹，或者被配置里的 ignore 排除",
    "name one draft: {file} is a folder, or the configuration ignores it",
)
_LEFT_OUT = Phrase(
    "文件夹里还有 {kinds} 没有检查：只读 .txt 和 .md，请另存为纯文本",
    "left out of the folders: {kinds}; only .txt and .md are read, save them as text",
)
_NO_CODEC = Phrase("没有 {name} 这种编码", "unknown encoding {name}")


class Intake(Struct, frozen=True):
    """The options that say how drafts come in. `language` is that of the messages, None for the draft's."""

    config: str | None
    profile: str | None
    encoding: str | None
    stdin_filename: str
    language: Language | None

    def unread(self, draft: Draft, error: DraftError) -> Unread:
        """Return what is told of a draft in the place of its report."""
        return Unread(draft.path, self.language or language_of_system(), error)


class Draft(Struct, frozen=True):
    """A draft still to be read: its argument, the name shown to people, the configuration and decisions for it."""

    argument: str
    path: str
    configuration: Configuration
    decisions: Decisions


class Ready(Struct, frozen=True):
    """A draft that is ready to be linted: parsed, with the profile that applies to it and what is decided about it."""

    outline: Outline
    profile: Profile
    decisions: Decisions


def find(arguments: Sequence[str], intake: Intake) -> list[Draft]:
    """Return the drafts that files and folders mean, without those that their configuration ignores.

    Raises PackError with the mistakes of all configurations and decisions files, UsageError and UnknownProfile for
    bad options.
    """
    if intake.profile not in {None, catalogue.AUTO}:
        load_profile.verify_name(str(intake.profile), open_shelf())
    if intake.encoding:
        verify_codec(intake.encoding)
    found: list[Draft] = []
    mistakes: dict[Mistake, None] = {}
    load_once = cache(_load)  # many drafts are under one configuration
    for argument in corpus.find(arguments):
        path = intake.stdin_filename if argument == corpus.STANDARD_INPUT else argument
        try:
            configuration = load_once(_place(intake.config, path))
            if not corpus.is_ignored(path, configuration.ignore, configuration.folder):
                found.append(Draft(argument, path, configuration, _decisions(path)))
        except PackError as error:
            mistakes |= dict.fromkeys(error.mistakes)
    if mistakes:
        raise PackError(tuple(mistakes))
    return found


def left_out(arguments: Sequence[str], intake: Intake) -> Phrase | None:
    """Return one line on the documents in folders that are in no format that can be read, by kind; None if there is none.

    Those that the configuration ignores do not count. Raises PackError as `find` does.
    """
    load_once = cache(_load)
    kinds: Counter[str] = Counter()
    for path in corpus.left_out(arguments):
        configuration = load_once(_place(intake.config, path))
        if not corpus.is_ignored(path, configuration.ignore, configuration.folder):
            kinds[Path(path).suffix.lower()] += 1
    if not kinds:
        return None
    zh, en = (
        "、".join(f"{kinds[kind]} 个 {kind}" for kind in sorted(kinds)),
        ", ".join(f"{kinds[kind]} {kind}" for kind in sorted(kinds)),
    )
    return _LEFT_OUT.filled(kinds=Phrase(zh, en))


def prepare(draft: Draft, intake: Intake) -> Ready:
    """Return a draft read and parsed, with its profile.

    Raises DraftError if it cannot be read, PackError if its configuration does not go with the profile that its words
    announce.
    """
    from reviewlint.outline.parser import parse  # noqa: PLC0415 - 30 ms that commands about rules do not cost

    return ready(draft, parse(read(draft.argument, draft.path, intake.encoding)), intake)


def ready(draft: Draft, outline: Outline, intake: Intake) -> Ready:
    """Return what was read of a draft with the profile that applies to it. Raises PackError as `prepare` does."""
    return Ready(outline, _choose(outline, draft.configuration, intake.profile), draft.decisions)


@contextmanager
def at_work_on(draft: Draft) -> Iterator[None]:
    """Tell of whatever breaks in the work on a draft as of an error of that draft, which must not silence the others."""
    try:
        yield
    except ReviewlintError:
        raise
    except Exception as error:  # noqa: BLE001 - whatever it is
        raise broken(draft.path, error) from None


def find_one(argument: str, intake: Intake) -> Draft:
    """Return the one draft that an argument means. Raises UsageError if it is not one, and what `find` does."""
    found = find([argument], intake)
    if len(found) != 1:
        raise UsageError(_NOT_ONE.filled(file=argument))
    return found[0]


@contextmanager
def opened(argument: str, intake: Intake) -> Iterator[Ready]:
    """Give the one draft that an argument means, ready to be worked on. Raises as `find_one` and `prepare` do."""
    draft = find_one(argument, intake)
    with at_work_on(draft):
        yield prepare(draft, intake)


@cache
def open_shelf() -> Catalogue:
    """Return the shipped packs."""
    return catalogue.open_catalogue(CHECKS.keys())


def configure(config: str | None, path: str) -> Configuration:
    """Return the configuration named by an option, else the one that a draft is under, else the default.

    Raises PackError with all its mistakes.
    """
    return _load(_place(config, path))


def _decisions(path: str) -> Decisions:
    """Return what is decided about a draft; nothing can be about one that has no name."""
    named = path != corpus.STANDARD_INPUT and Path(path).name
    return load_decisions(file_of(path)) if named else NONE


def _place(config: str | None, path: str) -> Path | None:
    return Path(config) if config else load_profile.find_configuration(Path(path))


def _load(path: Path | None) -> Configuration:
    return (
        load_profile.load_configuration(path, open_shelf())
        if path
        else load_profile.Configuration(open_shelf())
    )


def verify_codec(name: str) -> None:
    """Raise UsageError unless there is a codec of that name from bytes to text."""
    try:
        b" ".decode(name)
    except UnicodeError:  # half a character in UTF-16
        pass
    except LookupError:
        raise UsageError(_NO_CODEC.filled(name=name)) from None


def read(argument: str, path: str, encoding: str | None) -> Source:
    """Return the text that an argument means; `path` is the name of standard input. Raises as `plain.read` does."""
    if argument != corpus.STANDARD_INPUT:
        return plain.read(argument, encoding)
    return plain.decode(sys.stdin.buffer.read(plain.SIZE_LIMIT + 1), path, encoding)


def _choose(outline: Outline, configuration: Configuration, wanted: str | None) -> Profile:
    """Return the profile named by the option or the configuration, else the one the draft announces."""
    name = wanted or configuration.profile
    if name != catalogue.AUTO:
        return configuration.profile_for(name)
    choice = announced(outline, configuration.catalogue)
    return replace(configuration.profile_for(choice.name), reason=choice.reason, is_guess=choice.is_guess)


def announced(outline: Outline, shelf: Catalogue) -> Choice:
    """Return the pack that a draft's own words announce, or its structure."""

    def read_signs() -> Signs:
        from reviewlint.reading.recognise import signs  # noqa: PLC0415 - not needed where the title tells the kind

        return signs(outline)

    title = outline.title.of(outline.text) if outline.title else None
    text = outline.text.replace("\0", "\n")
    return detect.choose(
        title, text, load_profile.index(shelf).candidates, read_signs, Path(outline.source.path).stem
    )
