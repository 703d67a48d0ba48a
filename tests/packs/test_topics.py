from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.errors import Location
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import load_profile
from reviewlint.phrases import Phrase
from reviewlint.profile import Topic

if TYPE_CHECKING:
    from pathlib import Path

    from packs.conftest import Complain, Configure

BASE = """\
title: 甲
topics:
  - {id: study, name: {zh: 学习, en: Study}, strong: [学习, 读书], weak: [理论], not: [学习强国], patterns: ['读.{0,2}原著']}
  - {id: visits, name: 走访, weak: [群众]}
links:
  explicit_only: false
  cause_linked: 0.5
  cause_unconfirmed: 0.2
  measure_linked: 0.5
  measure_unconfirmed: 0.25
  bare_linked: 0.12
  bare_unconfirmed: 0.04
  topic_share: 0.6
  topic_half: 0.35
  cosine_full: 0.2
  weak_term: 0.5
  further_term: 0.2
  most_of_topic: 1.4
  same_theme: 0.1
  heading_share: 0.05
  rival_linked: 0.5
  rival_unconfirmed: 0.4
  last_resort: 0.04
  min_phrase: 3
  stop_phrases: [班子成员]
  common_terms: [台账]
  cause_heads: [study]
"""
LATER = """\
title: 乙
extends: [base]
topics:
  - {id: study, name: 学习, strong: [研讨]}
links:
  explicit_only: true
  min_phrase: 4
"""


def test_topics_merge_by_id_and_links_key_by_key(tmp_path: Path) -> None:
    (tmp_path / "base.yml").write_text(BASE, encoding="utf-8")
    (tmp_path / "later.yml").write_text(LATER, encoding="utf-8")
    catalogue = open_catalogue((), tmp_path)
    base, later = load_profile("base", catalogue), load_profile("later", catalogue)
    assert base.topics[0] == Topic(
        id="study",
        name=Phrase("学习", "Study"),
        strong=("学习", "读书"),
        weak=("理论",),
        unlike=("学习强国",),
        patterns=("读.{0,2}原著",),
        declared_at=Location("rules/base.yml", 3, 5),
    )
    assert [(topic.id, topic.strong) for topic in later.topics] == [("study", ("研讨",)), ("visits", ())]
    assert base.links is not None
    assert later.links is not None
    assert (base.links.explicit_only, base.links.min_phrase, base.links.rival_linked) == (False, 3, 0.5)
    assert (later.links.explicit_only, later.links.min_phrase, later.links.rival_linked) == (True, 4, 0.5)


def test_without_settings_nothing_is_inferred(configure: Configure) -> None:
    assert configure("links: {explicit_only: true}\n").profile_for("writing").links is None


BROKEN = """\
topics:
  - {id: study, name: 学习, strong: [学], not: 读}
  - {id: Study, name: 学习, weak: [读书]}
  - {id: study, name: 学习, weak: [读书]}
  - {id: visits, weak: [走访]}
  - {id: empty, name: 空}
  - {id: a, name: 甲, patterns: ['(a+)+', '读(']}
  - {id: b, name: 乙, stong: [研讨], weak: [研讨]}
links:
  explicit_only: maybe
  linked: 0.5
  cause_linked: high
  topic_half: 11
  min_phrase: 1
  stop_phrases: 班子
"""


def test_mistakes_in_topics_and_links(complain: Complain) -> None:
    assert complain(BROKEN) == [
        "2:36: “学” is too short to tell anything: two characters at least",
        "2:45: expected a list of texts, found “读”",
        "3:10: “Study” is no name: use lower-case letters, digits and “-”, a letter first",
        "4:5: duplicate topic “study”: it already stands on line 2",
        "5:5: “name” is missing",
        "6:5: topic “empty” has no terms: give it “strong”, “weak” or “patterns”",
        "7:33: a repeat inside a repeat, as in “(a+)+”, can hang on a long text: bound it, or write “++”",
        "7:44: bad regular expression: missing ), unterminated subpattern",
        "8:22: unknown key “stong”; did you mean “strong”?",
        "10:18: expected true or false, found “maybe”",
        "11:3: unknown key “linked”; did you mean “bare_linked”?",
        "12:17: expected a number from 0 to 10, found “high”",
        "13:15: expected a number from 0 to 10, found “11”",
        "14:15: expected a whole number from 2 on, found “1”",
        "15:17: expected a list of texts, found “班子”",
    ]
