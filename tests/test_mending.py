"""`check --fix`, `--unsafe-fixes` and `--diff`: what is written, what is shown, and what is never touched."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import contract
from reviewlint import corpus
from reviewlint.cli import files

if TYPE_CHECKING:
    from collections.abc import Callable

    from answer import Answer

FAULTY = "检查情况\n检查了机房,线路(含标牌)。 \n联系xx村、等单位。\n"
FIXED = "检查情况\n检查了机房，线路（含标牌）。\n联系xx村、等单位。\n"
UNSAFELY = "检查情况\n检查了机房，线路（含标牌）。\n联系xx村等单位。\n"
ONLY = ("--profile", "writing", "--lang", "en")
DIFF = """\
--- a/draft.txt
+++ b/draft.txt
@@ -1,3 +1,3 @@
 检查情况
-检查了机房,线路(含标牌)。\x20
+检查了机房，线路（含标牌）。
 联系xx村、等单位。
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a draft."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    save(FAULTY)
    return tmp_path


def save(text: str, name: str = "draft.txt") -> None:
    Path(name).write_bytes(text.encode("utf-8"))


def kept(name: str = "draft.txt") -> str:
    return Path(name).read_bytes().decode("utf-8")


def told(answer: Answer) -> list[str]:
    return [violation["rule"] for violation in answer.json["files"][0]["violations"]]


# What is written ------------------------------------------------------------------------------------------------


def test_fix_mends_what_is_safe_and_reports_the_rest(ask: Callable[..., Answer]) -> None:
    answer = ask("draft.txt", "--fix", *ONLY, "--format", "json")
    contract.verify_check(answer.json)
    assert kept() == FIXED
    assert answer.json["files"][0]["fixed"] == 4
    assert told(answer) == ["placeholder", "punctuation"]
    assert answer.status == 1


def test_what_remains_decides_the_exit_status(ask: Callable[..., Answer]) -> None:
    warnings = ("--ignore", "placeholder", "--fail-on", "warning", *ONLY)
    assert ask("draft.txt", *warnings).status == 1
    assert ask("draft.txt", "--diff", "--unsafe-fixes", *warnings).status == 1
    assert ask("draft.txt", "--fix", *warnings).status == 1
    assert ask("draft.txt", "--fix", "--unsafe-fixes", *warnings).status == 0
    assert kept() == UNSAFELY


def test_only_selected_rules_are_mended(ask: Callable[..., Answer]) -> None:
    ask("draft.txt", "--fix", "--select", "trailing-space", *ONLY)
    assert kept() == FAULTY.replace(" ", "")
    ask("draft.txt", "--fix", "--ignore", "punctuation", *ONLY)
    assert kept() == FAULTY.replace(" ", "")


def test_a_second_run_changes_nothing(ask: Callable[..., Answer]) -> None:
    ask("draft.txt", "--fix", *ONLY)
    before = Path("draft.txt").stat()
    answer = ask("draft.txt", "--fix", *ONLY, "--format", "json")
    assert answer.json["files"][0]["fixed"] == 0
    assert Path("draft.txt").stat() == before


SUMMARIES = {
    "before": ([], "6 can be mended with --fix, 1 more with --unsafe-fixes"),
    "fixed": (["--fix"], "mended 7 places, 1 can be mended with --fix --unsafe-fixes"),
    "all": (["--fix", "--unsafe-fixes"], "mended 8 places"),
}


@pytest.mark.parametrize(("arguments", "line"), SUMMARIES.values(), ids=list(SUMMARIES))
def test_the_report_says_what_can_be_mended(
    arguments: list[str], line: str, ask: Callable[..., Answer]
) -> None:
    save(FAULTY, "other.txt")
    Path("other.txt").write_text("检查情况\n\n检查了机房,线路(含标牌)。\n", encoding="utf-8")
    assert ask(".", *arguments, *ONLY).out.splitlines()[-1] == line


def test_the_report_says_so_in_chinese(ask: Callable[..., Answer]) -> None:
    last = [
        ask("draft.txt", *arguments, "--profile", "writing", "--lang", "zh").out.splitlines()[-1]
        for arguments in ([], ["--fix"], ["--fix", "--unsafe-fixes"])
    ]
    assert last == [
        "3 处可用 --fix 改正，加 --unsafe-fixes 再改 1 处",
        "已改正 4 处，1 处可用 --fix --unsafe-fixes 改正",
        "已改正 1 处",
    ]


