"""Words that people might want to extend stand in YAML: no pattern in Python holds a long list of them."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = Path(__file__).parents[1] / "linter" / "reviewlint"
ROOMS = ("outline", "notice", "reading", "links", "facts")
MODULES = sorted(path for room in ROOMS for path in (PACKAGE / room).rglob("*.py"))
MOST = 10
WORD = re.compile(r"[\u4e00-\u9fff]{2,}|[A-Za-z]{3,}")
# the spelled-out ordinals and the numerals are what the grammar counts by
GRAMMATICAL = {"styles.py"}


def lists(pattern: str) -> Iterator[str]:
    """Yield the alternatives of each group in a pattern, what stands in groups inside it left out."""
    while inner := re.search(r"\((?:\?[:=!<i]*:?)?([^()]*)\)", pattern):
        yield inner[1]
        pattern = pattern.replace(inner[0], "", 1)
    yield pattern


def long_lists(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        called = isinstance(node, ast.Call) and ast.unparse(node.func) == "re.compile"
        for child in ast.walk(node) if called else ():
            if isinstance(child, ast.Constant) and isinstance(child.value, str):
                for found in lists(child.value):
                    if sum(WORD.fullmatch(word) is not None for word in found.split("|")) > MOST:
                        yield found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_pattern_holds_a_long_list_of_words(path: Path) -> None:
    if path.name not in GRAMMATICAL:
        assert list(long_lists(path)) == []


def test_long_list_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "module.py"
    words = "|".join(f"甲{word}" for word in "乙丙丁戊己庚辛壬癸子丑")
    path.write_text(f'import re\nX = re.compile("一(?:{words})(?:{words[:5]})")\n', encoding="utf-8")
    assert list(long_lists(path)) == [words]
