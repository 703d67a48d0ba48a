"""Decisions beside a draft: what is written, how it is found again, what it changes, and every refusal."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from answer import Answer
from reviewlint.decisions.entries import read
from reviewlint.decisions.recorded import imprint
from reviewlint.errors import PackError

if TYPE_CHECKING:
    from collections.abc import Callable


DRAFT = """\
云岭县市场监管局自查报告
一、存在的问题
（一）财务管理方面
一是报销单据审核不严，有3笔没有发票。
二是固定资产没有按时盘点，账物对不上。
（二）安全管理方面
一是灭火器过期，没有更换。
二是窗口排队时间长，xx窗口有2人投诉。
二、原因分析
一是财务人员对报销制度不熟悉。
二是安全检查流于形式。
三、整改措施
一是由会计逐笔复核报销单据。（对应问题1.1）
二是每半年盘点一次固定资产。
三是更换全部灭火器，每月检查一次。
四是举办一次书法展览。
"""
FILE = Path("材料.reviewlint.yml")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a draft."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    save(DRAFT)
    return tmp_path


def save(text: str) -> None:
    Path("材料.txt").write_text(text, encoding="utf-8")


def verdicts(ask: Callable[..., Answer], kind: str = "measure") -> dict[str, tuple[str, list[str]]]:
    problems = ask("trace", "材料.txt", "--format", "json").json["problems"]
    return {p["id"]: (p[kind]["verdict"], [link["to"] for link in p[kind]["links"]]) for p in problems}


def reported(ask: Callable[..., Answer], *rules: str) -> list[tuple[str, int, int, str]]:
    violations = ask("材料.txt", "--format", "json", "--lang", "en").json["files"][0]["violations"]
    return [
        (one["rule"], one["line"], one["column"], one["message"])
        for one in violations
        if one["rule"] in rules
    ]


STALE = ("suspect-decision", "unused-decision")

# What is written ----------------------------------------------------------------------------------------------

QUEUE, ART = "窗口排队时间长，xx窗口有2人投诉。", "举办一次书法展览。"
ASSETS, FLAW = "固定资产没有按时盘点，账物对不上。", "xx"
DIGEST = {words: imprint(words).digest for words in (QUEUE, ART, ASSETS, FLAW)}
WRITTEN = f"""\
# 对“材料.txt”的决定，由 reviewlint decide 记录，随文稿一起保存；可以加注，也可以整条删去。
- accept: P2.2:M4
  problem: {{text: "{QUEUE}", sha256: "{DIGEST[QUEUE]}"}}
  measure: {{text: "{ART}", sha256: "{DIGEST[ART]}"}}
  reason: "见会议\\"纪要\\""
- exempt: P1.2:cause
  problem: {{text: "{ASSETS}", sha256: "{DIGEST[ASSETS]}"}}
  reason: "见会议\\"纪要\\""
- silence: placeholder@8:11
  match: {{text: "{FLAW}", sha256: "{DIGEST[FLAW]}"}}
  within: {{text: "{QUEUE}", sha256: "{DIGEST[QUEUE]}"}}
  reason: "见会议\\"纪要\\""
