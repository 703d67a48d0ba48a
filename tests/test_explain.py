"""`reviewlint explain`: the page of a rule, shipped or of an office's own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

import contract
from reviewlint.checks import CHECKS
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import load_configuration, load_profile

if TYPE_CHECKING:
    from collections.abc import Callable

    from answer import Answer

CATALOGUE = open_catalogue(CHECKS)
PROFILES = {name: load_profile(name, CATALOGUE) for name in CATALOGUE.names}
RULES = {rule: name for name in sorted(PROFILES, reverse=True) for rule in PROFILES[name].rules}
CONFIGURATION = """\
profile: rectification
words: {vague: [适时, 逐步]}
rules:
  measure-without-deadline: info
  budget-named:
    title: {zh: 经费有金额, en: Sums of funds}
    severity: error
    options: {least: 1}
    meanings: {least: {zh: 有几处含糊就不查, en: hedges that excuse it}}
    for: measure
    when: text matches /经费/ and count of words.vague in text < options.least
    require: text matches /\\d+(\\.\\d+)?(万|亿)?元/
    message: {zh: "措施{id}提到经费却没有金额", en: "measure {id} mentions funds but no sum"}
    hint: {zh: 写明金额, en: Say how much}
    gather: {least: 3, message: "{failed}/{checked}"}
    why: {zh: 没有金额的经费无法审核。, en: Funds without a sum cannot be audited.}
    reference: 财务管理办法第八条
    passes: ["一、问题清单\\n台账缺3天。\\n二、整改措施\\n一是安排经费3万元。\\n"]
    fails:
      - text: "一、问题清单\\n台账缺3天。\\n二、整改措施\\n一是落实经费。二是保障经费。\\n三是补记。\\n"
        at: ["4:1-4:8", "4:8-4:15"]
"""
IN_ENGLISH = """\
budget-named  Sums of funds  error

What it reports
  For instance: measure M1 mentions funds but no sum
  3 or more are reported as one, with a list of them.

Why it matters
  Funds without a sum cannot be audited.

What to do
  Say how much

Examples
  Passes:
    | 一、问题清单
    | 台账缺3天。
    | 二、整改措施
    | 一是安排经费3万元。

  Fails:
    | 一、问题清单
    | 台账缺3天。
    | 二、整改措施
    | 一是落实经费。二是保障经费。
    | ^^^^^^^^^^^^^^
      4:1  measure M1 mentions funds but no sum
    |               ^^^^^^^^^^^^^^
      4:8  measure M2 mentions funds but no sum
    | 三是补记。

Can it be mended automatically
  --fix leaves it to you.

How it decides
  for: measure  # each of them is checked
  when: text matches /经费/ and count of words.vague in text < options.least  # only if this holds
  require: text matches /\\d+(\\.\\d+)?(万|亿)?元/  # this has to hold

Severity
  error

Options
  # hedges that excuse it
  least: 1
  word list vague (2): 适时, 逐步

How to configure it
  rules:
    budget-named:
      severity: error  # error, warning, info or off
      options:
        least: 1
  # words: {vague: {add: [words of your own]}}

How to silence it
  One place (its line and column are in the report):
    reviewlint decide draft.txt --silence budget-named@LINE:COLUMN --reason "why"
  The whole rule: under `rules` in .reviewlint.yml,
    budget-named: off

Source
  财务管理办法第八条
  defined at .reviewlint.yml:5:3
"""
IN_CHINESE = """\
budget-named  经费有金额  错误

指出什么
  例如：措施M1提到经费却没有金额
  满 3 处时合并成一条，逐处列出。

为什么
  没有金额的经费无法审核。

怎么改
  写明金额

例子
  通过：
    | 一、问题清单
    | 台账缺3天。
    | 二、整改措施
    | 一是安排经费3万元。

  不通过：
    | 一、问题清单
    | 台账缺3天。
    | 二、整改措施
    | 一是落实经费。二是保障经费。
    | ^^^^^^^^^^^^^^
      4:1  措施M1提到经费却没有金额
    |               ^^^^^^^^^^^^^^
      4:8  措施M2提到经费却没有金额
    | 三是补记。

能否自动修改
  --fix 不改它，要由人来改。

怎么判断
  for: measure  # 逐个检查
  when: text matches /经费/ and count of words.vague in text < options.least  # 满足这个条件才检查
  require: text matches /\\d+(\\.\\d+)?(万|亿)?元/  # 应当满足

级别
  错误

选项
  # 有几处含糊就不查
  least: 1
  词表 vague（2 个）：适时、逐步

怎么配置
  rules:
    budget-named:
      severity: error  # 可写 error、warning、info、off
      options:
        least: 1
  # words: {vague: {add: [词语]}}

