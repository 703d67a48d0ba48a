from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from reviewlint.checks import CHECKS
from reviewlint.draft.source import Source
from reviewlint.fixes import mend
from reviewlint.linter import lint, propose
from reviewlint.outline.parser import parse
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import load_profile

if TYPE_CHECKING:
    from reviewlint.report import Report

Run = Callable[..., "Report"]
Find = Callable[..., list[str]]
Mend = Callable[..., str]


@pytest.fixture(scope="session")
def run() -> Run:
    """Run one shipped rule over a text."""
    catalogue = open_catalogue(CHECKS)

    def lint_with(rule: str, text: str, profile: str = "review", path: str = "draft.txt") -> Report:
        return lint(Source(path, text), load_profile(profile, catalogue), "zh", {rule})

    return lint_with


@pytest.fixture(scope="session")
def find(run: Run) -> Find:
    """Return `line:column text` of what one rule reports, in order."""

    def places(rule: str, text: str, profile: str = "review", path: str = "draft.txt") -> list[str]:
        report = run(rule, text, profile, path)
        positions = [(report.source.position(v.span.start), v.text) for v in report.violations]
        return [f"{at} {text}" for at, text in positions]

    return places


@pytest.fixture(scope="session")
def say(run: Run) -> Find:
    """Return the Chinese messages of what one rule reports, in order."""

    def messages(rule: str, text: str, profile: str = "review", path: str = "draft.txt") -> list[str]:
        return [violation.message for violation in run(rule, text, profile, path).violations]

    return messages


@pytest.fixture(scope="session", name="mend")
def _mend() -> Mend:
    """Return a text after the fixes of one shipped rule, the safe ones or all."""
    catalogue = open_catalogue(CHECKS)

    def mend_with(rule: str, text: str, path: str = "draft.txt", *, unsafe: bool = False) -> str:
        profile = load_profile("writing", catalogue)
        done = mend(Source(path, text), lambda draft: propose(parse(draft), profile, {rule}), unsafe=unsafe)
        return done.source.text

    return mend_with