def test_what_mends_silently_does_not_show_in_the_report(ask: Callable[..., Answer]) -> None:
    save("检查情况 \n\n检查了机房和线路，没有发现隐患。 \n")
    answer = ask("draft.txt", *ONLY)
    assert "off" not in answer.out
    assert "mended" not in answer.out
    assert ask("draft.txt", "--fix", *ONLY).out.splitlines()[-1] == "mended 2 places"


def test_encoding_mark_and_line_ends_are_kept(ask: Callable[..., Answer]) -> None:
    for encoding in ("utf-8-sig", "utf-16", "gb18030"):
        Path("draft.txt").write_bytes(FAULTY.replace("\n", "\r\n").encode(encoding))
        ask("draft.txt", "--fix", *ONLY)
        assert Path("draft.txt").read_bytes() == FIXED.replace("\n", "\r\n").encode(encoding)


def test_permissions_and_links_are_kept(ask: Callable[..., Answer]) -> None:
    Path("folder").mkdir()
    Path("draft.txt").rename("folder/real.txt")
    Path("folder/real.txt").chmod(0o640)
    Path("draft.txt").symlink_to("folder/real.txt")
    ask("draft.txt", "--fix", *ONLY)
    assert Path("draft.txt").is_symlink()
    assert kept("folder/real.txt") == FIXED
    assert stat.S_IMODE(Path("folder/real.txt").stat().st_mode) == 0o640
    assert sorted(path.name for path in Path().rglob("*")) == ["draft.txt", "folder", "real.txt"]


def test_a_draft_with_other_names_is_left_alone(ask: Callable[..., Answer]) -> None:
    os.link("draft.txt", "other.txt")
    answer = ask("draft.txt", "--fix", *ONLY)
    assert answer.status == 2
    assert answer.err == (
        "draft.txt: it has several names (hard links), of which only one would change, so it was left alone: "
        "save a copy first\n"
    )
    assert kept() == kept("other.txt") == FAULTY


def test_a_draft_that_is_read_only_is_left_alone(ask: Callable[..., Answer]) -> None:
    Path("draft.txt").chmod(0o444)
    answer = ask("draft.txt", "--fix", *ONLY)
    assert (answer.status, answer.err) == (2, "draft.txt: cannot be written: Permission denied\n")
    assert kept() == FAULTY


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give files away")
def test_the_owner_is_kept(ask: Callable[..., Answer]) -> None:
    os.chown("draft.txt", 4321, 1234)
    Path("draft.txt").chmod(0o640)
    ask("draft.txt", "--fix", *ONLY)
    found = Path("draft.txt").stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (4321, 1234, 0o640)
    assert kept() == FIXED


