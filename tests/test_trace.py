"""`reviewlint trace` and `reviewlint topics` on drafts: options, exit statuses, references that can be pasted."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import contract
from answer import Answer

if TYPE_CHECKING:
    from collections.abc import Callable


DRAFT = """\
云岭县市场监管局自查报告
一、存在的问题
（一）财务管理方面
一是报销单据审核不严，有3笔没有发票。
二是固定资产没有按时盘点。
（二）安全管理方面
一是灭火器过期，没有更换。
二是窗口排队时间长。
二、原因分析
一是财务人员对报销制度不熟悉。
二是安全检查流于形式。
三、整改措施
一是由会计逐笔复核报销单据。（对应问题1.1）
二是每半年盘点一次固定资产。
三是更换全部灭火器，每月检查一次。
四是举办一次书法展览。
"""
ENGLISH = """\
# Incident review

## Problems

1. The backup of the database failed for six days.
2. Nobody was on call at the weekend.

## Measures

1. Test the backup of the database every week.
2. Publish an on-call rota for every weekend.
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with two drafts."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    Path("材料.txt").write_text(DRAFT, encoding="utf-8")
    Path("incident.md").write_text(ENGLISH, encoding="utf-8")
    Path(".reviewlint.yml").write_text("profile: review\n", encoding="utf-8")
    return tmp_path


def targets(answer: Answer, kind: str) -> dict[str, list[tuple[str, str]]]:
    return {
        problem["id"]: [(link["to"], link["how"]) for link in problem[kind]["links"]]
        for problem in answer.json["problems"]
        if problem[kind]["verdict"] == "linked"
    }


def test_json(ask: Callable[..., Answer]) -> None:
    answer = ask("trace", "材料.txt", "--format", "json")
    assert (answer.status, answer.err) == (0, "")
    contract.verify_trace(answer.json)
    assert targets(answer, "measure") == {
        "P1.1": [("M1", "reference")],
        "P1.2": [("M2", "inferred")],
        "P2.1": [("M3", "inferred")],
    }
    assert answer.json["orphans"]["measures"] == ["M4"]


def test_matrix_is_in_the_language_of_the_draft_or_the_one_asked_for(ask: Callable[..., Answer]) -> None:
    chinese = ask("trace", "材料.txt")
    assert (chinese.status, chinese.err) == (0, "")
    assert chinese.out.splitlines()[0].split() == ["原因", "措施"]
    assert "\n4 个问题：原因 " in chinese.out
    assert "\n4 problems: causes: " in ask("trace", "材料.txt", "--lang", "en").out
    assert ask("trace", "incident.md").out.splitlines()[0].split() == ["causes", "measures"]


def test_holes(ask: Callable[..., Answer]) -> None:
    every = ask("trace", "材料.txt", "--only", "holes")
    assert re.search(r"^ 8  P2\.2  ", every.out, re.MULTILINE)
    holes = ask("trace", "材料.txt", "--only", "holes", "--format", "json").json["problems"]
    assert [p["id"] for p in holes if p["measure"]["verdict"] == "none"] == ["P2.2"]
    assert all("none" in {p["cause"]["verdict"], p["measure"]["verdict"]} for p in holes)


def test_why(ask: Callable[..., Answer]) -> None:
    answer = ask("trace", "材料.txt", "--why", "p1.1")
    assert answer.status == 0
    lines = answer.out.splitlines()
    assert lines[0] == "P1.1  4:3  报销单据审核不严，有3笔没有发票。"
    assert lines[-2:] == [
        "  M1  13:3  文中写明  由会计逐笔复核报销单据。（对应问题1.1）",
        "    13:15  （对应问题1.1）",
    ]


def test_nobody_is_told_to_write_what_may_stand_there(ask: Callable[..., Answer]) -> None:
    """The checklist holds nothing against a problem of which nobody can tell the cause."""
    draft = (
        "一、存在的问题\n一是盆栽枯萎5盆。\n二是3笔报销凭证不全。\n"
        "二、原因分析\n一是会计兼职，报销凭证没有复核。\n三、整改措施\n一是由会计复核报销凭证。\n"
    )
    Path("盆栽.txt").write_text(draft, encoding="utf-8")
    for option in (["--suggest"], ["--why", "P1"]):
        told = ask("trace", "盆栽.txt", *option).out
        assert "补写原因" not in told
        assert "如有对应的原因，在它末尾写“（对应问题1）”；它还对应别的问题的，一并写上" in told
    report = ask("盆栽.txt").out
    assert "无法判断，请人核对：" in report
    assert "问题有原因 1" in report.split("无法判断，请人核对：")[1]
    assert "问题有原因 1" in report.split("无法判断，请人核对：")[0]


