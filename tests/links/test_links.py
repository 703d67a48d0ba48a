from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

import shipped
from links.measure import KINDS, figures, measure
from reviewlint.draft.source import Source, Span
from reviewlint.errors import Location
from reviewlint.links.comparison import Comparison
from reviewlint.links.linker import link
from reviewlint.links.support import Support
from reviewlint.links.topics import Lexicon
from reviewlint.outline.parser import parse
from reviewlint.phrases import Phrase
from reviewlint.profile import Topic
from reviewlint.reading.recognise import recognise
from reviewlint.reading.review import Answer, Links, Ruling

if TYPE_CHECKING:
    from reviewlint.profile import Profile
    from reviewlint.reading.review import AnswerKind, Review

REVIEW = shipped.profile("review")
AT = Location("topics.yml", 1, 1)
DRAFT = """\
一、存在的问题
一是财务报销审核不严，凭证不全。
二是灭火器过期，消防通道堵塞。
三是盆栽枯萎。
二、原因分析
（一）会计兼职，报销凭证没有复核。
三、整改措施
（一）由会计复核每张报销凭证。
（二）聘请教师授课。
"""
PIECES = (
    *(
        "一、存在的问题\n",
        "二、原因分析\n",
        "三、整改措施\n",
        "（一）",
        "（二）学习方面\n",
        "1. ",
        "- ",
        "\n",
        "一是",
        "二是",
    ),
    *(
        "财务报销审核不严。",
        "针对问题1.2，",
        "（对应问题",
        "2.1",
        "至",
        "、",
        "）",
        "【",
        "第3个",
        "“学用脱节”",
        "P1.1",
    ),
    *("| 问题 | 措施 |\n|---|---|\n", "| 甲 | 乙 |\n", "关于“办事慢”的问题\n", "问题：", "整改措施："),
)


def read(text: str, *rulings: Ruling, profile: Profile = REVIEW) -> Links:
    return link(recognise(parse(Source("draft.txt", text)), profile), profile, rulings)


def answer(links: Links, problem: str, kind: str = "measure") -> Answer:
    (found,) = [a for a in links.answers if (a.problem, a.kind) == (problem, kind)]
    return found


def topic(name: str, *, strong: str = "", weak: str = "", unlike: str = "", patterns: str = "") -> Topic:
    return Topic(
        id=name,
        name=Phrase(name, name),
        strong=tuple(strong.split()),
        weak=tuple(weak.split()),
        unlike=tuple(unlike.split()),
        patterns=tuple(patterns.split()),
        declared_at=AT,
    )


class TestLexicon:
    @staticmethod
    def hits(text: str, *topics: Topic) -> list[tuple[str, str, bool]]:
        return [(hit.topic.id, hit.span.of(text), hit.strong) for hit in Lexicon(topics).hits(text)]

    def test_the_longer_term_of_a_topic_counts(self) -> None:
        study = topic("study", strong="学习 理论学习", weak="理论")
        assert self.hits("理论学习和学习", study) == [("study", "理论学习", True), ("study", "学习", True)]

    def test_a_weak_term_inside_a_longer_one_of_any_topic_does_not_count(self) -> None:
        topics = (topic("risk", weak="风险"), topic("honest", strong="廉政风险"))
        assert self.hits("廉政风险与风险", *topics) == [
            ("honest", "廉政风险", True),
            ("risk", "风险", False),
        ]

    def test_what_a_topic_is_unlike_masks_that_topic_only(self) -> None:
        topics = (
            topic("critic", strong="批评", unlike="批评教育"),
            topic("school", strong="教育"),
            topic("talk", strong="批评"),
        )
        assert self.hits("批评教育", *topics) == [("talk", "批评", True), ("school", "教育", True)]

    def test_latin_terms_match_whole_words_with_their_endings(self) -> None:
        words = topic("watch", strong="alert on-call")
        text = "Alerts alerted; an alertness of On-call, realert."
        assert [found for _, found, _ in self.hits(text, words)] == ["Alert", "alert", "On-call"]

    def test_patterns_count_as_strong(self) -> None:
        assert self.hits("红一红脸", topic("critic", patterns="红.{0,2}脸")) == [("critic", "红一红脸", True)]

    def test_a_letter_that_grows_in_lower_case_moves_nothing(self) -> None:
        assert self.hits("İ学习", topic("study", strong="学习")) == [("study", "学习", True)]


