from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reviewlint.packs.catalogue import Candidate
from reviewlint.packs.detect import NO_SIGNS, choose
from reviewlint.packs.load_profile import index
from reviewlint.phrases import Phrase
from reviewlint.profile import Detection
from reviewlint.reading.review import Signs

if TYPE_CHECKING:
    from reviewlint.packs.catalogue import Catalogue


def candidate(name: str, *, depth: int = 0, least: int = 1, **patterns: tuple[str, ...]) -> Candidate:
    found = {"title": (), "text": (), "unless": ()} | patterns
    return Candidate(name, Phrase(f"{name}包", f"{name} pack"), depth, Detection(**found, least=least))


def test_nothing_announced() -> None:
    choice = choose("云岭县春耕简报", "今年春耕早。", [candidate("review", title=("检视",))])
    assert (choice.name, choice.evidence) == ("writing", ())
    assert choice.reason.zh == (
        "没有认出这是哪一类材料，只检查了文字规范；可用 --profile 指定，或在 .reviewlint.yml 里写 profile"
    )
    assert choice.reason.en == (
        "no kind of review was recognised, so only its wording was checked; name one with --profile, or with"
        " “profile” in .reviewlint.yml"
    )


def test_a_draft_without_a_title_is_chosen_by_its_text() -> None:
    found = choose(None, "对照党章", [candidate("a", title=("检视",), text=(r"对照\w{2}",))])
    assert (found.name, found.evidence) == ("a", ("对照党章",))


def test_the_reason_quotes_the_draft() -> None:
    announced = candidate("review", title=("检视",), text=(r"原因\s*分析", "整改", "查摆", "没有"), least=3)
    choice = choose("清河镇检视材料", "检视 查摆 原因\n分析 整改", [announced])
    assert choice.name == "review"
    assert choice.evidence == ("检视", "原因\n分析", "整改", "查摆")
    assert choice.reason.zh == "文中有“检视”“原因 分析”“整改”，按“review包”（review）检查"
    assert choice.reason.en == "checked as review (review pack): the draft says “检视”, “原因 分析”, “整改”"


def test_the_reason_leaves_out_the_drafts_quotation_marks() -> None:
    choice = choose(None, "深刻感悟“两个确立”", [candidate("a", text=("感悟“两个",))])
    assert choice.evidence == ("感悟“两个",)
    assert choice.reason.zh == "文中有“感悟两个”，按“a包”（a）检查"


@pytest.mark.parametrize(
    ("pattern", "found"),
    [
        ("丁|丙|乙丙", "乙丙"),
        ("乙|乙丙", "乙"),
        ("丁|戊", None),
        ("丁?丙", "丙"),
        ("乙丁?丙", "乙丙"),
        ("乙丁{0,2}丙", "乙丙"),
        ("丁{0,1}丙", "丙"),
        ("丁[一二]|丙", "丙"),
        ("乙[一丙]", "乙丙"),
        ("乙[一二]", None),
    ],
)
def test_what_is_not_compiled_finds_the_same(pattern: str, found: str | None) -> None:
    choice = choose(None, "甲乙丙", [candidate("a", text=(pattern,))])
    assert choice.evidence == ((found,) if found else ())


def test_a_hit_in_the_title_counts_three_and_each_pattern_once() -> None:
    title = candidate("title", title=("甲",))
    two = candidate("two", text=("乙", "丙"), depth=9)
    assert choose("甲甲", "乙乙乙乙 丙 丙 丙", [title, two]).name == "title"
    assert choose("甲", "乙丙丁戊", [title, candidate("four", text=tuple("乙丙丁戊"))]).name == "four"


def test_too_few_hits_announce_nothing() -> None:
    assert choose("甲", "", [candidate("a", title=("甲",), least=4)]).name == "writing"
    assert choose("甲", "乙", [candidate("a", title=("甲",), text=("乙",), least=4)]).name == "a"


def test_a_word_in_the_title_can_rule_a_pack_out() -> None:
    found = candidate("a", title=("检视",), unless=("讲话",))
    assert choose("在检视会上的讲话", "", [found]).name == "writing"
    assert choose("检视材料", "讲话", [found]).name == "a"


