from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reviewlint.errors import PackError
from reviewlint.packs.catalogue import FALLBACK, UnknownProfile, open_catalogue
from reviewlint.packs.load_profile import (
    Configuration,
    _profile,
    available,
    find_configuration,
    index,
    load_configuration,
    load_profile,
)
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from reviewlint.packs.catalogue import Catalogue


SHIPPED = Path(__file__).parent / "shipped"
CHECKS = ("assertion", "placeholder", "vague-wording")


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache of its own, and nothing remembered in this process."""
    folder = tmp_path / "store"
    monkeypatch.setenv("REVIEWLINT_CACHE_DIR", str(folder))
    forget()
    return folder


def forget() -> None:
    _profile.cache_clear()
    index.cache_clear()


def test_the_packs_there_are(catalogue: Catalogue) -> None:
    found = available(catalogue)
    assert [(pack.name, pack.extends, pack.announced_by, pack.source) for pack in found] == [
        ("review", ("writing",), 3, "通知"),
        ("self-review", ("review",), 2, None),
        ("writing", (), 0, None),
    ]
    assert found[2].title == Phrase("文字规范", "Wording")
    assert found[2].description == Phrase("任何材料都适用", "Any draft")


def test_candidates_know_how_many_packs_they_build_on(catalogue: Catalogue) -> None:
    assert [(c.name, c.depth) for c in index(catalogue).candidates] == [("review", 1), ("self-review", 2)]


def test_a_profile_that_is_not_there(catalogue: Catalogue) -> None:
    with pytest.raises(UnknownProfile) as caught:
        load_profile("self-reviw", catalogue)
    assert caught.value.lines("en") == [
        "unknown profile “self-reviw”; did you mean “self-review”?; there are review, self-review, writing"
    ]
    assert caught.value.lines("zh") == [
        "没有“self-reviw”这个规则集，是否想写“self-review”？；可用的有 review、self-review、writing"
    ]


def test_without_a_file_a_configuration_is_the_shipped_packs(catalogue: Catalogue) -> None:
    configuration = Configuration(catalogue)
    assert (configuration.profile, configuration.folder) == ("auto", Path())
    assert configuration.profile_for("review") == load_profile("review", catalogue)


def test_a_profile_is_merged_once_in_a_process(catalogue: Catalogue) -> None:
    assert load_profile("review", catalogue) is load_profile("review", open_catalogue(CHECKS, SHIPPED))


def test_a_profile_from_the_cache_is_the_same(catalogue: Catalogue, store: Path) -> None:
    Path("c.yml").write_text(
        "rules: {mine: {for: measure, require: deadline, message: '{id}'}}", encoding="utf-8"
    )
    built = [
        load_profile("review", catalogue),
        load_configuration(Path("c.yml"), catalogue).profile_for("review"),
    ]
    kinds = sorted(path.name.partition(".")[0] for path in store.iterdir())
    assert kinds[-3:] == ["configuration", "profile", "profile"]
    forget()
    again = [
        load_profile("review", catalogue),
        load_configuration(Path("c.yml"), catalogue).profile_for("review"),
    ]
    assert built == again
    assert built[0] is not again[0]


def test_a_damaged_profile_is_merged_anew(catalogue: Catalogue, store: Path) -> None:
    built = load_profile("review", catalogue)
    for entry in store.iterdir():
        entry.write_bytes(b"no such thing")
    forget()
    assert load_profile("review", catalogue) == built


def test_a_changed_pack_is_read_anew(store: Path, tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    folder.mkdir()
    pack = folder / "writing.yml"
    pack.write_text("title: 甲", encoding="utf-8")
    assert load_profile("writing", open_catalogue(CHECKS, folder)).title.zh == "甲"
    pack.write_text("title: 乙", encoding="utf-8")
    assert load_profile("writing", open_catalogue(CHECKS, folder)).title.zh == "乙"
    assert store.is_dir()


def test_a_changed_file_that_a_configuration_extends_is_read_anew(catalogue: Catalogue, store: Path) -> None:
    Path("c.yml").write_text("extends: [./office.yml]", encoding="utf-8")
    office = Path("office.yml")
    office.write_text("words: {own: [甲]}", encoding="utf-8")
    assert load_configuration(Path("c.yml"), catalogue).profile_for("writing").words["own"] == ("甲",)
    office.write_text("words: {own: [乙]}", encoding="utf-8")
    assert load_configuration(Path("c.yml"), catalogue).profile_for("writing").words["own"] == ("乙",)
    office.unlink()
    with pytest.raises(PackError):
        load_configuration(Path("c.yml"), catalogue)
    assert store.is_dir()


def test_places_follow_the_name_by_which_a_configuration_is_given(catalogue: Catalogue, store: Path) -> None:
    path = Path("c.yml")
    path.write_text("rules: {mine: {for: measure, require: deadline, message: m}}", encoding="utf-8")
    for shown in (path, path.absolute()):
        rule = load_configuration(shown, catalogue).profile_for("writing").rules["mine"]
        assert rule.declared_at.path == str(shown)
    assert store.is_dir()


def test_other_checks_make_another_library(catalogue: Catalogue) -> None:
    other = open_catalogue(("assertion", "placeholder"), SHIPPED)
    assert other != catalogue
    with pytest.raises(PackError) as caught:
        load_profile("review", other)
    assert caught.value.lines("en") == ["rules/review.yml:13:12: unknown check “vague-wording”"]


def test_a_pack_of_topics_is_no_profile(tmp_path: Path) -> None:
    (tmp_path / "writing.yml").write_text("title: 文字规范\n", encoding="utf-8")
    (tmp_path / "topics.yml").write_text(
        "title: 话题\ntopics:\n  - {id: study, name: 学习, strong: [学习]}\n", encoding="utf-8"
    )
    catalogue = open_catalogue(CHECKS, tmp_path)
    assert [pack.name for pack in available(catalogue)] == ["writing"]
    with pytest.raises(UnknownProfile) as caught:
        load_profile("topic", catalogue)
    assert caught.value.lines("en") == ["unknown profile “topic”; there are writing"]


def test_no_packs_at_all(tmp_path: Path) -> None:
    catalogue = open_catalogue(CHECKS, tmp_path)
    assert available(catalogue) == ()
    with pytest.raises(UnknownProfile):
        load_profile(FALLBACK, catalogue)


def test_the_nearest_configuration_is_found(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    (tmp_path / ".reviewlint.yml").touch()
    (tmp_path / "a" / ".reviewlint.yml").touch()
    assert find_configuration(inner / "draft.txt") == tmp_path / "a" / ".reviewlint.yml"
    assert find_configuration(inner) == tmp_path / "a" / ".reviewlint.yml"
    assert find_configuration(tmp_path / "draft.txt") == tmp_path / ".reviewlint.yml"


def test_a_configuration_is_shown_as_the_draft_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / ".reviewlint.yml").touch()
    assert find_configuration(Path("a/b/draft.txt")) == Path("a/.reviewlint.yml")
    assert find_configuration(Path("a/b/../../a/draft.txt")) == Path("a/.reviewlint.yml")
    monkeypatch.chdir(tmp_path / "a" / "b")
    assert find_configuration(Path("draft.txt")) == tmp_path / "a" / ".reviewlint.yml"


def test_a_folder_of_that_name_is_no_configuration(tmp_path: Path) -> None:
    (tmp_path / "a" / ".reviewlint.yml").mkdir(parents=True)
    (tmp_path / ".reviewlint.yml").touch()
    assert find_configuration(tmp_path / "a") == tmp_path / ".reviewlint.yml"


def test_a_dangling_link_of_that_name_does_not_go_unnoticed(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / ".reviewlint.yml").symlink_to(tmp_path / "gone.yml")
    found = find_configuration(tmp_path / "draft.txt")
    assert found == tmp_path / ".reviewlint.yml"
    with pytest.raises(PackError) as caught:
        load_configuration(found, catalogue)
    assert caught.value.lines("en") == [f"{found}:1:1: cannot be read: No such file or directory"]


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path: Path, catalogue: Catalogue) -> None:
    pipe = tmp_path / "pipe.yml"
    os.mkfifo(pipe)
    with pytest.raises(PackError) as caught:
        load_configuration(pipe, catalogue)
    assert caught.value.lines("zh") == [f"{pipe}:1:1: 无法读取：not a file"]


def test_an_overlong_name_is_under_no_configuration() -> None:
    assert find_configuration(Path("x" * 5000)) is None


def test_only_packs_can_be_extended(tmp_path: Path, catalogue: Catalogue) -> None:
    (tmp_path / "secret").write_text("password: 1234\n", encoding="utf-8")
    path = tmp_path / "c.yml"
    path.write_text("extends: [./secret]\n", encoding="utf-8")
    with pytest.raises(PackError) as caught:
        load_configuration(path, catalogue)
    assert caught.value.lines("en") == [f"{path}:1:11: “./secret” is no .yml file"]


def test_a_configuration_under_nearly_the_right_name_does_not_go_unnoticed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / ".reviewlint.yaml").touch()
    with pytest.raises(PackError) as caught:
        find_configuration(Path("a") / "draft.txt")
    shown = os.path.join("a", ".reviewlint.yaml")  # noqa: PTH118 - as it is printed
    assert caught.value.lines("en") == [
        f"{shown}:1:1: the configuration is called .reviewlint.yml: rename this file"
    ]
    (tmp_path / "a" / ".reviewlint.yml").touch()
    assert find_configuration(Path("a")) == Path("a/.reviewlint.yml")


def test_a_warm_start_reads_no_yaml_and_parses_no_assertion(store: Path) -> None:
    Path("c.yml").write_text("rules: {mine: {for: measure, require: deadline, message: m}}", encoding="utf-8")
    script = f"""\
import sys
from pathlib import Path
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import index, load_configuration
catalogue = open_catalogue({CHECKS!r}, Path({str(SHIPPED)!r}))
index(catalogue)
load_configuration(Path("c.yml"), catalogue).profile_for("review")
print(*sorted({{"yaml", "lark", "pathspec", "difflib", "rich"}} & set(sys.modules)))
"""
    run = [sys.executable, "-c", script]
    said = [subprocess.run(run, check=True, capture_output=True, encoding="utf-8").stdout for _ in range(2)]
    assert said[0].split() == ["difflib", "lark", "yaml"]
    assert said[1].split() == []
    assert store.is_dir()
