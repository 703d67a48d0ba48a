"""The items of a part, and the headings that group them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Paragraph, Section, Table
from reviewlint.outline.styles import Style
from reviewlint.reading.labels import KIND_OF
from reviewlint.reading.wordings import (
    admits,
    closes,
    denies,
    details,
    ends_in_problem,
    first_sentence,
    is_latin,
    is_slot,
    is_tally,
    is_theme,
    leads_in,
    names_problem,
    pattern,
    praises,
    said,
    sorts_causes,
    states,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewlint.outline.nodes import Block, Mark
    from reviewlint.profile import Role
    from reviewlint.reading.cues import Cues
    from reviewlint.reading.labels import Labels
    from reviewlint.reading.review import Kind

_LEAST_WORDS: Final = 5  # of an English item that says something; what is listed below are its details
_LONGEST_BARE: Final = 90  # characters of a line in a list without marks
_LONGEST_LABEL: Final = 24  # of a group's heading


class Item(Struct, frozen=True):
    """One thing that is told: `span` without its mark, `title` its first sentence, `blocks` what stands below that."""

    mark: Mark | None
    span: Span
    title: Span
    blocks: tuple[Block, ...] = ()


class Group(Struct, frozen=True):
    """The items under one heading (None for those under no heading of their own), and the tables there."""

    section: Section | None
    items: tuple[Item, ...]
    tables: tuple[Table, ...] = ()


class Items:
    """Finds the items of the parts of one draft; `is_known_theme` knows the official themes of its profile."""

    def __init__(self, text: str, cues: Cues, labels: Labels, is_known_theme: Callable[[str], bool]) -> None:
        self._text = text
        self._cues = cues
        self._labels = labels
        self._is_known_theme = is_known_theme

    def groups(
        self, blocks: Sequence[Block], kind: Kind, group: Section | None = None, *, answers: bool = False
    ) -> tuple[Group, ...]:
        """Return the items of a kind among blocks, by the headings that group them.

        Where measures answer problems that are listed elsewhere (`answers`), a heading that names one of those groups too.
        """
        sections = [block for block in blocks if isinstance(block, Section) and self._says_anything(block)]
        tables = tuple(block for block in blocks if isinstance(block, Table))
        grouping = self._grouping(sections, kind, answers=answers)
        if not grouping:
            found = self._listed(sections)
            if not found and not tables:
                found = self._in_paragraphs(blocks, kind, in_group=group is not None)
            return (Group(group, found, tables),)
        groups: list[Group] = [Group(group, (), tables)] if tables else []
        for section in sections:
            if kind == "cause" or section not in grouping:
                groups.extend(self._alone(section, kind, group, answers=answers))
            else:
                groups.extend(self.groups(section.blocks, kind, section, answers=answers))
        if kind == "cause":
            groups = [Group(None, tuple(item for one in groups for item in one.items), tables)]
        return tuple(groups)

    def _alone(
        self, section: Section, kind: Kind, group: Section | None, *, answers: bool
    ) -> tuple[Group, ...]:
        """Return what a heading tells that has no list beside others which have."""
        inner = self.groups(section.blocks, kind, section, answers=answers) if section.blocks else ()
        if kind == "measure" and any(one.items for one in inner) and self._is_label(section):
            return inner
        if kind == "cause" and self._sorts_causes(section):
            return inner
        if kind == "cause" and section.blocks and self._cues.line(self._words(section.title)) == ("other",):
            return ()  # （三）事故性质 behind the causes
        return (Group(group, self._listed([section])),)

    def _sorts_causes(self, section: Section) -> bool:
        words = self._words(section.title)
        hashed = section.mark.span.of(self._text).lstrip().startswith("#")
        label = (
            hashed
            and not admits(words)
            and len(section.title) <= _LONGEST_LABEL
            and len(words.split()) < _LEAST_WORDS
        )
        return bool(section.blocks) and (label or sorts_causes(words) or self._role(words) == "causes")

    def _is_label(self, section: Section) -> bool:
        return len(section.title) <= _LONGEST_LABEL and any(
            isinstance(block, Paragraph) for block in section.blocks
        )

    def _grouping(self, sections: Sequence[Section], kind: Kind, *, answers: bool) -> frozenset[Section]:
        """Return the headings that group items: all with a list where most have one, else those worded so."""
        if kind == "cause":
            return frozenset(s for s in sections if self._sorts_causes(s))
        sorting = [s for s in sections if self._sorts(s, kind)]
        with_lists = [s for s in sections if s in sorting or self._holds_list(s, kind, answers=answers)]
        with_lists += [s for s in sections if with_lists and s not in with_lists and self._holds_one(s)]
        if sorting or (with_lists and 2 * len(with_lists) > len(sections)):
            return frozenset(with_lists)
        return frozenset()

    def _holds_one(self, section: Section) -> bool:
        """Tell whether a heading holds a list of one item, as one beside others that hold longer lists may."""
        inner = [block for block in section.blocks if isinstance(block, Section)]
        words = self._words(section.title)
        short = (
            len(section.title) <= _LONGEST_LABEL and not section.mark.style.in_words and not is_latin(words)
        )
        lone = short and len(inner) == 1 and section.blocks[0] is inner[0] and inner[0].opens_line
        return lone and not self._labels.is_attribute(self._words(inner[0].title))

    def _sorts(self, section: Section, kind: Kind) -> bool:
        """Tell whether a heading is worded as one that sorts, whatever stands below."""
        words = self._words(section.title)
        if section.mark.style.in_words:
            return False
        if not section.blocks:  # a theme that nothing is said of is one nevertheless
            return kind == "problem" and (is_theme(words) or self._is_known_theme(words))
        lists = any(isinstance(block, Section) for block in section.blocks)
        if is_theme(words) or self._is_known_theme(words):
            return kind != "measure" or lists  # 改进作风。批评同志先听说明 is a measure
        return KIND_OF.get(self._role(words)) == kind and not self.is_entry(section, kind)

    def _role(self, words: str) -> Role:
        return "other" if names_problem(words) else next(iter(self._cues.line(words)), "other")

    def _holds_list(self, section: Section, kind: Kind, *, answers: bool) -> bool:
        """Tell whether a heading is followed by a list of items, which are not its own details."""
        inner = [
            block for block in section.blocks if isinstance(block, Section) and self._says_anything(block)
        ]
        if not inner:
            return (
                any(isinstance(block, Table) for block in section.blocks) and section.mark.style is Style.HASH
            )
        words = self._words(section.title)
        style = section.mark.style
        if style.in_words or (self.is_entry(section, kind) and not (answers and names_problem(words))):
            return False
        if is_latin(words) and style is not Style.HASH:
            return not (len(words.split()) >= _LEAST_WORDS or words.endswith((".", "!", "?")))
        lead = next((self._words(block.span) for block in section.blocks if isinstance(block, Paragraph)), "")
        if details(words) or details(lead):
            return False
        is_problem = kind == "problem" and style.rank > Style.BRACKETED.rank and admits(words)
        return (len(inner) > 1 and not is_problem) or (
            len(inner) == 1 and style.rank <= Style.BRACKETED.rank and kind != "cause"
        )

    def is_entry(self, section: Section, kind: Kind) -> bool:
        """Tell whether a heading is a problem and what stands below tells its cause or measure."""
        words = self._words(section.title)
        if names_problem(words) and kind != "cause":
            return not any(
                names_problem(self._words(inner.title))
                for inner in section.blocks
                if isinstance(inner, Section)
            )
        whole = section.body
        if kind == "measure" and self._tells_state(section):
            return True
        if kind == "measure" and ends_in_problem(words) and bool(self._labels.split(whole, "problem").pieces):
            return True
        told = (
            section.mark.style is Style.LABELLED
            or self._labels.has("problem", whole)
            or (kind != "cause" and admits(words))
        )
        return told and self._labels.answers_one(section.title, whole, names=admits(words))

    def _tells_state(self, section: Section) -> bool:
        """Tell whether below a heading that admits something a sentence says how far that is mended."""
        first = next((block for block in section.blocks if isinstance(block, Paragraph)), None)
        if first is None:
            return False
        sentence = self._words(Span(first.span.start, first_sentence(self._text, first.span)))
        return pattern("mended").match(sentence) is not None

    def _listed(self, sections: Sequence[Section]) -> tuple[Item, ...]:
        return tuple(
            item
            for section in sections
            if len((item := self._of_section(section)).span) and not self._is_attribute(item)
        )

    def _is_attribute(self, item: Item) -> bool:
        return self._labels.is_attribute(self._words(item.span))

    def _of_section(self, section: Section) -> Item:
        blocks = list(section.blocks)
        while blocks and isinstance(blocks[-1], Paragraph) and closes(self._words(blocks[-1].span)):
            blocks.pop()
        end = blocks[-1].span.end if blocks else section.title.end
        title = Span(section.title.start, first_sentence(self._text, section.title))
        return Item(
            section.mark, Span(section.title.start, max(section.title.end, end)), title, tuple(blocks)
        )

    def _says_anything(self, section: Section) -> bool:
        return bool(words_of(self._words(section.body))) and not is_slot(self._words(section.title))

    def _in_paragraphs(self, blocks: Sequence[Block], kind: Kind, *, in_group: bool) -> tuple[Item, ...]:
        """Return the items that paragraphs without marks are."""
        last = blocks[-1] if blocks else None
        paragraphs = [
            block
            for block in blocks
            if isinstance(block, Paragraph) and self._says_something(block, is_last=block is last)
        ]
        telling = [block for block in paragraphs if not self._labels.is_attribute(self._words(block.span))]
        if kind == "problem":
            telling = self._admitting(telling, in_group=in_group)
        told = {block.span for block in telling}
        items: list[Item] = []
        ends: list[str] = []  # the last sign of each
        for block in paragraphs:
            words = self._words(block.span)
            aside = kind != "cause" and pattern("aside").match(words)
            goes_on = items and (aside or self._labels.is_attribute(words))
            one_cause = items and kind == "cause" and is_latin(words) and pattern("goes-on").match(words)
            if items and (goes_on or one_cause):
                items[-1] = Item(None, Span(items[-1].span.start, block.span.end), items[-1].title)
                ends[-1] = words[-1:]
            elif _has_ended(ends, words):
                break
            elif block.span in told:
                items.append(
                    Item(None, block.span, Span(block.span.start, first_sentence(self._text, block.span)))
                )
                ends.append(words[-1:])
        return tuple(items)

    def _admitting(self, told: Sequence[Paragraph], *, in_group: bool) -> list[Paragraph]:
        """Return the paragraphs that admit something; of short lines, and of one alone, all count."""
        lines = all(len(block.span) <= _LONGEST_BARE for block in told)
        if in_group and len(told) == 1 and praises(self._words(told[0].span)):
            return []
        if lines or (in_group and len(told) == 1):
            return [*told]
        return [block for block in told if is_latin(words := self._words(block.span)) or admits(words)] or [
            *told
        ][:1]

    def _says_something(self, paragraph: Paragraph, *, is_last: bool) -> bool:
        words = self._words(paragraph.span)
        if not words_of(words) or closes(words) or denies(words) or is_tally(words) or states(words):
            return False
        announces = leads_in(words) and not is_last
        return not announces and not words.startswith(">") and not is_slot(words)

    def _words(self, span: Span) -> str:
        return said(self._text, span)


def _has_ended(ends: Sequence[str], words: str) -> bool:
    """Tell whether a list of lines that end in semicolons has come to its full stop before these words."""
    if len(ends) < 2 or ends[-1] not in "。." or words.endswith(("；", ";")):  # noqa: PLR2004  one line is no list
        return False
    return all(end in "；;" for end in ends[:-1])
