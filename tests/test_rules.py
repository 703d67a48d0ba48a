"""What holds of every shipped rule: it says itself what it wants, and its own examples prove it."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reviewlint import checks
from reviewlint.assets import shipped
from reviewlint.checks import CHECKS
from reviewlint.decisions.reading import read
from reviewlint.draft.source import Source
from reviewlint.fixes import mend
from reviewlint.linter import lint, propose
from reviewlint.outline.parser import parse
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load import load_profile
from reviewlint.phrases import LANGUAGES

if TYPE_CHECKING:
    from reviewlint.fixes import Proposals
    from reviewlint.packs.schema import Example, Profile, Rule
    from reviewlint.phrases import Language, Phrase
    from reviewlint.report import Report

CATALOGUE = open_catalogue(CHECKS)
PROFILES = {name: load_profile(name, CATALOGUE) for name in CATALOGUE.names}
RULES = {rule.id: rule for profile in PROFILES.values() for rule in profile.rules.values()}
# Of a whole draft there is one thing to say at most.
ONCE = {"empty-document", "duplicate-title", "term-consistency", "link-unconfirmed"}
# What it mends, an option has to name first.
MENDED_BY_OPTION = {"term-consistency"}
CHINESE = re.compile("[\u4e00-\u9fff]")


def pack_of(example: Example) -> str:
    return Path(example.declared_at.path).stem


def examples() -> list[tuple[Profile, Rule, Example]]:
    """Return every example with the profile of the pack that it stands in."""
    return [
        (profile, rule, example)
        for name, profile in PROFILES.items()
        for rule in profile.rules.values()
        for example in (*rule.passes, *rule.fails)
        if pack_of(example) == name
    ]


def run(profile: Profile, rule: Rule, example: Example, language: Language = "zh") -> Report:
    """Run one rule, even if it is off; beside decisions all of them, for what is decided about the others."""
    source = Source("example.txt", example.text)
    if example.decisions is None:
        return lint(source, awake(profile, rule), language, {rule.id})
    decisions = read("example.reviewlint.yml", example.decisions.encode())
    report = lint(source, profile, language, decisions=decisions)
    return replace(report, violations=tuple(v for v in report.violations if v.rule == rule.id))


def awake(profile: Profile, rule: Rule) -> Profile:
    """Return a profile in which a rule is on."""
    if rule.severity != "off":
        return profile
    return replace(profile, rules={**profile.rules, rule.id: replace(rule, severity="info")})


def mended(profile: Profile, rule: Rule, text: str) -> str:
    """Return a text after all fixes of one rule."""

    def find(source: Source) -> Proposals:
        return propose(parse(source), profile, {rule.id})

    return mend(Source("example.txt", text), find, unsafe=True).source.text


def places(report: Report) -> tuple[str, ...]:
    position = report.source.position
    return tuple(
        "{}:{}-{}:{}".format(*position(violation.span.start), *position(violation.span.end))
        for violation in report.violations
    )


@pytest.mark.parametrize(
    ("profile", "rule", "example"),
    [pytest.param(*case, id=f"{case[1].id}@{case[2].declared_at}") for case in examples()],
)
def test_an_example_says_what_the_rule_does(profile: Profile, rule: Rule, example: Example) -> None:
    assert places(run(profile, rule, example)) == example.at


@pytest.mark.parametrize(
    ("profile", "rule", "example"),
    [pytest.param(*case, id=f"{case[1].id}@{case[2].declared_at}") for case in examples()],
)
def test_an_example_says_what_mending_makes_of_it(profile: Profile, rule: Rule, example: Example) -> None:
    fixed = mended(profile, rule, example.text)
    assert fixed == (example.text if example.fixed is None else example.fixed)
    if example.fixed is not None:
        assert fixed != example.text
        remains = run(profile, rule, replace(example, text=fixed)).violations
        assert [violation for violation in remains if violation.fix] == []
        assert len(remains) < len(example.at)


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
class TestEveryRule:
    def test_it_shows_what_it_mends(self, rule: Rule) -> None:
        shown = any(example.fixed is not None for example in rule.fails)
        assert shown == (rule.fix is not None and rule.id not in MENDED_BY_OPTION)

    def test_its_name_is_in_kebab_case(self, rule: Rule) -> None:
        assert re.fullmatch(r"[a-z]+(?:-[a-z]+)*", rule.id)

    def test_it_speaks_both_languages(self, rule: Rule) -> None:
        phrases: list[Phrase] = [rule.title, rule.message, rule.why]
        phrases += [rule.hint] if rule.hint else []
        phrases += [rule.gather.message] if rule.gather else []
        for phrase in phrases:
            assert CHINESE.search(phrase.zh)
            assert re.search("[A-Za-z]{2}", phrase.en)
            assert phrase.zh != phrase.en

    def test_it_says_what_to_do(self, rule: Rule) -> None:
        assert rule.hint is not None

    def test_it_has_examples(self, rule: Rule) -> None:
        assert rule.passes
        assert len(rule.fails) > 1
        told_at_once = rule.gather is not None and rule.gather.least == 2
        assert rule.id in ONCE or told_at_once or any(len(example.at) > 1 for example in rule.fails)
        assert any(not place.startswith("1:1-") for example in rule.fails for place in example.at)

    def test_it_looks_at_what_passes(self, rule: Rule) -> None:
        statuses = [
            next(
                entry.status
                for entry in run(PROFILES[pack_of(example)], rule, example).checklist
                if entry.rule == rule.id
            )
            for example in rule.passes
        ]
        assert "pass" in statuses

    def test_its_sentences_can_be_filled_in(self, rule: Rule) -> None:
        for example in rule.fails:
            for language in LANGUAGES:
                report = run(PROFILES[pack_of(example)], rule, example, language)
                assert all("{" not in violation.message for violation in report.violations)

    def test_its_options_are_read(self, rule: Rule) -> None:
        if rule.assertion is not None:
            return
        module = Path(checks.__file__).with_name(rule.check.replace("-", "_") + ".py")
        source = module.read_text(encoding="utf-8")
        assert [name for name in rule.options if f'"{name}"' not in source] == []


def test_every_check_is_used() -> None:
    assert {rule.check for rule in RULES.values()} == set(CHECKS)


@pytest.mark.parametrize("name", [name for name in CATALOGUE.names if re.search(r"\d{4}", name)])
def test_a_pack_of_a_year_has_its_themes_and_their_source(name: str) -> None:
    profile = PROFILES[name]
    declared = [theme for theme in profile.themes if Path(theme.declared_at.path).stem == name]
    assert len(declared) == {"2021": 5, "2023": 6, "2024": 4, "2025": 5}[name[-4:]]
    assert profile.source is not None
    assert "以起草单位收到的通知为准" in profile.source


def test_packs_are_read_without_code() -> None:
    assert {path.stem for path in shipped("rules").glob("*.yml")} == set(CATALOGUE.names)
