"""The outline read as a review. Its structure depends on no profile; one adds its official themes and section titles."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, partial
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from reviewlint.draft.source import Span
from reviewlint.facts import read_facts, read_labels
from reviewlint.lexicon import any_word, lists
from reviewlint.outline.nodes import Paragraph, Section
from reviewlint.reading.cues import Cues
from reviewlint.reading.declaration import find_declaration
from reviewlint.reading.items import Items
from reviewlint.reading.labels import Labels
from reviewlint.reading.parts import Divider
from reviewlint.reading.review import Part, Review, Signs, Statement, Theme
from reviewlint.reading.statements import Reader
from reviewlint.reading.tables import Tables
from reviewlint.reading.themes import is_like_theme, match_themes
from reviewlint.reading.wordings import closes, quiet_spans, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.outline.nodes import Block, Outline
    from reviewlint.phrases import Language
    from reviewlint.profile import Profile, Subject
    from reviewlint.reading.review import Declaration, Facts, Kind
    from reviewlint.reading.statements import Found


_CHINESE: Final = re.compile(r"[^\W\d_a-zA-Z]")  # cheaper to compile than a range of 20,000 characters
_LATIN: Final = re.compile(r"[A-Za-z]{2,}")
_PERSONAL_TITLE: Final = re.compile(r"个人|发言提纲|\A(?!.*班子(?!成员)).*述职", re.DOTALL)
# Quoted once or twice, 我 may be anybody's; a personal review says it all the time.
_OFTEN: Final = 4
_MARKS: Final = " \t\0*`_🟢🟩●◉.。"
_TICKED: Final = re.compile(r"\[[xX]\]")
_LETTERS: Final[dict[Kind, str]] = {"problem": "P", "cause": "C", "measure": "M"}


@cache
def _first_person() -> re.Pattern[str]:
    return re.compile(rf"本人|(?<![自忘真])我(?!{any_word('roles', 'ours')})")


def recognise(outline: Outline, profile: Profile) -> Review:
    """Read an outline as a review. Every outline can be read; where nothing is recognised, nothing is claimed."""
    text = outline.text
    parts, found, headings = structure(outline, profile) if profile.sections else (_unread(outline), (), ())
    themes = _themes(headings, text, profile)
    declaration = _declaration(parts, text, profile)
    official = [theme.title for theme in themes if theme.known]
    official += [aspect.span for aspect in declaration.aspects if aspect.theme] if declaration else []
    return Review(
        outline=outline,
        language=profile.language or language_of(text),
        subject=profile.subject or _subject(outline),
        parts=(*parts, *_closing(outline)),
        declaration=declaration,
        themes=themes,
        problems=_number(found, "problem", themes, text),
        causes=_number(found, "cause", themes, text),
        measures=_number(found, "measure", themes, text),
        quiet=quiet_spans(outline.source.text, official),
    )


def structure(
    outline: Outline, profile: Profile | None = None
) -> tuple[tuple[Part, ...], tuple[Found, ...], tuple[Section, ...]]:
    """Return the parts of a draft, its statements, and the headings under which problems stand.

    A profile adds its section titles and knows official themes.
    """
    text = outline.text
    cues = Cues(profile.sections if profile else ())
    labels = Labels(text, cues)
    is_known_theme = partial(is_like_theme, specs=profile.themes if profile else ())
    items, tables = Items(text, cues, labels, is_known_theme), Tables(text, cues)
    parts = Divider(outline, cues, labels, tables, is_known_theme).divide()
    found, headings = Reader(text, cues, labels, items, tables).read(parts)
    return parts, found, headings


def _unread(outline: Outline) -> tuple[Part, ...]:
    """Return a draft of no kind as one part: its headings have no roles."""
    blocks = outline.blocks
    return (
        (Part(("other",), None, Span(blocks[0].span.start, blocks[-1].span.end), blocks),) if blocks else ()
    )


def _themes(headings: Sequence[Section], text: str, profile: Profile) -> tuple[Theme, ...]:
    ids = match_themes([heading.title.of(text) for heading in headings], profile.themes)
    return tuple(
        Theme(known or f"theme-{number}", number, heading.title, heading.span, known is not None)
        for number, (heading, known) in enumerate(zip(headings, ids, strict=True), start=1)
    )


def _declaration(parts: Sequence[Part], text: str, profile: Profile) -> Declaration | None:
    opening = next((part for part in parts if part.roles == ("opening",) and part.container is None), None)
    return find_declaration(text, opening.span, profile.themes) if opening else None


def _number(found: Sequence[Found], kind: Kind, themes: Sequence[Theme], text: str) -> tuple[Statement, ...]:
    """Give the statements of a kind their ids: by theme or group where a heading groups them."""
    by_title = {theme.title: theme for theme in themes}
    own = [statement for statement in found if statement.kind == kind]
    headings = dict.fromkeys(s.heading.title for s in own if s.heading and kind != "cause")
    # Headings of themes keep the number of their theme; those that group measures alone count from one.
    themed = any(title in by_title for title in headings)
    groups = {
        title: by_title[title].number if themed and title in by_title else n
        for n, title in enumerate(headings, 1)
    }
    taken: Counter[int] = Counter()
    statements: list[Statement] = []
    for statement in own:
        heading = statement.heading.title if statement.heading else None
        group = groups.get(heading, 0) if heading else 0
        taken[group] += 1
        number = f"{group}.{taken[group]}" if group else str(taken[group])
        statements.append(
            _statement(statement, _LETTERS[kind] + number, by_title.get(heading) if heading else None, text)
        )
    return tuple(statements)


def _statement(found: Found, name: str, theme: Theme | None, text: str) -> Statement:
    return Statement(
        kind=found.kind,
        id=name,
        span=found.span,
        title=found.title,
        mark=found.mark,
        heading=found.heading.title if found.heading else None,
        theme=theme.id if theme else None,
        tie=found.tie,
        facts=_facts(found, text),
        entry=found.entry or found.span,
        about=found.about,
        blank=found.blank,
    )


def _facts(found: Found, text: str) -> Facts:
    """Return the facts of a statement; labels and columns for owner and deadline say it best."""
    facts = read_facts(found.kind, text, found.span)
    if found.kind == "problem" and found.beside:
        beside = (span for cell in found.beside for span in read_facts("problem", text, cell).evidence)
        return replace(facts, evidence=tuple(sorted({*facts.evidence, *beside})))
    if found.kind != "measure":
        return facts
    labels = [read_labels(text, stretch) for stretch in found.labels]
    owner = next((owner for owner, _ in labels if owner), found.owner)
    deadline = next((deadline for _, deadline in labels if deadline), found.deadline)
    return replace(
        facts,
        owner=owner or facts.owner,
        deadline=deadline or facts.deadline or _until(found, text),
        done=facts.done or _done(found, text),
    )


def _until(found: Found, text: str) -> Span | None:
    """Return the date that the cell for the state of a measure names: 预计6月底前完成."""
    return read_facts("measure", text, found.status).deadline if found.status else None


def _done(found: Found, text: str) -> Span | None:
    """Return what says beside a measure that it is finished: its box is ticked, or the cell for its state says so."""
    if found.mark is not None and _TICKED.search(found.mark.span.of(text)):
        return found.mark.span
    return _finished(text, found.status) if found.status else None


def _finished(text: str, cell: Span) -> Span | None:
    """Return what of a cell says that a measure is finished; a coloured dot or the like may stand before its words."""
    words = cell.of(text)
    if words.strip(_MARKS).lower() in lists("roles")["finished"]:
        return cell
    bare = Span(cell.end - len(words.lstrip(_MARKS)), cell.end)
    return read_facts("measure", text, cell).done or read_facts("measure", text, bare).done


def _closing(outline: Outline) -> tuple[Part, ...]:
    """Return the paragraphs at the very end that close the draft (以上检查，请批评指正。) as a part."""
    last: list[Paragraph] = []
    blocks: Sequence[Block] = outline.blocks
    while blocks and isinstance(blocks[-1], Section):
        blocks = blocks[-1].blocks
    for block in reversed(blocks):
        if not isinstance(block, Paragraph) or not closes(block.span.of(outline.text)):
            break
        last.insert(0, block)
    return (
        (Part(("closing",), None, Span(last[0].span.start, last[-1].span.end), tuple(last)),) if last else ()
    )


def language_of(text: str) -> Language:
    """Return the language of a draft; a Chinese character weighs as much as an English word."""
    return "zh" if len(_CHINESE.findall(text)) >= len(_LATIN.findall(text)) else "en"


def _subject(outline: Outline) -> Subject:
    text = outline.text
    if outline.title and _PERSONAL_TITLE.search(outline.title.of(text)):
        return "person"
    return "person" if len(_first_person().findall(text)) >= _OFTEN else "team"


_OF_TITLE: Final = 2
"""A title that no review has counts as much as two such headings."""


def signs(outline: Outline) -> Signs:
    """Return what the structure of a draft says of its kind; it is read without any profile."""
    _, found, _ = structure(outline)
    counts = Counter(statement.kind for statement in found)
    return Signs(counts["problem"], counts["cause"], counts["measure"], _foreign(outline))


def _foreign(outline: Outline) -> int:
    title = said(outline.text, outline.title) if outline.title else ""
    headings = (
        block.title.of(outline.text).strip("*：: ") for block in outline.walk() if isinstance(block, Section)
    )
    found = sum(_headings().fullmatch(heading) is not None for heading in headings)
    return found + (_OF_TITLE if _titles().search(title) else 0)


@cache
def _titles() -> re.Pattern[str]:
    chinese, english = ("|".join(lists("kinds")[name]) for name in ("titles", "english_titles"))
    return re.compile(rf"{chinese}|(?i:\b(?:{english})\b)")


@cache
def _headings() -> re.Pattern[str]:
    chinese, english = ("|".join(lists("kinds")[name]) for name in ("headings", "english_headings"))
    return re.compile(f"{chinese}|(?i:{english})")
