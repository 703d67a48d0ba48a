"""The command line: exit statuses, streams, options, and the traps that other linters fall into."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import contract
from answer import Answer
from reviewlint import __version__, checks
from reviewlint.checks import assertion
from reviewlint.reporters.screen import visible

if TYPE_CHECKING:
    from collections.abc import Callable

    from reviewlint.checks.case import Case
    from reviewlint.checks.outcome import Outcome

CLEAN = "云岭县统计局工作情况\n一、基本情况\n全年走访企业12家，办结事项30件。\n"
FAULTY = "云岭县统计局工作情况\n一、基本情况\n全年走访企业xx家，办结事项30件。\n"
FORMATS = ("human", "json")
ONLY = ("--profile", "writing", "--select", "placeholder")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a clean and a faulty draft."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.delenv("NO_COLOR", raising=False)
    Path("clean.txt").write_text(CLEAN, encoding="utf-8")
    Path("faulty.txt").write_text(FAULTY, encoding="utf-8")
    return tmp_path


def process(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command line in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "reviewlint", *arguments],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


# Exit statuses ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("output", FORMATS)
@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["clean.txt"], 0),
        (["faulty.txt"], 1),
        (["clean.txt", "faulty.txt"], 1),
        (["faulty.txt", "--fail-on", "never"], 0),
        (["faulty.txt", "--fail-on", "info"], 1),
        (["faulty.txt", "--ignore", "placeholder"], 0),
        (["missing.txt"], 2),
        (["clean.txt", "missing.txt"], 2),
        (["faulty.txt", "missing.txt", "--fail-on", "never"], 2),
        (["faulty.txt", "--encoding", "ascii"], 2),
        (["."], 1),
    ],
)
def test_status(output: str, arguments: list[str], status: int, ask: Callable[..., Answer]) -> None:
    answer = ask(*arguments, *ONLY, "--format", output)
    assert answer.status == status
    if output == "json":
        contract.verify_check(answer.json)


@pytest.mark.parametrize("output", FORMATS)
@pytest.mark.parametrize(
    ("severity", "fail_on", "status"),
    [
        ("error", "error", 1),
        ("warning", "error", 0),
        ("warning", "warning", 1),
        ("info", "warning", 0),
        ("info", "info", 1),
        ("info", "never", 0),
        ("off", "info", 0),
    ],
)
def test_fail_on(output: str, severity: str, fail_on: str, status: int, ask: Callable[..., Answer]) -> None:
    Path(".reviewlint.yml").write_text(f"rules:\n  placeholder: {severity}\n", encoding="utf-8")
    answer = ask("faulty.txt", *ONLY, "--fail-on", fail_on, "--format", output)
    assert answer.status == status


REFUSED = {
    "no file": (
        [],
        "reviewlint: name a draft to check, as in `reviewlint draft.txt`; see `reviewlint --help`",
    ),
    "no file for check": (
        ["check"],
        "reviewlint: name a draft to check, as in `reviewlint draft.txt`; see `reviewlint --help`",
    ),
    "unknown option": (["--frmat", "json", "clean.txt"], "reviewlint: No such option: --frmat"),
    "unknown rule": (["clean.txt", "--select", "zzz"], "reviewlint: unknown rule zzz"),
    "misspelt rule": (
        ["clean.txt", "--ignore", "placeholder,placeholdr"],
        "reviewlint: unknown rule placeholdr, did you mean placeholder?",
    ),
    "unknown encoding": (["clean.txt", "--encoding", "utf-9"], "reviewlint: unknown encoding utf-9"),
    "no text encoding": (["clean.txt", "--encoding", "rot13"], "reviewlint: unknown encoding rot13"),
    "unknown profile": (["clean.txt", "--profile", "self-reviw"], "unknown profile “self-reviw”"),
    "missing configuration": (["clean.txt", "--config", "no.yml"], "no.yml:1:1: "),
    "folder without drafts": (["empty"], "reviewlint: nothing to lint: "),
}


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize("profile", [(), ("--profile", "rectification")])
def test_unknown_rule_is_refused_before_any_draft_is_read(
    option: str, profile: tuple[str, ...], ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reviewlint.cli.drafts.read", lambda *_: pytest.fail("a draft was read"))
    answer = ask("clean.txt", "missing.txt", *profile, option, "placeholder,orphan-caus")
    assert answer == Answer(2, "", "reviewlint: unknown rule orphan-caus, did you mean orphan-cause?\n")


@pytest.mark.parametrize("how", [(), ("--show-config",), ("--diff",)])
@pytest.mark.parametrize("by", ["option", "configuration", "words of the draft"])
def test_rule_of_another_profile(by: str, how: tuple[str, ...], ask: Callable[..., Answer]) -> None:
    arguments = ["clean.txt", "--select", "placeholder,finding-count", *how]
    if by == "option":
        arguments += ["--profile", "writing"]
    elif by == "configuration":
        Path(".reviewlint.yml").write_text("profile: writing\n", encoding="utf-8")
    told = "reviewlint: no rule finding-count in the profile writing; it is in internal-audit\n"
    assert ask(*arguments) == Answer(2, "", told)
    told = "reviewlint: 规则集 writing 没有 finding-count 这条规则，internal-audit 才有\n"
    assert ask(*arguments, "--lang", "zh") == Answer(2, "", told)


def test_rule_that_only_some_drafts_can_be_held_to(ask: Callable[..., Answer]) -> None:
    Path("audit.txt").write_text("内部审计报告\n\n一、审计发现的问题\n（一）凭证缺页。\n", encoding="utf-8")
    answer = ask("clean.txt", "audit.txt", "--select", "finding-count", "--format", "json")
    assert [file["profile"] for file in answer.json["files"]] == ["writing", "internal-audit"]
    assert answer.err == ""


@pytest.mark.parametrize("output", FORMATS)
@pytest.mark.parametrize(("arguments", "reason"), REFUSED.values(), ids=REFUSED)
def test_bad_usage(output: str, arguments: list[str], reason: str, ask: Callable[..., Answer]) -> None:
    Path("empty").mkdir()
    Path("empty/notes.docx").touch()
    answer = ask(*arguments, "--format", output)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(reason)
    assert answer.err.count("\n") == 1


def test_bad_value_of_an_option(ask: Callable[..., Answer]) -> None:
    for option in ("--format", "--lang", "--fail-on", "--color"):
        answer = ask("clean.txt", option, "nonsense")
        assert (answer.status, answer.out) == (2, "")
        assert answer.err.startswith(f"reviewlint: Invalid value for '{option}': ")
        assert answer.err.count("\n") == 1


@pytest.mark.parametrize("output", FORMATS)
def test_configuration_with_mistakes_stops_everything(output: str, ask: Callable[..., Answer]) -> None:
    Path("a").mkdir()
    Path("b").mkdir()
    for name, rule in (("a", "placeholdr"), ("b", "numberin")):
        Path(name, ".reviewlint.yml").write_text(f"rules:\n  {rule}: error\n", encoding="utf-8")
        Path(name, "draft.txt").write_text(CLEAN, encoding="utf-8")
    answer = ask("clean.txt", "a/draft.txt", "b/draft.txt", "--format", output)
    assert (answer.status, answer.out) == (2, "")
    first, second = answer.err.splitlines()
    assert first.startswith("a/.reviewlint.yml:2:3: ")
    assert "placeholder" in first
    assert second.startswith("b/.reviewlint.yml:2:3: ")
    assert "numbering" in second


# Traps of other linters ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("output", FORMATS)
def test_missing_file_is_never_silent(output: str, ask: Callable[..., Answer]) -> None:
    answer = ask("missing.txt", "--format", output)
    assert (answer.status, answer.err) == (2, "missing.txt: no such file\n")
    if output == "json":
        assert answer.json["files"] == [
            {
                "path": "missing.txt",
                "profile": None,
                "encoding": None,
                "error": "no such file",
                "violations": [],
                "checklist": [],
                "fixed": 0,
            }
        ]


def test_absolute_path_and_several_kinds_of_file(folder: Path, ask: Callable[..., Answer]) -> None:
    Path("second.md").write_text(FAULTY, encoding="utf-8")
    answer = ask(folder / "faulty.txt", "second.md", *ONLY, "--format", "json")
    assert answer.status == 1
    found = [(file["path"], len(file["violations"])) for file in answer.json["files"]]
    assert found == [(str(folder / "faulty.txt"), 1), ("second.md", 1)]


def test_gb18030_is_read_and_said(ask: Callable[..., Answer]) -> None:
    Path("gbk.txt").write_bytes(FAULTY.encode("gb18030"))
    answer = ask("gbk.txt", *ONLY, "--format", "json")
    (file,) = answer.json["files"]
    assert (answer.status, answer.err, file["encoding"]) == (1, "", "gb18030")
    assert [v["text"] for v in file["violations"]] == ["xx家"]
    header = ask("gbk.txt", *ONLY, "--lang", "en").out.splitlines()[0]
    assert header == "gbk.txt  profile writing, encoding gb18030"


@pytest.mark.parametrize("output", FORMATS)
def test_undecodable_file_is_an_error_and_the_others_are_linted(
    output: str, ask: Callable[..., Answer]
) -> None:
    Path("big5.txt").write_bytes("按照縣委統一部署，對照檢查材料如下。".encode("big5"))
    answer = ask("big5.txt", "faulty.txt", *ONLY, "--format", output)
    assert answer.status == 2
    assert answer.err.startswith("big5.txt: unknown encoding: not UTF-8 from byte 0 ")
    assert answer.err.count("\n") == 1
    if output == "json":
        contract.verify_check(answer.json)
        assert [len(file["violations"]) for file in answer.json["files"]] == [0, 1]
    else:
        assert "faulty.txt:3:7" in answer.out


def test_empty_file_is_no_clean_draft(ask: Callable[..., Answer]) -> None:
    Path("empty.txt").touch()
    answer = ask("empty.txt", "--format", "json")
    assert answer.status == 1
    assert [v["rule"] for v in answer.json["files"][0]["violations"]] == ["empty-document"]


def test_relative_configuration(ask: Callable[..., Answer]) -> None:
    Path("office").mkdir()
    Path("office/strict.yml").write_text("rules:\n  placeholder: info\n", encoding="utf-8")
    answer = ask("faulty.txt", "--config", "office/strict.yml", *ONLY, "--format", "json")
    assert (answer.status, answer.err) == (0, "")
    assert [v["severity"] for v in answer.json["files"][0]["violations"]] == ["info"]


@pytest.mark.parametrize("output", FORMATS)
def test_closed_pipe_is_silent(output: str) -> None:
    drafts = " ".join(["faulty.txt"] * 3 + ["clean.txt"])
    script = f"{sys.executable} -m reviewlint {drafts} --format {output} | true; exit ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (1, b"", b"")


@pytest.mark.parametrize(
    ("redirection", "arguments", "status", "err"),
    [
        (">&-", "faulty.txt", 1, ""),
        ("2>&-", "missing.txt --quiet", 2, ""),
        ("2>/dev/full", "missing.txt --quiet", 2, ""),
        (">&- 2>&- <&-", "-", 1, ""),
        (">/dev/full", "faulty.txt", 2, "reviewlint: cannot go on: No space left on device\n"),
        (">/dev/full", "rules --format json", 2, "reviewlint: cannot go on: No space left on device\n"),
    ],
)
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_streams_that_take_nothing(redirection: str, arguments: str, status: int, err: str) -> None:
    script = f"{sys.executable} -m reviewlint {arguments} {redirection}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, check=False, text=True)
    assert (done.returncode, done.stderr) == (status, err)
    assert "missing" not in done.stdout  # what belongs on standard error does not stray


def test_working_folder_that_is_gone(folder: Path) -> None:
    leave = "import os, sys; os.mkdir('gone'); os.chdir('gone'); os.rmdir('../gone');"
    script = f"{leave} os.execv(sys.executable, [sys.executable, '-m', 'reviewlint', 'clean.txt'])"
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, check=False, text=True, cwd=folder
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "reviewlint: cannot go on: No such file or directory\n"


def test_name_that_is_too_long(ask: Callable[..., Answer]) -> None:
    answer = ask("x" * 5000)
    assert answer.status == 2
    assert answer.err.endswith(": File name too long\n")


def test_every_documented_option_is_there(ask: Callable[..., Answer]) -> None:
    text = ask("check", "--help").out
    options = [
        "config",
        "profile",
        "format",
        "select",
        "ignore",
        "fail-on",
        "lang",
        "quiet",
        "color",
        "encoding",
        "stdin-filename",
        "show-config",
    ]
    assert [option for option in options if f"--{option}" not in text] == []


# Which files --------------------------------------------------------------------------------------------------


def test_same_file_twice_is_linted_once(ask: Callable[..., Answer]) -> None:
    Path("link.txt").symlink_to("clean.txt")
    answer = ask("clean.txt", "./clean.txt", "link.txt", "clean.txt", *ONLY, "--format", "json")
    assert [file["path"] for file in answer.json["files"]] == ["clean.txt"]


def test_folder_tells_what_it_holds_that_cannot_be_read(ask: Callable[..., Answer]) -> None:
    for name in ("甲.docx", "乙.DOCX", "丙.html", "丁.csv", "戊.xlsx", "~$甲.docx", ".己.docx", "图.png"):
        Path("sub").mkdir(exist_ok=True)
        Path("sub", name).touch()
    answer = ask(".", *ONLY, "--lang", "zh")
    assert answer.err == (
        "reviewlint: 文件夹里还有 1 个 .csv、2 个 .docx、1 个 .html、1 个 .xlsx 没有检查：只读 .txt 和 .md，请另存为纯文本\n"
    )
    assert (answer.status, ask("clean.txt", *ONLY).err) == (1, "")
    Path(".reviewlint.yml").write_text("ignore: ['*.html', '*.csv', '*.xlsx']\n", encoding="utf-8")
    left = "left out of the folders: 2 .docx; only .txt and .md are read, save them as text\n"
    assert ask(".", *ONLY).err == f"reviewlint: {left}"
    nothing = ask("sub", *ONLY)
    assert (nothing.status, nothing.err.startswith("reviewlint: nothing to lint")) == (2, True)
    assert nothing.err.endswith(f"; {left}")


def test_folder_gives_its_drafts_whatever_the_case_of_their_endings(ask: Callable[..., Answer]) -> None:
    Path("faulty.txt").rename("FAULTY.TXT")
    assert [file["path"] for file in ask(".", "--format", "json").json["files"]] == [
        "FAULTY.TXT",
        "clean.txt",
    ]


def test_folder_that_cannot_be_looked_into(
    ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("closed").mkdir()
    look = os.scandir

    def scandir(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied", path)
        return look(path)

    monkeypatch.setattr(os, "scandir", scandir)
    answer = ask(".", *ONLY, "--format", "json")
    assert (answer.status, answer.err) == (2, "closed: permission denied\n")
    contract.verify_check(answer.json)
    assert (answer.json["summary"]["files"], answer.json["summary"]["failed"]) == (3, 1)
    assert ask("closed").err == "closed: permission denied\n"


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("", "error"),
        (" \n\u3000\n", "error"),
        ("\u200b" * 60, "error"),
        ("\u2060\u3164\u2800\xad" * 20 + "\n", "error"),
        ("请各科室按时报送。\n", "info"),
        ("TODO: ask Ana\n", "info"),
        ("个人对照检查材料\n", "error"),
    ],
)
def test_hardly_any_text_is_an_error_where_a_kind_is_known_or_nothing_is_seen(
    text: str, severity: str, ask: Callable[..., Answer]
) -> None:
    Path("short.txt").write_text(text, encoding="utf-8")
    violations = ask("short.txt", "--format", "json").json["files"][0]["violations"]
    assert [one["severity"] for one in violations if one["rule"] == "empty-document"] == [severity]
    named = ask("short.txt", "--profile", "writing", "--format", "json").json["files"][0]["violations"]
    assert [one["severity"] for one in named if one["rule"] == "empty-document"] == ["error"]


def test_folder_gives_its_drafts_in_order(ask: Callable[..., Answer]) -> None:
    for name in ("材料/b.md", "材料/a.txt", "材料/子/c.txt", "材料/.git/d.txt", "材料/e.docx"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text(CLEAN, encoding="utf-8")
    answer = ask("材料", *ONLY, "--format", "json")
    assert [file["path"] for file in answer.json["files"]] == ["材料/a.txt", "材料/b.md", "材料/子/c.txt"]


def test_ignored_files_are_left_out(ask: Callable[..., Answer]) -> None:
    Path("archive").mkdir()
    Path("archive/old.txt").write_text(FAULTY, encoding="utf-8")
    Path(".reviewlint.yml").write_text("ignore: [archive/**]\n", encoding="utf-8")
    assert ask("archive/old.txt", "clean.txt", *ONLY).status == 0
    answer = ask("archive/old.txt", *ONLY, "--lang", "zh")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == (
        "reviewlint: 没有可检查的文件：都被配置里的 ignore 排除，或者文件夹里没有 .txt、.md 文件\n"
    )


def test_configuration_is_found_above_the_draft_from_anywhere(
    folder: Path, ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("a/b").mkdir(parents=True)
    Path("a/.reviewlint.yml").write_text("rules:\n  placeholder: off\n", encoding="utf-8")
    Path("a/b/draft.txt").write_text(FAULTY, encoding="utf-8")
    assert ask("a/b/draft.txt", *ONLY).status == 0
    monkeypatch.chdir("a/b")
    assert ask("draft.txt", *ONLY).status == 0
    assert ask(folder / "faulty.txt", *ONLY).status == 1


# Standard input -----------------------------------------------------------------------------------------------


def feed(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_standard_input(ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, FAULTY.encode("gb18030"))
    answer = ask("-", *ONLY, "--format", "json")
    (file,) = answer.json["files"]
    assert (answer.status, file["path"], file["encoding"]) == (1, "-", "gb18030")


def test_standard_input_has_the_name_and_the_configuration_it_is_given(
    ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("office").mkdir()
    Path("office/.reviewlint.yml").write_text("rules:\n  placeholder: warning\n", encoding="utf-8")
    feed(monkeypatch, FAULTY.encode())
    answer = ask("-", "--stdin-filename", "office/材料.txt", *ONLY, "--lang", "en")
    assert answer.status == 0
    assert "office/材料.txt:3:7  warning  placeholder  " in answer.out


def test_undecodable_standard_input(ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    feed(monkeypatch, b"\x00\x01")
    answer = ask("-", *ONLY)
    assert answer.status == 2
    assert answer.err.startswith("-: holds control characters ")


# Options ------------------------------------------------------------------------------------------------------


def test_check_is_meant_where_no_command_is_named(ask: Callable[..., Answer]) -> None:
    expected = ask("check", "faulty.txt", *ONLY, "--format", "json")
    assert ask("--format", "json", *ONLY, "faulty.txt") == expected
    assert ask("faulty.txt", "--format", "json", *ONLY) == expected
    assert ask("check", "--format", "json", "faulty.txt", *ONLY) == expected
    assert expected.status == 1


def test_select_and_ignore(ask: Callable[..., Answer]) -> None:
    def ran(*arguments: str) -> list[str]:
        answer = ask("clean.txt", "--profile", "writing", "--format", "json", *arguments)
        return [e["rule"] for e in answer.json["files"][0]["checklist"] if e["status"] != "off"]

    everything = ran()
    assert {"placeholder", "numbering", "punctuation"} <= set(everything)
    assert set(ran("--select", "numbering, placeholder")) == {"numbering", "placeholder"}
    assert ran("--select", "numbering", "--select", "placeholder", "--ignore", "numbering") == ["placeholder"]
    assert ran("--ignore", "placeholder") == [rule for rule in everything if rule != "placeholder"]


def test_language(ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask("faulty.txt", *ONLY).out.splitlines()[0] == "faulty.txt  规则集 writing"
    assert ask("faulty.txt", *ONLY, "--lang", "en").out.splitlines()[0] == "faulty.txt  profile writing"
    assert ask("missing.txt", "--lang", "zh").err == "missing.txt: 找不到这个文件\n"
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert ask("missing.txt").err == "missing.txt: 找不到这个文件\n"
    assert ask().err == (
        "reviewlint: 请写上要检查的文件，例如 reviewlint 材料.txt；用法见 reviewlint --help\n"
    )


def test_quiet(ask: Callable[..., Answer]) -> None:
    assert ask("clean.txt", *ONLY, "--quiet") == Answer(0, "", "")
    answer = ask("faulty.txt", "missing.txt", *ONLY, "-q", "--lang", "en")
    assert answer.status == 2
    assert answer.out.startswith("faulty.txt:3:7  error  placeholder  ")
    assert "Checklist" not in answer.out
    assert "checked" not in answer.out
    assert answer.err == "missing.txt: no such file\n"


@pytest.mark.parametrize(
    ("arguments", "environment", "drawn"),
    [
        ([], {}, False),
        (["--color", "always"], {}, True),
        (["--color", "always"], {"NO_COLOR": "1", "TERM": "dumb"}, True),
        (["--color", "never"], {}, False),
        (["--color", "always", "--format", "json"], {}, False),
    ],
)
def test_colour(arguments: list[str], environment: dict[str, str], drawn: bool) -> None:  # noqa: FBT001 - a parameter
    assert (b"\x1b[" in process("faulty.txt", *ONLY, *arguments, **environment).stdout) is drawn


def test_profile_is_chosen_and_said(ask: Callable[..., Answer]) -> None:
    answer = ask("clean.txt", "--lang", "en")
    assert answer.out.splitlines()[0].startswith("clean.txt  no kind of review was recognised")


# Streams ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("output", FORMATS)
def test_two_runs_print_the_same_bytes(output: str) -> None:
    runs = {
        process("faulty.txt", "clean.txt", "--format", output, PYTHONHASHSEED=seed, COLUMNS=width).stdout
        for seed, width in (("1", "40"), ("2", "200"))
    }
    assert len(runs) == 1


@pytest.mark.parametrize("encoding", ["ascii", "gbk", "latin-1"])
def test_output_that_cannot_say_everything(encoding: str) -> None:
    done = process("faulty.txt", "missing.txt", *ONLY, "--lang", "zh", PYTHONIOENCODING=encoding)
    assert done.returncode == 2
    assert b"\\u2717 placeholder" in done.stdout
    assert done.stderr.decode(encoding).startswith("missing.txt: ")
    assert b"Traceback" not in done.stderr
    answer = process("faulty.txt", *ONLY, "--format", "json", PYTHONIOENCODING=encoding)
    contract.verify_check(json.loads(answer.stdout.decode("utf-8")))
    assert "云岭县".encode() not in answer.stdout.splitlines()[0]
    assert answer.stdout == process("faulty.txt", *ONLY, "--format", "json").stdout


def test_hostile_names_and_text_never_reach_the_terminal(ask: Callable[..., Answer]) -> None:
    name = "草\x1b[31m稿\u202e.txt"
    Path(name).write_text("标题\x1b[2J\n\x9b一、xx\x07\u202e工作\n", encoding="utf-8")
    for arguments in ([name], [name, "--format", "json"], ["outline", name], ["\x1b]0;x\x07.txt"]):
        answer = ask(*arguments, "--profile", "writing")
        for text in (answer.out, answer.err):
            assert all(visible(line) == line for line in text.split("\n"))
        assert "\x1b" not in answer.out + answer.err


def test_file_name_that_is_no_text(ask: Callable[..., Answer]) -> None:
    name = os.fsdecode(b"\xff\xfe.txt")
    Path(name).write_text(FAULTY, encoding="utf-8")
    assert ask(name, *ONLY, "--lang", "en").out.startswith("\\udcff\\udcfe.txt  profile writing\n")
    assert ask(name, *ONLY, "--format", "json").json["files"][0]["path"] == name


def test_one_very_long_line(ask: Callable[..., Answer]) -> None:
    Path("long.txt").write_text("工作推进。" * 40_000 + "完成xx项" + "。" * 10, encoding="utf-8")
    answer = ask("long.txt", *ONLY, "--lang", "en")
    assert answer.status == 1
    assert "long.txt:1:200003  error  placeholder  " in answer.out
    assert max(map(len, answer.out.splitlines())) < 200


# When something breaks ----------------------------------------------------------------------------------------


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a check break on the faulty draft, with its text in the exception."""

    def check(case: Case) -> Outcome:
        if "xx" in case.text:
            raise KeyError(case.text)
        return checks.check_of("placeholder")(case)

    monkeypatch.setattr(
        "reviewlint.linter.check_of", lambda name: check if name == "placeholder" else checks.check_of(name)
    )


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize("output", FORMATS)
def test_internal_error_is_one_line_and_the_others_are_linted(
    output: str, ask: Callable[..., Answer]
) -> None:
    answer = ask("faulty.txt", "clean.txt", *ONLY, "--format", output)
    assert answer.status == 2
    start, end = "faulty.txt: internal error (KeyError, test_cli.py:", "), please report it\n"
    assert answer.err.startswith(start)
    assert answer.err.endswith(end)
    assert answer.err.count("\n") == 1
    if output == "json":
        contract.verify_check(answer.json)
        assert [file["error"] is None for file in answer.json["files"]] == [False, True]
    else:
        assert "clean.txt  " in answer.out


