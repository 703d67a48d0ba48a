from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from checks.conftest import Find

THEMES = "、".join(
    f"带头{verb}泵站{noun}"
    for verb in ("夯实", "抓紧", "管好", "核准", "理清", "盯住")
    for noun in ("巡检记录", "设备台账", "值守纪律", "物资盘点", "防汛预案")
)
BODY = (
    "一、存在的问题\n" + "一是值班记录不全，3月份缺7天，5月份缺4天。\n" * 20
    + "二、原因分析\n" + "一是制度没有人管，条款一直没有改。\n" * 8
    + "三、整改措施\n" + "一是由生产科牵头，8月底前修订值班办法。\n" * 8
)  # fmt: skip


@pytest.mark.parametrize(
    ("opening", "places"),
    [
        (f"按照通知要求，对照{THEMES}等30个方面进行了检查。", []),  # the notice words this list
        (f"按照通知要求，{'认真学习有关文件，' * 24}现将情况报告如下。", ["1:1 对照检查材料"]),
    ],
)
def test_what_the_notice_words_is_no_opening(find: Find, opening: str, places: list[str]) -> None:
    draft = f"对照检查材料\n\n{opening}\n{BODY}"
    assert find("proportion", draft, "self-review") == places
