"""The values of the review. All spans are code points into `Review.outline.source.text`."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from reviewlint.draft.source import Span
    from reviewlint.outline.nodes import Block, Mark, Outline, Section
    from reviewlint.packs.schema import Role, Subject
    from reviewlint.phrases import Language

Kind = Literal["problem", "cause", "measure"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What can be counted in a statement.

    `evidence` holds the concrete anchors (figures with units, dates, 《titles》, examples), `merit` the clause
    that praises before it admits, `wish` the words that state a problem as a wish (仍需进一步提升).
    """

    owner: Span | None = None
    deadline: Span | None = None
    evidence: tuple[Span, ...] = ()
    merit: Span | None = None
    wish: Span | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """One problem, cause or measure.

    `id` is `P<theme>.<n>`, `C<n>`, `M<group>.<n>`, or `P<n>`/`M<n>` where nothing groups them. `span` is the
    item as it stands, its mark left out; `title` its first sentence. `heading` is the title of the theme or
    group that it stands under, `theme` the id of that theme. Statements of one table row, or of one labelled
    entry (问题：… 措施：…), carry the same `tie`.
    """

    kind: Kind
    id: str
    span: Span
    title: Span
    mark: Mark | None
    heading: Span | None
    theme: str | None
    tie: int | None
    facts: Facts


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme that the draft treats.

    `id` is that of the pack's theme it was recognised as, else `theme-<number>`; `number` counts themes in the
    order in which they stand; `title` is its heading as written; `span` the whole of its section.
    """

    id: str
    number: int
    title: Span
    span: Span
    known: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the draft with its roles, most often one.

    `title` is its heading, None for an opening or closing without one; `blocks` what stands below that. Where
    every theme holds its own problems, causes and measures, `container` is the heading of that theme.
    """

    roles: tuple[Role, ...]
    title: Span | None
    span: Span
    blocks: tuple[Block, ...]
    container: Section | None = None


@dataclass(frozen=True, slots=True)
class Aspect:
    """A theme as the opening announces it; `theme` is the id of the pack's theme it names, if any."""

    span: Span
    theme: str | None


@dataclass(frozen=True, slots=True)
class Declaration:
    """What the opening announces: 对照A、B、C等N个方面. `count` and `number` are None if it names no number."""

    span: Span
    aspects: tuple[Aspect, ...]
    count: Span | None
    number: int | None


@dataclass(frozen=True, slots=True)
class Review:
    """A draft read as a review.

    `quiet` are the quotations, 《titles》 and official theme titles, sorted, not overlapping: wording there is not
    the drafter's own. `language` is the draft's.
    """

    outline: Outline
    language: Language
    subject: Subject
    parts: tuple[Part, ...]
    declaration: Declaration | None
    themes: tuple[Theme, ...]
    problems: tuple[Statement, ...]
    causes: tuple[Statement, ...]
    measures: tuple[Statement, ...]
    quiet: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The text of the draft."""
        return self.outline.source.text

    def part(self, role: Role) -> Part | None:
        """Return the first part with a role."""
        return next((part for part in self.parts if role in part.roles), None)

    def is_quiet(self, span: Span) -> bool:
        """Tell whether a span touches a quotation or an official title."""
        after = bisect_right(self.quiet, span.start, key=lambda quiet: quiet.start)
        return any(
            quiet.start < span.end and span.start < quiet.end
            for quiet in self.quiet[max(0, after - 1) : after + 1]
        )
