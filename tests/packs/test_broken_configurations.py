from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reviewlint.errors import PackError
from reviewlint.packs.load_profile import load_configuration

if TYPE_CHECKING:
    from packs.conftest import Complain, Configure
    from reviewlint.packs.catalogue import Catalogue

KEYS_AND_SIMPLE_VALUES = """\
profil: auto
title: [a]
language: fr
subject: teem
detect: {title: [x]}
topic: []
ignore: archive/**
"""


def test_mistakes_in_keys_and_simple_values(complain: Complain) -> None:
    assert complain(KEYS_AND_SIMPLE_VALUES) == [
        "1:1: unknown key “profil”; did you mean “profile”?",
        "2:8: expected text, or {zh: …, en: …}, found a list",
        "3:11: “fr” is not one of zh, en",
        "4:10: “teem” is not one of team, person; did you mean “team”?",
        "5:1: “detect” belongs in a pack that ships with the tool",
        "6:1: unknown key “topic”; did you mean “topics”?",
        "7:9: expected a list of texts, found “archive/**”",
    ]


SECTIONS_THEMES_AND_WORDS = """\
profile: writting
extends: [reviw, '']
sections:
  - {role: problem, titles: [甲]}
  - {titles: 甲}
  - {role: causes, titles: [甲, [乙]], required: yes}
  - {role: causes, titles: [丙]}
  - measures
themes:
  - {id: people}
  - {id: People, title: 甲}
  - {id: a-1, title: 乙, min_problems: -1, alias: [x]}
  - {id: a-1, title: 丙}
words:
  hedges: 个别
  Hedges: [a]
  hedgs: {add: [a]}
  hedges2: {ad: [a]}
"""


def test_mistakes_in_sections_themes_and_words(complain: Complain) -> None:
    assert complain(SECTIONS_THEMES_AND_WORDS) == [
        "1:10: unknown pack “writting”; did you mean “writing”?",
        "2:11: unknown pack “reviw”; did you mean “review”?",
        "2:18: expected text, found nothing",
        "4:12: “problem” is not one of opening, previous, problems, case, causes, measures, closing, other; did you mean “problems”?",
        "5:5: “role” is missing",
        "5:14: expected a list of texts, found “甲”",
        "6:32: expected text, found a list",
        "6:48: expected true or false, found “yes”",
        "7:5: duplicate role “causes”: it already stands on line 6",
        "8:5: expected keys and values, found “measures”",
        "10:5: “title” is missing",
        "11:10: “People” is no name: use lower-case letters, digits and “-”, a letter first",
        "12:39: expected a whole number from 0 on, found “-1”",
        "12:43: unknown key “alias”; did you mean “aliases”?",
        "13:5: duplicate theme “a-1”: it already stands on line 12",
        "15:11: expected a list of words, or {add: …, remove: …}, found “个别”",
        "16:3: “Hedges” is no name: use lower-case letters, digits and “_”, a letter first",
        "17:3: unknown word list “hedgs”; did you mean “hedges”?",
        "18:3: unknown word list “hedges2”; did you mean “hedges”?",
        "18:13: unknown key “ad”; did you mean “add”?",
    ]


def test_mistakes_in_sections_themes_and_words_in_chinese(complain: Complain) -> None:
    assert complain(SECTIONS_THEMES_AND_WORDS, "zh") == [
        "1:10: 没有“writting”这个规则集，是否想写“writing”？",
        "2:11: 没有“reviw”这个规则集，是否想写“review”？",
        "2:18: 应为文字，实为空值",
        "4:12: 不能写“problem”，可写 opening、previous、problems、case、causes、measures、closing、other，是否想写“problems”？",
        "5:5: 缺少“role”",
        "5:14: 应为文字列表，实为“甲”",
        "6:32: 应为文字，实为列表",
        "6:48: 应为“true”或“false”，实为“yes”",
        "7:5: “causes”重复，第 6 行已有",
        "8:5: 应为“键: 值”，实为“measures”",
        "10:5: 缺少“title”",
        "11:10: “People”不能作名称：只用小写字母、数字和“-”，以字母开头",
        "12:39: 应为不小于 0 的整数，实为“-1”",
        "12:43: 没有“alias”这个键，是否想写“aliases”？",
        "13:5: 方面“a-1”重复，第 12 行已有",
        "15:11: 应为词语列表，或 {add: …, remove: …}，实为“个别”",
        "16:3: “Hedges”不能作名称：只用小写字母、数字和“_”，以字母开头",
        "17:3: 没有“hedgs”这个词表，是否想写“hedges”？",
        "18:3: 没有“hedges2”这个词表，是否想写“hedges”？",
        "18:13: 没有“ad”这个键，是否想写“add”？",
    ]


