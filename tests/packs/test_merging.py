from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reviewlint.errors import Location, PackError
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import load_configuration, load_profile
from reviewlint.phrases import Phrase
from reviewlint.profile import Example, Gather, SectionSpec, ThemeSpec

if TYPE_CHECKING:
    from packs.conftest import Complain, Configure
    from reviewlint.packs.catalogue import Catalogue


def at(path: str, line: int, column: int) -> Location:
    return Location(path, line, column)


def test_a_definition_is_read_whole(catalogue: Catalogue) -> None:
    rule = load_profile("writing", catalogue).rules["placeholder"]
    place = "rules/writing.yml"
    assert (rule.id, rule.severity, rule.check) == ("placeholder", "error", "placeholder")
    assert rule.title == Phrase("占位符", "Placeholder left in")
    assert rule.options == {
        "patterns": ("x+", "某某"),
        "least": 2,
        "share": 0.5,
        "strict": True,
        "mark": "？",
        "pairs": {"左": "右"},
    }
    assert rule.message == Phrase("“{match:18}”还没有填写", "“{match:18}” is still to be filled in")
    assert rule.hint == Phrase("填上{match}的内容", "Fill in {match}")
    assert rule.gather == Gather(3, Phrase("{checked} 处中有 {failed} 处", "{failed} of {checked}"))
    assert rule.why == Phrase("未填的内容不能上报", "A gap cannot be submitted")
    assert rule.reference == "GB/T 9704-2012"
    assert rule.passes == (
        Example("写完了。", (), at(place, 24, 14)),
        Example("", (), at(place, 24, 22)),
    )
    assert rule.fails == (Example("xx镇", ("1:1-1:3",), at(place, 26, 9)),)
    assert rule.declared_at == at(place, 6, 3)
    assert rule.assertion is None


def test_a_later_pack_speaks_for_itself(catalogue: Catalogue) -> None:
    profile = load_profile("review", catalogue)
    assert (profile.name, profile.title) == ("review", Phrase("检视材料", "Review"))
    assert profile.description == Phrase("", "")
    assert (profile.source, profile.language, profile.subject) == ("通知", "zh", None)
    assert list(profile.rules) == ["placeholder", "vague-wording"]
    assert profile.words == {"hedges": ("个别", "有的", "一定程度")}
    assert (profile.ignore, profile.reason) == ((), None)


def test_sections_and_themes_keep_their_place(catalogue: Catalogue) -> None:
    profile = load_profile("self-review", catalogue)
    assert profile.sections == (
        SectionSpec("problems", ("不足",), required=False, declared_at=at("rules/self-review.yml", 9, 5)),
        SectionSpec("measures", ("整改措施",), required=False, declared_at=at("rules/review.yml", 8, 5)),
        SectionSpec("causes", ("原因分析",), required=False, declared_at=at("rules/self-review.yml", 8, 5)),
    )
    assert profile.themes == (
        ThemeSpec("people", "以人民为中心", ("为民",), 2, at("rules/self-review.yml", 11, 5)),
        ThemeSpec("history", "学习党史", (), 1, at("rules/self-review.yml", 12, 5)),
    )


def test_words_are_added_and_removed(catalogue: Catalogue) -> None:
    assert load_profile("self-review", catalogue).words == {"hedges": ("个别", "一定程度", "某些")}


def test_a_short_rule_changes_only_the_severity(catalogue: Catalogue) -> None:
    before = load_profile("review", catalogue).rules["vague-wording"]
    after = load_profile("self-review", catalogue).rules["vague-wording"]
    assert (before.severity, after.severity) == ("warning", "error")
    assert (after.message, after.options, after.declared_at) == (
        before.message,
        before.options,
        before.declared_at,
    )


@pytest.mark.parametrize("text", ["off", "'off'", "{severity: off}"])
def test_off_is_a_severity_and_no_boolean(configure: Configure, text: str) -> None:
    profile = configure(f"rules: {{vague-wording: {text}}}").profile_for("review")
    assert profile.rules["vague-wording"].severity == "off"


