"""What holds of every shipped rule: it says itself what it wants, and its own examples prove it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from reviewlint import checks
from reviewlint.assets import shipped
from reviewlint.checks import CHECKS
from reviewlint.examples import examine_pack
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.list_examples import shipped_claimant
from reviewlint.packs.load_profile import load_profile
from reviewlint.phrases import LANGUAGES

if TYPE_CHECKING:
    from reviewlint.examples import Proof
    from reviewlint.packs.list_examples import Claim, Claimant
    from reviewlint.phrases import Language, Phrase
    from reviewlint.profile import Rule

CATALOGUE = open_catalogue(CHECKS)
PROFILES = {name: load_profile(name, CATALOGUE) for name in CATALOGUE.names}
RULES = {rule.id: rule for profile in PROFILES.values() for rule in profile.rules.values()}
CLAIMS = [
    pytest.param(claimant, claim, id=claim.rule)
    for claimant in (shipped_claimant(name, CATALOGUE) for name in CATALOGUE.names)
    for claim in claimant.claims
]
# Of a whole draft there is one thing to say at most.
ONCE = {
    "empty-document",
    "duplicate-title",
    "kind-unknown",
    "term-consistency",
    "link-unconfirmed",
    "problem-count",
    "impact-missing",
    "timeline-missing",
    "audit-frame-missing",
    "target-and-result-missing",
}
# What it mends, an option has to name first.
MENDED_BY_OPTION = {"term-consistency"}
CHINESE = re.compile("[\u4e00-\u9fff]")


def prove(claimant: Claimant, claim: Claim, language: Language = "zh") -> Proof:
    (proof,) = examine_pack(claimant, language, {claim.rule}).proofs
    return proof


@pytest.mark.parametrize(("claimant", "claim"), CLAIMS)
class TestEveryClaim:
    def test_the_rule_does_what_its_examples_say(self, claimant: Claimant, claim: Claim) -> None:
        proof = prove(claimant, claim)
        wrong = [trial for trial in proof.trials if trial.verdict in {"different", "mended-otherwise"}]
        assert [(str(t.example.declared_at), t.places, t.example.at, t.mended) for t in wrong] == []
        assert proof.holds
        assert proof.lacks == ()

    def test_its_sentences_can_be_filled_in(self, claimant: Claimant, claim: Claim) -> None:
        for language in LANGUAGES:
            for trial in prove(claimant, claim, language).trials:
                assert all("{" not in violation.message for violation in trial.violations)

    def test_what_is_mended_is_better(self, claimant: Claimant, claim: Claim) -> None:
        for trial in prove(claimant, claim).trials:
            if trial.example.fixed is not None:
                mended = replace(trial.example, text=trial.example.fixed, at=())
                (again,) = (
                    examine_pack(
                        replace(claimant, claims=(replace(claim, passes=(), fails=(mended,)),)), "zh"
                    )
                    .proofs[0]
                    .trials
                )
                assert [violation for violation in again.violations if violation.fix] == []
                assert len(again.violations) < len(trial.violations)


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
        once = rule.id in ONCE or (rule.assertion is not None and rule.assertion.steps[-1].kind == "document")
        assert once or told_at_once or any(len(example.at) > 1 for example in rule.fails)
        assert any(not place.startswith("1:1-") for example in rule.fails for place in example.at)

    def test_its_options_are_read(self, rule: Rule) -> None:
        if rule.assertion is not None:
            return
        module = Path(checks.__file__).with_name(CHECKS[rule.check] + ".py")
        source = module.read_text(encoding="utf-8")
        assert [name for name in rule.options if f'"{name}"' not in source] == []


def test_every_check_is_used() -> None:
    assert {rule.check for rule in RULES.values()} == set(CHECKS)


@pytest.mark.parametrize("name", CHECKS)
def test_every_check_is_where_the_table_says(name: str) -> None:
    assert callable(checks.check_of(name))


@pytest.mark.parametrize("name", [name for name in CATALOGUE.names if re.search(r"\d{4}", name)])
def test_a_pack_of_a_year_has_its_themes_and_their_source(name: str) -> None:
    profile = PROFILES[name]
    declared = [theme for theme in profile.themes if Path(theme.declared_at.path).stem == name]
    assert len(declared) == {"2021": 5, "2023": 6, "2024": 4, "2025": 5}[name[-4:]]
    assert profile.source is not None
    assert "以起草单位收到的通知为准" in profile.source


def test_packs_are_read_without_code() -> None:
    assert {path.stem for path in shipped("rules").glob("*.yml")} == set(CATALOGUE.names)
