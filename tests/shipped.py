"""The packs that ship with the tool, as tests of one pack ask them: which of them is chosen, what a rule of it reports."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from reviewlint.checks import CHECKS
from reviewlint.draft.source import Source
from reviewlint.linter import lint
from reviewlint.outline.parser import parse
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.detect import choose
from reviewlint.packs.load_profile import index, load_profile
from reviewlint.reading.recognise import recognise, signs

if TYPE_CHECKING:
    from reviewlint.profile import Profile
    from reviewlint.reading.review import Review
    from reviewlint.report import Report

CATALOGUE = open_catalogue(CHECKS)


@cache
def profile(name: str) -> Profile:
    return load_profile(name, CATALOGUE)


def announced(title: str, text: str) -> str:
    """Return the pack that words alone choose, whatever the structure says."""
    return choose(title, text, index(CATALOGUE).candidates).name


def kind_of(text: str, path: str = "draft.txt") -> str:
    """Return the pack that a draft chooses, by its words and its structure."""
    outline = parse(Source(path, text))
    title = outline.title.of(text) if outline.title else None
    return choose(title, text, index(CATALOGUE).candidates, lambda: signs(outline)).name


def review_of(text: str, pack: str = "review", path: str = "draft.txt") -> Review:
    """Return a draft as it is read with a pack."""
    return recognise(parse(Source(path, text)), profile(pack))


def report_of(pack: str, rule: str, text: str, path: str = "draft.txt") -> Report:
    """Return what one rule of a pack says, in Chinese."""
    return lint(Source(path, text), profile(pack), "zh", {rule})


def places(pack: str, rule: str, text: str, path: str = "draft.txt") -> list[str]:
    """Return `line:column text` of what one rule of a pack reports, in order."""
    report = report_of(pack, rule, text, path)
    positions = [(report.source.position(v.span.start), v.text) for v in report.violations]
    return [f"{at} {found}" for at, found in positions]
