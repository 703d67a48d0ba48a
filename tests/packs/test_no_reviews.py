"""Texts that speak of problems, causes and measures in passing and review nothing: only their wording is checked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from msgspec.structs import replace

from reviewlint.checks import CHECKS
from reviewlint.draft.plain import read
from reviewlint.linter import lint
from reviewlint.outline.parser import parse
from reviewlint.packs.catalogue import FALLBACK, index, open_catalogue
from reviewlint.packs.detect import choose
from reviewlint.packs.load import load_profile
from reviewlint.reading.recognise import signs

if TYPE_CHECKING:
    from reviewlint.packs.detect import Choice
    from reviewlint.report import Report

FOLDER = Path(__file__).parents[1] / "no-reviews"
CATALOGUE = open_catalogue(CHECKS)
# What is known to go wrong, and why.
FALSELY_WARNED = {
    "changelog-scheduler": "versions are taken for headings out of order",
}


def _texts(known: dict[str, str]) -> list[Any]:
    return [
        pytest.param(
            path,
            id=path.stem,
            marks=[pytest.mark.xfail(reason=known[path.stem], strict=True)] if path.stem in known else [],
        )
        for path in sorted(FOLDER.iterdir())
    ]


def _chosen(path: Path) -> Choice:
    outline = parse(read(str(path)))
    title = outline.title.of(outline.source.text) if outline.title else None
    candidates = index(CATALOGUE).candidates
    return choose(title, outline.source.text, candidates, lambda: signs(outline), path.stem)


def _report(path: Path) -> Report:
    choice = _chosen(path)
    profile = replace(load_profile(choice.name, CATALOGUE), is_guess=choice.is_guess)
    return lint(read(str(path)), profile)


@pytest.mark.parametrize("path", _texts({}))
def test_no_kind_of_review_is_told(path: Path) -> None:
    assert _chosen(path).name == FALLBACK


@pytest.mark.parametrize("path", _texts({}))
def test_nothing_is_an_error(path: Path) -> None:
    assert [one.rule for one in _report(path).violations if one.severity == "error"] == []


@pytest.mark.parametrize("path", _texts(FALSELY_WARNED))
def test_nothing_is_warned_of(path: Path) -> None:
    found = [(one.rule, one.message) for one in _report(path).violations if one.severity == "warning"]
    assert found == []


def test_half_of_them_are_chinese() -> None:
    languages = [
        lint(read(str(path)), load_profile(FALLBACK, CATALOGUE)).language for path in FOLDER.iterdir()
    ]
    assert (languages.count("zh"), languages.count("en")) == (10, 10)
