"""The values of the review. All spans are code points into `Review.outline.source.text`."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from reviewlint.facts.finder import Facts, Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewlint.draft.source import Span
    from reviewlint.outline.nodes import Block, Mark, Outline, Section
    from reviewlint.phrases import Language, Phrase
    from reviewlint.profile import Role, Subject

__all__ = [
    "Answer",
    "AnswerKind",
    "Aspect",
    "BadReference",
    "Band",
    "Declaration",
    "Facts",
    "How",
    "Kind",
    "Link",
    "Links",
    "Part",
    "Review",
    "Ruling",
    "Shared",
    "Signs",
    "Statement",
    "Theme",
    "Verdict",
]

AnswerKind = Literal["cause", "measure"]
How = Literal["reference", "table", "decision", "inferred"]
Band = Literal["linked", "unconfirmed", "none"]
Verdict = Literal["linked", "unconfirmed", "none", "exempt"]


class Statement(Struct, frozen=True):
    """One problem, cause or measure.

    `id` is `P<theme>.<n>`, `C<n>`, `M<group>.<n>`, or `P<n>`/`M<n>` where nothing groups them. `span` is the
    item as it stands, its mark left out; `title` its first sentence. `heading` is the title of the theme or
    group that it stands under, `theme` the id of that theme. Statements of one table row, or of one labelled
    entry (问题：… 措施：…), carry the same `tie`. `about` is the cell beside a measure that repeats what it answers.
    `entry` is the row, the labelled entry or the section of 关于“…”问题的整改 that it stands in, else itself. `blank` are
    the kinds of answers that this has a place for with nothing in it.
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
    entry: Span
    about: Span | None = None
    blank: frozenset[Kind] = frozenset()


class Theme(Struct, frozen=True):
    """A theme that the draft treats.

    `id` is that of the pack's theme it was recognised as, else `theme-<number>`; `number` counts themes in the
    order in which they stand; `title` is its heading as written; `span` the whole of its section.
    """

    id: str
    number: int
    title: Span
    span: Span
    known: bool


class Part(Struct, frozen=True):
    """A stretch of the draft with its roles, most often one.

    `title` is its heading, None for an opening or closing without one; `blocks` what stands below that. Where
    every theme holds its own problems, causes and measures, `container` is the heading of that theme.
    """

    roles: tuple[Role, ...]
    title: Span | None
    span: Span
    blocks: tuple[Block, ...]
    container: Section | None = None


class Aspect(Struct, frozen=True):
    """A theme as the opening announces it; `theme` is the id of the pack's theme it names, if any."""

    span: Span
    theme: str | None


class Declaration(Struct, frozen=True):
    """What the opening announces: 对照A、B、C等N个方面. `count` and `number` are None if it names no number."""

    span: Span
    aspects: tuple[Aspect, ...]
    count: Span | None
    number: int | None


class Shared(Struct, frozen=True):
    """What a problem and its answer both speak of: a topic by its terms, or (`topic` None) the same phrase."""

    topic: Phrase | None
    in_problem: tuple[Span, ...]
    in_answer: tuple[Span, ...]


class Link(Struct, frozen=True):
    """A cause or measure that answers a problem, or may.

    `target` is the id of the answer, `score` 0 to 1 (1 unless inferred); `shared` holds the evidence of an inferred
    link, the strongest first; `reference` is the place of the words that name the other side.
    """

    problem: str
    target: str
    how: How
    score: float
    band: Band
    shared: tuple[Shared, ...] = ()
    reference: Span | None = None

    def evidence(self, text: str) -> tuple[str, ...]:
        """Return the words of the evidence as they stand in the draft, each once."""
        sides = (span for shared in self.shared for span in (*shared.in_problem, *shared.in_answer))
        return tuple(dict.fromkeys(span.of(text) for span in sides))


