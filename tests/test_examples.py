"""`reviewlint test`: packs whose examples are right, and a pack whose examples are wrong on purpose."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import contract

if TYPE_CHECKING:
    from collections.abc import Callable

    from answer import Answer

MEASURES = "一、存在的问题\\n台账缺3天。\\n二、整改措施\\n"
RIGHT = f"""\
rules:
  budget-named:
    for: measure
    when: text matches /经费/
    require: text matches /\\d+万元/
    message: {{zh: "措施{{id}}提到经费却没有金额", en: "measure {{id}} mentions funds but no amount"}}
    passes: ["{MEASURES}一是安排经费3万元。\\n"]
    fails:
      - {{text: "{MEASURES}一是落实经费。\\n二是补记台账。\\n", at: ["4:1-4:8"]}}
"""
WRONG = f"""\
rules:
  budget-named:
    severity: off
    for: measure
    when: text matches /经费/
    require: text matches /\\d+万元/
    message: {{zh: "措施{{id}}提到经费却没有金额", en: "measure {{id}} mentions funds but no amount"}}
    passes:
      - "{MEASURES}一是落实经费。\\n"
      - "{MEASURES}一是安排经费3万元。\\n"
      - "没有措施。\\n"
    fails:
      - {{text: "{MEASURES}一是落实经费。\\n二是经费从严。\\n三是安排经费2万元。\\n", at: ["4:1-4:8", "6:1-6:11", "9:1-9:4"]}}
      - {{text: "{MEASURES}一是经费3万元。\\n", at: ["4:1-4:8"]}}
      - {{text: "台账缺3天。\\n", at: ["1:1-1:3"]}}
  month-named:
    for: measure
    require: deadline
    message: 没有月份
    passes: ["没有措施。\\n", "没有问题。\\n"]
  untold:
    for: measure
    require: owner
    message: 没有人
  placeholder: error
"""
TOLD_IN_ENGLISH = """\
office.yml:9:9  budget-named  this example should pass, yet something was found
    + 4:1-4:8  一是落实经费。  measure M1 mentions funds but no amount
    run under the profile review
office.yml:11:9  budget-named  there is nothing to check in this example: that it passes says nothing
office.yml:13:9  budget-named  what was found (+) is not what the example says (-)
      4:1-4:8   一是落实经费。  measure M1 mentions funds but no amount
    + 5:1-5:8   二是经费从严。  measure M2 mentions funds but no amount
    - 6:1-6:11  三是安排经费2万元。
    - 9:1-9:4   (the example has no such place)
    run under the profile review
office.yml:14:9  budget-named  what was found (+) is not what the example says (-)
    - 4:1-4:8  一是经费3万元
    nothing was found (1 checked)
    run under the profile review
office.yml:15:9  budget-named  what was found (+) is not what the example says (-)
    - 1:1-1:3  台账
    there was nothing to check
    run under the profile review

office.yml:20:14  month-named  there is nothing to check in this example: that it passes says nothing
office.yml:20:25  month-named  there is nothing to check in this example: that it passes says nothing
office.yml:16:3  month-named  there is nothing to check in any example that should pass
office.yml:16:3  month-named  no example that fails

office.yml:21:3  untold  no examples

✗ office.yml  3 rules, 8 examples

3 rules, 8 examples: 2 rules not as the examples say, 1 rule with no example that fails, 1 rule with no examples
"""
TOLD_IN_CHINESE = """\
office.yml:9:9  budget-named  这个例子应当通过，却指出了问题
    + 4:1-4:8  一是落实经费。  措施M1提到经费却没有金额
    按规则集 review 运行
office.yml:11:9  budget-named  这个例子里没有可检查的内容，通过说明不了什么
office.yml:13:9  budget-named  指出的（+）与例子写的（-）不同
      4:1-4:8   一是落实经费。  措施M1提到经费却没有金额
    + 5:1-5:8   二是经费从严。  措施M2提到经费却没有金额
    - 6:1-6:11  三是安排经费2万元。
    - 9:1-9:4   （例子里没有这个位置）
    按规则集 review 运行