@pytest.mark.usefixtures("broken")
def test_traceback_only_where_it_is_asked_for_and_without_the_draft(
    ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REVIEWLINT_DEBUG", "1")
    answer = ask("faulty.txt", *ONLY)
    assert "raise KeyError(case.text)" in answer.err
    assert "统计局" not in answer.err
    assert answer.err.splitlines()[-1].startswith("faulty.txt: internal error ")


def test_failure_outside_any_draft(ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reviewlint.corpus.find", lambda _: 1 / 0)
    answer = ask("clean.txt")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith("reviewlint: internal error (ZeroDivisionError, test_cli.py:")


def test_interrupt(ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("reviewlint.corpus.find", interrupt)
    assert ask("clean.txt") == Answer(130, "", "")


# The other commands -------------------------------------------------------------------------------------------


def test_outline(ask: Callable[..., Answer]) -> None:
    answer = ask("outline", "clean.txt", "--format", "json")
    assert (answer.status, answer.err) == (0, "")
    contract.verify_outline(answer.json)
    assert (answer.json["path"], answer.json["title"]) == ("clean.txt", "云岭县统计局工作情况")
    tree = ask("outline", "clean.txt", "--lang", "zh")
    assert (tree.status, tree.err) == (0, "")
    assert "云岭县统计局工作情况" in tree.out.splitlines()[0]


@pytest.mark.parametrize("output", FORMATS)
def test_outline_of_nothing(output: str, ask: Callable[..., Answer]) -> None:
    assert ask("outline", "missing.txt", "--format", output) == Answer(2, "", "missing.txt: no such file\n")
    answer = ask("outline", "--format", output)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err == "reviewlint: Missing argument 'FILE'.\n"


@pytest.mark.parametrize("output", FORMATS)
def test_outline_of_no_single_draft(output: str, folder: Path, ask: Callable[..., Answer]) -> None:
    reason = "reviewlint: name one draft: {} is a folder, or the configuration ignores it\n"
    assert ask("outline", folder, "--format", output) == Answer(2, "", reason.format(folder))
    Path(".reviewlint.yml").write_text("ignore: [clean.txt]\n", encoding="utf-8")
    assert ask("outline", "clean.txt", "--format", output) == Answer(2, "", reason.format("clean.txt"))


def test_rules(ask: Callable[..., Answer]) -> None:
    Path(".reviewlint.yml").write_text("rules:\n  placeholder: warning\n", encoding="utf-8")
    answer = ask("rules", "--profile", "writing", "--format", "json", "--lang", "en")
    assert (answer.status, answer.json["profile"]) == (0, "writing")
    rule = next(rule for rule in answer.json["rules"] if rule["rule"] == "placeholder")
    assert rule["severity"] == "warning"
    table = ask("rules", "--profile", "writing", "--lang", "en").out
    assert any(line.split()[:2] == ["placeholder", "warning"] for line in table.splitlines())
    assert ask("rules").status == 0


def test_rules_of_a_broken_configuration(ask: Callable[..., Answer]) -> None:
    Path(".reviewlint.yml").write_text("rulez: {}\n", encoding="utf-8")
    answer = ask("rules")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(".reviewlint.yml:1:1: ")


def test_profiles(ask: Callable[..., Answer]) -> None:
    answer = ask("profiles", "--format", "json")
    assert answer.status == 0
    assert "writing" in [profile["name"] for profile in answer.json["profiles"]]
    assert "writing" in ask("profiles").out


def test_help(ask: Callable[..., Answer]) -> None:
    for arguments in (["--help"], ["-h"], ["check", "-h"], ["outline", "--help"]):
        answer = ask(*arguments)
        assert (answer.status, answer.err) == (0, "")
        assert answer.out.startswith("Usage: reviewlint ")


# What a start costs -------------------------------------------------------------------------------------------


def imported(*arguments: str) -> set[str]:
    code = (
        "import sys; from reviewlint.cli import run; run(sys.argv[1:]);"
        "print('\\n' + ' '.join(name.partition('.')[0] for name in sys.modules))"
    )
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, check=True, text=True, encoding="utf-8")
    return set(done.stdout.splitlines()[-1].split())


def test_version() -> None:
    assert process("--version").stdout.decode() == f"reviewlint {__version__}\n"
    assert imported("--version").isdisjoint({"lark", "yaml", "rich", "pathspec", "platformdirs"})


def test_errors_come_without_heavy_imports() -> None:
    assert imported("--nonsense").isdisjoint({"lark", "yaml", "rich", "pathspec"})
    assert imported().isdisjoint({"lark", "yaml", "rich", "pathspec"})


def test_report_comes_without_rich() -> None:
    assert imported("faulty.txt", *ONLY).isdisjoint({"rich", "pathspec"})
    assert imported("faulty.txt", *ONLY, "--color", "always").isdisjoint({"rich", "pathspec"})


def test_a_command_comes_without_the_others() -> None:
    code = (
        "import sys; from reviewlint.cli import run; run(sys.argv[1:]);"
        "print('\\n' + ' '.join(name for name in sys.modules if name.startswith('reviewlint.cli.')))"
    )
    commands = {"views", "decide", "init", "rules", "explain", "test", "check"}
    for arguments, own in ((["--version"], set()), (["profiles"], {"rules"}), (["faulty.txt"], {"check"})):
        done = subprocess.run(
            [sys.executable, "-c", code, *arguments], capture_output=True, check=True, encoding="utf-8"
        )
        loaded = {name.removeprefix("reviewlint.cli.") for name in done.stdout.splitlines()[-1].split()}
        assert loaded & commands == own


def test_a_rule_that_is_too_slow_for_one_draft_leaves_the_others_linted(
    tmp_path: Path, ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(assertion, "SECONDS", 0.2)
    rule = "{for: document, require: 'text matches /资[^元]*金[^元]*资[^元]*金[^元]*元/', message: 缺}"
    Path(".reviewlint.yml").write_text(f"rules:\n  slow: {rule}\n", encoding="utf-8")
    Path("endless.txt").write_text("资金" * 50_000, encoding="utf-8")
    Path("short.txt").write_text("一、存在的问题\n值班记录缺3天。\n", encoding="utf-8")
    answer = ask("endless.txt", "short.txt", "--format", "json")
    assert answer.status == 2
    assert answer.err.startswith("endless.txt: rule “slow” (.reviewlint.yml:2:3) took more than")
    first, second = answer.json["files"]
    assert first["error"].startswith("rule “slow”")
    assert "slow" in {violation["rule"] for violation in second["violations"]}