RULES_THAT_ARE_CHANGED = """\
rules:
  vage-wording: off
  vague-wording: no
  placeholder: {severity: fatal, options: {patterns: '[', least: "3", share: 1, strict: 1, mark: 3, pairs: [a], lest: 1}}
  whatever: {severity: off}
  Mine: {check: placeholder}
  other: {check: placeholdr, message: m}
"""


def test_mistakes_in_rules_that_are_changed(complain: Complain) -> None:
    assert complain(RULES_THAT_ARE_CHANGED) == [
        "2:3: unknown rule “vage-wording”; did you mean “vague-wording”?",
        "3:18: “no” is not one of error, warning, info, off",
        "4:27: “fatal” is not one of error, warning, info, off",
        "4:54: expected a list of texts, found “[”",
        "4:55: bad regular expression: unterminated character set",
        "4:66: expected a number, found “3”",
        "4:89: expected true or false, found “1”",
        "4:98: expected text, found “3”",
        "4:108: expected keys and values, found a list",
        "4:113: rule “placeholder” has no option “lest”; did you mean “least”?",
        "5:3: unknown rule “whatever”; a rule of your own needs “for” and “require” or “forbid”",
        "6:3: “Mine” is no name: use lower-case letters, digits and “-”, a letter first",
        "7:18: unknown check “placeholdr”; did you mean “placeholder”?",
    ]


def test_mistakes_in_rules_that_are_changed_in_chinese(complain: Complain) -> None:
    assert complain(RULES_THAT_ARE_CHANGED, "zh") == [
        "2:3: 没有“vage-wording”这条规则，是否想写“vague-wording”？",
        "3:18: 不能写“no”，可写 error、warning、info、off",
        "4:27: 不能写“fatal”，可写 error、warning、info、off",
        "4:54: 应为文字列表，实为“[”",
        "4:55: 正则表达式有误：“[”没有闭合",
        "4:66: 应为数字，实为“3”",
        "4:89: 应为“true”或“false”，实为“1”",
        "4:98: 应为文字，实为“3”",
        "4:108: 应为“键: 值”，实为列表",
        "4:113: 规则“placeholder”没有“lest”这个选项，是否想写“least”？",
        "5:3: 没有“whatever”这条规则；自定义规则要写“for”和“require”（或“forbid”）",
        "6:3: “Mine”不能作名称：只用小写字母、数字和“-”，以字母开头",
        "7:18: 没有“placeholdr”这种检查，是否想写“placeholder”？",
    ]


RULES_THAT_ARE_DEFINED = """\
rules:
  mine:
    check: vague-wording
    severity: error
    options: {least: many, most: 2}
    message: {zh: "{cont}", en: "{count}"}
    for: measure
    gather: {least: 0}
    passes: 好
    fails: [{text: x, at: ["3:5"]}, {at: ["1:1-1:2"]}]
  vague-wording: {check: placeholder, require: exists deadline}
  other: {check: assertion, message: ""}
"""


def test_mistakes_in_rules_that_are_defined(complain: Complain) -> None:
    assert complain(RULES_THAT_ARE_DEFINED) == [
        "5:22: expected a number, found “many”",
        "5:28: rule “mine” has no option “most”",
        "6:14: there is no “{cont}” here; did you mean “count”?",
        "7:5: rule “mine” runs a check in code: it takes no “for”",
        "8:5: “message” is missing",
        "8:21: expected a whole number from 1 on, found “0”",
        "9:13: expected a list, found “好”",
        "10:28: a place is “line:column-line:column”, as in “3:5-3:12”",
        "10:37: “text” is missing",
        "11:19: “vague-wording” is defined at rules/review.yml:10:3: how it is checked cannot be changed",
        "11:39: rule “vague-wording” runs a check in code: it takes no “require”",
        "12:18: unknown check “assertion”",
        "12:38: expected text, or {zh: …, en: …}, found nothing",
    ]