office.yml:14:9  budget-named  指出的（+）与例子写的（-）不同
    - 4:1-4:8  一是经费3万元
    什么也没有指出（检查了 1 处）
    按规则集 review 运行
office.yml:15:9  budget-named  指出的（+）与例子写的（-）不同
    - 1:1-1:3  台账
    没有可检查的内容
    按规则集 review 运行

office.yml:20:14  month-named  这个例子里没有可检查的内容，通过说明不了什么
office.yml:20:25  month-named  这个例子里没有可检查的内容，通过说明不了什么
office.yml:16:3  month-named  应当通过的例子里都没有可检查的内容
office.yml:16:3  month-named  没有应当指出的例子

office.yml:21:3  untold  没有例子

✗ office.yml  3 条规则，8 个例子

3 条规则，8 个例子：2 条规则与例子不符，1 条没有应当指出的例子，1 条没有例子
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return tmp_path


def write(name: str, text: str) -> None:
    Path(name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(("language", "told"), [("en", TOLD_IN_ENGLISH), ("zh", TOLD_IN_CHINESE)])
def test_a_pack_with_wrong_examples(language: str, told: str, ask: Callable[..., Answer]) -> None:
    write("office.yml", WRONG)
    answer = ask("test", "office.yml", "--lang", language)
    assert (answer.status, answer.out, answer.err) == (1, told, "")


def test_wrong_examples_in_json(ask: Callable[..., Answer]) -> None:
    write("office.yml", WRONG)
    answer = ask("test", "office.yml", "--format", "json")
    assert answer.status == 1
    contract.verify_examples(answer.json)
    assert answer.json["summary"] == {"rules": 3, "examples": 8, "failed": 2, "without_examples": 2}
    (pack,) = answer.json["packs"]
    verdicts = [[example["verdict"] for example in rule["examples"]] for rule in pack["rules"]]
    assert verdicts == [
        ["different", "as-said", "nothing-checked", "different", "different", "different"],
        ["nothing-checked", "nothing-checked"],
        [],
    ]
    assert pack["rules"][0]["examples"][3]["found"][1] == {
        "place": "5:1-5:8",
        "text": "二是经费从严。",
        "message": "measure M2 mentions funds but no amount",
    }


def test_right_examples(ask: Callable[..., Answer]) -> None:
    write("office.yml", RIGHT)
    answer = ask("test", "office.yml")
    told = "✓ office.yml  1 rule, 2 examples\n\n1 rule, 2 examples: all as the examples say\n"
    assert (answer.status, answer.out, answer.err) == (0, told, "")


def test_an_example_that_fails_at_no_place_is_none(ask: Callable[..., Answer]) -> None:
    write("office.yml", RIGHT.replace("落实经费。", "落实2万元经费。").replace('["4:1-4:8"]', "[]"))
    answer = ask("test", "office.yml")
    assert answer.status == 1
    assert "(-)\n    nothing was found (1 checked)\n" in answer.out


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ("1:1-1:3", "一、"),
        ("1:8-1:8", ""),
        ("1:5-2:3", "的问题 台账"),
        ("1:9-1:9", "(the example has no such place)"),
        ("2:3-2:1", "(the example has no such place)"),
        ("999999999:1-999999999:2", "(the example has no such place)"),
    ],
)
def test_what_stands_at_a_place(place: str, words: str, ask: Callable[..., Answer]) -> None:
    write("office.yml", RIGHT.replace("4:1-4:8", place))
    assert f"    - {place:7}  {words}".rstrip() in ask("test", "office.yml").out.splitlines()


def test_all_shipped_packs_by_default(ask: Callable[..., Answer]) -> None:
    answer = ask("test")
    assert (answer.status, answer.err) == (0, "")
    assert "✓ writing " in answer.out
    assert "with no" not in answer.out
    assert answer.out.endswith(": all as the examples say\n")


def test_the_configuration_of_this_folder_comes_first(ask: Callable[..., Answer]) -> None:
    write(".reviewlint.yml", "extends: [office.yml]\nrules: {budget-named: off}\n")
    write("office.yml", RIGHT)
    told = "✓ office.yml  1 rule, 2 examples\n\n1 rule, 2 examples: all as the examples say\n"
    assert ask("test").out == told