class TestInference:
    def test_what_speaks_of_the_same_is_linked_with_its_evidence(self) -> None:
        found = answer(read(DRAFT), "P1")
        best = found.links[0]
        assert (found.verdict, best.target, best.how, best.band) == ("linked", "M1", "inferred", "linked")
        assert {"报销", "凭证"} <= set(best.evidence(DRAFT))
        named = [shared for shared in best.shared if shared.topic]
        assert "资金和财务" in {shared.topic.zh for shared in named if shared.topic}
        problem, measure_ = (
            Span(DRAFT.index("财务"), DRAFT.index("二是")),
            Span(DRAFT.index("由会计"), len(DRAFT)),
        )
        assert all(problem.holds(span) for shared in best.shared for span in shared.in_problem)
        assert all(measure_.holds(span) for shared in best.shared for span in shared.in_answer)

    def test_a_known_problem_without_an_answer_is_judged(self) -> None:
        found = answer(read(DRAFT), "P2")
        assert (found.verdict, found.judgeable) == ("none", True)

    def test_an_unknown_problem_is_not_judged(self) -> None:
        found = answer(read(DRAFT), "P3")
        assert (found.verdict, found.judgeable) == ("none", False)

    def test_orphans_answer_nothing(self) -> None:
        links = read(DRAFT)
        assert (links.orphan_causes, links.orphan_measures) == ((), ("M2",))

    def test_at_most_three_links_are_kept_the_strongest_first(self) -> None:
        text = "一、存在的问题\n一是财务报销审核不严。\n二、整改措施\n" + "".join(
            f"（{n}）{words}\n"
            for n, words in zip(
                "一二三四五",
                ["复核报销凭证。", "严审财务报销。", "公开采购。", "清点资产。", "管好资金。"],
                strict=True,
            )
        )
        links = answer(read(text), "P1").links
        assert len(links) == 3
        assert [found.score for found in links] == sorted((found.score for found in links), reverse=True)

    def test_a_theme_that_has_measures_of_its_own_is_answered_by_those(self) -> None:
        text = (
            "一、财务管理方面\n存在问题：\n1. 财务报销审核不严，凭证不全。\n2. 打印机老化。\n"
            "整改措施：\n1. 由会计更换打印机。\n2. 重新装订账册。\n3. 定期开会。\n"
            "二、消防安全方面\n存在问题：\n1. 灭火器过期。\n2. 通道堵塞。\n"
            "整改措施：\n1. 由会计复核财务报销凭证。\n2. 更换灭火器。\n3. 疏通通道。\n"
        )
        links = read(text).of("measure")
        assert {link.target[:2] for found in links[:2] for link in found.links} == {"M1"}
        assert {link.target[:2] for found in links[2:] for link in found.links} == {"M2"}

    def test_owners_and_deadlines_say_nothing_of_the_subject(self) -> None:
        text = "一、存在的问题\n一是财务报销审核不严。\n二是盆栽枯萎。\n二、整改措施\n一是更换灭火器。责任科室：财务报销审核科\n"
        assert answer(read(text), "P1").verdict == "none"

    def test_where_only_references_count_a_likely_link_is_unconfirmed(self) -> None:
        assert REVIEW.links is not None
        strict = replace(REVIEW, links=replace(REVIEW.links, explicit_only=True))
        found = answer(read(DRAFT, profile=strict), "P1")
        assert (found.verdict, found.links[0].band, found.judgeable) == ("unconfirmed", "unconfirmed", True)

    def test_without_settings_nothing_is_inferred(self) -> None:
        links = read(DRAFT, profile=replace(REVIEW, links=None))
        assert {(a.verdict, a.links, a.judgeable) for a in links.answers} == {("none", (), False)}

    def test_without_topics_nothing_is_judged(self) -> None:
        links = read(DRAFT, profile=replace(REVIEW, topics=()))
        assert not any(a.judgeable for a in links.answers)

    def test_two_runs_give_the_same(self) -> None:
        assert read(DRAFT) == read(DRAFT)

    def test_a_heading_may_be_empty(self) -> None:
        text = "一、存在的问题\n（一）\n1. 财务报销审核不严。\n2. 灭火器过期。\n二、整改措施\n1. 由会计复核报销凭证。\n"
        assert [a.verdict for a in read(text).of("measure")] == ["linked", "none"]

    @given(st.lists(st.sampled_from(PIECES), max_size=40))
    def test_any_draft_can_be_linked(self, pieces: list[str]) -> None:
        links = read("".join(pieces))
        assert all(len(a.links) <= 3 for a in links.answers)

    def test_nothing_is_too_little(self) -> None:
        assert read("") == Links()
        assert read("一、存在的问题\n一是财务报销审核不严。\n").of("measure")[0].links == ()