def test_of_two_alike_the_one_that_builds_on_more_is_chosen_then_the_later_name() -> None:
    shallow, deep = candidate("z", title=("甲",)), candidate("a", title=("甲",), depth=1)
    assert choose("甲", "", [shallow, deep]).name == "a"
    assert choose("甲", "", [deep, shallow]).name == "a"
    years = [candidate("self-2023", title=("甲",)), candidate("self-2024", title=("甲",))]
    assert choose("甲", "", years).name == "self-2024"


def test_the_shipped_packs_announce_themselves(catalogue: Catalogue) -> None:
    candidates = index(catalogue).candidates
    assert choose("个人检视材料", "", candidates).name == "self-review"
    assert choose("整改方案", "", candidates).name == "review"
    assert choose("在整改方案审议会上的讲话", "对照党章检查", candidates).name == "writing"


def test_a_pattern_may_say_where_a_line_ends() -> None:
    lines = ["云岭县水务局", "年度情况", "", "一、存在的问题", "台账缺页。", "二、原因分析", "没有清点。"]
    announced = candidate("review", title=(r"局[^\n]{0,9}情况",), text=(r"(?m:^一、[^。\n]{0,9}$)",))
    choice = choose("\n".join(lines[:2]), "\n".join(lines), [announced])
    assert (choice.name, choice.evidence) == ("review", ("一、存在的问题",))


@pytest.mark.parametrize(
    "title", ["述 职 报 告", "述\u3000\u3000职\u3000\u3000报\u3000\u3000告\n水务局  郑言"]
)
def test_titles_may_be_spaced_out(title: str) -> None:
    announced = candidate("review", title=("述职报告",), text=())
    assert choose(title, f"{title}\n", [announced]).name == "review"


# What the structure says --------------------------------------------------------------------------------------

REVIEW = Signs(problems=2, measures=1)


@pytest.mark.parametrize(
    ("signs", "is_review"),
    [
        (NO_SIGNS, False),
        (Signs(problems=1), False),
        (Signs(problems=9), True),
        (Signs(problems=9, foreign=1), False),
        (Signs(problems=1, measures=1, foreign=1), True),
        (Signs(measures=9), False),
        (Signs(problems=1, causes=1), True),
        (Signs(problems=1, measures=1), True),
        (Signs(causes=1, measures=1), True),
        (Signs(problems=1, causes=1, measures=1), True),
        (Signs(problems=3, causes=3, measures=3, foreign=2), False),
    ],
)
def test_several_statements_make_a_review_unless_it_is_something_else(
    signs: Signs, *, is_review: bool
) -> None:
    assert signs.is_review == is_review


# Of a pack that takes five points: a word in the title and two of the text.
FIVE = candidate("five", title=("检视",), text=("对照", "整改"), unless=("讲话",), least=5)


@pytest.mark.parametrize(
    ("title", "text", "signs", "name", "is_guess"),
    [
        ("检视材料", "对照整改", NO_SIGNS, "five", False),
        ("检视材料", "对照整改", REVIEW, "five", False),
        ("检视材料", "对照整改", Signs(foreign=2), "five", False),
        ("检视材料", "", REVIEW, "five", True),
        ("检视材料", "对照", REVIEW, "five", True),
        ("检视材料", "对照", NO_SIGNS, "writing", False),
        ("检视材料", "对照", Signs(problems=1), "writing", False),
        ("检视材料", "对照", Signs(measures=3), "five", True),
        ("检视材料", "对照", Signs(2, 2, 2, foreign=2), "writing", False),
        ("情况材料", "对照整改", Signs(2, 2, 2, foreign=4), "writing", False),
        ("情况材料", "对照整改", REVIEW, "review", True),
        ("在检视会上的讲话", "对照整改", REVIEW, "review", True),
        (None, "", REVIEW, "review", True),
        (None, "", NO_SIGNS, "writing", False),
    ],
)
def test_what_rests_on_the_structure_is_a_guess(
    title: str | None, text: str, signs: Signs, name: str, *, is_guess: bool
) -> None:
    choice = choose(title, text, [FIVE], lambda: signs)
    assert (choice.name, choice.is_guess) == (name, is_guess)