def test_an_owner_that_cannot_be_kept_leaves_the_draft_as_it_was(
    ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    mine = os.fstat
    monkeypatch.setattr(os, "fstat", lambda one: os.stat_result((*mine(one)[:4], 4321, *mine(one)[5:])))
    monkeypatch.setattr(os, "fchown", fail)
    answer = ask("draft.txt", "--fix", *ONLY)
    assert (answer.status, answer.err) == (2, "draft.txt: cannot be written: Operation not permitted\n")
    assert kept() == FAULTY
    assert [path.name for path in Path().iterdir()] == ["draft.txt"]


def test_nobody_else_reads_a_private_draft_while_it_is_written(
    ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    modes: list[int] = []
    sync = os.fsync

    def look(descriptor: int) -> None:
        modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", look)
    monkeypatch.setattr(os, "fchmod", lambda *_: None)  # too late: it can be opened before
    Path("draft.txt").chmod(0o600)
    ask("draft.txt", "--fix", *ONLY)
    assert modes == [0o600]


def test_a_file_that_another_run_is_writing_is_left_to_it(ask: Callable[..., Answer]) -> None:
    name = f".reviewlint.{os.getpid()}.new"
    save("", name)
    answer = ask("draft.txt", "--fix", *ONLY)
    assert (answer.status, answer.err) == (2, "draft.txt: cannot be written: File exists\n")
    assert Path(name).exists()
    assert kept() == FAULTY


def test_a_name_as_long_as_can_be(ask: Callable[..., Answer]) -> None:
    name = "材" * 79 + ".txt"
    save(FAULTY, name)
    ask(name, "--fix", *ONLY)
    assert kept(name) == FIXED


@pytest.mark.parametrize("broken", ["fsync", "replace"])
def test_a_failure_leaves_the_draft_as_it_was(
    broken: str, ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(*{"fsync": (os, "fsync"), "replace": (Path, "replace")}[broken], fail)
    answer = ask("draft.txt", "--fix", *ONLY, "--format", "json")
    assert answer.status == 2
    assert answer.err == "draft.txt: cannot be written: No space left on device\n"
    contract.verify_check(answer.json)
    assert kept() == FAULTY
    assert [path.name for path in Path().iterdir()] == ["draft.txt"]


def test_an_interruption_leaves_the_draft_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        files.replace(Path("draft.txt"), b"")
    assert kept() == FAULTY
    assert [path.name for path in Path().iterdir()] == ["draft.txt"]


def test_a_draft_that_changes_meanwhile_is_left_alone(
    ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    spread = corpus.spread

    def lint_and_type(work: Callable[[object], object], things: list[object]) -> list[object]:
        made = spread(work, things)
        save(FAULTY + "又加一句。\n")
        return made

    monkeypatch.setattr(corpus, "spread", lint_and_type)
    answer = ask("draft.txt", "--fix", *ONLY)
    assert answer.status == 2
    assert answer.err == "draft.txt: it has changed meanwhile, so it was left alone: run once more\n"
    assert kept() == FAULTY + "又加一句。\n"


def test_an_unreadable_draft_does_not_keep_the_others_from_being_mended(ask: Callable[..., Answer]) -> None:
    answer = ask("missing.txt", "draft.txt", "--fix", *ONLY)
    assert answer.status == 2
    assert answer.err == "missing.txt: no such file\n"
    assert kept() == FIXED


def test_nothing_is_written_under_bad_options_or_a_broken_configuration(ask: Callable[..., Answer]) -> None:
    assert ask("draft.txt", "--fix", "--ignore", "placeholdr", *ONLY).status == 2
    Path("below").mkdir()
    save(FAULTY, "below/draft.txt")
    save("rules: {punctuation: {fix: sometimes}}\n", "below/.reviewlint.yml")
    assert ask("draft.txt", "below", "--fix", *ONLY).status == 2
    assert kept() == FAULTY


def test_many_drafts_are_mended_alike(ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(corpus, "_processors", lambda: 2)
    for number in range(60):
        save(FAULTY, f"{number}.txt")
    shown = ask(".", "--diff", *ONLY).out
    assert shown.count("+++ b/") == 61
    answer = ask(".", "--fix", *ONLY, "--format", "json")
    assert [file["fixed"] for file in answer.json["files"]] == [4] * 61
    assert {kept(path.name) for path in Path().iterdir()} == {FIXED}


# What is shown --------------------------------------------------------------------------------------------------


def test_diff_shows_and_writes_nothing(ask: Callable[..., Answer]) -> None:
    answer = ask("draft.txt", "--diff", *ONLY)
    assert (answer.status, answer.out, answer.err) == (1, DIFF, "")
    assert kept() == FAULTY
    assert ask("draft.txt", "--diff", "--unsafe-fixes", *ONLY).out.splitlines()[-4:] == [
        "-检查了机房,线路(含标牌)。 ",
        "-联系xx村、等单位。",
        "+检查了机房，线路（含标牌）。",
        "+联系xx村等单位。",
    ]


def test_diff_of_nothing_is_empty(ask: Callable[..., Answer]) -> None:
    save("检查情况\n\n检查了机房和线路，没有发现隐患。\n")
    assert ask("draft.txt", "--diff", *ONLY) == (0, "", "")


def test_diff_reads_standard_input(ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    with Path("draft.txt").open(encoding="utf-8") as stream:
        monkeypatch.setattr(sys, "stdin", stream)
        answer = ask("-", "--diff", "--stdin-filename", "draft.txt", *ONLY)
    assert (answer.status, answer.out) == (1, DIFF)


def test_diff_in_colour(ask: Callable[..., Answer]) -> None:
    shown = ask("draft.txt", "--diff", "--color", "always", *ONLY).out
    assert "\x1b[1;31m-检查了机房,线路(含标牌)。 \x1b[0m" in shown
    assert "\x1b[32m+检查了机房，线路（含标牌）。\x1b[0m" in shown


def test_diff_obeys_nothing_in_a_draft(ask: Callable[..., Answer]) -> None:
    save("检查情况\x1b[31m\n检查了\u202e机房,线路。\t列\r\n没有收尾,标牌\x07")
    assert ask("draft.txt", "--diff", *ONLY).out.splitlines()[2:] == [
        "@@ -1,3 +1,3 @@",
        " 检查情况\\x1b[31m",
        "-检查了\\u202e机房,线路。\t列",
        "-没有收尾,标牌\\x07",
        "\\ No newline at end of file",
        "+检查了\\u202e机房，线路。\t列",
        "+没有收尾，标牌\\x07",
        "\\ No newline at end of file",
    ]


def test_diff_tells_of_what_could_not_be_written(ask: Callable[..., Answer]) -> None:
    Path("draft.txt").write_bytes("检查了机房,线路。".encode("utf-7") + b"+-+AGE-")
    answer = ask("draft.txt", "--diff", "--encoding", "utf-7", *ONLY)
    assert (answer.status, answer.out) == (2, "")
    assert "cannot be written back as it was" in answer.err


# What is refused ------------------------------------------------------------------------------------------------

REFUSED = {
    "both": (
        ["draft.txt", "--fix", "--diff"],
        "use either --fix or --diff: --diff shows and changes nothing",
    ),
    "unsafe alone": (["draft.txt", "--unsafe-fixes"], "--unsafe-fixes goes with --fix or --diff"),
    "standard input": (
        ["draft.txt", "-", "--fix"],
        "--fix changes files, not standard input; --diff shows what would change",
    ),
    "JSON of a diff": (
        ["draft.txt", "--diff", "--format", "json"],
        "there is no --format json of --diff",
    ),
}


@pytest.mark.parametrize(("arguments", "line"), REFUSED.values(), ids=list(REFUSED))
def test_options_that_do_not_go_together(arguments: list[str], line: str, ask: Callable[..., Answer]) -> None:
    assert ask(*arguments, *ONLY) == (2, "", f"reviewlint: {line}\n")
    assert kept() == FAULTY


def test_the_profile_is_chosen_again_for_what_is_mended(ask: Callable[..., Answer]) -> None:
    text = "白沙镇党委班子2O25年度民主生活会对照检查材料\n一、存在的问题\n1.集中学习缺2次。\n"
    save(
        "rules:\n  year:\n    for: document\n    forbid: text matches /2O25/\n    message: 年份\n    fix: {safe: '2025'}\n",
        ".reviewlint.yml",
    )
    save(text)
    assert ask("draft.txt", "--format", "json").json["files"][0]["profile"] == "self-review"
    diff = ask("draft.txt", "--diff").out
    answer = ask("draft.txt", "--fix", "--format", "json")
    (file,) = answer.json["files"]
    assert (file["profile"], file["fixed"], answer.status) == ("self-review-2025", 1, 1)
    assert told(answer).count("theme-missing") == 5
    assert answer.json["files"] == [{**ask("draft.txt", "--format", "json").json["files"][0], "fixed": 1}]
    assert "+白沙镇党委班子2025年度" in diff


# What has been decided ------------------------------------------------------------------------------------------


def test_what_is_decided_is_not_touched(ask: Callable[..., Answer]) -> None:
    save("检查情况\n检查了机房,线路。检查了标牌,门禁。\n检查了仓库,楼道。\n检查了食堂,宿舍。\n")
    config = ("--config", ".reviewlint.yml")
    save("profile: writing\n", ".reviewlint.yml")
    ask("decide", "draft.txt", "--silence", "punctuation@2:6", "--reason", "示例", *config)
    assert ask("draft.txt", "--diff", *config).out == ""
    Path("draft.reviewlint.yml").unlink()
    save("检查情况\n检查了机房,线路。检查了标牌，门禁。\n检查了仓库,楼道。\n")
    ask("decide", "draft.txt", "--silence", "punctuation@2:6", "--reason", "示例", *config)
    before = kept("draft.reviewlint.yml")
    answer = ask("draft.txt", "--fix", *config, "--format", "json")
    assert kept() == "检查情况\n检查了机房,线路。检查了标牌，门禁。\n检查了仓库，楼道。\n"
    assert told(answer) == []
    assert kept("draft.reviewlint.yml") == before


def test_a_statement_with_a_ruling_is_not_touched(ask: Callable[..., Answer]) -> None:
    save(
        "检查情况\n一、存在的问题\n1.台账不全,缺3页。\n2.标牌脱落,共5处。\n二、整改措施\n1.开展书法展览,每月一次。\n"
    )
    save("profile: review\n", ".reviewlint.yml")
    ask("decide", "draft.txt", "--accept", "P1:M1")
    ask("draft.txt", "--fix")
    assert kept() == (
        "检查情况\n一、存在的问题\n1.台账不全,缺3页。\n2.标牌脱落，共5处。\n二、整改措施\n1.开展书法展览,每月一次。\n"
    )
    stale = ask("draft.txt", "--select", "suspect-decision,unused-decision", "--format", "json")
    assert told(stale) == []
