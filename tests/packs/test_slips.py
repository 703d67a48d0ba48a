"""Slips that people make who do not write YAML every day: each is told as what it is, at its place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewlint.checks import CHECKS
from reviewlint.errors import PackError
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import find_configuration, load_configuration

if TYPE_CHECKING:
    from pathlib import Path

RULE = "rules:\n  own:\n    for: measure\n    require: owner\n    message: {}\n"
SLIPS = {
    "braces": (RULE.format("{id}没有责任人"), "5:14", "text with braces needs quotes, as in message: '{id} has no owner'"),
    "braces in a list": ("rules:\n  own:\n    passes:\n      - a: {id}没有\n", "4:12", "text with braces needs quotes, as in message: '{id} has no owner'"),
    "colon": ("rules:\n  vague-wording：off\n", "2:16", "full-width “：” after a key: write “: ”"),
    "colon of a word list": ("words:\n  hedges：[个别]\n", "2:9", "full-width “：” after a key: write “: ”"),
    "severity at the top": ("vague-wording: off\n", "1:1", "“vague-wording” is a rule: write it under “rules:”, indented by two spaces"),
    "rule at the top": ("budget: {for: measure, require: owner, message: m}\n", "1:1", "“budget” is a rule: write it under “rules:”, indented by two spaces"),
    "theme": ("themes: [带头强化政治忠诚]\n", "1:10", "write each theme as {id: a-name, title: 带头强化政治忠诚}"),
    "title": ("profile: 2023年度对照检查材料\n", "1:10", "“2023年度对照检查材料” is the title of self-review-2023: write self-review-2023"),
    "contains": ('rules:\n  own: {for: measure, forbid: text contains "资金", message: m}\n', "2:36", "write matches /…/ or has any of […] instead of “contains”"),
    "missing pack": ("extends: office.yml\n", "1:10", "there is no file “office.yml”"),
}  # fmt: skip


def mistakes(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(PackError) as caught:
        load_configuration(path, open_catalogue(CHECKS))
    return [(f"{m.location.line}:{m.location.column}", m.reason["en"]) for m in caught.value.mistakes]


@pytest.mark.parametrize(("text", "place", "reason"), SLIPS.values(), ids=SLIPS)
def test_slips(tmp_path: Path, text: str, place: str, reason: str) -> None:
    path = tmp_path / ".reviewlint.yml"
    path.write_text(text, encoding="utf-8")
    assert mistakes(path) == [(place, reason)]


def test_one_pack_needs_no_list(tmp_path: Path) -> None:
    (tmp_path / "office.yml").write_text("rules: {vague-wording: off}\n", encoding="utf-8")
    path = tmp_path / ".reviewlint.yml"
    path.write_text("profile: review\nextends: office.yml\n", encoding="utf-8")
    profile = load_configuration(path, open_catalogue(CHECKS)).profile_for("review")
    assert profile.rules["vague-wording"].severity == "off"


def test_a_file_that_is_not_there_is_called_so(tmp_path: Path) -> None:
    assert mistakes(tmp_path / "nosuch.yml") == [("1:1", f"there is no file “{tmp_path / 'nosuch.yml'}”")]


@pytest.mark.parametrize("name", ["reviewlint.yml", "reviewlint.yaml", ".reviewlint.yaml"])
def test_a_name_that_is_nearly_right_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    with pytest.raises(PackError) as caught:
        find_configuration(tmp_path)
    assert caught.value.mistakes[0].reason["zh"] == "配置文件应命名为 .reviewlint.yml，请改名"
    (tmp_path / ".reviewlint.yml").touch()
    assert find_configuration(tmp_path) == tmp_path / ".reviewlint.yml"