@pytest.mark.parametrize(
    ("file_name", "signs", "name"),
    [
        ("2026-03_检视材料", REVIEW, "five"),
        ("检视材料", NO_SIGNS, "writing"),
        ("检视会上的讲话", REVIEW, "review"),
        ("材料", REVIEW, "review"),
    ],
)
def test_the_name_of_a_file_tells_what_nothing_else_does(file_name: str, signs: Signs, name: str) -> None:
    choice = choose("情况材料", "", [FIVE], lambda: signs, file_name)
    assert choice.name == name
    assert ("文件名里有“检视”" in choice.reason.zh) == (name == "five")
    assert choose("检视材料", "对照整改", [FIVE], lambda: signs, "别的").name == "five"


def test_the_structure_is_not_read_where_the_title_tells_the_kind() -> None:
    def read_signs() -> Signs:
        pytest.fail("the structure was read")

    assert choose("检视材料", "对照整改", [FIVE], read_signs).name == "five"


@pytest.mark.parametrize(("least", "words"), [(1, 1), (2, 2), (3, 2), (4, 2), (5, 3)])
def test_a_review_needs_at_most_two_points_less_and_never_more(least: int, words: int) -> None:
    known = candidate("a", text=tuple("甲乙丙丁戊"), least=least)
    for count in range(6):
        choice = choose(None, "甲乙丙丁戊"[:count], [known], lambda: REVIEW)
        assert choice.name == ("a" if count >= words else "review")
        assert choice.is_guess == (count < least)


def test_what_is_announced_goes_before_what_is_only_likely() -> None:
    announced = candidate("announced", text=("甲",))
    likely = candidate("likely", title=("乙",), least=5, depth=9)
    choice = choose("乙", "甲", [announced, likely], lambda: REVIEW)
    assert (choice.name, choice.is_guess) == ("announced", False)


def test_a_guess_by_words_quotes_them() -> None:
    choice = choose("检视材料", "对照", [FIVE], lambda: REVIEW)
    assert choice.evidence == ("检视", "对照")
    assert choice.reason.zh == "文中有“检视”“对照”，按“five包”（five）检查"


@pytest.mark.parametrize(
    ("signs", "zh", "en"),
    [
        (Signs(problems=2, measures=1), "问题2项、措施1项", "2 problems, 1 measure"),
        (
            Signs(problems=1, causes=1, measures=3),
            "问题1项、原因1项、措施3项",
            "1 problem, 1 cause, 3 measures",
        ),
    ],
)
def test_a_guess_by_structure_says_what_was_read(signs: Signs, zh: str, en: str) -> None:
    choice = choose(None, "", [candidate("review", title=("检视",))], lambda: signs)
    assert choice.evidence == ()
    assert choice.reason.zh == (
        f"没有认出材料的种类，但读到{zh}，按“review包”（review）检查；可用 --profile 指定"
    )
    assert choice.reason.en == (
        f"no kind was recognised, but {en} were read, so it was checked as review (review pack);"
        " name one with --profile"
    )


@pytest.mark.parametrize(
    ("title", "text", "name"),
    [
        (None, "查摆 整改", "a"),  # two of four may be missing where the title itself is
        ("工作情况", "查摆 整改", "review"),  # one where it says nothing
        ("工作情况", "查摆 整改 剖析", "a"),
        (None, "查摆", "review"),
    ],
)
def test_less_is_enough_where_the_structure_is_that_of_a_review(
    title: str | None, text: str, name: str
) -> None:
    announced = candidate("a", title=("检视",), text=("查摆", "整改", "剖析", "谈心"), least=4)
    assert choose(title, text, [announced], lambda: Signs(problems=2)).name == name
    assert choose(title, text, [announced]).name == "writing"


def test_words_in_the_text_say_nothing_of_what_is_something_else() -> None:
    announced = candidate("a", text=("查摆", "整改"), least=2)
    assert choose("工作情况", "查摆 整改", [announced], lambda: Signs(problems=2, foreign=3)).name == "a"
    assert (
        choose("工作情况", "查摆 整改", [announced], lambda: Signs(problems=2, foreign=4)).name == "writing"
    )
