"""What a draft is read as: the samples as their expectations say, and small drafts of shapes offices write."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from reviewlint.checks import CHECKS
from reviewlint.draft.plain import read
from reviewlint.draft.source import Source
from reviewlint.outline.parser import parse
from reviewlint.packs.detect import choose
from reviewlint.packs.library import index, open_library
from reviewlint.packs.load import load_profile
from reviewlint.review.recognise import recognise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.review.model import Review, Statement

TESTS = Path(__file__).parents[1]
LIBRARY = open_library(CHECKS)


def review_of(source: Source, profile: str | None = None) -> tuple[str, Review]:
    """Read a draft with a profile, by default the one that its own words announce."""
    outline = parse(source)
    title = outline.title.of(source.text) if outline.title else None
    name = profile or choose(title, source.text, index(LIBRARY).candidates).name
    return name, recognise(outline, load_profile(name, LIBRARY))


def per_group(statements: Sequence[Statement], groups: int | None = None) -> list[int] | int:
    """Count statements by the group in their ids (P2.1: 2), or all of them where nothing groups them."""
    counted = Counter(int(s.id[1:].split(".")[0]) for s in statements if "." in s.id)
    if not counted and not groups:
        return len(statements)
    return [counted[number] for number in range(1, (groups or max(counted)) + 1)]


def _expectations() -> Iterator[Any]:
    for file, folder in (
        (TESTS / "expectations.yaml", "samples"),
        (TESTS / "held-out/expectations.yaml", ""),
    ):
        for name, expected in yaml.safe_load(file.read_text(encoding="utf-8")).items():
            root = TESTS.parent / folder if folder else file.parent
            yield pytest.param(root / name, expected, id=name)


@pytest.mark.parametrize(("path", "expected"), [*_expectations()])
def test_sample_is_read_as_a_fair_reviewer_reads_it(path: Path, expected: dict[str, Any]) -> None:
    profile, review = review_of(read(str(path)))
    title = review.outline.title
    assert {
        "profile": profile,
        "title": title.of(review.text) if title else None,
        "subject": review.subject,
        "themes": len(review.themes),
        "problems": per_group(review.problems, len(review.themes)),
        "causes": len(review.causes),
        "measures": per_group(review.measures),
    } == {key: value for key, value in expected.items() if key != "violations"}