"""


def test_what_is_written_can_be_read_by_a_person(ask: Callable[..., Answer]) -> None:
    answer = ask(
        *("decide", "材料.txt", "--accept", "P2.2:M4", "--exempt", "P1.2:cause"),
        *("--silence", "placeholder@8:11", "--reason", ' 见会议\n"纪要"\x1b '),
    )
    assert answer == Answer(
        0,
        "已记录  accept P2.2:M4  “窗口排队时间长，xx窗口有2人投诉。” – “举办一次书法展览。”\n"
        "已记录  exempt P1.2:cause  “固定资产没有按时盘点，账物对不上。”\n"
        "已记录  silence placeholder@8:11  “xx” – “窗口排队时间长，xx窗口有2人投诉。”\n",
        "",
    )
    assert FILE.read_text(encoding="utf-8") == WRITTEN.replace("见会议", "见会议 ")
    assert not list(Path().glob(".*.new"))


def test_decisions_count_in_trace_and_check(ask: Callable[..., Answer]) -> None:
    assert verdicts(ask)["P2.2"] == ("none", [])
    assert verdicts(ask, "cause")["P1.2"] == ("none", [])
    assert reported(ask, "placeholder") != []
    FILE.write_text(WRITTEN, encoding="utf-8")
    assert verdicts(ask)["P2.2"] == ("linked", ["M4"])
    assert verdicts(ask, "cause")["P1.2"] == ("exempt", [])
    assert reported(ask, "placeholder", *STALE) == []
    statuses = {one["rule"]: one for one in ask("材料.txt", "--format", "json").json["files"][0]["checklist"]}
    assert (statuses["placeholder"]["status"], statuses["placeholder"]["failed"]) == ("pass", 0)
    assert statuses["suspect-decision"]["checked"] == 3
    assert statuses["unused-decision"]["checked"] == 3


def test_reject(ask: Callable[..., Answer]) -> None:
    assert verdicts(ask)["P2.1"] == ("linked", ["M3"])
    ask("decide", "材料.txt", "--reject", "P2.1：m3")
    assert verdicts(ask)["P2.1"] == ("none", [])
    assert "- reject: P2.1:M3\n" in FILE.read_text(encoding="utf-8")


def test_comments_and_entries_that_are_there_stay(ask: Callable[..., Answer]) -> None:
    before = "# 五月会议\r\n  - reject: P2.1:M3   # 只换了一半\r\n" + "".join(
        f"    {key}: {{text: '', sha256: {imprint(words).digest}}}\r\n"
        for key, words in (
            ("problem", "灭火器过期，没有更换。"),
            ("measure", "更换全部灭火器，每月检查一次。"),
        )
    )
    FILE.write_bytes(before.rstrip().encode())
    FILE.chmod(0o600)
    assert ask("decide", "材料.txt", "--accept", "P2.2:M4", "--lang", "en").status == 0
    after = FILE.read_bytes().decode()
    assert after.startswith(before)
    assert after.removeprefix(before).startswith('  - accept: P2.2:M4\r\n    problem: {text: "窗口')
    assert stat.S_IMODE(FILE.stat().st_mode) == 0o600
    assert verdicts(ask)["P2.2"] == ("linked", ["M4"])


def test_the_same_again_is_no_second_entry(ask: Callable[..., Answer]) -> None:
    command = (
        "decide",
        "材料.txt",
        "--accept",
        "P2.2:M4",
        "--silence",
        "placeholder@8:11",
        "--reason",
        "待定",
    )
    ask(*command)
    before = FILE.read_bytes()
    assert ask(*command).out.startswith("早已记录  accept P2.2:M4  ")
    assert FILE.read_bytes() == before


def test_list(ask: Callable[..., Answer]) -> None:
    assert ask("decide", "材料.txt", "--list").out == "还没有决定（没有 材料.reviewlint.yml，或者是空的）\n"
    FILE.write_text(WRITTEN, encoding="utf-8")
    save(DRAFT.replace("书法展览", "书画展览").replace("xx窗口", "三号窗口"))
    assert ask("decide", "材料.txt", "--list").out == (
        "文字已改  accept P2.2:M4  材料.reviewlint.yml:2:3\n"
        "          “窗口排队时间长，xx窗口有2人投诉。” – “举办一次书法展览。”\n"
        '          见会议"纪要"\n'
        "有效      exempt P1.2:cause  材料.reviewlint.yml:6:3\n"
        "          “固定资产没有按时盘点，账物对不上。”\n"
        '          见会议"纪要"\n'
        "不起作用  silence placeholder@8:11  材料.reviewlint.yml:9:3\n"
        "          “xx” – “窗口排队时间长，xx窗口有2人投诉。”\n"
        '          见会议"纪要"\n'
    )


# How it is found again ------------------------------------------------------------------------------------------


def test_an_inserted_paragraph_changes_nothing(ask: Callable[..., Answer]) -> None:
    FILE.write_text(WRITTEN, encoding="utf-8")
    save(
        DRAFT.replace("一是报销单据", "一是预算编制不细。\n二是报销单据")
        .replace("二是固定资产", "三是固定资产")
        .replace(
            "（二）安全", "（二）接待管理方面\n一是一次公务接待没有公函。\n二是接待清单不全。\n（三）安全"
        )
        .replace("四是举办一次", "四是按月公开接待开支。\n五是举办一次")
    )
    assert reported(ask, "placeholder", *STALE) == []
    assert verdicts(ask)["P3.2"] == ("linked", ["M5"])
    assert verdicts(ask, "cause")["P1.3"] == ("exempt", [])


def test_a_changed_word_makes_it_suspect_at_both_places(ask: Callable[..., Answer]) -> None:
    FILE.write_text(WRITTEN, encoding="utf-8")
    save(DRAFT.replace("书法展览", "书画展览"))
    assert verdicts(ask)["P2.2"] == ("linked", ["M4"])
    (violation,) = (
        one
        for one in ask("材料.txt", "--format", "json", "--lang", "en").json["files"][0]["violations"]
        if one["rule"] in STALE
    )
    assert violation["rule"] == "suspect-decision"
    assert (violation["severity"], violation["line"], violation["column"]) == ("warning", 16, 3)
    assert (
        violation["message"] == "M4 has changed since “accept P2.2:M4” was decided (材料.reviewlint.yml:2:3)"
    )
    assert violation["declared_at"] == "材料.reviewlint.yml:2:3"
    assert violation["related"] == [{"line": 8, "column": 3, "message": "P2.2 has not changed"}]


def test_a_changed_word_and_a_new_number_at_once(ask: Callable[..., Answer]) -> None:
    FILE.write_text(WRITTEN, encoding="utf-8")
    save(DRAFT.replace("四是举办一次书法展览", "四是按月公开接待开支。\n五是举办一次书画展览"))
    assert reported(ask, *STALE) == [
        (
            "suspect-decision",
            17,
            3,
            "M5 has changed since “accept P2.2:M4” was decided (材料.reviewlint.yml:2:3)",
        )
    ]
    assert verdicts(ask)["P2.2"] == ("linked", ["M5"])


def test_a_suspect_decision_is_renewed_in_place(ask: Callable[..., Answer]) -> None:
    commented = WRITTEN.replace("- accept: P2.2:M4\n", "- accept: P2.2:M4 # 三月定\n")
    FILE.write_text(commented, encoding="utf-8")
    save(DRAFT.replace("四是举办一次书法展览", "四是按月公开接待开支。\n五是举办一次书画展览"))
    answer = ask("decide", "材料.txt", "--accept", "P2.2:M5")
    assert answer.out.startswith("已按现在的文字更新  accept P2.2:M5  “窗口")
    assert reported(ask, *STALE) == []
    old, new = imprint("举办一次书法展览。"), imprint("举办一次书画展览。")
    expected = commented.replace("P2.2:M4", "P2.2:M5").replace(old.digest, new.digest)
    assert FILE.read_text(encoding="utf-8") == expected.replace(old.excerpt, new.excerpt)


def test_a_statement_that_is_gone_leaves_its_decision_unused(ask: Callable[..., Answer]) -> None:
    FILE.write_text(WRITTEN, encoding="utf-8")
    save(DRAFT.replace("四是举办一次书法展览。\n", ""))
    assert reported(ask, *STALE) == [
        ("unused-decision", 1, 1, "“accept P2.2:M4” changes nothing any more (材料.reviewlint.yml:2:3)")
    ]
    assert verdicts(ask)["P2.2"] == ("none", [])


def test_what_the_text_says_by_now_needs_no_decision(ask: Callable[..., Answer]) -> None:
    FILE.write_text(WRITTEN, encoding="utf-8")
    save(DRAFT.replace("书法展览。", "书法展览（对应问题2.2）。"))
    assert [rule for rule, *_ in reported(ask, *STALE)] == ["unused-decision"]


def test_a_silence_is_for_its_own_words_only(ask: Callable[..., Answer]) -> None:
    FILE.write_text(WRITTEN, encoding="utf-8")
    save(DRAFT.replace("2人投诉", "xx窗口投诉").replace("举办一次", "举办xx次"))
    assert [one[:3] for one in reported(ask, "placeholder", "unused-decision")] == [
        ("unused-decision", 1, 1),
        ("placeholder", 8, 11),
        ("placeholder", 8, 16),
        ("placeholder", 16, 5),
    ]
    ask("decide", "材料.txt", "--silence", "placeholder@8:16", "--reason", "待定")
    assert "  occurrence: 2\n" in FILE.read_text(encoding="utf-8")
    assert [one[1:3] for one in reported(ask, "placeholder")] == [(8, 11), (16, 5)]


def test_one_missing_section_silenced_leaves_the_other(ask: Callable[..., Answer]) -> None:
    save("云岭县市场监管局自查报告\n一、基本情况\n全年走访企业12家，办结事项30件。\n")
    Path(".reviewlint.yml").write_text(
        "profile: review\nsections:\n  - {role: causes, titles: [原因分析], required: true}\n",
        encoding="utf-8",
    )
    missing = [one[3] for one in reported(ask, "section-missing")]
    assert len(missing) > 1
    place = "section-missing@1:1"
    ask("decide", "材料.txt", "--silence", place, "--reason", "另文报送")
    assert reported(ask, "section-missing", *STALE) == []
    entries = FILE.read_text(encoding="utf-8").split("- silence")
    assert len(entries) == len(missing) + 1
    FILE.write_text("- silence".join(entries[:2]), encoding="utf-8")
    assert [one[3] for one in reported(ask, "section-missing", *STALE)] == missing[1:]


def test_a_fault_that_is_everywhere_is_silenced_alone_or_as_a_whole(ask: Callable[..., Answer]) -> None:
    rule = "measure-without-deadline"
    save(DRAFT.replace("每半年", "及时").replace("每月", "认真"))
    ((_, line, column, message),) = reported(ask, rule)
    assert (line, column, message) == (13, 1, "4 of 4 measures have no deadline")
    ask("decide", "材料.txt", "--silence", f"{rule}@16:1", "--reason", "长期坚持")
    ((_, line, column, message),) = reported(ask, rule)
    assert (line, column, message) == (13, 1, "3 of 4 measures have no deadline")
    ask("decide", "材料.txt", "--silence", f"{rule}@{line}:{column}", "--reason", "另表列出")
    assert reported(ask, rule, *STALE) == []


VAGUE = """\
云岭县档案局对照检查材料
一、存在的问题
1.交接不规范。
2.票据不规范。
3.台账缺3页。
"""
FACTS = "no-evidence"


def silence_all(ask: Callable[..., Answer], place: str, reason: str = "附表逐项列出") -> str:
    answer = ask("decide", "材料.txt", "--silence", f"{FACTS}@{place}", "--reason", reason, "--lang", "zh")
    assert answer.status == 0, answer.err
    return answer.out.split()[0]


def test_a_silence_of_many_places_is_for_these_alone(ask: Callable[..., Answer]) -> None:
    save(VAGUE)
    assert silence_all(ask, "3:1") == "已记录"
    assert reported(ask, FACTS, *STALE) == []
    save(VAGUE + "4.检查不规范。\n5.登记不规范。\n")
    assert reported(ask, FACTS, *STALE) == [(FACTS, 6, 1, "2 of 5 problems give no fact")]
    assert silence_all(ask, "6:1") == "已记录"
    assert reported(ask, FACTS, *STALE) == []
    assert silence_all(ask, "3:1") == silence_all(ask, "7:1") == "早已记录"
    title, head, *_ = VAGUE.splitlines(keepends=True)
    save(
        f"{title}{head}1.另有疏漏。\n2.登记不规范。\n3.检查不规范。\n4.票据不规范。\n5.交接不规范。\n6.台账缺3页。\n"
    )
    assert [one[:3] for one in reported(ask, FACTS, *STALE)] == [(FACTS, 3, 1)]


def test_a_silence_that_has_lost_a_place_is_suspect_until_it_is_recorded_again(
    ask: Callable[..., Answer],
) -> None:
    save(VAGUE + "4.检查不规范。\n")
    silence_all(ask, "3:1")
    save(VAGUE.replace("交接不规范", "交接混乱") + "4.检查不规范。\n")
    message = (
        "1 of the places that “silence no-evidence@3:1” passes over have changed or are gone"
        " (材料.reviewlint.yml:2:3)"
    )
    assert reported(ask, FACTS, *STALE) == [
        (FACTS, 3, 1, "problem P1 gives no fact"),
        ("suspect-decision", 4, 1, message),
    ]
    assert silence_all(ask, "4:1", "另附") == "已按现在的文字更新"
    assert reported(ask, *STALE) == []
    assert [one[3] for one in reported(ask, FACTS)] == ["problem P1 gives no fact"]
    written = FILE.read_text(encoding="utf-8")
    assert written.count("silence: ") == 1
    assert 'silence: no-evidence@4:1\n  match: {text: "票据不规范。"' in written
    assert 'reason: "另附"' in written
    save(DRAFT)
    assert [one[0] for one in reported(ask, *STALE)] == ["unused-decision"]


def test_links_to_be_confirmed_are_silenced_one_by_one(ask: Callable[..., Answer]) -> None:
    text = "一、存在的问题\n1.灭火器过期未换。\n二、整改措施\n1.组织疏散演练。\n2.加强会计培训。\n"
    save(text)
    ask("decide", "材料.txt", "--silence", "link-unconfirmed@2:3", "--reason", "已核对")
    assert reported(ask, "link-unconfirmed", *STALE) == []
    save(text.replace("二、", "2.财务报销审核不严。\n二、"))
    ((_, line, column, message),) = reported(ask, "link-unconfirmed", *STALE)
    assert (line, column, message) == (3, 3, "links to be confirmed: 1")


def test_a_silence_of_what_is_told_at_once_is_for_what_was_told(ask: Callable[..., Answer]) -> None:
    rule = "term-consistency"
    names = "按照通知要求，云岭县水务局党组认真准备。\n一、存在的问题\n云山县水务局党组集中学习缺席2次。\n"
    save(names)
    ask("decide", "材料.txt", "--silence", f"{rule}@3:1", "--reason", "引用原文")
    assert reported(ask, rule, *STALE) == []
    save(names + "云水县水务局党组开会迟到3次。\n")
    assert [one[0] for one in reported(ask, rule, *STALE)] == ["unused-decision", rule]


def test_a_silence_at_the_heading_where_such_faults_once_stood_is_told_as_unused(
    ask: Callable[..., Answer],
) -> None:
    save(VAGUE)
    digest = imprint("存在的问题").digest, imprint("一、存在的问题").digest
    FILE.write_text(
        "- silence: no-evidence@2:3\n"
        f'  match: {{text: "存在的问题", sha256: "{digest[0]}"}}\n'
        f'  within: {{text: "一、存在的问题", sha256: "{digest[1]}"}}\n  reason: "附表"\n',
        encoding="utf-8",
    )
    assert [one[0] for one in reported(ask, FACTS, *STALE)] == ["unused-decision", FACTS]


def test_a_line_with_one_of_many_silenced_places_is_not_mended(ask: Callable[..., Answer]) -> None:
    save(VAGUE.replace("交接不规范", "交接,登记不规范"))
    silence_all(ask, "3:1")
    ask("材料.txt", "--fix")
    assert "交接,登记" in Path("材料.txt").read_text(encoding="utf-8")
    FILE.unlink()
    ask("材料.txt", "--fix", "--select", "punctuation")
    assert "交接，登记" in Path("材料.txt").read_text(encoding="utf-8")


def test_a_rule_that_does_not_run_leaves_its_silences_alone(ask: Callable[..., Answer]) -> None:
    FILE.write_text(WRITTEN, encoding="utf-8")
    save(DRAFT.replace("xx窗口", "三号窗口"))
    for arguments in (["--select", "unused-decision"], ["--ignore", "placeholder"]):
        assert "unused-decision  “" not in ask("材料.txt", *arguments).out
    assert "silence placeholder@8:11" in ask("材料.txt").out
    rulings = WRITTEN[: WRITTEN.index("- silence")]
    FILE.write_text(rulings, encoding="utf-8")
    assert "changes nothing" not in ask("材料.txt", "--profile", "writing", "--lang", "en").out


def test_standard_input_by_name(ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    FILE.write_text(WRITTEN, encoding="utf-8")
    for name, count in (("材料.txt", 0), ("别的.txt", 1)):
        with Path("材料.txt").open("rb") as stream:
            monkeypatch.setattr("sys.stdin", type("Input", (), {"buffer": stream}))
            out = ask("-", "--stdin-filename", name, "--format", "json").json
        found = [one for one in out["files"][0]["violations"] if one["rule"] == "placeholder"]
        assert len(found) == count


# What is refused ------------------------------------------------------------------------------------------------

REFUSED = {
    "nothing": (
        [],
        "say what to decide with --accept, --reject, --exempt or --silence, or look with --list",
    ),
    "no such problem": (["--accept", "P1.9:M1"], "the draft has no P1.9; did you mean “P1.2”?"),
    "no such measure": (["--accept", "P1.1:M9"], "the draft has no M9"),
    "no such cause": (["--reject", "P1.1:C11"], "the draft has no C11; did you mean “C1”?"),
    "half a pair": (["--accept", "P1.1"], "--accept takes P1.3:M1.2, not “P1.1”"),
    "the wrong way round": (["--reject", "M1:P1.1"], "--reject takes P2.3:M1.3, not “M1:P1.1”"),
    "written already": (
        ["--accept", "P1.1:M1"],
        "the draft itself links P1.1:M1: there is nothing to decide",
    ),
    "denied though written": (
        ["--reject", "P1.1:M1"],
        "the draft itself links P1.1:M1: there is nothing to decide",
    ),
    "both": (
        ["--accept", "P2.2:M4", "--reject", "P2.2:M4"],
        "P2.2:M4 cannot be both accepted and rejected",
    ),
    "exempt without reason": (["--exempt", "P1.2:cause"], "--exempt needs a --reason"),
    "exempt of an id": (
        ["--exempt", "P1.2:C1", "--reason", "x"],
        "--exempt takes P3.1:cause, not “P1.2:C1”",
    ),
    "silence without reason": (["--silence", "placeholder@8:11"], "--silence needs a --reason"),
    "blank reason": (["--silence", "placeholder@8:11", "--reason", " \n"], "--reason is blank"),
    "silence without place": (
        ["--silence", "placeholder", "--reason", "x"],
        "--silence takes placeholder@4:17, not “placeholder”",
    ),
    "unknown rule": (
        ["--silence", "placeholdr@8:11", "--reason", "x"],
        "unknown rule placeholdr; did you mean “placeholder”?",
    ),
    "nothing there": (
        ["--silence", "placeholder@8:14", "--reason", "x"],
        "placeholder reports nothing at 8:14; it does at 8:11",
    ),
    "nothing anywhere": (
        ["--silence", "quote-consistency@8:14", "--reason", "x"],
        "quote-consistency reports nothing in this draft",
    ),
    "about decisions": (
        ["--silence", "unused-decision@1:1", "--reason", "x"],
        "unused-decision is about decisions and cannot be silenced",
    ),
}


@pytest.mark.parametrize(("arguments", "reason"), REFUSED.values(), ids=list(REFUSED))
def test_nonsense_is_refused_in_one_line(
    arguments: list[str], reason: str, ask: Callable[..., Answer]
) -> None:
    assert ask("decide", "材料.txt", *arguments) == Answer(2, "", f"reviewlint: {reason}\n")
    assert not FILE.exists()


def test_one_bad_request_records_none(ask: Callable[..., Answer]) -> None:
    assert ask("decide", "材料.txt", "--accept", "P2.2:M4", "--accept", "P2.2:M9").status == 2
    assert not FILE.exists()


def test_a_rule_that_is_off_is_not_silenced(ask: Callable[..., Answer]) -> None:
    Path(".reviewlint.yml").write_text("rules:\n  placeholder: off\n", encoding="utf-8")
    answer = ask("decide", "材料.txt", "--silence", "placeholder@8:11", "--reason", "x")
    assert answer == Answer(2, "", "reviewlint: rule placeholder is off: there is nothing to silence\n")


def test_the_opposite_must_go_first(ask: Callable[..., Answer]) -> None:
    ask("decide", "材料.txt", "--accept", "P2.2:M4")
    before = FILE.read_bytes()
    assert ask("decide", "材料.txt", "--reject", "P2.2:M4") == Answer(
        2, "", "reviewlint: 材料.reviewlint.yml:2:3 decides the opposite: delete that first\n"
    )
    assert FILE.read_bytes() == before


def test_drafts_that_decisions_cannot_be_kept_for(ask: Callable[..., Answer]) -> None:
    command = ("--accept", "P2.2:M4")
    assert ask("decide", "-", *command).err == (
        "reviewlint: standard input has no name: there is no place to keep decisions\n"
    )
    assert ask("decide", "missing.txt", *command) == Answer(2, "", "missing.txt: no such file\n")
    Path("另.txt").write_text(DRAFT, encoding="utf-8")
    assert ask("decide", ".", *command).status == 2


def test_a_place_that_takes_no_file(ask: Callable[..., Answer]) -> None:
    FILE.symlink_to("gone/kept.yml")
    answer = ask("decide", "材料.txt", "--accept", "P2.2:M4")
    assert answer == Answer(2, "", "材料.reviewlint.yml:1:1: cannot be written: No such file or directory\n")
    Path("gone").mkdir()
    assert ask("decide", "材料.txt", "--accept", "P2.2:M4").status == 0
    assert FILE.is_symlink()
    assert [path.name for path in Path("gone").iterdir()] == ["kept.yml"]


# Broken files ---------------------------------------------------------------------------------------------------

BROKEN = """\
- accept: P1.3-M1.2
  problem: {text: a, sha256: 0123456789ab}