class TestRulings:
    def test_an_accepted_link_ends_inference(self) -> None:
        found = answer(read(DRAFT, Ruling("accept", "P2", "M2")), "P2")
        assert (found.verdict, [(x.target, x.how, x.score) for x in found.links]) == (
            "linked",
            [("M2", "decision", 1.0)],
        )

    def test_a_rejected_link_is_not_offered_again(self) -> None:
        found = answer(read(DRAFT, Ruling("reject", "P1", "M1")), "P1")
        assert "M1" not in {x.target for x in found.links}
        assert found.verdict == "none"

    def test_an_exempt_problem_keeps_its_reason(self) -> None:
        found = answer(read(DRAFT, Ruling("exempt", "P2", "measure", "上级统一换发")), "P2")
        assert (found.verdict, found.reason) == ("exempt", "上级统一换发")
        assert answer(read(DRAFT, Ruling("exempt", "P2", "measure")), "P2", "cause").verdict != "exempt"

    def test_the_text_has_the_last_word(self) -> None:
        text = DRAFT.replace("教师授课。", "教师授课。（对应问题2）")
        assert answer(read(text, Ruling("reject", "P2", "M2")), "P2").links[0].how == "reference"

    def test_rulings_about_what_is_not_there_do_nothing(self) -> None:
        assert read(DRAFT, Ruling("accept", "P9", "M1"), Ruling("accept", "P1", "M9")) == read(DRAFT)


def verdicts(text: str, kind: AnswerKind = "measure") -> list[tuple[str, str | None, bool]]:
    """Return the verdict on each problem, the target it may have, and whether a lack can be judged."""
    return [
        (a.verdict, a.links[0].target if a.links and a.verdict != "none" else None, a.judgeable)
        for a in read(text).of(kind)
    ]


def second_verdict(problem: str, measure: str) -> tuple[str, str | None]:
    """Return the verdict on the second of two problems with a measure in the third place."""
    text = (
        f"一、存在的问题\n一是财务报销审核不严。\n二是{problem}\n二、整改措施\n一是由会计复核每张报销凭证。\n"
        f"二是每周擦窗。\n三是{measure}\n四是购置坐垫。\n"
    )
    return verdicts(text)[1][:2]


def support(review: Review) -> Support:
    assert REVIEW.links is not None
    return Support(review, Comparison(review.text, review.problems, review.measures, (), REVIEW.links))