def test_what_a_rule_leaves_to_others(configure: Configure, complain: Complain) -> None:
    text = "rules:\n  mine: {{for: sentence, forbid: text matches /甲/, message: 甲, yields_to: [{}]}}\n"
    assert configure(text.format("placeholder")).profile_for("writing").rules["mine"].yields_to == (
        "placeholder",
    )
    assert complain("profile: writing\n" + text.format("placeholdr, {}")) == [
        "3:75: unknown rule “placeholdr”; did you mean “placeholder”?",
        "3:87: expected text, found keys and values",
    ]


def test_slips_are_gathered_by_kind(configure: Configure) -> None:
    text = "rules: {placeholder: {gather: {note: 同样, kinds: {pair: {least: 4, message: 多处}}}}}"
    gather = configure(text).profile_for("writing").rules["placeholder"].gather
    assert gather is not None
    assert (gather.least, gather.note) == (3, Phrase("同样", "同样"))
    assert gather.of("pair") == Gather(4, Phrase("多处", "多处"))
    assert gather.of("ordinal") is gather


def test_a_rule_is_changed_key_by_key(configure: Configure) -> None:
    text = """\
rules:
  placeholder:
    options: {least: 2.5, patterns: []}
    gather: {least: 9}
    hint: "改{match}"
"""
    rule = configure(text).profile_for("writing").rules["placeholder"]
    assert rule.options["least"] == 2.5
    assert rule.options["patterns"] == ()
    assert rule.options["share"] == 0.5
    assert rule.gather == Gather(9, Phrase("{checked} 处中有 {failed} 处", "{failed} of {checked}"))
    assert rule.hint == Phrase("改{match}", "改{match}")
    assert rule.severity == "error"


def test_options_say_what_they_mean(configure: Configure, complain: Complain) -> None:
    text = "rules: {vague-wording: {meanings: {least: {zh: 几处, en: how many}}}}"
    rule = configure(text).profile_for("review").rules["vague-wording"]
    assert rule.meanings == {"least": Phrase("几处", "how many")}
    own = (
        "rules: {mine: {for: measure, require: owner, message: m, options: {a: 1}, meanings: {b: x, a: 何}}}"
    )
    assert complain(own) == ["1:86: rule “mine” has no option “b”"]
    assert complain("rules: {vague-wording: {meanings: {laest: x}}}") == [
        "1:36: rule “vague-wording” has no option “laest”; did you mean “least”?"
    ]


def test_a_rule_of_ones_own(configure: Configure) -> None:
    text = """\
rules:
  budget-named:
    for: measure
    when: text matches /经费/
    require: text has any of words.hedges
    message: 措施{id}提到经费却没有金额
"""
    rule = configure(text).profile_for("writing").rules["budget-named"]
    assert (rule.check, rule.severity) == ("assertion", "warning")
    assert rule.title == Phrase("budget-named", "budget-named")
    assert rule.why == rule.message == Phrase("措施{id}提到经费却没有金额", "措施{id}提到经费却没有金额")
    assert rule.declared_at == at(".reviewlint.yml", 2, 3)
    assert rule.assertion is not None
    assert rule.assertion.decides == "require"


def test_a_later_forbid_takes_the_place_of_a_require(configure: Configure) -> None:
    Path("office.yml").write_text(
        "rules: {mine: {for: measure, when: deadline, require: owner, message: m}}", encoding="utf-8"
    )
    profile = configure("extends: [office.yml]\nrules: {mine: {forbid: merit}}").profile_for("writing")
    assertion = profile.rules["mine"].assertion
    assert assertion is not None
    assert (assertion.decides, assertion.when is None) == ("forbid", False)


