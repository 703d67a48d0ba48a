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
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.detect import choose
from reviewlint.packs.load_profile import index, load_profile
from reviewlint.reading.recognise import recognise

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from reviewlint.draft.source import Span
    from reviewlint.reading.review import Review, Statement

TESTS = Path(__file__).parents[1]
DRAFTS = yaml.safe_load(Path(__file__).with_name("drafts.yaml").read_text(encoding="utf-8"))
CATALOGUE = open_catalogue(CHECKS)


def review_of(source: Source, profile: str | None = None) -> tuple[str, Review]:
    """Read a draft with a profile, by default the one that its own words announce."""
    outline = parse(source)
    title = outline.title.of(source.text) if outline.title else None
    name = profile or choose(title, source.text, index(CATALOGUE).candidates).name
    return name, recognise(outline, load_profile(name, CATALOGUE))


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


def _tied(review: Review) -> list[str]:
    """Return the ids of the statements that stand tied together."""
    ties: dict[int, list[str]] = {}
    for statement in review.statements:
        if statement.tie is not None:
            ties.setdefault(statement.tie, []).append(statement.id)
    return sorted(" ".join(ids) for ids in ties.values())


def _reading(profile: str, review: Review) -> dict[str, Any]:
    """Return all that `drafts.yaml` may say of a draft."""
    text = review.text

    def words(spans: Iterable[Span | None]) -> list[str | None]:
        return [span.of(text) if span else None for span in spans]

    return {
        "profile": profile,
        "title": words([review.outline.title])[0],
        "subject": review.subject,
        "language": review.language,
        "themes": words(theme.title for theme in review.themes),
        "known": [theme.id for theme in review.themes],
        "problems": per_group(review.problems, len(review.themes)),
        "causes": len(review.causes),
        "measures": per_group(review.measures),
        "owners": words(measure.facts.owner for measure in review.measures),
        "deadlines": words(measure.facts.deadline for measure in review.measures),
        "tied": _tied(review),
        "blank": [problem.id for problem in review.problems if "measure" in problem.blank],
        "last measure": words([review.measures[-1].span])[0] if review.measures else None,
    }


@pytest.mark.parametrize("name", DRAFTS)
def test_shape_is_read_as_its_author_means_it(name: str) -> None:
    expected = dict(DRAFTS[name])
    text, ask = expected.pop("text"), expected.pop("ask", None)
    found = _reading(*review_of(Source("draft.txt", text), ask))
    assert {key: found[key] for key in expected} == expected


def test_every_draft_says_what_it_holds() -> None:
    assert len(DRAFTS) >= 25
    for name, draft in DRAFTS.items():
        assert {"text", "problems", "causes", "measures"} <= draft.keys(), name


@pytest.mark.parametrize(
    ("opening", "number", "aspects"),
    [
        (
            "对照强化政治忠诚、提高政治能力；固本培元、增强党性；敬畏人民、敬畏组织、敬畏法纪三个方面，认真查摆。",
            3,
            ["强化政治忠诚、提高政治能力", "固本培元、增强党性", "敬畏人民、敬畏组织、敬畏法纪"],
        ),
        (
            "围绕理论学习、政治素质、能力本领、担当作为、工作作风、廉洁自律等6个方面进行检视。",
            6,
            ["理论学习", "政治素质", "能力本领", "担当作为", "工作作风", "廉洁自律"],
        ),
        (
            "对照带头强化政治忠诚、提高政治能力、带头固本培元、增强党性等2个方面查摆。",
            2,
            ["带头强化政治忠诚、提高政治能力", "带头固本培元、增强党性"],
        ),
        ("聚焦“四个带头”，认真检视问题，现将情况报告如下。", 4, []),
        ("对照《通知》规定的6个重点方面，认真查摆问题。", 6, []),
        ("会前征求到5个方面38条意见，梳理出3个方面问题。", None, None),
        ("按照要求，认真查摆问题，现将情况报告如下。", None, None),
    ],
)
def test_declaration(opening: str, number: int | None, aspects: list[str] | None) -> None:
    text = f"清河镇领导班子对照检查材料\n\n{opening}\n一、存在的问题\n一是学习不够深入。\n二、整改措施\n一是抓好学习。\n"
    _, review = review_of(Source("draft.txt", text), "self-review-2025")
    found = review.declaration
    assert (found.number if found else None) == number
    assert ([aspect.span.of(text) for aspect in found.aspects] if found else None) == aspects