class TestSupport:
    def test_a_rare_noun_that_both_have_is_worth_a_look(self) -> None:
        problem = "三组路灯坏了11盏，拖了半年才有人过问，群众意见不小。"
        measure = "由镇里统一换装路灯，每季度巡修一次，坏一盏换一盏，修好以后逐户告知。"
        assert second_verdict(problem, measure) == ("unconfirmed", "M3")
        assert second_verdict(problem, measure.replace("路灯", "灯具"))[0] == "none"

    def test_the_same_place_in_the_order_is_worth_a_look(self) -> None:
        text = (
            "一、存在的问题\n（一）财务方面\n一是报销审核不严，凭证不全，经费超支。\n二是账目不清。\n（二）安全方面\n"
            "一是灭火器过期，住户不会用，消防通道堵塞。\n二是楼道昏暗。\n二、整改措施\n（一）管好财务\n一是复核报销凭证。\n"
            "二是每月对账。\n（二）改善条件\n一是请每一家住户随时来报，逐件登记，逐件办理，逐件销账，并在墙上公布办理的结果。\n"
        )
        assert verdicts(text)[2][:2] == ("unconfirmed", "M2.1")

    def test_the_order_says_nothing_where_there_are_more_of_one(self) -> None:
        text = "一、存在的问题\n一是账目不清。\n二是楼道昏暗。\n二、整改措施\n一是擦窗。\n二是换锁。\n"
        assert self.abreast(text) == [("P1", "M1"), ("P2", "M2")]
        assert self.abreast(text + "三是浇水。\n") == []

    def test_the_same_place_in_lists_of_one_length_is_worth_a_look(self) -> None:
        text = (
            "一、存在的问题\n1. 东门围栏锈断。\n2. 值班室没有贴电话表。\n3. 药剂与工具混放。\n"
            "二、整改措施\n1. 请焊工重做。\n2. 重新打印张贴。\n3. 另设专柜。\n"
        )
        assert [one[:2] for one in verdicts(text)] == [("unconfirmed", f"M{n}") for n in (1, 2, 3)]
        assert read(text).orphan_measures == ()
        assert {one[0] for one in verdicts(text + "4. 浇水。\n")} == {"none"}

    def test_the_measures_of_one_part_are_a_list_of_their_own(self) -> None:
        text = (
            "一、存在的问题\n1. 东门围栏锈断。\n2. 值班室没有贴电话表。\n"
            "二、整改措施\n1. 请焊工重做。\n2. 重新打印张贴。\n三、下一步打算\n1. 每月浇水。\n"
        )
        assert [one[:2] for one in verdicts(text)] == [("unconfirmed", "M1"), ("unconfirmed", "M2")]

    def test_the_same_place_counts_in_groups_of_the_same_sizes(self) -> None:
        text = (
            "一、存在的问题\n（一）财务方面\n一是账目不清。\n二是票据缺页。\n（二）安全方面\n一是楼道昏暗。\n"
            "二、整改措施\n（一）管好钱\n一是每周擦窗。\n二是换锁。\n（二）管好人\n一是浇水。\n"
        )
        assert [one[:2] for one in verdicts(text)] == [
            ("unconfirmed", "M1.1"),
            ("unconfirmed", "M1.2"),
            ("unconfirmed", "M2.1"),
        ]
        moved = text.replace("二是换锁。\n（二）管好人\n", "（二）管好人\n二是换锁。\n")
        assert [one[0] for one in verdicts(moved)] == ["none"] * 3

    def test_a_sole_problem_may_be_answered_by_what_stands_first(self) -> None:
        text = "一、存在的问题\n一是账目不清。\n二、原因分析\n一是擦窗。\n三、整改措施\n一是浇水。\n"
        assert verdicts(text, "cause") == [("unconfirmed", "C1", False)]
        assert verdicts(text)[0][:2] == ("unconfirmed", "M1")
        assert verdicts(text + "二是换锁。\n")[0][:2] == ("unconfirmed", "M1")

    @staticmethod
    def abreast(text: str) -> list[tuple[str, str]]:
        review = shipped.review_of(text)
        is_abreast = support(review).is_abreast
        return [(p.id, m.id) for p, m in product(review.problems, review.measures) if is_abreast(p, m)]


BELOW = """\
一、存在的问题
一是救生器材短缺。
二是楼道昏暗，墙面脱落。
三是茶水间漏水。
二、整改措施
（一）配齐救生器材
1. 每月盘点一次。
2. 专人登记。
（二）改善办公条件
1. 全部刷白。
"""


class TestHeadings:
    def test_the_heading_above_speaks_for_its_items(self) -> None:
        links = read(BELOW)
        found = answer(links, "P1")
        assert (found.verdict, [link.target for link in found.links]) == ("linked", ["M1.1", "M1.2"])
        assert found.links[0].evidence(BELOW) == ("救生器材",)
        assert {answer(links, problem).verdict for problem in ("P2", "P3")} == {"none"}

    def test_one_common_word_in_a_heading_says_nothing(self) -> None:
        text = BELOW.replace("配齐救生器材", "加强器材管理")
        assert answer(read(text), "P1").verdict == "none"

    def test_a_topic_in_the_heading_above_measures_leaves_a_lack_open(self) -> None:
        text = DRAFT.replace("（二）聘请教师授课。", "（二）抓好消防工作\n1. 逐层登记。\n2. 每晚锁门。")
        assert (answer(read(DRAFT), "P2").judgeable, answer(read(text), "P2").judgeable) == (True, False)

    def test_a_theme_hints_at_what_stands_below_a_heading_that_speaks_of_it(self) -> None:
        text = (
            "一、存在的问题\n（一）餐具清洗不净\n一是碗有缺口。\n二是筷子发霉。\n二、整改措施\n（一）擦窗\n1. 每周擦窗。\n"
            "2. 换锁。\n（二）由后勤科清洗餐具\n1. 全部换新。\n2. 添置消毒柜。\n"
        )
        review = shipped.review_of(text)
        standing = support(review).of(review.problems[0])
        assert standing.themed == frozenset({"M2.1", "M2.2"})
        assert standing.likely == frozenset()