怎么略过
  只略过一处（行:列 见检查报告）：
    reviewlint decide 材料.txt --silence budget-named@行:列 --reason "理由"
  整条规则不用：在 .reviewlint.yml 的 rules 下写
    budget-named: off

依据和出处
  财务管理办法第八条
  定义在 .reviewlint.yml:5:3
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    return tmp_path


def configure(text: str = CONFIGURATION, name: str = ".reviewlint.yml") -> None:
    Path(name).write_text(text, encoding="utf-8")


def part(page: str, heading: str) -> list[str]:
    """Return the lines under a heading of a page, their indent left out."""
    _, _, rest = page.partition(f"\n{heading}\n")
    lines = rest.splitlines()
    end = next((n for n, line in enumerate(lines) if line and not line.startswith(" ")), len(lines))
    return [line.removeprefix("  ") for line in lines[:end] if line]


@pytest.mark.parametrize(("language", "page"), [("en", IN_ENGLISH), ("zh", IN_CHINESE)])
def test_a_rule_of_ones_own(language: str, page: str, ask: Callable[..., Answer]) -> None:
    configure()
    answer = ask("explain", "budget-named", "--lang", language)
    assert (answer.status, answer.out, answer.err) == (0, page, "")


def test_the_locale_chooses_the_language(ask: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")
    assert ask("explain", "placeholder").out.startswith("placeholder  占位符  错误\n\n指出什么\n")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("rule", RULES)
def test_every_shipped_rule_has_a_page(rule: str, language: str, ask: Callable[..., Answer]) -> None:
    answer = ask("explain", rule, "--lang", language)
    assert (answer.status, answer.err) == (0, "")
    headings = re.findall(r"(?m)^[^\s].*$", answer.out)
    assert len(headings) >= 9  # all but the options, which not every rule has
    assert "{" not in "".join(part(answer.out, "指出什么" if language == "zh" else "What it reports"))
    not_as_said = ("结果与例子原来写的不同", "this is not what the example says")
    assert not any(words in answer.out for words in not_as_said)
    title = PROFILES[RULES[rule]].rules[rule].title
    assert answer.out.startswith(f"{rule}  {title['zh' if language == 'zh' else 'en']}  ")


@pytest.mark.parametrize("rule", RULES)
def test_what_it_says_of_configuring_can_be_pasted(rule: str, ask: Callable[..., Answer]) -> None:
    """The snippet is a configuration without mistakes, and as it stands it changes nothing."""
    (explained,) = ask("explain", rule, "--format", "json", "--profile", RULES[rule]).json["rules"]
    configure(explained["configure"], "pasted.yml")
    before = PROFILES[RULES[rule]].rules[rule]
    after = load_configuration(Path("pasted.yml"), CATALOGUE).profile_for(RULES[rule]).rules[rule]
    assert (after.severity, after.options) == (before.severity, before.options)
    severity = yaml.safe_load(explained["configure"])["rules"][rule]["severity"]
    assert severity == (before.severity if before.severity != "off" else False)  # as YAML 1.1 reads `off`
    page = ask("explain", rule, "--lang", "en", "--profile", RULES[rule]).out
    assert "\n".join(part(page, "How to configure it")) == explained["configure"].replace(
        "可写 error、warning、info、off", "error, warning, info or off"
    ).rstrip("\n")


def test_a_rule_that_only_another_profile_has(ask: Callable[..., Answer]) -> None:
    page = ask("explain", "proportion").out
    assert page.startswith("proportion  Shares of the parts  info\n")
    assert part(page, "Source")[-1].startswith("defined at rules/self-review.yml:")


def test_severities_where_they_differ(ask: Callable[..., Answer]) -> None:
    page = ask("explain", "measure-without-deadline").out
    assert re.fullmatch(r"warning; error in [a-z, -]*\brectification\b.*", part(page, "Severity")[0])
    page = ask("explain", "measure-without-deadline", "--profile", "rectification", "--lang", "zh").out
    assert re.match(r"错误；[a-z0-9、 -]+里是警告", "".join(part(page, "级别")))


def test_a_configured_severity_names_the_file(ask: Callable[..., Answer]) -> None:
    configure()
    page = ask("explain", "measure-without-deadline").out
    assert page.startswith("measure-without-deadline  Deadlines of measures  info\n")
    assert part(page, "Severity")[0].startswith(
        "info, as .reviewlint.yml sets it; it ships as: error; warning in incident"
    )


def test_another_configuration(ask: Callable[..., Answer]) -> None:
    configure("rules: {numbering: off}\n", "strict.yml")
    page = ask("explain", "numbering", "--config", "strict.yml", "--lang", "zh").out
    assert page.startswith("numbering  标题序号  关闭\n")
    assert part(page, "级别") == ["关闭（由 strict.yml 设定）；发布时：警告"]


def test_an_example_that_does_not_hold_as_the_rule_is_configured(ask: Callable[..., Answer]) -> None:
    configure("rules: {vague-wording: {options: {least: 9}}}\n")
    page = ask("explain", "vague-wording").out
    assert page.count("(as it is configured now, this is not what the example says)\n") == 2


def test_decisions_beside_an_example(ask: Callable[..., Answer]) -> None:
    page = ask("explain", "unused-decision", "--lang", "zh").out
    assert "    | - silence: placeholder@2:4\n" in page
    assert part(page, "怎么略过")[0] == "这条规则说的正是决定，不能逐处略过；核对后改正或删去那条决定。"


def test_what_can_be_mended(ask: Callable[..., Answer]) -> None:
    lines = part(ask("explain", "trailing-space").out, "Can it be mended automatically")
    assert lines[:3] == [
        "--fix mends it even while the rule is off.",
        "An example above becomes:",
        "  | 检查情况",
    ]
    configure(
        "rules: {mine: {for: document, forbid: text matches /帐号/, message: m, fix: {unsafe: 账号},\n"
        "  fails: [{text: 核对了帐号。, at: ['1:4-1:6'], fixed: 核对了账号。}]}}\n"
    )
    assert part(ask("explain", "mine", "--lang", "zh").out, "能否自动修改") == [
        "只有 --fix --unsafe-fixes 才改，改后要核对。",
        "找到的词语改为“账号”。",
        "上面的例子改后：",
        "  | 核对了账号。",
    ]


def test_a_rule_without_examples(ask: Callable[..., Answer]) -> None:
    configure("rules: {mine: {for: measure, require: owner, message: 'm {id}: {text:9}'}}\n")
    page = ask("explain", "mine").out
    assert part(page, "What it reports") == ["For instance: m …: …"]
    assert part(page, "Examples") == ["This rule has no examples."]
    assert "Why it matters" not in page


def test_several_rules_once_each(ask: Callable[..., Answer]) -> None:
    out = ask("explain", "numbering", "placeholder", "numbering").out
    assert re.findall(r"(?m)^(?:numbering|placeholder) ", out) == ["numbering ", "placeholder "]


def test_json(ask: Callable[..., Answer]) -> None:
    configure()
    answer = ask("explain", "budget-named", "numbering", "--format", "json", "--lang", "zh")
    assert answer.status == 0
    contract.verify_explanation(answer.json)
    own, shipped = answer.json["rules"]
    assert own["title"] == "经费有金额"
    assert own["severities"] == {}
    assert own["clauses"]["require"] == r"text matches /\d+(\.\d+)?(万|亿)?元/"
    assert own["words"] == {"vague": ["适时", "逐步"]}
    assert [found["place"] for found in own["examples"][1]["found"]] == ["4:1-4:8", "4:8-4:15"]
    assert shipped["severities"]["rectification"] == "warning"
    assert (shipped["check"], shipped["clauses"]) == ("numbering", {})


REFUSED = {
    "no rule": (
        [],
        "reviewlint: name a rule, as in `reviewlint explain placeholder`; `reviewlint rules` lists them",
    ),
    "misspelt": (["placeholdr"], "reviewlint: unknown rule placeholdr, did you mean placeholder?"),
    "unknown": (["zzz", "numbering"], "reviewlint: unknown rule zzz"),
    "not in this profile": (
        ["proportion", "--profile", "writing"],
        "reviewlint: no rule proportion in the profile writing; it is in ",
    ),
    "unknown profile": (["numbering", "--profile", "writin"], "unknown profile “writin”"),
    "missing configuration": (["numbering", "--config", "no.yml"], "no.yml:1:1: "),
}


@pytest.mark.parametrize(("arguments", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_explained(arguments: list[str], reason: str, ask: Callable[..., Answer]) -> None:
    answer = ask("explain", *arguments)
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(reason)
    assert answer.err.count("\n") == 1


def test_a_hostile_rule_never_reaches_the_terminal(ask: Callable[..., Answer]) -> None:
    hostile = json.dumps("\x1b[31m红\u202e")
    configure(
        f"rules: {{mine: {{for: measure, options: {{a: {hostile}}}, require: owner, message: {hostile}, "
        f"title: {hostile}, why: {hostile}, reference: {hostile}, passes: [{hostile}]}}}}\n"
    )
    for arguments in ((), ("--color", "always"), ("--format", "json")):
        out = ask("explain", "mine", *arguments).out
        assert "\x1b[31m红" not in out
        assert "\u202e" not in out
