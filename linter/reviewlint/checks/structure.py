"""Parts of a draft: which are there, in which order, whether they say anything, and whether its kind is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.places import beginning, name_of
from reviewlint.checks.sequence import misplaced
from reviewlint.draft.source import seen
from reviewlint.outline.nodes import Paragraph, Section, Table
from reviewlint.outline.styles import Style
from reviewlint.phrases import Phrase, listed
from reviewlint.reading.wordings import said, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.checks.case import Case, Draft
    from reviewlint.draft.source import Span
    from reviewlint.outline.nodes import Block, Row
    from reviewlint.profile import Role, Severity
    from reviewlint.reading.review import Review

_READ: Final = Phrase("读到的部分", "a part that was read")
_MOST_SHOWN: Final = 5
_BEHIND = Phrase("应在这一部分之前", "it should come before this one")
_FEW: Final = 3  # columns
_LONGEST: Final = 40  # characters of a heading; what is longer says something itself


def empty_document(case: Case) -> Outcome:
    """Report a draft with fewer characters than option `least`.

    Where no kind was recognised it may be a note that is as short as it has to be, and no draft, unless it is blank.
    """
    count = len(seen(case.text))
    if count >= case.options["least"]:
        return Outcome(1)
    at_most: Severity = "info" if count and not _is_known(case) else "error"
    return Outcome(1, (Finding(beginning(case.review), at_most=at_most),))


def _is_known(case: Case) -> bool:
    """Tell whether somebody said of which kind the draft is, or its own words do."""
    return case.profile.reason is None or bool(case.profile.sections)


def kind_unknown(case: Case) -> Outcome:
    """Report a draft whose profile was chosen by its words, and knows no sections because none was announced.

    One without a word is of no kind; `empty-document` tells of it.
    """
    if case.profile.reason is None or not seen(case.text):
        return Outcome(0)
    return Outcome(1, () if _is_known(case) else (Finding(beginning(case.review)),))


def section_missing(case: Case) -> Outcome:
    """Report each one at the title: a section stands under nothing else.

    Where the kind of the draft is a guess, or the draft begins in the middle, it is no error, and says what was read.
    """
    review, unsure = case.review, case.draft.is_unsure
    required = [spec for spec in case.profile.sections if spec.required]
    titles = [part.title for part in review.parts if part.title]
    read = titles[:_MOST_SHOWN] if unsure else ()
    findings = [
        Finding(
            beginning(review),
            {"section": name_of(spec, review.language)},
            tuple(Related(title, _READ) for title in read),
            expected=name_of(spec, review.language),
            declared_at=spec.declared_at,
            at_most=case.draft.severest,
        )
        for spec in required
        if not _is_there(review, spec.role) and not (unsure and _goes_without(review, spec.role))
    ]
    return Outcome(len(required), tuple(findings))


def _goes_without(review: Review, role: Role) -> bool:
    """Tell whether a draft may have no such part: the problem of an incident or accident is what happened."""
    return role == "problems" and bool(review.causes) and bool(review.measures)


def _is_there(review: Review, role: Role) -> bool:
    """Tell whether a role is filled: a table or a labelled entry may hold problems without a section of theirs."""
    statements = {"problems": review.problems, "causes": review.causes, "measures": review.measures}
    return review.part(role) is not None or bool(statements.get(role))


def section_order(case: Case) -> Outcome:
    """Compare the first heading of each role in option `roles`; a section with two roles counts with its first."""
    review, specs = case.review, case.profile.sections
    ranks = {spec.role: rank for rank, spec in enumerate(specs) if spec.role in case.options["roles"]}
    placed: dict[int, Span] = {}
    for part in review.parts:
        known = [ranks[role] for role in part.roles if role in ranks]
        if part.title is not None and known:
            placed.setdefault(min(known), part.title)
    if len(placed) < 2:  # noqa: PLR2004  one section has no order
        return Outcome(0)
    order = sorted(placed.items(), key=lambda entry: entry[1])
    findings = []
    for index in misplaced([rank for rank, _ in order]):
        rank, title = order[index]
        behind = [Related(other, _BEHIND) for place, other in order[:index] if place > rank]
        names = [name_of(specs[rank], review.language) for rank in sorted(placed)]
        values = {"section": title.of(review.text), "order": listed(names)}
        findings.append(Finding(title, values, tuple(behind)))
    return Outcome(len(order), tuple(findings))


def section_empty(case: Case) -> Outcome:
    """Report each heading that stands alone: an error where the profile requires its part, else a warning at most."""
    required = {spec.role for spec in case.profile.sections if spec.required}
    told = [*_headings(case.draft)]
    findings = tuple(
        Finding(
            title,
            {"title": said(case.text, title)},
            at_most=case.draft.severest if required & {*roles} else "warning",
        )
        for title, roles, is_empty in told
        if is_empty
    )
    return Outcome(len(told), findings)


def _headings(draft: Draft) -> Iterator[tuple[Span, tuple[Role, ...], bool]]:
    """Yield the headings of parts and those of Markdown with their roles, and whether nothing stands below each."""
    review, text = draft.review, draft.review.outline.text
    sections = {section.title: section for section in draft.sections}
    parts = {part.title: part for part in review.parts if part.title is not None}
    titles = {
        title
        for title, section in sections.items()
        if section.mark.style is Style.HASH or _is_hashed(text, section)
    }
    # of themes `theme-empty` tells
    for title in sorted({*titles, *parts} - {theme.title for theme in review.themes}):
        roles = parts[title].roles if title in parts else ()
        blocks = sections[title].blocks if title in sections else parts[title].blocks
        if len(title) <= _LONGEST and not said(text, title).rstrip().endswith(("。", ".", "；", ";")):
            yield title, roles, not _any_tells(text, blocks)


def _is_hashed(text: str, section: Section) -> bool:
    return section.mark.span.of(text).lstrip().startswith("#")


def _tells(text: str, block: Block) -> bool:
    """Tell whether a block says anything; of a table, a row below its head."""
    match block:
        case Table():
            return any(_is_filled(text, row) for row in block.rows)
        case Section():
            return bool(words_of(said(text, block.title))) or _any_tells(text, block.blocks)
        case Paragraph():
            return bool(words_of(said(text, block.span)))


def _is_filled(text: str, row: Row) -> bool:
    """Tell whether a row says anything; one cell of many is what a form has printed there."""
    filled = sum(bool(words_of(said(text, cell))) for cell in row.cells)
    return filled > (len(row.cells) > _FEW)


def _any_tells(text: str, blocks: Sequence[Block]) -> bool:
    return any(_tells(text, block) for block in blocks)
