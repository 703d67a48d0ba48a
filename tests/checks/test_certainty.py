"""An error must be certain: what may be missing only because the kind was guessed, or a page, is a warning at most."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from reviewlint.checks import CHECKS
from reviewlint.draft.source import Source
from reviewlint.linter import lint
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import load_profile
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Callable

    from answer import Answer
    from reviewlint.profile import Severity
    from reviewlint.report import Report

CATALOGUE = open_catalogue(CHECKS)
NAMED = "水务局整改方案\n"
PROBLEMS = "存在的问题\n一是台账缺了3页。\n二是机房没有巡检。\n"
MEASURES = "整改措施\n一是由办公室于5月底前补齐台账。\n二是由机房于6月底前恢复巡检。\n"
CAUSES = "原因分析\n没有专人管理台账，也没有安排巡检。\n"
STRUCTURED = (
    "# Disk full on Monday\n\n## Problems\n\n- The disk was full.\n\n## Root causes\n\n- Nobody looked.\n"
)
TIMELINE = "# Postmortem\n\n## Timeline\n\n- 09:10 the queue stops\n"


def run(rule: str, text: str, profile: str, *, is_guess: bool = False) -> Report:
    known = replace(load_profile(profile, CATALOGUE), is_guess=is_guess)
    return lint(Source("draft.txt", text), known, "zh", {rule})


# What is missing ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("is_guess", [False, True])
@pytest.mark.parametrize(
    ("rule", "profile", "text", "missing"),
    [
        ("section-missing", "review", f"{NAMED}一、{PROBLEMS}", 1),
        ("section-missing", "review", f"{NAMED}\n水务局没有检查。\n", 2),
        ("theme-missing", "self-review-2024", f"{NAMED}一、{PROBLEMS}", 4),
        ("impact-missing", "postmortem", TIMELINE, 1),
        ("timeline-missing", "postmortem", TIMELINE.replace("Timeline", "Impact"), 1),
    ],
)
def test_a_missing_part_is_an_error_only_where_the_kind_is_known(
    rule: str, profile: str, text: str, missing: int, *, is_guess: bool
) -> None:
    found = run(rule, text, profile, is_guess=is_guess).violations
    assert [violation.severity for violation in found] == ["warning" if is_guess else "error"] * missing


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (f"一、{PROBLEMS}", "error"),
        (f"二、{PROBLEMS}", "warning"),
        (f"{NAMED}\n三、{PROBLEMS}四、{CAUSES}", "warning"),
        (f"（二）{PROBLEMS}", "warning"),
        (f"一、{CAUSES}三、{PROBLEMS}", "error"),
        (f"## {PROBLEMS}", "error"),
        ("二是台账缺了3页。三是机房没有巡检。\n", "error"),
    ],
)
def test_a_draft_that_begins_in_the_middle_may_be_one_page_of_several(text: str, severity: str) -> None:
    found = run("section-missing", text, "review").violations
    assert {violation.severity for violation in found} == {severity}


def test_a_theme_that_the_opening_itself_lists_is_missing_for_certain() -> None:
    aspects = "理论学习、能力本领、担当作为"
    themes = "（一）理论学习方面\n一是学得少。\n（二）能力本领方面\n一是调研少。\n"
    text = f"{NAMED}对照{aspects}等3个方面查摆。\n一、存在的问题\n{themes}"
    found = run("theme-missing", text, "review", is_guess=True).violations
    assert [(violation.severity, violation.expected) for violation in found] == [("error", "担当作为")]


def test_what_stands_in_a_draft_is_at_fault_whatever_its_kind() -> None:
    text = f"二、{PROBLEMS.replace('3页', 'x页')}"
    found = run("placeholder", text, "review", is_guess=True).violations
    assert [violation.severity for violation in found] == ["error"]


@pytest.mark.parametrize("severity", ["info", "warning", "error"])
def test_a_severity_that_somebody_chose_is_never_raised(severity: Severity) -> None:
    known = load_profile("review", CATALOGUE)
    rule = replace(known.rules["section-missing"], severity=severity)
    guessed = replace(known, is_guess=True, rules={rule.id: rule})
    found = lint(Source("draft.txt", f"{NAMED}一、{PROBLEMS}"), guessed).violations
    assert [violation.severity for violation in found] == ["info" if severity == "info" else "warning"]


def test_where_it_is_unsure_it_says_what_was_read() -> None:
    text = f"{NAMED}一、{CAUSES}二、{PROBLEMS}"
    (guessed,) = run("section-missing", text, "review", is_guess=True).violations
    assert [(note.span.of(text), note.message) for note in guessed.related] == [
        ("原因分析", "读到的部分"),
        ("存在的问题", "读到的部分"),
    ]
    (known,) = run("section-missing", text, "review").violations
    assert (known.related, known.expected) == ((), guessed.expected)


def test_what_happened_may_be_the_problem_of_a_draft_whose_kind_is_a_guess() -> None:
    text = f"{NAMED}一、{CAUSES}二、{MEASURES}"
    assert run("section-missing", text, "review", is_guess=True).violations == ()
    assert len(run("section-missing", text, "review").violations) == 1


# The kind -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("profile", "text", "announced", "checked", "found"),
    [
        ("writing", "防汛值班表\n\n六月值班安排如下。\n", True, 1, ["防汛值班表"]),
        ("writing", "防汛值班表\n\n六月值班安排如下。\n", False, 0, []),
        ("review", f"{NAMED}一、{PROBLEMS}", True, 1, []),
        ("review", f"{NAMED}一、{PROBLEMS}", False, 0, []),
        ("writing", " \n\n", True, 0, []),
    ],
    ids=["unknown", "named", "announced", "named-review", "empty"],
)
def test_an_unknown_kind_is_told_where_nobody_named_one(
    profile: str, text: str, *, announced: bool, checked: int, found: list[str]
) -> None:
    reason = Phrase("因为", "because") if announced else None
    known = replace(load_profile(profile, CATALOGUE), reason=reason)
    rule = load_profile("writing", CATALOGUE).rules["kind-unknown"]
    report = lint(Source("draft.txt", text), replace(known, rules={rule.id: rule}))
    assert [entry.checked for entry in report.checklist] == [checked]
    assert [(violation.severity, violation.text) for violation in report.violations] == [
        ("info", words) for words in found
    ]


@pytest.fixture
def told(
    ask: Callable[..., Answer], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[str, dict[str, str]]]:
    """Check a draft; return its profile and how severe it is that its kind is unknown or a section missing."""

    def call(text: str, *options: str) -> tuple[str, dict[str, str]]:
        monkeypatch.chdir(tmp_path)
        Path("draft.txt").write_text(text, encoding="utf-8")
        (file,) = ask("draft.txt", *options, "--format", "json").json["files"]
        rules = {violation["rule"]: violation["severity"] for violation in file["violations"]}
        return file["profile"], {
            rule: severity for rule, severity in rules.items() if rule in {"kind-unknown", "section-missing"}
        }

    return call


@pytest.mark.parametrize(
    ("text", "options", "profile", "severities"),
    [
        (f"{NAMED}一、{PROBLEMS}", (), "rectification", {"section-missing": "error"}),
        (STRUCTURED, (), "review", {"section-missing": "warning"}),
        (STRUCTURED, ("--profile", "review"), "review", {"section-missing": "error"}),
        (STRUCTURED, ("--profile", "writing"), "writing", {}),
        (f"一、不足之处\n{PROBLEMS[6:]}二、下一步打算\n{MEASURES[5:]}", (), "review", {}),
        ("防汛值班表\n\n六月值班安排如下。\n", (), "writing", {"kind-unknown": "info"}),
        ("", (), "writing", {}),
    ],
    ids=["announced", "guessed", "asked-for", "asked-for-wording", "guessed-complete", "unknown", "empty"],
)
def test_from_the_command_line(
    text: str,
    options: tuple[str, ...],
    profile: str,
    severities: dict[str, str],
    told: Callable[..., tuple[str, dict[str, str]]],
) -> None:
    assert told(text, *options) == (profile, severities)