class TestTelling:
    @pytest.mark.parametrize(
        ("problem", "measure"),
        [
            ("5月外出培训后，值班表没有更新。", "每季度举办1次培训。"),
            ("门窗损坏，抽查教室20间，坏了9间。", "谈话由双方签字，每半年抽查20人。"),
            (
                "节水宣传走过场，发了材料就登记，没有人讲。",
                "盯住水厂增容，材料按月归档，逐项登记，落实责任，加强检查。",
            ),
        ],
    )
    def test_what_is_common_or_said_in_passing_makes_no_link_that_counts(
        self, problem: str, measure: str
    ) -> None:
        text = f"一、存在的问题\n一是{problem}\n二是盆栽枯萎。\n二、整改措施\n一是{measure}\n"
        assert answer(read(text), "P1").verdict == "unconfirmed"

    @pytest.mark.parametrize(
        ("problem", "measure"),
        [
            ("灭火器过期。", "更换灭火器。"),
            ("航次记录不全。", "船长每日核对航次记录。"),
            ("身份核对不严，没有看腕带。", "核对时扫腕带，念出姓名。"),
        ],
    )
    def test_what_tells_one_matter_from_others_does(self, problem: str, measure: str) -> None:
        text = f"一、存在的问题\n一是{problem}\n二是盆栽枯萎。\n二、整改措施\n一是{measure}\n"
        assert answer(read(text), "P1").verdict == "linked"


def test_links_grow_with_a_draft_not_with_its_square() -> None:
    first, second = (read(DRAFT * copies) for copies in (150, 300))
    assert len(second.pairs) < 2.5 * len(first.pairs)
    assert answer(second, "P1").links[0].target == "M1"
    assert {link.verdict for link in second.of("measure")[::3]} == {"unconfirmed"}


def test_a_clause_of_a_measure_may_answer_another_problem_than_the_rest() -> None:
    text = (
        "一、存在的问题\n一是财务报销审核不严，凭证不全，经费超支，往来款挂账，预算编制粗。\n二是消防通道堵塞。\n二、整改措施\n"
        "一是由会计复核报销凭证，核对往来款，编细预算，压减经费{join}配齐灭火器。\n"
    )
    assert [verdict for verdict, *_ in verdicts(text.format(join="；"))] == ["linked", "unconfirmed"]
    assert [verdict for verdict, *_ in verdicts(text.format(join="，"))] == ["linked", "none"]


def test_a_lack_is_sure_only_where_no_measure_speaks_of_the_topic() -> None:
    text = "一、存在的问题\n一是财务报销审核不严。\n二是灭火器过期。\n二、整改措施\n一是由会计复核每张报销凭证。\n"
    assert verdicts(text)[1] == ("none", None, True)
    spoken_of = (
        text.replace("过期。\n", "过期。\n三是消防通道堵塞，疏散通道、安全出口占用。\n")
        + "二是清理消防通道、疏散通道、安全出口。\n"
    )
    assert verdicts(spoken_of)[1] == ("none", None, False)


HEADS = """\
一、存在的问题
一是财务报销审核不严。
二是理论学习走过场，中心组学习缺课多。
二、原因分析
（一）宗旨意识淡薄，调研走访不多。
三、整改措施
（一）由会计复核每张报销凭证。
"""


def test_a_cause_that_heads_others_may_explain_anything_but_another_head() -> None:
    profile = shipped.profile("self-review")

    def causes(text: str) -> tuple[list[bool], tuple[str, ...]]:
        links = link(recognise(parse(Source("draft.txt", text)), profile), profile)
        return [answer.judgeable for answer in links.of("cause")], links.orphan_causes

    assert causes(HEADS) == ([False, True], ())
    plain = HEADS.replace("宗旨意识淡薄，调研走访不多", "灭火器无人管，消防通道堵塞")
    assert causes(plain) == ([True, True], ("C1",))


def test_the_real_kind_of_figures_on_the_tuning_half() -> None:
    results = measure("tuning")
    assert sum(result.recognised for result in results) >= 110
    cases = {kind: [case for result in results for case in result.cases[kind]] for kind in KINDS}
    measures, causes = figures(cases["measure"]), figures(cases["cause"])
    assert measures["false_alarms"].share <= 0.05
    assert measures["caught"].share >= 0.7
    assert measures["linked"].share >= 0.95
    assert measures["top_1"].share >= 0.85
    assert causes["false_alarms"].share <= 0.15
    assert causes["linked"].share >= 0.9