- acept: P1.3:M1.2
- reject: P1.3:M1.2
  accept: P1.3:M1.2
  problem: {text: [a], sha256: 0123456789AB}
  cause: {text: a, sha256: 0123456789ab}
- exempt: P1.3:C1
  problem: {txt: a, sha256: 0123456789ab}
- silence: placeholder@4
  match: {text: a, sha256: 0123456789ab}
  occurrence: 0
- just words
- exempt: P1.3:cause
  problem: 0123456789ab
  reason: ' '
"""


def test_every_mistake_at_its_place() -> None:
    with pytest.raises(PackError) as broken:
        read("a.reviewlint.yml", BROKEN.encode())
    assert broken.value.lines("en") == [
        "a.reviewlint.yml:1:11: expected ids, as in “P1.3:M1.2”, found “P1.3-M1.2”",
        "a.reviewlint.yml:3:3: nothing is decided here: write accept, reject, exempt or silence",
        "a.reviewlint.yml:4:3: “measure” is missing",
        "a.reviewlint.yml:5:3: one decision for each entry: “reject” stands here already",
        "a.reviewlint.yml:6:19: expected text, found a list",
        "a.reviewlint.yml:6:32: expected 12 hexadecimal digits, found “0123456789AB”",
        "a.reviewlint.yml:7:3: unknown key “cause”",
        "a.reviewlint.yml:8:3: “reason” is missing",
        "a.reviewlint.yml:8:11: expected “P3.1:cause” or “P3.1:measure”, found “P1.3:C1”",
        "a.reviewlint.yml:9:12: “text” is missing",
        "a.reviewlint.yml:9:13: unknown key “txt”; did you mean “text”?",
        "a.reviewlint.yml:10:3: “within” is missing",
        "a.reviewlint.yml:10:3: “reason” is missing",
        "a.reviewlint.yml:10:12: expected “rule@line:column”, as in “placeholder@4:17”, found “placeholder@4”",
        "a.reviewlint.yml:12:15: expected a whole number from 1 on, found “0”",
        "a.reviewlint.yml:13:3: expected keys and values, found “just words”",
        "a.reviewlint.yml:15:12: expected keys and values, found “0123456789ab”",
        "a.reviewlint.yml:16:11: expected text, found nothing",
    ]


@pytest.mark.parametrize("command", [["check"], ["trace"], ["outline"], ["decide", "--list"]])
def test_a_broken_file_stops_everything(command: list[str], ask: Callable[..., Answer]) -> None:
    FILE.write_text("- accept\n- {reject: P1:M1}\n", encoding="utf-8")
    name, *options = command
    assert ask(name, "材料.txt", *options, "--lang", "en") == Answer(
        2,
        "",
        "材料.reviewlint.yml:1:3: expected keys and values, found “accept”\n"
        "材料.reviewlint.yml:2:3: “problem” is missing\n"
        "材料.reviewlint.yml:2:3: “measure” is missing\n",
    )


def test_a_link_cannot_be_both(ask: Callable[..., Answer]) -> None:
    entry = "- {verdict}: P2.2:M4\n" + WRITTEN[WRITTEN.index("  problem") : WRITTEN.index("  reason")]
    FILE.write_text(
        entry.replace("{verdict}", "accept") + entry.replace("{verdict}", "reject"), encoding="utf-8"
    )
    assert (
        ask("材料.txt").err == "材料.reviewlint.yml:4:3: line 1 decides the opposite: delete one of the two\n"
    )


def test_what_is_no_list_of_entries(ask: Callable[..., Answer]) -> None:
    FILE.write_text("rules: {}\n", encoding="utf-8")
    assert ask("材料.txt").err == "材料.reviewlint.yml:1:1: expected a list, found keys and values\n"
    FILE.write_text("# nothing yet\n", encoding="utf-8")
    assert ask("decide", "材料.txt", "--accept", "P2.2:M4").status == 0
    assert FILE.read_text(encoding="utf-8").startswith("# nothing yet\n- accept: P2.2:M4\n")
    FILE.write_text("[]\n", encoding="utf-8")
    assert ask("decide", "材料.txt", "--accept", "P2.2:M4").err == (
        "材料.reviewlint.yml:1:1: cannot be added to as it is written: let every entry start a line with “- ”\n"
    )
    assert FILE.read_text(encoding="utf-8") == "[]\n"


def test_a_file_that_cannot_be_read(ask: Callable[..., Answer]) -> None:
    FILE.mkdir()
    answer = ask("材料.txt")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("材料.reviewlint.yml:1:1: cannot be read: ")


def test_a_pipe_is_refused_instead_of_waited_for(ask: Callable[..., Answer]) -> None:
    os.mkfifo(FILE)
    assert ask("材料.txt") == (2, "", "材料.reviewlint.yml:1:1: cannot be read: not a file\n")


def test_several_broken_files_are_told_at_once(ask: Callable[..., Answer]) -> None:
    Path("另.txt").write_text(DRAFT, encoding="utf-8")
    for name in ("材料", "另"):
        Path(f"{name}.reviewlint.yml").write_text("a: b\n", encoding="utf-8")
    assert ask("材料.txt", "另.txt").err.splitlines() == [
        "材料.reviewlint.yml:1:1: expected a list, found keys and values",
        "另.reviewlint.yml:1:1: expected a list, found keys and values",
    ]