def test_a_rule_that_runs_a_check_in_code(configure: Configure) -> None:
    text = "rules: {mine: {check: vague-wording, options: {least: 5}, message: '{count}', severity: info}}"
    rule = configure(text).profile_for("writing").rules["mine"]
    assert (rule.check, rule.options, rule.severity) == ("vague-wording", {"least": 5}, "info")


def test_a_configuration_may_name_what_only_another_pack_holds(configure: Configure) -> None:
    text = """\
words: {hedges: {remove: [某些]}}
rules:
  vague-wording: {severity: off, options: {least: 4}}
"""
    configuration = configure(text)
    assert list(configuration.profile_for("writing").rules) == ["placeholder"]
    assert configuration.profile_for("review").rules["vague-wording"].options == {"least": 4}
    assert configuration.profile_for("self-review").words["hedges"] == ("个别", "一定程度")


def test_a_configuration_says_the_last_word(configure: Configure) -> None:
    text = """\
profile: self-review
language: en
subject: team
ignore: [archive/**, '*.bak']
themes:
  - {id: history, title: 党史, min_problems: 0}
  - {id: rules, title: 守纪律}
"""
    configuration = configure(text)
    assert (configuration.profile, configuration.ignore) == ("self-review", ("archive/**", "*.bak"))
    assert configuration.folder == Path()
    profile = configuration.profile_for("self-review")
    assert (profile.name, profile.title.en) == ("self-review", "Self-review")
    assert (profile.language, profile.subject, profile.ignore) == ("en", "team", ("archive/**", "*.bak"))
    assert [(theme.id, theme.title, theme.min_problems) for theme in profile.themes] == [
        ("people", "以人民为中心", 2),
        ("history", "党史", 0),
        ("rules", "守纪律", 1),
    ]


def test_packs_lie_over_each_other_in_the_order_in_which_they_are_named(catalogue: Catalogue) -> None:
    Path("shared").mkdir()
    Path("shared/one.yml").write_text("words: {a: [一], b: [一], c: [一]}", encoding="utf-8")
    Path("shared/two.yml").write_text("extends: [./one.yml]\nwords: {b: [二], c: [二]}", encoding="utf-8")
    Path("configuration.yml").write_text(
        "extends: [shared/two.yml, ./shared/one.yml, review]\nwords: {c: [三]}", encoding="utf-8"
    )
    profile = load_configuration(Path("configuration.yml"), catalogue).profile_for("writing")
    assert [profile.words[name] for name in "abc"] == [("一",), ("二",), ("三",)]
    assert list(profile.rules) == ["placeholder", "vague-wording"]


def test_a_shipped_rule_needs_all_that_people_read(catalogue: Catalogue) -> None:
    Path("rules").mkdir()
    Path("rules/bare.yml").write_text(
        "extends: [./x.yml, bar]\ndetect: {title: ['('], least: 0}\nprofile: auto\nrules:\n"
        "  mine: {check: placeholder, gather: {}}\n",
        encoding="utf-8",
    )
    with pytest.raises(PackError) as caught:
        load_profile("bare", open_catalogue(catalogue.checks, Path("rules")))
    assert caught.value.lines("en") == [
        "rules/bare.yml:1:1: “title” is missing",
        "rules/bare.yml:1:11: unknown pack “./x.yml”",
        "rules/bare.yml:1:20: unknown pack “bar”; did you mean “bare”?",
        "rules/bare.yml:2:19: bad regular expression: missing ), unterminated subpattern",
        "rules/bare.yml:2:31: expected a whole number from 1 on, found “0”",
        "rules/bare.yml:3:1: “profile” belongs in the configuration .reviewlint.yml",
        "rules/bare.yml:5:3: “title” is missing",
        "rules/bare.yml:5:3: “severity” is missing",
        "rules/bare.yml:5:3: “message” is missing",
        "rules/bare.yml:5:3: “why” is missing",
        "rules/bare.yml:5:30: “least” is missing",
        "rules/bare.yml:5:30: “message” is missing",
    ]
