"""What a check is given: a rule, and a draft with what the checks of all rules make of it once."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeAlias

from msgspec import Struct

from reviewlint.checks import prose
from reviewlint.outline.nodes import Section, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from reviewlint.assertions.things import Things
    from reviewlint.checks.blocks import Block
    from reviewlint.checks.outcome import Outcome
    from reviewlint.decisions.recorded import Standing
    from reviewlint.draft.source import Span
    from reviewlint.profile import Profile, Rule, Severity
    from reviewlint.reading.review import Review, Statement


class Draft(Struct, frozen=True, dict=True):
    """A draft as all checks see it: its review, the profile it is held against, what is made of them when asked for.

    `standings` are those of the decisions that are kept beside it.
    """

    review: Review
    profile: Profile
    standings: tuple[Standing, ...] = ()

    @cached_property
    def prose(self) -> str:
        """Its text at the same length, with what is not prose blanked out."""
        return prose.prose_of(self.review.text)

    @cached_property
    def _lower(self) -> str:
        return self.review.text.lower()

    def any_of(self, patterns: Iterable[str], flags: int = 0) -> re.Pattern[str] | None:
        """Return those patterns of a rule's options that may match here as one, None if none may.

        A pattern is slow to compile; where the text has none of the words that it needs, it is left out.
        """
        needed = self.profile.needed
        likely = [one for one in patterns if any(word in self._lower for word in needed.get(one, ("",)))]
        return re.compile("|".join(f"(?:{one})" for one in likely), flags) if likely else None

    @cached_property
    def start(self) -> int:
        """Where it begins, after the page chrome that a copied web page brings along."""
        outline = self.review.outline
        starts = [block.span.start for block in outline.blocks[:1]]
        if outline.title is not None:
            starts.append(outline.title.start)
        return min(starts, default=0)

    @cached_property
    def stretches(self) -> Sequence[Span]:
        """Its pieces of running text."""
        return tuple(prose.stretches(self.review))

    @cached_property
    def sections(self) -> Sequence[Section]:
        """All headings and items, with what stands below each, in the order of the draft."""
        return tuple(block for block in self.review.outline.walk() if isinstance(block, Section))

    @cached_property
    def tables(self) -> Sequence[Table]:
        """All tables, in the order of the draft."""
        return tuple(block for block in self.review.outline.walk() if isinstance(block, Table))

    @cached_property
    def statements(self) -> Mapping[str, Statement]:
        """The problems, causes and measures by their ids."""
        review = self.review
        return {one.id: one for one in review.statements}

    @cached_property
    def blocks(self) -> Sequence[Block]:
        """What is said of each problem."""
        from reviewlint.checks.blocks import blocks_of  # noqa: PLC0415 - few profiles look at them

        return blocks_of(self.review, self.tables)

    @cached_property
    def things(self) -> Things:
        """What assertions speak of."""
        from reviewlint.assertions.things import Things  # noqa: PLC0415 - it looks at drafts itself

        return Things(self.review, self.profile)

    @cached_property
    def is_unsure(self) -> bool:
        """Whether its kind is a guess, or it is one page of several: it may need no part that was not found."""
        first = next(iter(self.review.outline.sections), None)
        in_the_middle = first is not None and (first.mark.number or 1) > 1 and not first.mark.style.in_words
        return self.profile.is_guess or in_the_middle

    @property
    def severest(self) -> Severity:
        """The severity that a missing part may have at most: an error must be certain."""
        return "warning" if self.is_unsure else "error"


class Case(Struct, frozen=True):
    """A rule to be held against a draft."""

    rule: Rule
    draft: Draft

    @property
    def options(self) -> Mapping[str, Any]:
        """The options of the rule."""
        return self.rule.options

    @property
    def review(self) -> Review:
        """The draft read as a review."""
        return self.draft.review

    @property
    def profile(self) -> Profile:
        """The profile that the rule is one of."""
        return self.draft.profile

    @property
    def text(self) -> str:
        """The text of the draft."""
        return self.draft.review.text


Check: TypeAlias = "Callable[[Case], Outcome]"
