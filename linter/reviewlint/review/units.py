"""The enumerated units of a part, and the headings that group them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from reviewlint.draft.source import Span
from reviewlint.outline.nodes import Paragraph, Section, Table
from reviewlint.outline.styles import Style
from reviewlint.review.entries import answers_one, is_attribute
from reviewlint.review.wording import ENGLISH_STOP, is_latin

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from reviewlint.outline.nodes import Block, Item, Mark

_FIRST_SENTENCE = re.compile(
    rf"(?:[^。！？!?\n.]++|(?!{ENGLISH_STOP})\.)*(?:[。！？!?]|{ENGLISH_STOP})?[”’」』）)】]*"
)
_ADMITS = re.compile(
    r"不(?![断仅忘同但少管论得低超折只久妨愧懈])|没有|没能|未(?!来)|缺|欠|薄弱|滞后|差距|短板|弱项|问题|淡化|弱化|松懈|放松|漏洞|隐患"
    r"|流于形式|浮于表面|走过场|漂浮|敷衍|应付|畏难|忽视|脱节|照搬|照抄|拖|晚|遗漏|差错|缓慢|退步|推诿|断档|空白|僵|混乱|违|逾期|过期|被动|粗放|随意|隐瞒|失之|满足于|习惯于|重[^，。]{1,6}轻"
    r"|(?:偏|较|太|过)(?:少|弱|软|低|松|慢|差|多|散)|有待|仍需|还需|超期|迟|仅|只有"
    r"|(?i:n['’]t\b|\b(?:not|no|nobody|none|nothing|lack|miss|late|slow|delay|fail|too|never|without|insufficient|unable|only|wrong|broke"
    r"|stale|outdated|unaware|unclear|unknown|lost|instead|longer than|by hand|manual)\w*\b)"
)
_DETAILS = re.compile(r"(?:表现|体现)(?:为|在|有|是)?[^。]{0,6}[：:]?")
# 不足 and 问题 also stand where a lead-in only announces what follows.
_LEAD_IN = re.compile(r"(?:[：:]|如下[。：]?|以下[^。]{0,12}[。：])$")
_CAUSE_GROUP = re.compile(
    r"^(?:从)?(?:主观|客观|内在|外在|内部|外部|内因|外因)(?:上|原因|因素|方面|层面|上看|来看)*$"
)
# An English item that says this much is what it says; what is listed below it are its details.
_LEAST_WORDS = 5
# Headings of these levels sort problems; 1. and below are problems themselves.
GROUPING = frozenset({Style.HASH, Style.CHAPTER, Style.CHINESE, Style.BRACKETED})
_CLOSING = re.compile(
    r"(?:以上|上述|特此|恳请|敬请|不妥|不当|如有|请.{0,12}(?:批评|指正|审阅|审议|评议)|附件|附[:：1]|此报告)"
)


@dataclass(frozen=True, slots=True)
class Unit:
    """One enumerated thing: `span` without its mark, `title` its first sentence, `inside` what stands in it."""

    mark: Mark | None
    span: Span
    title: Span
    inside: tuple[Block | Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """The units under one heading (None for those under no heading of their own)."""

    section: Section | None
    units: tuple[Unit, ...]


class Enumerator:
    """Finds the units of the parts of one draft.

    `is_theme` knows a theme's heading, `mends` the heading (and its whole section) that names the problem it mends.
    """

    def __init__(
        self, text: str, is_theme: Callable[[str], bool], mends: Callable[[Span, Span], bool]
    ) -> None:
        self._text = text
        self._is_theme = is_theme
        self._mends = mends

    def groups(self, blocks: Sequence[Block], *, admitting: bool) -> tuple[Group, ...]:
        """Return the units of problems or measures, grouped by heading if headings group them.

        `admitting`: a paragraph without an ordinal counts only if it admits something (problems).
        """
        sections = _sections(blocks)
        grouped = [section for section in sections if self._groups_units(section, admitting=admitting)]
        if not grouped:
            return (Group(None, self._units(blocks, admitting=admitting)),)
        return tuple(
            Group(
                section,
                self._units(section.blocks, admitting=admitting) or self._alone(section, admitting=admitting),
            )
            for section in sections
        )

    def causes(self, blocks: Sequence[Block]) -> tuple[Unit, ...]:
        """Return the outermost units; headings that only sort them (主观方面, 客观方面) are looked into."""
        found: list[Unit] = []
        for unit, section in self._outermost(blocks):
            looked_into = section and _CAUSE_GROUP.match(unit.title.of(self._text).strip("。：: "))
            found.extend(self._units(section.blocks, admitting=False) if section and looked_into else [unit])
        return tuple(found) or self._paragraphs(blocks, admitting=False)

    def _groups_units(self, section: Section, *, admitting: bool) -> bool:
        if admitting and self._is_theme(section.title.of(self._text)):
            return True
        if not admitting and self._mends(section.title, section.span):
            # 关于“财务管理不规范”问题 above 1.关于…的问题 2.关于…的问题 only sorts them
            return any(self._mends(unit.title, unit.span) for unit in self._enumerated(section.blocks))
        detailed = self._is_english_item(section) or (admitting and self._is_detailed(section))
        return len(self._enumerated(section.blocks)) > 1 and not detailed

    def _is_english_item(self, section: Section) -> bool:
        title = section.title.of(self._text)
        says = len(title.split()) >= _LEAST_WORDS or title.endswith((".", "!", "?"))
        return section.mark.style not in GROUPING and is_latin(title) and says

    def _is_detailed(self, section: Section) -> bool:
        """Tell whether a heading is itself the problem and what is enumerated below only its details."""
        first = next((block for block in section.blocks if isinstance(block, Paragraph)), None)
        announced = first is not None and _DETAILS.match(first.lead.of(self._text)) is not None
        answered = answers_one(section.title, section.span, self._text)
        return (
            answered
            or announced
            or (section.mark.style not in GROUPING and admits(section.title.of(self._text)))
        )

    def _alone(self, section: Section, *, admitting: bool) -> tuple[Unit, ...]:
        """Return the one unit that a heading without enumerated units is, if it says anything."""
        if admitting and self._is_theme(section.title.of(self._text)):
            return ()
        unit = self._of_section(section)
        return (unit,) if len(unit.span) else ()

    def _units(self, blocks: Sequence[Block], *, admitting: bool) -> tuple[Unit, ...]:
        return self._enumerated(blocks) or self._paragraphs(blocks, admitting=admitting)

    def _enumerated(self, blocks: Sequence[Block]) -> tuple[Unit, ...]:
        return tuple(unit for unit, _ in self._outermost(blocks))

    def _outermost(self, blocks: Sequence[Block]) -> list[tuple[Unit, Section | None]]:
        """Return the units that say anything, with the headings that they are."""
        sections = _sections(blocks)
        units: list[tuple[Unit, Section | None]]
        if sections:
            units = [(self._of_section(section), section) for section in sections]
        else:
            units = [(unit, None) for unit in self._items(blocks)]
        return [
            (unit, section) for unit, section in units if len(unit.span) and not self._is_attribute(unit.span)
        ]

    def _of_section(self, section: Section) -> Unit:
        end = self._before_closing(section)
        return Unit(
            section.mark,
            Span(section.title.start, max(section.title.end, end)),
            section.title,
            section.blocks,
        )

    def _before_closing(self, section: Section) -> int:
        """Return where a section ends if its last paragraph closes the whole draft (以上检查，请批评指正。)."""
        blocks = list(section.blocks)
        while blocks and isinstance(blocks[-1], Paragraph) and closes(blocks[-1], self._text):
            blocks.pop()
        return blocks[-1].span.end if blocks else section.title.end

    def _items(self, blocks: Sequence[Block]) -> list[Unit]:
        """Return the items of neighbouring paragraphs; one without an ordinal goes on with the item before it."""
        units: list[Unit] = []
        waiting: Span | None = None
        outer = next((p.items[0].mark.style for p in blocks if isinstance(p, Paragraph) and p.items), None)
        for paragraph in (block for block in blocks if isinstance(block, Paragraph)):
            own = [item for item in paragraph.items if item.mark.style is outer]
            if not own and units and not closes(paragraph, self._text):
                waiting = paragraph.span
            if own and waiting:
                units[-1] = _extend(units[-1], waiting.end)
                waiting = None
            units.extend(self._of_item(item) for item in own)
            if not own and paragraph.items and units:
                units[-1] = _extend(units[-1], paragraph.span.end)
                waiting = None
        return units

    def _of_item(self, item: Item) -> Unit:
        return Unit(item.mark, item.text, self._title(item.text), item.items)

    def _paragraphs(self, blocks: Sequence[Block], *, admitting: bool) -> tuple[Unit, ...]:
        units: list[Unit] = []
        for block in blocks:
            if not isinstance(block, Paragraph):
                continue
            if units and self._is_attribute(block.span):
                units[-1] = _extend(units[-1], block.span.end)
            elif self._says_something(block, admitting=admitting):
                units.append(Unit(None, block.span, self._title(block.span)))
        return tuple(units)

    def _is_attribute(self, span: Span) -> bool:
        return is_attribute(span.of(self._text))

    def _says_something(self, paragraph: Paragraph, *, admitting: bool) -> bool:
        words = paragraph.span.of(self._text)
        if closes(paragraph, self._text) or _LEAD_IN.search(words):
            return False
        # what an English section on problems says in a paragraph of its own is one, whatever its words
        return not admitting or is_latin(words) or admits(words)

    def _title(self, span: Span) -> Span:
        match = _FIRST_SENTENCE.match(self._text, span.start, span.end)
        return Span(span.start, match.end()) if match and match.end() > span.start else span


def admits(words: str) -> bool:
    """Tell whether words admit a shortcoming."""
    return _ADMITS.search(words) is not None


def closes(paragraph: Paragraph, text: str) -> bool:
    """Tell whether a paragraph closes the draft (以上检查，请批评指正。附件：…) instead of adding to it."""
    return not paragraph.items and _CLOSING.match(text, paragraph.span.start) is not None


def enumerates(blocks: Sequence[Block]) -> bool:
    """Tell whether anything is enumerated among blocks."""
    return any(
        isinstance(block, Section) or (isinstance(block, Paragraph) and block.items) for block in blocks
    )


def holds_any(blocks: Sequence[Block], wanted: Callable[[Section], bool]) -> bool:
    """Tell whether a heading among blocks or below them is wanted."""
    return any(wanted(section) or holds_any(section.blocks, wanted) for section in _sections(blocks))


def _sections(blocks: Sequence[Block]) -> list[Section]:
    return [block for block in blocks if isinstance(block, Section)]


def tables(blocks: Sequence[Block]) -> list[Table]:
    """Return the tables among blocks and below their headings, in order."""
    found: list[Table] = []
    for block in blocks:
        if isinstance(block, Table):
            found.append(block)
        elif isinstance(block, Section):
            found.extend(tables(block.blocks))
    return found


def _extend(unit: Unit, end: int) -> Unit:
    return replace(unit, span=Span(unit.span.start, end))