def test_a_configuration_without_examples_is_told_beside_the_shipped_packs(
    ask: Callable[..., Answer],
) -> None:
    write(".reviewlint.yml", "rules: {mine: {for: measure, require: owner, message: m}}\n")
    answer = ask("test")
    assert answer.status == 0
    assert ".reviewlint.yml:1:9  mine  no examples\n" in answer.out
    assert "✓ review" in answer.out


def test_one_rule_of_several_packs(ask: Callable[..., Answer]) -> None:
    write("office.yml", WRONG)
    answer = ask("test", "office.yml", "writing", "--select", "placeholder")
    assert answer.status == 0
    assert re.search(r"(?m)^✓ writing     1 rule, \d+ examples$", answer.out)


STANDS = {
    "what the configuration names": ("profile: writing\n", "writing"),
    "the shipped packs that it extends": ("extends: [rectification]\n", "office.yml"),
    "review, where nothing is announced": ("", "review"),
}


@pytest.mark.parametrize(("head", "profile"), STANDS.values(), ids=STANDS)
def test_what_an_example_is_held_against(head: str, profile: str, ask: Callable[..., Answer]) -> None:
    write("office.yml", head + RIGHT)
    (pack,) = ask("test", "office.yml", "--format", "json").json["packs"]
    assert {example["profile"] for example in pack["rules"][0]["examples"]} == {profile}


def test_an_example_may_announce_its_profile_itself(ask: Callable[..., Answer]) -> None:
    title = "民主生活会对照检查材料\\n"
    write("office.yml", RIGHT.replace('passes: ["', f'passes: ["{title}'))
    (pack,) = ask("test", "office.yml", "--format", "json").json["packs"]
    assert [example["profile"] for example in pack["rules"][0]["examples"]] == ["self-review", "review"]


def test_examples_for_a_rule_that_only_another_profile_has(ask: Callable[..., Answer]) -> None:
    example = "rules: {proportion: {passes: ['没有正文。']}}\n"
    write("office.yml", example)
    (pack,) = ask("test", "office.yml", "--format", "json").json["packs"]
    assert [e["profile"] for e in pack["rules"][0]["examples"]] == ["self-review"]
    write("office.yml", "profile: writing\n" + example)
    answer = ask("test", "office.yml")
    assert answer.status == 1
    assert "proportion  no profile has this rule: the example was not run\n" in answer.out


def test_examples_of_a_pack_hold_before_another_changes_the_rule(ask: Callable[..., Answer]) -> None:
    write("office.yml", RIGHT)
    write("branch.yml", "extends: [office.yml]\nrules: {budget-named: {require: text matches /亿元/}}\n")
    assert ask("test", "branch.yml").status == 0


REFUSED = {
    "nothing to test": (["self-review-2025"], "reviewlint: there is nothing to test: no example is given"),
    "unknown pack": (["writin"], "unknown profile “writin”; did you mean “writing”?"),
    "unknown rule": (
        ["writing", "--select", "numberin"],
        "reviewlint: unknown rule numberin, did you mean numbering?",
    ),
    "missing file": (["./no.yml"], "no.yml:1:1: there is no file “no.yml”"),
    "broken pack": (["broken.yml"], "broken.yml:1:12: expected "),
    "broken decisions": (["decisions.yml"], "decisions.yml:2:12: "),
}


@pytest.mark.parametrize(("arguments", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_tested(arguments: list[str], reason: str, ask: Callable[..., Answer]) -> None:
    write("broken.yml", "rules: {a: []}\n")
    write(
        "decisions.yml",
        "rules: {placeholder: {passes: [\n           {text: 正文。, decisions: '- nonsense: 1'}]}}\n",
    )
    answer = ask("test", *arguments)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(reason)
    assert answer.err.count("\n") == 1


def test_a_hostile_example_never_reaches_the_terminal(ask: Callable[..., Answer]) -> None:
    write("office.yml", RIGHT.replace("落实经费。", "落实\\e[31m经费。").replace("4:1-4:8", "4:1-4:99"))
    answer = ask("test", "office.yml")
    assert answer.status == 1
    assert "\x1b" not in answer.out
