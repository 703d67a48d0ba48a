"""How a command line is misused: in which language that is told, and what is offered instead."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reviewlint.cli import answering

if TYPE_CHECKING:
    from collections.abc import Callable

    from answer import Answer


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a draft in either language, in an English locale."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    Path("材料.txt").write_text("一、存在的问题\n1.水表老化，漏水3处。\n", encoding="utf-8")
    Path("gbk.txt").write_bytes("一、存在的问题\n1.水表老化，漏水3处。\n".encode("gb18030"))
    Path("review.md").write_text("# Review\n\n## Problems\n\n1. Three pipes leak.\n", encoding="utf-8")
    return tmp_path


MISTAKES = {
    "command": (["chek"], "没有“chek”这个命令或文件，是否想写“check”？", "there is no command or file “chek”; did you mean “check”?"),
    "option": (["--frmat", "json"], "没有 --frmat 这个选项，是否想写 --format？", "No such option: --frmat (Possible options: --format)"),
    "value": (["--format", "jsn"], "--format 不能写“jsn”，可写 human、json", "Invalid value for '--format': 'jsn' is not one of 'human', 'json'."),
    "switch": (["--quiet=1"], "选项 --quiet 后面不能写值", "Option '--quiet' does not take a value."),
    "together": (["--fix", "--diff"], "--fix 和 --diff 只能用一个：--diff 只显示不改", "use either --fix or --diff: --diff shows and changes nothing"),
    "rule": (["--select", "placeholdr"], "没有 placeholdr 这条规则，是不是想写 placeholder？", "unknown rule placeholdr, did you mean placeholder?"),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "chinese", "english"), MISTAKES.values(), ids=MISTAKES)
def test_mistakes_are_told_in_the_language_of_the_draft_or_the_locale(
    ask: Callable[..., Answer],
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    chinese: str,
    english: str,
) -> None:
    for draft in ("材料.txt", "gbk.txt"):
        assert ask(*arguments, draft) == (2, "", f"reviewlint: {chinese}\n")
    assert ask(*arguments, "review.md") == (2, "", f"reviewlint: {english}\n")
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert ask(*arguments, "review.md") == (2, "", f"reviewlint: {chinese}\n")
    if arguments[0] in {"--fix", "--select"}:
        assert ask(*arguments, "review.md", "--lang", "en").err == f"reviewlint: {english}\n"


def test_too_little_and_too_much(ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask("trace", "材料.txt", "review.md").err == "reviewlint: 多出了 review.md\n"
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert ask("trace").err == "reviewlint: 缺少参数 FILE\n"
    assert ask("--format").err == "reviewlint: 选项 --format 后面要写一个值\n"


def test_a_file_with_the_name_of_no_command_is_a_draft(ask: Callable[..., Answer]) -> None:
    Path("chek").write_text("一、存在的问题\n", encoding="utf-8")
    assert "是否想写" not in ask("chek").err
    assert "did you mean" not in ask("draft").err


LOCALES = [{"LANG": "zh_CN.UTF-8"}, {"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, {"LANG": "zh_TW"}]


@pytest.mark.parametrize("locale", LOCALES)
def test_the_help_is_in_the_language_of_the_locale(locale: dict[str, str]) -> None:
    assert helped(locale, "--help").startswith("用法：reviewlint")
    told = helped(locale, "check", "--help")
    assert "只执行这些规则" in told
    assert "[默认 human]" in told
    for english in ("Options:", "Arguments:", "default:", "Show this"):
        assert english not in told


def test_the_help_is_english_elsewhere() -> None:
    told = helped({"LANG": "de_DE.UTF-8"}, "trace", "--help")
    assert told.startswith("Usage: reviewlint trace")
    assert told.isascii()


def test_a_windows_locale_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("locale.getlocale", lambda: ("Chinese (Simplified)_China", "936"))
    assert answering.language_of_system() == "zh"


def helped(locale: dict[str, str], *arguments: str) -> str:
    names = {"LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"}
    kept = {name: value for name, value in os.environ.items() if name not in names}
    done = subprocess.run(
        [sys.executable, "-m", "reviewlint", *arguments],
        env={**kept, **locale, "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    )
    return done.stdout.decode("utf-8").replace("\r\n", "\n")
