"""`reviewlint check --show-config`: what applies to a draft, and which line of which pack says so."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import contract
from reviewlint.checks import CHECKS
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import load_configuration

if TYPE_CHECKING:
    from collections.abc import Callable

    from answer import Answer

DRAFT = "云岭县统计局工作情况\n一、基本情况\n全年走访企业12家，办结事项30件。\n"
CONFIGURATION = """\
profile: rectification
extends: [office.yml]
language: zh
themes:
  - {id: ledger, title: 台账管理}
words:
  vague: {add: [视情], remove: [适时]}
  fixed_terms: [两个确立]
links: {cause_linked: 0.6}
rules:
  empty-document: {options: {least: 30}}
  budget-named: error
  no-evidence: off
ignore: [archive/**]
"""
OFFICE = """\
words:
  vague: [适时, 逐步]
links: {cause_linked: 0.7, min_phrase: 4}
rules:
  budget-named:
    for: measure
    when: text matches /资金|经费/
    require: text matches /\\d+(万|亿)?元/
    message: 措施{id}提到经费却没有金额
"""
SHOWN = """\
# draft.txt
# 合并自（后者优先）：writing、topics-institution、review、topics-party、rectification、office.yml、.reviewlint.yml
profile: rectification # .reviewlint.yml:1:1
language: zh # .reviewlint.yml:3:1
# subject: 由各份材料自己的文字决定
"""
RULES = """\
rules:
  empty-document:
    severity: error # rules/writing.yml:…
    options:
      least: 30 # .reviewlint.yml:11:30，取代 rules/writing.yml:…
    message: # rules/writing.yml:…
      zh: 文稿几乎没有内容
      en: there is hardly any text
  budget-named:
    severity: error # .reviewlint.yml:12:17
    for: measure # office.yml:6:5
    when: text matches /资金|经费/ # office.yml:7:5
    require: text matches /\\d+(万|亿)?元/ # office.yml:8:5
    message: # office.yml:9:5
      zh: 措施{id}提到经费却没有金额
      en: 措施{id}提到经费却没有金额
ignore: ['archive/**'] # .reviewlint.yml:14:1
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder with a draft, a configuration and a pack that it extends."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    Path("draft.txt").write_text(DRAFT, encoding="utf-8")
    Path(".reviewlint.yml").write_text(CONFIGURATION, encoding="utf-8")
    Path("office.yml").write_text(OFFICE, encoding="utf-8")
    return tmp_path


@pytest.fixture(name="show")
def _show(ask: Callable[..., Answer]) -> Callable[..., Answer]:
    return lambda *arguments: ask("check", "--show-config", *arguments)


def part(text: str, key: str) -> str:
    """Return the lines of one key of a YAML document."""
    lines = text.splitlines(keepends=True)
    start = next(number for number, line in enumerate(lines) if line.startswith(key))
    end = next((n for n in range(start + 1, len(lines)) if lines[n][0] not in " -#"), len(lines))
    return "".join(lines[start:end])


def test_it_reads_like_a_configuration(show: Callable[..., Answer]) -> None:
    answer = show("draft.txt", "--lang", "zh", "--select", "empty-document,budget-named")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.startswith(SHOWN)
    shown = part(answer.out, "rules:") + part(answer.out, "ignore:")
    assert re.sub(r"(rules/writing\.yml):\d+:\d+", r"\1:…", shown) == RULES


def test_words_show_who_added_and_removed_them(show: Callable[..., Answer]) -> None:
    out = show("draft.txt", "--lang", "en").out
    words = part(out, "words:")
    assert (
        """\
  vague: # office.yml:2:3
    [
      逐步,
      视情, # .reviewlint.yml:7:17
    ]
    # 适时 was removed  .reviewlint.yml:7:31
"""
        in words
    )
    assert "  fixed_terms: # .reviewlint.yml:8:3, over rules/writing.yml:" in words
    links = part(out, "links:")
    assert "  cause_linked: 0.6 # .reviewlint.yml:9:9, over office.yml:3:9, over rules/review.yml:" in links
    assert "  min_phrase: 4 # office.yml:3:28, over rules/review.yml:" in links
    assert "themes:\n  - id: ledger # .reviewlint.yml:5:5\n    title: 台账管理\n" in out
    assert "  vague-wording:\n    severity: info # rules/rectification.yml:" in out
    assert "  no-evidence:\n    severity: off # .reviewlint.yml:13:16, over rules/review.yml:" in out


def test_it_can_be_used_as_a_configuration(show: Callable[..., Answer]) -> None:
    """What is shown says all that matters: on top of the same packs it changes nothing."""
    catalogue = open_catalogue(CHECKS)
    before = load_configuration(Path(".reviewlint.yml"), catalogue).profile_for("rectification")
    shown = show("draft.txt", "--ignore", "budget-named").out
    Path("shown.yml").write_text("extends: [.reviewlint-base.yml]\n" + shown, encoding="utf-8")
    Path(".reviewlint-base.yml").write_text(OFFICE, encoding="utf-8")
    after = load_configuration(Path("shown.yml"), catalogue).profile_for("rectification")
    assert after.words == before.words
    assert (after.links, after.language, after.ignore) == (before.links, before.language, before.ignore)
    assert [(s.role, s.titles, s.required) for s in after.sections] == [
        (s.role, s.titles, s.required) for s in before.sections
    ]
    assert [(t.id, t.title, t.min_problems) for t in after.themes] == [("ledger", "台账管理", 1)]
    for rule in before.rules.values():
        if rule.id != "budget-named":
            again = after.rules[rule.id]
            assert (again.severity, again.options, again.message) == (
                rule.severity,
                rule.options,
                rule.message,
            )
            assert (again.clauses, again.gather) == (rule.clauses, rule.gather)


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("--profile", "review"), "profile: review # named by --profile"),
        (("--profile", "auto"), "profile: writing # no kind of review was recognised"),
        ((), "profile: rectification # .reviewlint.yml:1:1"),
    ],
)
def test_it_says_why_this_profile(
    arguments: tuple[str, ...], reason: str, show: Callable[..., Answer]
) -> None:
    assert show("draft.txt", "--lang", "en", *arguments).out.splitlines()[2].startswith(reason)


def test_a_profile_without_links_borrows_them(show: Callable[..., Answer]) -> None:
    out = show("draft.txt", "--profile", "writing", "--lang", "en").out
    assert "  cause_linked: 0.6 # .reviewlint.yml:9:9, over office.yml:3:9, over rules/review.yml:" in out
    assert "  explicit_only: false # rules/review.yml:" in out


def test_a_draft_without_configuration(show: Callable[..., Answer]) -> None:
    Path(".reviewlint.yml").unlink()
    answer = show("draft.txt", "--select", "placeholder")
    assert answer.status == 0
    assert "merged from (later wins): writing\n" in answer.out
    assert "links:" not in answer.out


def test_standard_input_and_several_drafts(
    show: Callable[..., Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(DRAFT.encode())))
    answer = show("-", "draft.txt", "--select", "placeholder")
    assert (answer.status, answer.err) == (0, "")
    assert answer.out.splitlines()[0] == "# -"
    assert "\n---\n# draft.txt\n" in answer.out


def test_json_keeps_its_shape(show: Callable[..., Answer]) -> None:
    answer = show("draft.txt", "missing.txt", "--format", "json")
    assert (answer.status, answer.err) == (2, "missing.txt: no such file\n")
    contract.verify_configuration(answer.json)
    shown, missing = answer.json["files"]
    assert missing["error"] == "no such file"
    rules = shown["configuration"]["rules"]
    assert rules["budget-named"]["severity"] == {
        "value": "error",
        "from": ".reviewlint.yml:12:17",
        "over": [],
    }
    least = rules["empty-document"]["options"]["least"]
    assert (least["value"], least["from"], len(least["over"])) == (30, ".reviewlint.yml:11:30", 1)
    assert {"word": "视情", "from": ".reviewlint.yml:7:17"} in shown["configuration"]["words"]["vague"][
        "value"
    ]["words"]


REFUSED = {
    "unread": (["missing.txt"], "missing.txt: no such file"),
    "unknown rule": (
        ["draft.txt", "--select", "numberng"],
        "reviewlint: unknown rule numberng, did you mean numbering?",
    ),
    "quiet": (
        ["draft.txt", "-q"],
        "reviewlint: --show-config lints nothing: leave out --fail-on, --quiet, --fix and --diff",
    ),
    "fail-on": (
        ["draft.txt", "--fail-on", "never"],
        "reviewlint: --show-config lints nothing: leave out --fail-on, --quiet, --fix and --diff",
    ),
}


@pytest.mark.parametrize(("arguments", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_shown(arguments: list[str], reason: str, show: Callable[..., Answer]) -> None:
    answer = show(*arguments)
    assert (answer.status, answer.out, answer.err) == (2, "", reason + "\n")


def test_a_broken_configuration_stops_it(show: Callable[..., Answer]) -> None:
    Path(".reviewlint.yml").write_text("rules: {numberng: off}\n", encoding="utf-8")
    answer = show("draft.txt")
    assert (answer.status, answer.out) == (2, "")
    assert answer.err.startswith(".reviewlint.yml:1:9: unknown rule “numberng”; did you mean “numbering”?")
