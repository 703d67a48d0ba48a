"""How alike two titles are, and which theme a heading is by that."""

from __future__ import annotations

import pytest

from reviewlint.errors import Location
from reviewlint.profile import ThemeSpec
from reviewlint.reading.declaration import spoken_number
from reviewlint.reading.themes import match_themes
from reviewlint.reading.wordings import leading_clause, likeness

AT = Location("pack.yml", 1, 1)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ("政治忠诚", "政治忠诚", 1.0),
        ("政治忠诚", "带头强化政治忠诚方面", 1.0),  # all three pairs of the shorter one
        ("政治忠诚", "政治担当", 1 / 3),  # 政治 of three pairs
        ("甲", "甲", 1.0),
        ("甲", "乙", 0.0),
        ("，", "——", 0.0),  # two titles without words are not alike
        ("带头", "方面", 0.0),
    ],
)
def test_likeness_is_the_share_of_the_pairs_of_the_shorter_title(one: str, other: str, share: float) -> None:
    assert likeness(one, other) == share


def test_a_heading_without_a_leading_clause_is_known_by_its_other_words() -> None:
    assert leading_clause("，政治忠诚方面") == ""
    assert themes_of("，政治忠诚方面") == ("loyalty",)
    assert themes_of("，") == (None,)


def themes_of(*titles: str) -> tuple[str | None, ...]:
    """Return which of two themes each heading is, the second one with an alias."""
    specs = [
        ThemeSpec(id="loyalty", title="强化政治忠诚", aliases=(), min_problems=1, declared_at=AT),
        ThemeSpec(id="people", title="坚持人民立场", aliases=("群众路线",), min_problems=1, declared_at=AT),
    ]
    return match_themes(titles, specs)


@pytest.mark.parametrize(
    ("titles", "found"),
    [
        (("政治忠诚", "人民立场"), ("loyalty", "people")),
        (("人民立场", "政治忠诚"), ("people", "loyalty")),
        (("走群众路线",), ("people",)),  # by the alias alone
        (
            ("政治忠诚担当", "政治忠诚"),
            (None, "loyalty"),
        ),  # no theme twice: three pairs of three before three of five
        (("政治忠诚", "立场问题"), ("loyalty", "people")),  # in its place, with one pair of five
        (("忠诚老实", "人民立场"), ("loyalty", "people")),  # with one of three
        (("忠诚老实",), (None,)),  # but not where the number of headings is another one
    ],
)
def test_a_theme_is_found_by_its_words_or_else_by_its_place(
    titles: tuple[str, ...], found: tuple[str | None, ...]
) -> None:
    assert themes_of(*titles) == found


def test_of_several_numbers_the_last_is_spoken_of() -> None:
    assert spoken_number("从3个方面到5个方面") == 5
    assert spoken_number("开会") is None