REFUSED = {
    "unknown problem": (
        ["材料.txt", "--why", "P1.9"],
        "reviewlint: the draft has no problem P1.9; did you mean “P1.2”?\n",
    ),
    "no such thing": (["材料.txt", "--why", "X"], "reviewlint: the draft has no problem X\n"),
    "two views": (
        ["材料.txt", "--why", "P1.1", "--suggest"],
        "reviewlint: use one of --only, --why and --suggest\n",
    ),
    "json for people": (
        ["材料.txt", "--suggest", "--format", "json"],
        "reviewlint: --suggest is for people: leave out --format json\n",
    ),
    "why in json": (
        ["材料.txt", "--why", "P1.1", "--format", "json"],
        "reviewlint: --why is for people: leave out --format json\n",
    ),
    "missing draft": (["missing.txt"], "missing.txt: no such file\n"),
    "a folder": (["."], "reviewlint: name one draft: . is a folder, or the configuration ignores it\n"),
    "unknown choice": (
        ["材料.txt", "--only", "wholes"],
        "reviewlint: Invalid value for '--only': 'wholes' is not one of 'holes'.\n",
    ),
}


@pytest.mark.parametrize(("arguments", "told"), REFUSED.values(), ids=list(REFUSED))
def test_refused(arguments: list[str], told: str, ask: Callable[..., Answer]) -> None:
    assert ask("trace", *arguments) == Answer(2, "", told)


PASTE = re.compile(
    r"^ {4}(?:粘贴|paste) (?P<reference>.+)\n {4}(?:位置|between) “(?P<before>.+?)”(?:之后、| and )“(?P<after>.)”",
    re.MULTILINE,
)


@pytest.mark.parametrize("name", ["材料.txt", "incident.md"])
def test_what_is_suggested_can_be_pasted(name: str, ask: Callable[..., Answer]) -> None:
    inferred = ask("trace", name, "--format", "json")
    pasted = Path(name).read_text(encoding="utf-8")
    suggested = list(PASTE.finditer(ask("trace", name, "--suggest").out))
    assert len(suggested) > 1
    for one in suggested:
        place = one["before"] + one["after"]
        assert pasted.count(place) == 1
        pasted = pasted.replace(place, one["before"] + one["reference"] + one["after"])
    Path(name).write_text(pasted, encoding="utf-8")
    written = ask("trace", name, "--format", "json")
    for kind in ("cause", "measure"):
        before = {p: {to for to, _ in links} for p, links in targets(inferred, kind).items()}
        after = targets(written, kind)
        assert {p: {to for to, _ in links} for p, links in after.items()} == before
        assert {how for links in after.values() for _, how in links} <= {"reference"}
    assert "reference" not in ask(name, "--fail-on", "never", "--quiet").out


def test_topics(ask: Callable[..., Answer]) -> None:
    answer = ask("topics", "材料.txt", "--format", "json")
    assert (answer.status, answer.err) == (0, "")
    contract.verify_topics(answer.json)
    assert answer.json["items"] == 10
    assert [(one["id"], one["line"]) for one in answer.json["unmatched"]] == [("M4", 16)]
    sides = {one["topic"]: (one["side"], one["items"]) for one in answer.json["one_sided"]}
    assert sides["service-attitude"] == ("problems", ["P2.2"])
    assert sides["training"] == ("answers", ["C1"])


TOPICS = """\
topics:
  - {id: backup, name: Backups, strong: [backup, database]}
  - {id: people, name: People, strong: [weekend, every week], weak: [every]}
  - {id: storage, name: Storage, strong: [week]}
"""


def test_topics_for_the_person_who_tends_them(ask: Callable[..., Answer]) -> None:
    path = Path("terms.md")
    path.write_text(
        ENGLISH.replace("Nobody", "The backup")
        + "3. Check every backup.\n4. Buy a second backup.\n5. Paint the room.\n",
        encoding="utf-8",
    )
    Path(".reviewlint.yml").write_text("profile: review\n" + TOPICS, encoding="utf-8")
    out = ask("topics", "terms.md").out
    assert "\nItems that no topic knows: " in out
    assert "\n  M5  14:4  Paint the room.\n" in out
    assert (
        "\nTerms in more than 30 % of the items: better weak\n  “backup”  Backups (backup): 5 of 7\n" in out
    )
    assert out.endswith(
        "Terms inside longer terms of other topics: they do not count there\n"
        "  “week”  Storage (storage): in “every week” (People (people))\n"
    )


def test_topics_of_nothing(ask: Callable[..., Answer]) -> None:
    Path("通知.txt").write_text("关于召开会议的通知\n请各科室按时参加全局会议。\n", encoding="utf-8")
    assert ask("topics", "通知.txt").out == (
        "没有认出问题、原因、措施；用 reviewlint outline 看看文稿是怎样理解的\n"
    )
    assert ask("topics", "材料.txt", "--profile", "writing").status == 0
    assert ask("topics", "missing.txt") == Answer(2, "", "missing.txt: no such file\n")