SLIPS = """\
rules:
  placeholder:
    gather:
      note: []
      kinds:
        pair: {least: 0, message: "{", more: 1}
        other: {least: 3}
        third: 9
"""


def test_mistakes_in_how_slips_of_a_kind_are_gathered(complain: Complain) -> None:
    assert complain(SLIPS) == [
        "4:13: expected text, or {zh: …, en: …}, found a list",
        "6:23: expected a whole number from 1 on, found “0”",
        "6:35: braces hold the name of a field, as in “{text}” or “{text:18}”; double them to show a brace",
        "6:40: unknown key “more”",
        "7:16: “message” is missing",
        "8:16: expected keys and values, found “9”",
    ]


MESSAGES = """\
rules:
  placeholder: {message: "{match", hint: "{0}", gather: {message: "{failed!r} {x.y}"}}
  vague-wording: {message: {zh: "{count:>3}", en: "{{ok}} {text:18}"}}
  mine: {for: measure, require: deadline, message: {en: only}}
"""


def test_mistakes_in_messages(complain: Complain) -> None:
    assert complain(MESSAGES) == [
        "2:26: braces hold the name of a field, as in “{text}” or “{text:18}”; double them to show a brace",
        "2:42: braces hold the name of a field, as in “{text}” or “{text:18}”; double them to show a brace",
        "2:67: braces hold the name of a field, as in “{text}” or “{text:18}”; double them to show a brace",
        "3:33: braces hold the name of a field, as in “{text}” or “{text:18}”; double them to show a brace",
        "4:52: “zh” is missing",
    ]


ASSERTIONS = """\
rules:
  budget-named:
    for: measur
    require: text matches /(/
    message: "{idd}"
  other:
    for: measure
    when: >-
      text has any of
      words.hedgs
    require: 'text has any of words.hedges and nothing > options.least'
    options: {lest: 2}
    message: "{titel}"
  both: {for: measure, require: deadline, forbid: deadline, message: m}
  none: {for: measure, message: m}
  lost: {require: deadline, message: m}
  bad: {for: measure, forbid: [a], message: m}
"""


def test_mistakes_in_assertions(complain: Complain) -> None:
    assert complain(ASSERTIONS) == [
        "3:10: unknown kind of thing “measur”; did you mean “measure”?",
        "10:13: unknown word list “hedgs”; did you mean “hedges”?",
        "11:48: a measure has no field “nothing”: choose from id, title, text, prose, entry, length, line, heading, theme, owner, deadline, evidence, merit, wish, done, section, parent, prev, next, sentences, orphan",
        "11:66: this rule has no option “least”; did you mean “lest”?",
        "14:51: write either “require” or “forbid”, not both",
        "15:3: “require” or “forbid” is missing",
        "16:3: “for” is missing: say what is checked, as in for: measure",
        "17:31: expected text, found a list",
    ]


def test_mistakes_in_assertions_in_chinese(complain: Complain) -> None:
    assert complain(ASSERTIONS, "zh") == [
        "3:10: 没有“measur”这种对象，是否想写“measure”？",
        "10:13: 没有“hedgs”这个词表，是否想写“hedges”？",
        "11:48: measure 没有“nothing”这一项，可写 id, title, text, prose, entry, length, line, heading, theme, owner, deadline, evidence, merit, wish, done, section, parent, prev, next, sentences, orphan",
        "11:66: 这条规则没有“least”这个选项，是否想写“lest”？",
        "14:51: “require”和“forbid”只能写一个",
        "15:3: 缺少“require”或“forbid”",
        "16:3: 缺少“for”：请写明检查什么，如 for: measure",
        "17:31: 应为文字，实为列表",
    ]


IGNORED_PATHS = """\
ignore: [a, '!', [x], '']
"""


def test_mistakes_in_ignored_paths(complain: Complain) -> None:
    assert complain(IGNORED_PATHS) == [
        "1:13: “!” is not a gitignore pattern",
        "1:18: expected text, found a list",
        "1:23: expected text, found nothing",
    ]


