"""What the tests of checks ask of one shipped rule, by default in the profile of all reviews."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

import shipped
from reviewlint.draft.source import Source
from reviewlint.fixes import mend
from reviewlint.linter import propose
from reviewlint.outline.parser import parse

if TYPE_CHECKING:
    from reviewlint.report import Report

Run = Callable[..., "Report"]
Find = Callable[..., list[str]]
Mend = Callable[..., str]


@pytest.fixture(scope="session")
def run() -> Run:
    """Run one shipped rule over a text."""

    def report(rule: str, text: str, profile: str = "review", path: str = "draft.txt") -> Report:
        return shipped.report_of(profile, rule, text, path)

    return report


@pytest.fixture(scope="session")
def find() -> Find:
    """Return `line:column text` of what one rule reports, in order."""

    def places(rule: str, text: str, profile: str = "review", path: str = "draft.txt") -> list[str]:
        return shipped.places(profile, rule, text, path)

    return places


@pytest.fixture(scope="session")
def say() -> Find:
    """Return the Chinese messages of what one rule reports, in order."""

    def messages(rule: str, text: str, profile: str = "review", path: str = "draft.txt") -> list[str]:
        return [one.message for one in shipped.report_of(profile, rule, text, path).violations]

    return messages


@pytest.fixture(scope="session", name="mend")
def _mend() -> Mend:
    """Return a text after the fixes of one shipped rule, the safe ones or all."""

    def mend_with(rule: str, text: str, path: str = "draft.txt", *, unsafe: bool = False) -> str:
        profile = shipped.profile("writing")
        done = mend(Source(path, text), lambda draft: propose(parse(draft), profile, {rule}), unsafe=unsafe)
        return done.source.text

    return mend_with
