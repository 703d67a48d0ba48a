"""The key `fix` of a rule: what it may say, and every mistake in it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reviewlint.checks import CHECKS
from reviewlint.errors import PackError
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import load_configuration
from reviewlint.profile import RuleFix

if TYPE_CHECKING:
    from reviewlint.phrases import Language
    from reviewlint.profile import Profile

CATALOGUE = open_catalogue(CHECKS)
OWN = "  account: {{for: sentence, forbid: text matches /帐号/, message: m, fix: {fix}}}\n"


def configure(text: str, name: str = "writing") -> Profile:
    Path(".reviewlint.yml").write_text(text, encoding="utf-8")
    return load_configuration(Path(".reviewlint.yml"), CATALOGUE).profile_for(name)


def complaints(text: str, language: Language = "en") -> list[str]:
    with pytest.raises(PackError) as caught:
        configure(text)
    return [line.removeprefix(".reviewlint.yml:") for line in caught.value.lines(language)]


@pytest.mark.parametrize(
    ("fix", "meant"),
    [
        ("safe", RuleFix("safe")),
        ("unsafe", RuleFix("unsafe")),
        ("always", RuleFix("always")),
        ("off", None),
        ("'off'", None),
    ],
)
def test_a_rule_that_runs_a_check(fix: str, meant: RuleFix | None) -> None:
    rules = configure(f"rules: {{punctuation: {{fix: {fix}}}}}").rules
    assert rules["punctuation"].fix == meant
    assert rules["numbering"].fix == RuleFix("unsafe")
    assert rules["placeholder"].fix is None


@pytest.mark.parametrize(
    ("fix", "meant"),
    [
        ("{safe: 账号}", RuleFix("safe", "账号")),
        ("{unsafe: 账号}", RuleFix("unsafe", "账号")),
        ("{safe: ''}", RuleFix("safe", "")),
        ("{safe: ' '}", RuleFix("safe", " ")),
        ("off", None),
    ],
)
def test_a_rule_written_in_clauses(fix: str, meant: RuleFix | None) -> None:
    assert configure("rules:\n" + OWN.format(fix=fix)).rules["account"].fix == meant


def test_a_later_pack_changes_the_fix() -> None:
    Path("office.yml").write_text("rules:\n" + OWN.format(fix="{safe: 账号}"), encoding="utf-8")
    for change, meant in (
        ("{fix: {unsafe: 户头}}", RuleFix("unsafe", "户头")),
        ("{fix: off}", None),
        ("error", RuleFix("safe", "账号")),
        ("{forbid: text matches /帐户/}", None),  # the text was for other words
        ("{forbid: text matches /帐户/, fix: {safe: 账户}}", RuleFix("safe", "账户")),
    ):
        rules = configure(f"extends: [./office.yml]\nrules:\n  account: {change}\n").rules
        assert rules["account"].fix == meant


MISTAKES = """\
rules:
  punctuation: {fix: sometimes}
  numbering: {fix: {safe: 一}}
  enumeration: {fix: [safe]}
  placeholder: {fix: safe}
  one: {for: sentence, forbid: text matches /甲/, message: m, fix: safe}
  two: {for: sentence, require: text matches /甲/, message: m, fix: {safe: 乙}}
  three: {for: document, forbid: length > 3, message: m, fix: {unsafe: 乙}}
  four: {for: sentence, forbid: text matches /甲/, message: m, fix: {safe: 乙, unsafe: 丙}}
  five: {for: sentence, forbid: text matches /甲/, message: m, fix: {sure: 乙}}
  six: {for: sentence, forbid: text matches /甲/, message: m, fix: {safe: "乙\\n丙"}}
  seven: {for: sentence, forbid: text matches /甲/, message: m, fix: {safe: }}
  eight: {check: arithmetic, message: m, fix: always}
  nine: {for: document, forbid: 'count(sentences[text matches /甲/]) > 3', message: m, fix: {safe: 乙}}
  ten: {for: sentence, forbid: not (text matches /甲/), message: m, fix: {safe: 乙}}
"""


def test_mistakes() -> None:
    assert complaints(MISTAKES) == [
        "2:22: “sometimes” is not one of safe, unsafe, always, off",
        "3:20: rule “numbering” runs a check in code, which knows what to put there: write safe, unsafe, always or off",
        "4:22: expected safe, unsafe, always, off, or {safe: …}, found a list",
        "5:22: the check of rule “placeholder” proposes no fixes",
        "6:67: say what to put there, as in “{safe: account}”",
        "7:68: it needs a “forbid” that finds the words to mend with matches or has any of",
        "8:63: it needs a “forbid” that finds the words to mend with matches or has any of",
        "9:68: write either “safe” or “unsafe”",
        "10:68: write either “safe” or “unsafe”",
        "10:69: unknown key “sure”",
        "11:74: the text to put there must be of one line, without control characters",
        "12:76: expected text, found nothing",
        "13:47: the check of rule “eight” proposes no fixes",
        "14:92: it needs a “forbid” that finds the words to mend with matches or has any of",
        "15:73: it needs a “forbid” that finds the words to mend with matches or has any of",
    ]


def test_mistakes_in_chinese() -> None:
    assert complaints(MISTAKES, "zh")[:11] == [
        "2:22: 不能写“sometimes”，可写 safe、unsafe、always、off",
        "3:20: 规则“numbering”由程序检查，怎么改由程序定：可写 safe、unsafe、always、off",
        "4:22: 应为“safe”“unsafe”“always”“off”之一，或 {safe: …}，实为列表",
        "5:22: 规则“placeholder”的检查不提出改法",
        "6:67: 请写明改成什么，如“{safe: 账号}”",
        "7:68: 要有“forbid”，并用 matches 或 has any of 找出要改的文字",
        "8:63: 要有“forbid”，并用 matches 或 has any of 找出要改的文字",
        "9:68: 请写“safe”或“unsafe”其中之一",
        "10:68: 请写“safe”或“unsafe”其中之一",
        "10:69: 没有“sure”这个键",
        "11:74: 改成的文字只能有一行，不能有控制字符",
    ]


@pytest.mark.parametrize("written", ["\\n", "乙\\n", "\\r", "\\L", "\\0", "\\e[31m", "\\x07", "\\x7f", "\\N"])
def test_what_is_put_there_breaks_no_line_and_can_be_seen(written: str) -> None:
    assert complaints("rules:\n" + OWN.format(fix=f'{{safe: "{written}"}}')) == [
        "2:79: the text to put there must be of one line, without control characters"
    ]


def test_an_example_says_what_it_becomes() -> None:
    text = """\
rules:
  account:
    for: sentence
    forbid: text matches /帐号/
    message: m
    fix: {safe: 账号}
    fails: [{text: 开帐号。, at: ["1:2-1:4"], fixed: 开账号。}]
"""
    (example,) = configure(text).rules["account"].fails
    assert example.fixed == "开账号。"
    assert complaints(text.replace("fixed: 开账号。", "fixd: 开账号。, fixed: [a]")) == [
        "7:43: unknown key “fixd”; did you mean “fixed”?",
        "7:62: expected text, found a list",
    ]
