"""The code that rules run, and the table of it."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewlint.checks.case import Check

CHECKS: Mapping[str, str] = {
    "absent-part": "absent",
    "arithmetic": "arithmetic",
    "assistant-leftover": "leftovers",
    "assertion": "assertion",
    "date-impossible": "dates",
    "deadline-past": "dates",
    "declared-count": "counts",
    "disciplines": "unsaid",
    "duplicate-text": "duplicates",
    "duplicate-title": "duplicates",
    "duration": "duration",
    "enumeration": "ordinal_runs",
    "finding-count": "finding_count",
    "kind-unknown": "structure",
    "loose-rows": "layout",
    "merit-lead": "merit_lead",
    "neglected": "linkage",
    "numbering": "ordinal_runs",
    "open-row": "tallies",
    "period-length": "periods",
    "placeholder": "placeholder",
    "problem-count": "counts",
    "proportion": "counts",
    "punctuation": "punctuation",
    "quote-consistency": "consistency",
    "references": "linkage",
    "section-empty": "structure",
    "empty-document": "structure",
    "section-missing": "structure",
    "section-order": "structure",
    "share": "shares",
    "summary-count": "tallies",
    "suspect-decision": "linkage",
    "term-consistency": "consistency",
    "theme-missing": "theme_rules",
    "theme-order": "theme_rules",
    "theme-wording": "theme_rules",
    "timeline": "timeline",
    "toll": "toll",
    "trailing-space": "layout",
    "unconfirmed": "linkage",
    "uneven": "blocks",
    "unproposed": "unsaid",
    "unsaid": "unsaid",
    "unused-decision": "linkage",
}
"""Each check and its module here; the function is called as the check is, `section_order` for `section-order`.

`assertion` runs the rules that are written without code.
"""

ABOUT_DECISIONS = frozenset({"suspect-decision", "unused-decision"})
"""Checks of what a person has decided: nobody can decide to pass over what they say."""

AFTER_ALL = ABOUT_DECISIONS
"""Checks of what the others have left over: they run last."""


def check_of(name: str) -> Check:
    """Return a check; its module is loaded only now, for most drafts need half of them."""
    module = import_module(f"{__name__}.{CHECKS[name]}")
    return cast("Check", getattr(module, name.replace("-", "_")))