class Answer(Struct, frozen=True):
    """What is known of the causes or the measures of one problem.

    `links` are the strongest three at most, those of band `none` too. `judgeable` tells whether a verdict `none`
    says anything: the lexicon knows what the problem speaks of, only references count, or the place for
    its answer is blank. `reason` is why it is exempt. Where topics tell that no measure answers it, `named`
    are the words of the problem whose topics none speaks of, `general` the ids of measures in general words.
    """

    problem: str
    kind: AnswerKind
    verdict: Verdict
    links: tuple[Link, ...]
    judgeable: bool
    reason: str | None = None
    named: tuple[Span, ...] = ()
    general: tuple[str, ...] = ()


class BadReference(Struct, frozen=True):
    """A reference that leads nowhere (`dangling`), to several things (`ambiguous`) or cannot be read (`unclear`).

    `span` is the part of it that is at fault, `statement` the id of what it stands in (None: in a heading),
    `candidates` the ids that an ambiguous one may mean.
    """

    fault: Literal["dangling", "ambiguous", "unclear"]
    span: Span
    statement: str | None
    candidates: tuple[str, ...] = ()


class Ruling(Struct, frozen=True):
    """What a person has decided: that a link holds or does not, or that a problem needs no answer of a kind.

    `target` is the id of a cause or measure; to exempt, it is the kind.
    """

    verdict: Literal["accept", "reject", "exempt"]
    problem: str
    target: str
    reason: str | None = None


class Links(Struct, frozen=True, dict=True):
    """The answers of every problem (causes, then measures), the faults in references, and what answers nothing.

    `pairs` are all links that count or may, not only those that an answer shows. Orphans are ids, `references` counts
    the places that name a problem or its answer.
    """

    answers: tuple[Answer, ...] = ()
    bad_references: tuple[BadReference, ...] = ()
    orphan_causes: tuple[str, ...] = ()
    orphan_measures: tuple[str, ...] = ()
    references: int = 0
    pairs: tuple[Link, ...] = ()

    @cached_property
    def by_problem(self) -> Mapping[tuple[AnswerKind, str], Answer]:
        """The answers by their kind and the id of the problem."""
        return {(answer.kind, answer.problem): answer for answer in self.answers}

    def of(self, kind: AnswerKind) -> tuple[Answer, ...]:
        """Return the answers of one kind, in the order of the problems."""
        return tuple(answer for answer in self.answers if answer.kind == kind)


class Review(Struct, frozen=True):
    """A draft read as a review.

    `quiet` are the quotations, 《titles》 and official theme titles, sorted, not overlapping: wording there is not
    the drafter's own. `language` is the draft's. `links` are empty until `linker.link` has been asked for them.
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
    links: Links = Links()

    @property
    def text(self) -> str:
        """The text of the draft."""
        return self.outline.source.text

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All problems, causes and measures, kind by kind."""
        return (*self.problems, *self.causes, *self.measures)

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


_FOREIGN = 2  # what is foreign in a draft and outweighs the parts of a review


class Signs(Struct, frozen=True):
    """What the structure of a draft says of its kind: how many problems, causes and measures were read in it.

    `foreign` counts what only other texts have (a runbook, minutes, a policy): two for a title, one for a heading.
    """

    problems: int = 0
    causes: int = 0
    measures: int = 0
    foreign: int = 0

    @property
    def is_review(self) -> bool:
        """Whether a draft with this structure reviews something, whatever its words are."""
        kinds = bool(self.problems) + bool(self.causes) + bool(self.measures)
        if kinds > 1:
            return self.foreign < _FOREIGN
        return self.problems > 1 and not self.foreign

    @property
    def tells(self) -> bool:
        """Whether enough was read for a draft whose title names a kind to be of that."""
        return self.problems + self.causes + self.measures > 1 and self.foreign < _FOREIGN

    @property
    def is_foreign(self) -> bool:
        """Whether a draft is something else, although it has the headings of a review: a policy on how to write one."""
        return self.foreign >= _FOREIGN + 2
