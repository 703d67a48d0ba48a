"""The code that rules run: one file for each kind of check, and the table of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.checks import (
    arithmetic,
    assertion,
    declared_count,
    disciplines,
    duplicate_text,
    duplicate_title,
    duration,
    enumeration,
    finding_count,
    kind_unknown,
    loose_rows,
    neglected,
    numbering,
    placeholder,
    problem_count,
    proportion,
    punctuation,
    quote_consistency,
    references,
    section_empty,
    section_missing,
    section_order,
    suspect_decision,
    term_consistency,
    theme_missing,
    theme_order,
    theme_wording,
    timeline,
    toll,
    trailing_space,
    unconfirmed,
    uneven,
    unproposed,
    unsaid,
    unused_decision,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewlint.checks.outcome import Check

# `assertion` runs the rules that are written without code.
CHECKS: Mapping[str, Check] = {
    "arithmetic": arithmetic.check,
    "assertion": assertion.check,
    "declared-count": declared_count.check,
    "disciplines": disciplines.check,
    "duplicate-text": duplicate_text.check,
    "duplicate-title": duplicate_title.check,
    "duration": duration.check,
    "enumeration": enumeration.check,
    "finding-count": finding_count.check,
    "kind-unknown": kind_unknown.check,
    "loose-rows": loose_rows.check,
    "neglected": neglected.check,
    "numbering": numbering.check,
    "placeholder": placeholder.check,
    "problem-count": problem_count.check,
    "proportion": proportion.check,
    "punctuation": punctuation.check,
    "quote-consistency": quote_consistency.check,
    "references": references.check,
    "section-empty": section_empty.check,
    "section-missing": section_missing.check,
    "section-order": section_order.check,
    "suspect-decision": suspect_decision.check,
    "term-consistency": term_consistency.check,
    "theme-missing": theme_missing.check,
    "theme-order": theme_order.check,
    "theme-wording": theme_wording.check,
    "timeline": timeline.check,
    "toll": toll.check,
    "trailing-space": trailing_space.check,
    "unconfirmed": unconfirmed.check,
    "uneven": uneven.check,
    "unproposed": unproposed.check,
    "unsaid": unsaid.check,
    "unused-decision": unused_decision.check,
}

ABOUT_DECISIONS = frozenset({"suspect-decision", "unused-decision"})
"""Checks of what a person has decided: nobody can decide to pass over what they say."""

AFTER_ALL = frozenset({"unused-decision"})
"""Checks of what the others have left over: they run last."""
