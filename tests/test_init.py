"""`reviewlint init` and `reviewlint schema`: what is written, and that it does what it says."""

from __future__ import annotations

import io
import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
import yaml

from reviewlint.checks import CHECKS
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.json_schema import FILE_NAME as SCHEMA
from reviewlint.packs.load_profile import load_configuration, load_profile

if TYPE_CHECKING:
    from collections.abc import Callable

    from answer import Answer
    from reviewlint.phrases import Language

CATALOGUE = open_catalogue(CHECKS)
CONFIGURATION = Path(".reviewlint.yml")
TEAM = """\
云岭区水务局党组2025年度民主生活会对照检查材料

按照通知要求，局党组对照带头强化政治忠诚、提高政治能力等5个方面查摆问题。现将有关情况报告如下。
一、岗位练兵
一是集中学习12次。
二、存在的主要问题
（一）在带头强化政治忠诚、提高政治能力方面
理论学习缺课3次。
（二）在带头固本培元、增强党性方面
谈心谈话少开展2次。
三、原因分析
理论武装抓得不紧。
四、整改措施
由办公室负责，每月组织集中学习1次。
"""
MINUTES = "泵房值班日志\n\n全天水位正常，备用泵试车1次。\n"
ENGLISH = "# Log of pump 3\n\nThe standby pump ran for two hours in June, and nobody was on duty.\n"
NOTICE = """\
关于开好2026年度民主生活会的通知

一、会前准备
（一）学习研讨。集中学习不少于2次。
（二）撰写材料。对照带头铸牢政治忠诚、锤炼党性修养，带头转变作风、服务群众，带头依法履职、担当实干，带头从严管理、守住底线等4个方面，深入查摆问题。
二、有关要求
（一）加强领导。
（二）按时报送。
"""
BRANCH_NOTICE = """\
关于召开组织生活会的通知
支部班子重点从政治引领、队伍建设、联系服务3个方面查摆问题；党员个人重点从理论学习、党性修养、宗旨意识、廉洁自律4个方面查摆问题。
"""
PERSONAL = """\
2026年度组织生活会个人发言提纲

我对照理论学习、党性修养、宗旨意识、廉洁自律4个方面查摆问题。
一、存在的主要问题
（一）理论学习方面
我全年缺课3次，我没有补学。
二、原因分析
我抓得不紧。
三、整改措施
我每月补学1次。
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with drafts and notices."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    texts = {"team": TEAM, "minutes": MINUTES, "english": ENGLISH, "personal": PERSONAL}
    for name, text in {**texts, "notice": NOTICE, "branch": BRANCH_NOTICE}.items():
        Path(f"{name}.txt").write_text(text, encoding="utf-8")
    return tmp_path


def written(file: Path = CONFIGURATION) -> str:
    return file.read_text(encoding="utf-8")


def names(folder: str = ".") -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def blocks(text: str) -> list[str]:
    """Return the blocks of a configuration that can be made to count."""
    return [
        block
        for block in text.split("\n\n")
        if re.search(r"^# (?!yaml-language-server)", block, re.MULTILINE)
    ]


def counting(block: str) -> str:
    return re.sub(r"^# ", "", block, flags=re.MULTILINE)


def load(text: str) -> None:
    """Load a configuration as a whole; raises PackError for any mistake in it."""
    CONFIGURATION.write_text(text, encoding="utf-8")
    configuration = load_configuration(CONFIGURATION, CATALOGUE)
    name = configuration.profile
    configuration.profile_for("review" if name == "auto" else name)


# What is written ----------------------------------------------------------------------------------------------


def test_profile_of_a_draft(ask: Callable[..., Answer]) -> None:
    answer = ask("init", "team.txt")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out == (
        "已写入 .reviewlint.yml（规则集 self-review-2025），旁边的 .reviewlint.schema.json 供编辑器提示用\n"
        "下一步：打开看一看，按需启用其中的段落，再运行 reviewlint team.txt\n"
    )
    text = written()
    assert text.startswith("# yaml-language-server: $schema=.reviewlint.schema.json\n")
    assert "\nprofile: self-review-2025\n" in text
    assert "文中有“2025年度民主生活会对照检查”" in text
    assert "\n# subject: team\n" in text
    assert "#   - {role: other, titles: [岗位练兵]}\n" in text
    assert [line for line in text.splitlines() if line and line[0] != "#"] == ["profile: self-review-2025"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["team.txt"],
        ["minutes.txt"],
        ["english.txt"],
        ["personal.txt"],
        ["--profile", "rectification"],
        ["--from-notice", "notice.txt"],
        ["team.txt", "--from-notice", "notice.txt"],
        ["personal.txt", "--from-notice", "branch.txt"],
    ],
)
def test_every_block_can_be_made_to_count(
    arguments: list[str], language: Language, ask: Callable[..., Answer]
) -> None:
    assert ask("init", *arguments, "--lang", language).status == 0
    text = written()
    schema = json.loads(Path(SCHEMA).read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    offered = blocks(text)
    assert len(offered) == 5
    load(text)
    for block in offered:
        load(text.replace(block, counting(block)))
    load("\n\n".join(counting(block) if block in offered else block for block in text.split("\n\n")))


def test_what_is_written_changes_nothing_but_the_profile(ask: Callable[..., Answer]) -> None:
    before = ask("team.txt", "--format", "json", "--profile", "self-review-2025")
    ask("init", "team.txt")
    assert ask("team.txt", "--format", "json") == before


@pytest.mark.parametrize(
    ("arguments", "profile", "words"),
    [
        ([], "auto", "no draft was given"),
        (["minutes.txt"], "auto", "没有认出材料属于哪一类"),
        (["minutes.txt", "--profile", "rectification"], "rectification", "由 --profile 指定"),
        (["team.txt", "--profile", "auto"], "auto", "由 --profile 指定"),
        (["english.txt"], "auto", "no kind of review was recognised"),
        (["team.txt", "--lang", "en"], "self-review-2025", "checked as self-review-2025"),
        (["team.txt", "--encoding", "utf-8"], "self-review-2025", "文中有"),
    ],
)
def test_profile_and_reason(
    arguments: list[str], profile: str, words: str, ask: Callable[..., Answer]
) -> None:
    assert ask("init", *arguments).status == 0
    assert f"\nprofile: {profile}\n" in written()
    assert words in written()


def test_the_locale_decides_the_language_where_there_is_no_draft(
    ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert "没有给出材料" in ask("init", "--output", "-").out


def test_headings_that_could_be_more_than_text(ask: Callable[..., Answer]) -> None:
    headings = ["点滴: 'a' & [b]", "true", "- 三项", "“引用”的说明", "甲\x7f\u202e乙"]
    lines = [
        f"{mark}、{heading}\n说明{mark}。\n" for mark, heading in zip("一二三四五", headings, strict=True)
    ]
    Path("odd.txt").write_text("对照检查材料\n\n" + "".join(lines), encoding="utf-8")
    assert ask("init", "odd.txt").status == 0
    (sections,) = (block for block in blocks(written()) if "sections:" in block)
    load(counting(sections))
    configuration = load_configuration(CONFIGURATION, CATALOGUE)
    (spec,) = (spec for spec in configuration.profile_for("writing").sections if spec.role == "other")
    assert spec.titles == ("点滴: 'a' & [b]", "true", "- 三项", "“引用”的说明", "甲乙")


# Where it is written ------------------------------------------------------------------------------------------


def test_it_is_written_beside_the_draft(ask: Callable[..., Answer]) -> None:
    Path("2025").mkdir()
    Path("2025/team.txt").write_text(TEAM, encoding="utf-8")
    answer = ask("init", "2025/team.txt")
    assert "已写入 2025/.reviewlint.yml" in answer.out
    assert "reviewlint 2025/team.txt" in answer.out
    assert names("2025") == [".reviewlint.schema.json", ".reviewlint.yml", "team.txt"]
    assert not CONFIGURATION.exists()


def test_it_is_written_beside_a_link_where_it_applies(ask: Callable[..., Answer]) -> None:
    Path("elsewhere").mkdir()
    Path("elsewhere/link.txt").symlink_to("../team.txt")
    ask("init", "elsewhere/link.txt")
    assert Path("elsewhere/.reviewlint.yml").exists()
    assert (
        ask("check", "elsewhere/link.txt", "--format", "json").json["files"][0]["profile"]
        == "self-review-2025"
    )


def test_a_draft_on_standard_input(ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEAM.encode())))
    answer = ask("init", "-")
    assert answer.status == 0
    assert answer.out.endswith("再运行 reviewlint 材料.txt\n")
    assert "\nprofile: self-review-2025\n" in written()


@pytest.mark.parametrize("there", ["a file", "a dangling link"])
def test_an_existing_configuration_is_left_as_it_is(there: str, ask: Callable[..., Answer]) -> None:
    if there == "a file":
        CONFIGURATION.write_text("profile: review\n", encoding="utf-8")
    else:
        CONFIGURATION.symlink_to("nowhere.yml")
    answer = ask("init", "team.txt", "--lang", "en")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == (
        "reviewlint: .reviewlint.yml exists already and is left as it is; name another place with --output\n"
    )
    assert CONFIGURATION.is_symlink() or written() == "profile: review\n"
    assert not Path(SCHEMA).exists()
    assert not Path("nowhere.yml").exists()


def test_another_place(ask: Callable[..., Answer]) -> None:
    CONFIGURATION.write_text("profile: review\n", encoding="utf-8")
    Path("office").mkdir()
    assert ask("init", "--output", "office/begin.yml").status == 0
    assert Path("office", SCHEMA).exists()
    assert ask("team.txt", "--config", "office/begin.yml", "--fail-on", "never").status == 0
    assert ask("init", "--output", "office/begin.yml").status == 2


def test_standard_output(ask: Callable[..., Answer]) -> None:
    answer = ask("init", "team.txt", "--output", "-")
    assert (answer.status, answer.err) == (0, "")
    assert not CONFIGURATION.exists()
    assert not Path(SCHEMA).exists()
    load(answer.out)
    CONFIGURATION.unlink()
    ask("init", "team.txt")
    assert written() == answer.out


def test_a_configuration_above_is_named(ask: Callable[..., Answer]) -> None:
    CONFIGURATION.write_text("profile: review\n", encoding="utf-8")
    Path("below").mkdir()
    Path("below/team.txt").write_text(TEAM, encoding="utf-8")
    answer = ask("init", "below/team.txt")
    assert answer.status == 0
    assert answer.err == "reviewlint: .reviewlint.yml 从此对这个文件夹不起作用，需要的内容请并入新文件\n"


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may write anywhere")
def test_a_folder_that_cannot_be_written_to(folder: Path, ask: Callable[..., Answer]) -> None:
    folder.chmod(0o500)
    answer = ask("init", "--lang", "en")
    folder.chmod(0o700)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == ".reviewlint.schema.json: cannot be written: Permission denied\n"


def test_a_folder_that_is_not_there(ask: Callable[..., Answer]) -> None:
    answer = ask("init", "--output", "nowhere/x.yml", "--lang", "en")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == "nowhere/.reviewlint.schema.json: cannot be written: No such file or directory\n"


def test_nothing_is_left_of_a_file_that_could_not_be_put_in_place(ask: Callable[..., Answer]) -> None:
    Path(SCHEMA).mkdir()
    before = names()
    answer = ask("init", "--lang", "en")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == ".reviewlint.schema.json: cannot be written: Is a directory\n"
    assert names() == before


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["."], ".: this is a directory, not a file"),
        (["missing.txt"], "missing.txt: no such file"),
        ([""], ": this is a directory, not a file"),
        (
            ["word.docx"],
            "word.docx: this is a Word file (.docx), not plain text; save it as text (.txt) first",
        ),
        (["--from-notice", "word.docx"], "word.docx: this is a Word file (.docx), not plain text"),
        (["--from-notice", "."], ".: this is a directory, not a file"),
        (["--profile", "self-revew"], "unknown profile “self-revew”; did you mean “self-review”?"),
        (["team.txt", "--encoding", "x-none"], "reviewlint: unknown encoding x-none"),
        (["-", "--from-notice", "-"], "reviewlint: standard input can be read once"),
        (["--from-notice", "minutes.txt"], "minutes.txt: lists no themes to review"),
        (["--output", ""], "reviewlint: . exists already"),
        (
            ["--from-notice", "notice.txt", "--profile", "self-review-2025"],
            "reviewlint: the profile self-review-2025 has themes of its own",
        ),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(
    arguments: list[str], reason: str, ask: Callable[..., Answer]
) -> None:
    Path("word.docx").write_bytes(b"PK\x03\x04")
    before = names()
    answer = ask("init", *arguments, "--lang", "en")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(reason)
    assert answer.err.count("\n") == 1
    assert names() == before


def test_a_configuration_with_the_wrong_name(ask: Callable[..., Answer]) -> None:
    Path(".reviewlint.yaml").write_text("profile: review\n", encoding="utf-8")
    answer = ask("init", "--lang", "en")
    assert (answer.status, answer.out) == (2, "")
    assert (
        answer.err == ".reviewlint.yaml:1:1: the configuration is called .reviewlint.yml: rename this file\n"
    )


# From a notice ------------------------------------------------------------------------------------------------


def test_themes_of_a_notice(ask: Callable[..., Answer]) -> None:
    answer = ask("init", "--from-notice", "notice.txt")
    assert (answer.status, answer.err) == (0, "")
    assert "（规则集 self-review）" in answer.out
    assert (
        "\n## 方面读自 notice.txt 第 5 行，共 4 个；请与通知核对，以通知为准。\n"
        "themes:\n"
        "  - id: aspect-1\n"
        "    title: 带头铸牢政治忠诚、锤炼党性修养\n"
        "  - id: aspect-2\n"
        "    title: 带头转变作风、服务群众\n"
    ) in written()
    profile = load_configuration(CONFIGURATION, CATALOGUE).profile_for("self-review")
    assert [theme.id for theme in profile.themes] == ["aspect-1", "aspect-2", "aspect-3", "aspect-4"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-16", "utf-8-sig"])
def test_a_notice_in_another_encoding(encoding: str, ask: Callable[..., Answer]) -> None:
    Path("notice.txt").write_bytes(NOTICE.replace("\n", "\r\n").encode(encoding))
    assert ask("init", "--from-notice", "notice.txt").status == 0
    assert "title: 带头从严管理、守住底线\n" in written()


def test_themes_take_the_place_of_those_of_a_year(ask: Callable[..., Answer]) -> None:
    assert ask("init", "team.txt", "--from-notice", "notice.txt").status == 0
    assert "材料像是 self-review-2025，但该规则集自带的方面与通知不同" in written()
    assert "\nprofile: self-review\n" in written()


def test_a_profile_without_themes_is_kept(ask: Callable[..., Answer]) -> None:
    assert ask("init", "--from-notice", "notice.txt", "--profile", "rectification").status == 0
    assert "\nprofile: rectification\n" in written()


@pytest.mark.parametrize("name", [name for name in CATALOGUE.names if load_profile(name, CATALOGUE).themes])
def test_the_list_of_a_shipped_profile_is_not_repeated(name: str, ask: Callable[..., Answer]) -> None:
    titles = [theme.title for theme in load_profile(name, CATALOGUE).themes]
    aspects = "；".join(titles)
    Path("year.txt").write_text(f"通知\n对照以下{len(titles)}个方面查摆问题：{aspects}。\n", encoding="utf-8")
    assert ask("init", "--from-notice", "year.txt").status == 0
    assert f"\nprofile: {name}\n" in written()
    assert f"year.txt 第 2 行列出的 {len(titles)} 个方面，与规则集 {name} 的方面完全一致" in written()
    assert "\nthemes:" not in written()


def test_a_list_in_another_order_is_another_list(ask: Callable[..., Answer]) -> None:
    titles = [theme.title for theme in load_profile("self-review-2025", CATALOGUE).themes]
    aspects = "；".join(reversed(titles))
    Path("year.txt").write_text(f"通知\n对照以下5个方面查摆问题：{aspects}。\n", encoding="utf-8")
    assert ask("init", "--from-notice", "year.txt").status == 0
    assert "\nthemes:\n" in written()


def test_a_number_that_the_list_contradicts_is_told(ask: Callable[..., Answer]) -> None:
    Path("notice.txt").write_text(NOTICE.replace("4个方面", "5个方面"), encoding="utf-8")
    answer = ask("init", "--from-notice", "notice.txt")
    line = "notice.txt 说有 5 个方面，读出的是 4 个：请对照通知改正 themes"
    assert (answer.status, answer.err) == (0, f"reviewlint: {line}\n")
    assert f"## {line}\n" in written()
    assert written().count("  - id: ") == 4


def test_the_draft_says_whose_list_it_is(ask: Callable[..., Answer]) -> None:
    assert ask("init", "personal.txt", "--from-notice", "branch.txt").status == 0
    assert "title: 宗旨意识\n" in written()
    assert "## branch.txt 第 2 行另有一份清单，是班子的，共 3 个方面。\n" in written()
    CONFIGURATION.unlink()
    assert ask("init", "--from-notice", "branch.txt").status == 0
    assert "title: 队伍建设\n" in written()


def test_a_notice_on_standard_input(ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(NOTICE.encode())))
    answer = ask("init", "team.txt", "--from-notice", "-", "--output", "-")
    assert answer.status == 0
    assert "## 方面读自 标准输入 第 5 行" in answer.out


# From the notice to the report --------------------------------------------------------------------------------

NOTICES = [
    notice
    for notice in yaml.safe_load(
        (Path(__file__).parent / "notice" / "notices.yaml").read_text(encoding="utf-8")
    )
    if notice["lists"]
]
THEMES = (
    "带头铸牢政治忠诚、锤炼党性修养",
    "带头转变作风、服务群众",
    "带头依法履职、担当实干",
    "带头从严管理、守住底线",
)
RULES = "theme-missing,theme-wording,theme-order,declared-count,theme-empty"


def draft(*themes: str, opening: str = "对照" + "，".join(THEMES) + "等4个方面") -> str:
    problems = "".join(
        f"（{mark}）在{theme}方面\n3月至6月缺课{number}次，没有补学。\n"
        for number, (mark, theme) in enumerate(zip("一二三四五六", themes, strict=False), 1)
    )
    return f"云岭区水务局党组2026年度民主生活会对照检查材料\n\n局党组{opening}查摆问题。现将情况报告如下。\n一、存在的主要问题\n{problems}二、原因分析\n学习抓得不紧。\n三、整改措施\n由办公室负责，每月补学1次。\n"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (draft(*THEMES), []),
        (draft(*THEMES, opening="按照通知要求，聚焦“四个带头”"), []),
        (draft(*(theme.replace("、", "，") for theme in THEMES)), []),
        (draft(*(theme.split("、")[0] for theme in THEMES)), []),
        (draft(*THEMES[:3]), [("theme-missing", "存在的主要问题")]),
        (draft(THEMES[0], THEMES[1].replace("转变", "改进"), *THEMES[2:]), [("theme-wording", "改进")]),
        (draft(THEMES[1], THEMES[0], *THEMES[2:]), [("theme-order", "在带头铸牢政治忠诚、锤炼党性修养方面")]),
        (
            draft(*THEMES, opening="对照" + "，".join(THEMES) + "等5个方面"),
            [("declared-count", "5个方面")],
        ),
    ],
    ids=["all", "named", "commas", "shortened", "missing", "reworded", "order", "number"],
)
def test_a_draft_is_held_against_the_notice(
    text: str, expected: list[tuple[str, str]], ask: Callable[..., Answer]
) -> None:
    Path("draft.txt").write_text(text, encoding="utf-8")
    ask("init", "--from-notice", "notice.txt")
    answer = ask("draft.txt", "--select", RULES, "--format", "json")
    (file,) = answer.json["files"]
    assert file["profile"] == "self-review"
    assert [(violation["rule"], violation["text"]) for violation in file["violations"]] == expected


@pytest.mark.parametrize("notice", NOTICES, ids=[notice["name"] for notice in NOTICES])
def test_a_draft_with_the_themes_of_any_notice_is_silent(
    notice: dict[str, Any], ask: Callable[..., Answer]
) -> None:
    titles = notice["lists"][0]["titles"]
    Path("any.txt").write_text(notice["text"], encoding="utf-8")
    Path("draft.txt").write_text(draft(*titles, opening="按照通知要求，认真"), encoding="utf-8")
    assert ask("init", "--from-notice", "any.txt").status == 0
    (file,) = ask("draft.txt", "--select", RULES, "--format", "json").json["files"]
    assert file["violations"] == []
    assert {entry["rule"]: entry["checked"] for entry in file["checklist"]}["theme-missing"] == len(titles)


# The schema ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["zh", "en"])
def test_schema(language: str, ask: Callable[..., Answer]) -> None:
    answer = ask("schema", "--lang", language)
    assert (answer.status, answer.err) == (0, "")
    jsonschema.Draft202012Validator.check_schema(answer.json)
    title = {"zh": "reviewlint 的配置和规则集", "en": "Configurations and packs of reviewlint"}
    assert answer.json["title"] == title[language]
    assert ask("init", "--lang", language).status == 0
    assert json.loads(Path(SCHEMA).read_text(encoding="utf-8")) == answer.json


def test_an_older_schema_is_renewed(ask: Callable[..., Answer]) -> None:
    Path(SCHEMA).write_text("{}", encoding="utf-8")
    assert ask("init").status == 0
    assert json.loads(Path(SCHEMA).read_text(encoding="utf-8"))["$defs"]
