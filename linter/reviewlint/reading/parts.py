"""Dividing a draft into stretches with a role, by its cues wherever they stand."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.draft.source import Span
from reviewlint.facts.finder import is_open
from reviewlint.outline.nodes import Mark, Paragraph, Section, Table
from reviewlint.outline.styles import Style
from reviewlint.reading.cues import DIVIDING
from reviewlint.reading.labels import ROLE_OF
from reviewlint.reading.review import Part
from reviewlint.reading.wordings import (
    admits,
    details,
    ends_in_problem,
    is_latin,
    is_slot,
    is_theme,
    leads_in,
    names_problem,
    said,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reviewlint.outline.nodes import Block, Outline
    from reviewlint.profile import Role
    from reviewlint.reading.cues import Cues
    from reviewlint.reading.labels import Labels
    from reviewlint.reading.tables import Tables

_LONGEST_LINE: Final = 40
_LONGEST_UNMARKED: Final = 24  # characters of a heading that has no sign or number
_DEEPEST: Final = 3  # how far below a heading cues are looked for
_OPENING: Final = frozenset({"【", "**", "■", "▲", "▶"})
_MARKS: Final = "*_【】[]■▲▶# \t"
_BARE: Final = re.compile(
    r"[ \t]*(?:[*_]{2}|【|\[|■|▲|▶)?(?P<words>[^\n：:。；，]{1,40}?)(?:[*_]{2}|】|\])?[ \t]*(?:[：:][ \t]*(?:[*_]{2})?)?[ \t]*\Z"
)
_SPOKEN: Final = re.compile(
    r"(?P<words>[^，,。：:；\n]{2,24}?)[，,]?(?:主要|根本|归根结底|归根到底|说到底)?(?:是|就是|还是|在于|就在于)(?![，,：:])(?=\w)"
)
_SPOKEN_ENGLISH: Final = re.compile(
    r"The (?P<words>(?:root|main|underlying|immediate|primary|real) causes?)(?: of [^.,\n]{2,60}?)? (?:was|were|is|are)\b"
)
_ROLE_OF: Final[dict[str, Role]] = {**ROLE_OF, "status": "other", "aside": "other"}


class Cue(Struct, frozen=True):
    """What opens a stretch: its roles, its place, what of it belongs to the stretch already.

    `encloses` tells a heading, which holds its stretch, from a line, which is followed by it; `alone` tells a line
    that says nothing else from a label with text behind it.
    """

    roles: tuple[Role, ...]
    title: Span
    rest: tuple[Block, ...] = ()
    encloses: bool = False
    alone: bool = True


class _Row:
    """The parts of one level as they are found; `told` says whether a cue gave the present one its roles."""

    def __init__(self, roles: tuple[Role, ...], container: Section | None, told: bool) -> None:  # noqa: FBT001
        self.roles, self.told = roles, told
        self.blocks: list[Block] = []
        self._title: Span | None = None
        self._container = container
        self._parts: list[Part] = []

    def begin(
        self, roles: tuple[Role, ...], title: Span | None = None, *, is_told: bool | None = None
    ) -> None:
        """End the present part and begin one with these roles."""
        self._end()
        self.roles, self._title = roles, title
        self.told = self.told if is_told is None else is_told

    def add(self, parts: Sequence[Part]) -> None:
        """End the present part, and add others whose blocks are known."""
        self._end()
        self._title = None
        self._parts.extend(parts)

    def ended(self) -> list[Part]:
        """Return all parts."""
        self._end()
        return self._parts

    def _end(self) -> None:
        if self.blocks or self._title:
            self._parts.append(_part(self.roles, self._title, self.blocks, self._container))
        self.blocks.clear()


class Divider:
    """Divides the blocks of one draft; `is_known_theme` knows the official themes of its profile."""

    def __init__(
        self,
        outline: Outline,
        cues: Cues,
        labels: Labels,
        tables: Tables,
        is_known_theme: Callable[[str], bool],
    ) -> None:
        self._text = outline.text
        self._outline = outline
        self._cues = cues
        self._labels = labels
        self._tables = tables
        self._is_known_theme = is_known_theme

    def divide(self) -> tuple[Part, ...]:
        """Return the parts of the draft: those between cues, and an opening before the first.

        Where nothing else tells, the title may: 作风问题清单.
        """
        parts = self._divide(self._outline.blocks, ("opening",), ("other",), None)
        told = frozenset(role for part in parts for role in part.roles)
        if "problems" in told and "measures" not in told:
            return tuple(replace(p, roles=("measures",)) if self._may_be_measures(p) else p for p in parts)
        if "measures" in told:
            return tuple(self._unless_listed(parts))
        if not DIVIDING.isdisjoint(told) or self._outline.title is None:
            return tuple(parts)
        roles = self._cues.title(self._words(self._outline.title))
        listed = [part for part in parts if any(isinstance(block, Section) for block in part.blocks)]
        if roles != ("problems",) or not listed:
            return tuple(parts)
        return tuple(replace(part, roles=roles) if part in listed else part for part in parts)

    def _unless_listed(self, parts: Sequence[Part]) -> Iterator[Part]:
        """Yield the parts; a mere remark under Follow-up, behind the measures, is none of them."""
        for part in parts:
            title = self._words(part.title) if part.title else ""
            lists = any(isinstance(block, Section | Table) for block in part.blocks)
            remarks = part.roles == ("measures",) and not lists and self._cues.may_be_measures(title)
            elsewhere = remarks and any(self._tells_measures(other) for other in parts if other is not part)
            yield replace(part, roles=("other",)) if elsewhere else part

    def _tells_measures(self, part: Part) -> bool:
        return "measures" in part.roles or self._labels.has("measure", part.span)

    def _may_be_measures(self, part: Part) -> bool:
        listed = any(isinstance(block, Section) for block in part.blocks)
        return part.title is not None and listed and self._cues.may_be_measures(self._words(part.title))

    def _divide(
        self,
        blocks: Sequence[Block],
        before: tuple[Role, ...],
        after: tuple[Role, ...],
        container: Section | None,
        *,
        is_told: bool = False,
    ) -> list[Part]:
        """Divide the blocks of one level: what stands before the first cue has the roles `before`, behind a heading `after`.

        `is_told`: a cue says that it has those.
        """
        blocks = self._with_theme_lines(blocks)
        themes = self._containers(blocks, before)
        answered = self._answered(blocks) if not themes and DIVIDING.isdisjoint(before) else frozenset()
        row = _Row(before, container, is_told)
        back: tuple[Role, ...] | None = None  # the roles that count again behind a label with text
        for place, block in enumerate(blocks):
            cue = self._cue(blocks, place, row.roles if row.told else ("other",))
            if back is not None and isinstance(block, Paragraph) and cue is None:
                row.begin(back)
                back = None
            if cue is not None and cue.encloses:
                row.add(self._enclosed(cue, container))
                row.begin(after, is_told=is_told)
                back = None
            elif cue is not None:
                row.begin(cue.roles, cue.title, is_told=True)
                row.blocks.extend(cue.rest)
                goes_back = not cue.alone and container is not None and DIVIDING.isdisjoint(cue.roles)
                back = before if goes_back else None
            elif isinstance(block, Table) and (columns := self._dividing(block, row)):
                row.add([Part(columns, None, block.span, (block,), container)])
            elif isinstance(block, Section) and block in themes:
                row.add(self._of_container(block, container, is_theme=themes[block]))
                row.begin(after if DIVIDING.isdisjoint(row.roles) else row.roles)
            elif isinstance(block, Section) and DIVIDING.isdisjoint(row.roles):
                if block in answered or self._is_entry(block):
                    row.begin(("problems", "measures"))
                    row.blocks.append(block)
                elif row.roles == before == ("opening",):
                    row.add([Part(("other",), block.title, block.span, (block,))])
                    row.begin(("other",))
                else:
                    row.blocks.append(block)
            else:
                row.blocks.append(block)
        return row.ended()

    def _with_theme_lines(self, blocks: Sequence[Block]) -> Sequence[Block]:
        """Return the blocks with lines that sort what stands below (学习方面：) as headings of that."""
        starts = [
            place
            for place, block in enumerate(blocks)
            if self._is_theme_line(block, blocks[place + 1 : place + 2])
        ]
        if not starts:
            return blocks
        made = [*blocks[: starts[0]]]
        for start, behind in pairwise([*starts, len(blocks)]):
            end = next((at for at in range(start + 1, behind) if self._ends_theme(blocks, at)), behind)
            title = blocks[start].span
            mark = Mark(Span(title.start, title.start), Style.BRACKETED, None)
            inner = tuple(blocks[start + 1 : end])
            if not inner:
                made += blocks[start:behind]
                continue
            made += [
                Section(
                    mark,
                    inner[0].level if isinstance(inner[0], Section) else 1,
                    title,
                    Span(title.start, inner[-1].span.end),
                    inner,
                ),
                *blocks[end:behind],
            ]
        return made

    def _is_theme_line(self, block: Block, following: Sequence[Block]) -> bool:
        if not isinstance(block, Paragraph) or len(block.span) > _LONGEST_LINE or not following:
            return False
        words = self._words(block.span)
        if words.endswith(("。", "；", "，")):
            return False
        if not (is_theme(words) or self._is_known_theme(words)) or not DIVIDING.isdisjoint(
            self._cues.line(words)
        ):
            return False
        below = following[0]
        if isinstance(below, Section):
            return below.mark.style.rank > Style.BRACKETED.rank
        return isinstance(below, Paragraph) and len(below.span) > len(block.span)

    def _ends_theme(self, blocks: Sequence[Block], place: int) -> bool:
        block = blocks[place]
        if isinstance(block, Section):
            return block.mark.style.rank <= Style.BRACKETED.rank
        return isinstance(block, Paragraph) and self._line_cue(block) is not None

    def _enclosed(self, cue: Cue, container: Section | None) -> list[Part]:
        """Return the parts of a heading with a role: it alone, or those that cues below it make."""
        inner = self._divide(cue.rest, cue.roles, cue.roles, container, is_told=True)
        if not inner:
            return [Part(cue.roles, cue.title, cue.title, (), container)]
        first = inner[0]
        if first.title is None and first.roles == cue.roles and first.container is container:
            span = Span(cue.title.start, first.span.end)
            return [replace(first, title=cue.title, span=span), *inner[1:]]
        return [Part(cue.roles, cue.title, cue.title, (), container), *inner]

    def _of_container(self, section: Section, container: Section | None, *, is_theme: bool) -> list[Part]:
        if is_theme:
            return self._divide(section.blocks, ("problems",), ("problems",), section)
        return self._divide(section.blocks, ("other",), ("other",), container)

    def _containers(self, blocks: Sequence[Block], before: tuple[Role, ...]) -> dict[Section, bool]:
        """Return the headings without a role that hold cues, each with whether it is a theme with parts of its own."""
        sections = [block for block in blocks if isinstance(block, Section)]
        answered = self._answered(sections)
        found: dict[Section, bool] = {}
        for section in sections:
            words = self._words(section.title)
            if section.mark.style.in_words or self._heading_cue(section, before) or names_problem(words):
                continue
            if section in answered and not is_theme(words):
                continue
            below = self._roles_below(section)
            sorts = is_theme(words) or self._is_known_theme(words)
            if below and (sorts or not self._is_entry(section)) and self._may_hold(section, below, before):
                found[section] = sorts
        styles = {section.mark.style for section in found if "problems" in self._roles_below(section)}
        alike = (
            s
            for s in sections
            if s not in found and s.mark.style in styles and "problems" in self._roles_below(s)
        )
        found |= {section: is_theme(self._words(section.title)) for section in alike}
        whole = sum(self._roles_below(section) >= {"problems", "measures"} for section in found)
        if whole > 1 or (len(found) > 1 and all(s.mark.style is not Style.CHAPTER for s in found)):
            found = {
                section: sorts or not is_latin(self._words(section.title)) for section, sorts in found.items()
            }
        return found

    def _may_hold(self, section: Section, below: frozenset[Role], before: tuple[Role, ...]) -> bool:
        """Tell whether parts may stand below a heading: inside a stretch of problems only where they tell those themselves."""
        if DIVIDING.isdisjoint(before):
            return True
        return "problems" in below or (len(below) > 1 and section.mark.style.rank <= Style.BRACKETED.rank)

    def _roles_below(self, section: Section, depth: int = 1) -> frozenset[Role]:
        """Return the dividing roles of the cues below a heading."""
        found: set[Role] = set()
        is_problem = admits(self._words(section.title))
        for place, block in enumerate(section.blocks):
            cue = self._cue(section.blocks, place, ("other",))
            if cue is not None and not (is_problem and details(self._words(cue.title))):
                found.update(cue.roles)
            if isinstance(block, Table):
                found.update(self._asked(block))
            if isinstance(block, Section) and depth < _DEEPEST and not block.mark.style.in_words:
                found.update(self._roles_below(block, depth + 1))
        return frozenset(found & DIVIDING)

    def _dividing(self, table: Table, row: _Row) -> tuple[Role, ...]:
        """Return the roles of a table where its columns tell them: behind a cue to something else, they must tell several."""
        columns = self._asked(table)
        tells = not row.told or (len(columns) > 1 and DIVIDING.isdisjoint(row.roles))
        return columns if tells else ()

    def _asked(self, table: Table) -> tuple[Role, ...]:
        """Return the dividing roles of a table's columns."""
        return tuple(
            dict.fromkeys(ROLE_OF[c] for c in self._tables.columns(table) if c is not None and c in ROLE_OF)
        )

    def _is_entry(self, section: Section) -> bool:
        """Tell whether a heading names one problem, or a label below does, and another label what is done about it."""
        words = self._words(section.title)
        whole = section.body
        if names_problem(words):
            return True
        told = section.mark.style is Style.LABELLED or admits(words) or self._labels.has("problem", whole)
        return told and self._labels.answers_one(section.title, whole, names=admits(words))

    def _answered(self, blocks: Sequence[Block]) -> frozenset[Section]:
        """Return the headings of one style that all have a label for what was done below, whatever they say."""
        sections = [block for block in blocks if isinstance(block, Section)]
        answered = [
            s
            for s in sections
            if self._labels.answers_one(s.title, s.body, names=admits(self._words(s.title)))
        ]
        alike = [s for s in sections if answered and s.mark.style is answered[0].mark.style]
        return frozenset(answered) if len(answered) > 1 and 2 * len(answered) > len(alike) else frozenset()

    def _cue(self, blocks: Sequence[Block], place: int, roles: tuple[Role, ...]) -> Cue | None:
        """Return what a block opens, None if it is part of the stretch that it stands in."""
        block = blocks[place]
        if isinstance(block, Section):
            return self._heading_cue(block, roles)
        if isinstance(block, Table):
            return None
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        lists = isinstance(following, Section) and following.mark.number == 1
        stands_out = lists or self._stands_apart(blocks[place - 1] if place else None, block, following)
        return self._line_cue(block, stands_out=stands_out) or self._lead_cue(blocks, place, roles)

    def _stands_apart(self, before: Block | None, line: Paragraph, following: Block | None) -> bool:
        """Tell whether a short line stands behind a blank one, right above a longer paragraph."""
        if before is None or not isinstance(following, Paragraph) or len(following.span) <= len(line.span):
            return False
        above, below = (before.span.end, line.span.start), (line.span.end, following.span.start)
        return [self._text.count("\n", *gap) > 1 for gap in (above, below)] == [True, False]

    def _heading_cue(self, section: Section, roles: tuple[Role, ...]) -> Cue | None:
        words = self._words(section.title)
        style = section.mark.style
        if style.in_words and style is not Style.ORDINAL:
            return None
        if style is Style.BULLET or style.in_words:
            return self._item_cue(section, roles)
        found = () if self._is_one_problem(section, words) else self._cues.heading(words)
        inside = not DIVIDING.isdisjoint(roles)
        if DIVIDING.isdisjoint(found) and is_theme(words):
            return None
        if not found and not inside and style.rank <= Style.BRACKETED.rank:
            found = self._cues.hint(words)
        if not found or (not self._may_say_more(section, inside=inside) and not self._cues.line(words)):
            return None
        same = (len(roles) == 1 and set(found) <= set(roles)) or self._cues.is_one_of(words, roles)
        if inside and (same or not self._may_end(section, found)):
            return None
        return Cue(found, section.title, section.blocks, encloses=True)

    def _is_one_problem(self, section: Section, words: str) -> bool:
        """Tell whether a heading names a problem (处置慢的问题) instead of announcing some (存在的问题)."""
        if names_problem(words):
            return True
        faulty = ends_in_problem(words) and admits(words)
        return faulty and self._labels.answers_one(section.title, section.body, names=True)

    def _may_say_more(self, section: Section, *, inside: bool) -> bool:
        """Tell whether a heading may say more than its role (Weaknesses in our response); an item of a list may not."""
        if inside:
            return False
        words = self._words(section.title)
        is_title = is_latin(words) and bool(section.blocks) and not words.rstrip().endswith((".", ":"))
        return section.mark.style.rank <= Style.BRACKETED.rank or is_title

    def _may_end(self, section: Section, found: tuple[Role, ...]) -> bool:
        """Tell whether a heading inside a stretch with a role ends it: 影响范围评估 does in Markdown, 学习情况 is a theme."""
        return not DIVIDING.isdisjoint(found) or section.mark.span.of(self._text).lstrip().startswith("#")

    def _item_cue(self, section: Section, roles: tuple[Role, ...]) -> Cue | None:
        """Return the cue that an item of a list is: a label alone, or before its text where no list of items stands."""
        # 第一，存在的问题。 is a heading that is spoken
        label = _BARE.match(self._words(section.title).rstrip("。"))
        found = self._cues.line(label["words"]) if label else ()
        is_label = (
            self._words(section.title).rstrip().endswith(("：", ":", "**")) or section.mark.style.in_words
        )
        if found and (is_label or section.blocks):
            return Cue(found, section.title, section.blocks, encloses=True)
        opening = self._labels.at(section.title)
        if opening is None or not DIVIDING.isdisjoint(roles) or opening.meaning not in _ROLE_OF:
            return None
        rest = Paragraph(Span(opening.span.end, section.title.end))
        return Cue((_ROLE_OF[opening.meaning],), opening.span, (rest, *section.blocks), encloses=True)

    def _line_cue(self, paragraph: Paragraph, *, stands_out: bool = False) -> Cue | None:
        words = self._words(paragraph.span)
        bare = _BARE.match(words) if len(words) <= _LONGEST_LINE else None
        if bare:
            told = bare["words"].strip(_MARKS)
            marked = words[:1] in _OPENING or words[:2] in _OPENING
            if (
                (len(told) > _LONGEST_UNMARKED and not marked and not is_latin(told))
                or is_open(words)
                or is_slot(words)
            ):
                return None
            if marked or stands_out:
                found = self._cues.line(told) or self._cues.hint(told)
            else:  # DIFFICULTIES DURING THE RECOVERY is a heading for all that it says more
                found = self._cues.heading(told) if told.isupper() else self._cues.line(told)
            if found:
                return Cue(found, paragraph.span)
        opening = self._labels.at(paragraph.span)
        if opening is None or opening.meaning not in _ROLE_OF:
            return self._spoken_cue(paragraph)
        rest = Paragraph(Span(opening.span.end, paragraph.span.end))
        return Cue(
            (_ROLE_OF[opening.meaning],),
            opening.span,
            (rest,) if len(rest.span) else (),
            alone=not len(rest.span),
        )

    def _spoken_cue(self, paragraph: Paragraph) -> Cue | None:
        """Return the cue of a sentence that tells causes: 产生上述问题的原因，主要是…."""
        words = self._words(paragraph.span)
        spoken = _SPOKEN_ENGLISH.match(words) if is_latin(words) else _SPOKEN.match(words)
        if spoken is None or self._cues.line(spoken["words"]) != ("causes",):
            return None
        start = paragraph.span.start
        said_of = start + spoken.end("words")
        rest = start if is_latin(words) else start + spoken.end()
        return Cue(
            ("causes",), Span(start, said_of), (Paragraph(Span(rest, paragraph.span.end)),), alone=False
        )

    def _lead_cue(self, blocks: Sequence[Block], place: int, roles: tuple[Role, ...]) -> Cue | None:
        """Return the cue that a sentence is which announces the list behind it, if that has another role than before."""
        block = blocks[place]
        following = blocks[place + 1] if place + 1 < len(blocks) else None
        words = self._words(block.span)
        greets = place == 0 and isinstance(following, Paragraph) and self._outline.title is not None
        if (
            following is None
            or greets
            or (isinstance(following, Section) and self._heading_cue(following, roles))
        ):
            return None
        runs_on = isinstance(following, Section) and not following.opens_line and not leads_in(words)
        if not runs_on and not leads_in(words):
            return None
        found = self._cues.runs_on(words) if runs_on else self._cues.lead(words)
        if not found or (set(found) <= set(roles) and len(roles) == 1):
            return None
        return Cue(found, block.span)

    def _words(self, span: Span) -> str:
        return said(self._text, span)


def _part(
    roles: tuple[Role, ...], title: Span | None, blocks: list[Block], container: Section | None
) -> Part:
    spans = [*([title] if title else []), *(block.span for block in blocks)]
    span = Span(min(span.start for span in spans), max(span.end for span in spans))
    return Part(roles, title, span, tuple(blocks), container)