def test_a_file_that_is_not_a_mapping(complain: Complain) -> None:
    assert complain("- a\n") == ["1:1: expected keys and values, found a list"]
    assert complain("profile：auto\n") == ["1:8: full-width “：” after a key: write “: ”"]
    assert complain("auto\n", "zh") == ["1:1: 应为“键: 值”，实为“auto”"]


def test_yaml_mistakes_hide_no_others(complain: Complain) -> None:
    assert complain("a: 1\na: 2\nrules: {x: off}\nwords: !t {}\n") == [
        "1:1: unknown key “a”",
        "2:1: duplicate key “a”: it already stands on line 1",
        "3:9: unknown rule “x”; a rule of your own needs “for” and “require” or “forbid”",
        "4:8: tags such as “!name” are not accepted: delete it",
    ]


def test_a_file_that_breaks_off_says_nothing_else(complain: Complain) -> None:
    assert complain("rules: {x: off\n") == ["1:8: this bracket is never closed, or a comma is missing in it"]


def test_a_value_used_twice_is_wrong_once(complain: Complain) -> None:
    assert complain("title: &a [x]\ndescription: *a\n") == [
        "1:8: expected text, or {zh: …, en: …}, found a list"
    ]


def test_mistakes_of_all_files_stand_file_by_file(complain: Complain) -> None:
    Path("office").mkdir()
    Path("office/all.yml").write_text("extends: [../team.yml]\nignore: []\n", encoding="utf-8")
    Path("team.yml").write_text("rules:\n  vague: off\n  placeholder: on\n", encoding="utf-8")
    assert complain("extends: [office/all.yml]\nprofile: [auto]\nrules: {plceholder: off}\n") == [
        "2:10: expected text, found a list",
        "3:9: unknown rule “plceholder”; did you mean “placeholder”?",
        "office/all.yml:2:1: “ignore” belongs in the configuration .reviewlint.yml",
        "team.yml:2:3: unknown rule “vague”; a rule of your own needs “for” and “require” or “forbid”",
        "team.yml:3:16: “on” is not one of error, warning, info, off",
    ]


def test_nothing_is_called_unknown_while_a_file_is_missing(complain: Complain) -> None:
    text = """\
extends: [./gone.yml]
words: {hedgs: {add: [x]}}
rules:
  from-there: off
  mine: {for: measure, require: text has any of words.theirs, message: m}
  placeholder: {options: {lest: 1}}
"""
    assert complain(text) == [
        "1:11: there is no file “./gone.yml”",
        "6:27: rule “placeholder” has no option “lest”; did you mean “least”?",
    ]


def test_files_that_extend_each_other_in_a_circle(complain: Complain) -> None:
    Path("a.yml").write_text("extends: [./b.yml]\n", encoding="utf-8")
    Path("b.yml").write_text("extends: [review, ./a.yml]\n", encoding="utf-8")
    assert complain("extends: [./a.yml]\n") == [
        "b.yml:1:19: packs extend each other in a circle: a.yml → b.yml → a.yml"
    ]
    assert complain("extends: [.reviewlint.yml]\n", "zh") == [
        "1:11: 循环引用：.reviewlint.yml → .reviewlint.yml"
    ]


def test_a_configuration_that_is_not_there(catalogue: Catalogue) -> None:
    with pytest.raises(PackError) as caught:
        load_configuration(Path("gone.yml"), catalogue)
    assert caught.value.lines("en") == ["gone.yml:1:1: there is no file “gone.yml”"]
    Path("folder.yml").mkdir()
    with pytest.raises(PackError) as caught:
        load_configuration(Path("folder.yml"), catalogue)
    assert caught.value.lines("zh") == ["folder.yml:1:1: 无法读取：Is a directory"]


def test_a_configuration_with_a_byte_order_mark_and_crlf(complain: Complain) -> None:
    assert complain("\ufeffprofil: auto\r\nrules: {x: {}}\r\n") == [
        "1:1: unknown key “profil”; did you mean “profile”?",
        "2:9: unknown rule “x”; a rule of your own needs “for” and “require” or “forbid”",
    ]


@pytest.mark.parametrize("text", ["", "# 还没有内容\n", "{}"])
def test_an_empty_configuration_means_the_defaults(configure: Configure, text: str) -> None:
    configuration = configure(text)
    assert (configuration.profile, configuration.ignore) == ("auto", ())
