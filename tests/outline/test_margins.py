"""What stands around a text is told from the text: titles, signatures, attachments, what sites and assistants add."""

from __future__ import annotations

import time
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reviewlint.outline.lines import plain
from reviewlint.outline.margins import margins
from test_line_ends import TEXTS

LIMITS = settings(max_examples=300, derandomize=True, database=None)
BODY = "县供电所查了六座配电房。\n一、问题\n1.门没有锁。\n二、措施\n1.王工6月10日前换锁。\n"


class Read(NamedTuple):
    """What is told of a text, each as it is written there."""

    title: str | None
    body: str
    sign_off: list[str]
    attachments: str | None


def read(text: str) -> Read:
    found = margins(plain(text))
    return Read(
        found.title.of(text) if found.title else None,
        text[found.begin : found.end].strip(" \n\u3000"),
        [span.of(text) for span in found.sign_off],
        found.attachments.of(text) if found.attachments else None,
    )


TITLE = "配电房安全自查报告"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("", None),
        (f"{TITLE}\n", TITLE),
        (f"　　{TITLE}　\n\n", TITLE),
        (f"**{TITLE}**\n", TITLE),
        (f"{TITLE}\n{TITLE}\n", TITLE),
        ("县供电所\n2025年度自查报告\n\n县供电所2025年度自查报告\n", "县供电所\n2025年度自查报告"),
        (f"{TITLE}\n（2025年度）\n", TITLE),
        (f"{TITLE}\n2026年4月\n", TITLE),
        (f"{TITLE}\n——在全县供电工作会议上\n县供电所所长  韩 平\n", TITLE),
        (f"{TITLE}\n北岸渡口 丁水生\n", TITLE),
        (f"{TITLE}\n韩 平\n", TITLE),
        ("县供电所\n2025年度配电房安全\n自查报告\n", "县供电所\n2025年度配电房安全\n自查报告"),
        ("守住一盏灯\n照亮一段路\n", "守住一盏灯\n照亮一段路"),
        ("守住一盏灯\n——配电班班长述职报告\n韩平\n", "守住一盏灯\n——配电班班长述职报告"),
        ("复盘报告：配电房跳闸\n", "复盘报告：配电房跳闸"),
        ("守好配电房，平安过汛期\n", "守好配电房，平安过汛期"),
        # a site above, between and below
        (f"首页 > 资料 > 正文\n{TITLE}\n", TITLE),
        (f"您现在的位置：首页 >> 安全\n字体：大 中 小\n{TITLE}\n", TITLE),
        (f"时间：2024-08-01 作者：佚名\n{TITLE}\n", TITLE),
        (f"{TITLE}\n时间：2024-08-01 09:12 来源：本站\n", TITLE),
        (f"{TITLE}\n来源：本站\n浏览次数：213 次\n", TITLE),
        (f"{TITLE} - 公文网\n{TITLE}\n", TITLE),
        (f"- 0\n- 约4.1千字\n- 约 9页\n- 2026-01-18 发布于江苏\n- 举报\n{TITLE}\n", TITLE),
        (f"版权说明：本文档由用户上传\n文档简介\n{TITLE}\n", TITLE),
        (f"做好自查，守住底线。下面是网友为您整理的“{TITLE}”，供您参考！\n{TITLE}\n", TITLE),
        (f"（参考）{TITLE}\n时间：2025-06-03 09:21:17 分享：网友\n{TITLE}\n", TITLE),
        (
            f"各种材料，一应俱全。\n当前位置：文苑 > 材料 > {TITLE}\n{TITLE}\n时间：2014-08-11 作者：禾苗\n",
            TITLE,
        ),
        # an assistant
        (f"好的，以下是为您撰写的自查报告：\n\n{TITLE}\n", TITLE),
        (f"当然可以，下面是一份自查报告：\n\n**{TITLE}**\n", TITLE),
    ],
)
def test_title(head: str, title: str | None) -> None:
    assert read(head + BODY)[:2] == (title, BODY.strip())


@pytest.mark.parametrize(
    "opening",
    [
        "县安监局：",
        "各位领导，同志们：",
        "4月3日，县安监局检查了我所的配电房，现将整改情况报告如下：",
        "检查时间：2026年4月3日",
        "存在的问题",
        "项目\t问题\t措施\n房门\t没有锁\t换锁",
    ],
)
def test_what_is_no_title(opening: str) -> None:
    assert read(f"{opening}\n{BODY}") == (None, f"{opening}\n{BODY}".strip(), [], None)
    assert read(f"{TITLE}\n{opening}\n{BODY}") == (TITLE, f"{opening}\n{BODY}".strip(), [], None)


@pytest.mark.parametrize(
    ("text", "title", "body"),
    [
        ("# 自查报告\n\n## 一、问题\n", None, "# 自查报告\n\n## 一、问题"),
        ("配电所\n\n# 自查报告\n\n## 一、问题\n", None, "配电所\n\n# 自查报告\n\n## 一、问题"),
        ("好的，以下是整改方案：\n\n# 整改方案\n\n## 一、问题\n", None, "# 整改方案\n\n## 一、问题"),
        ("自查报告\n# 一、问题\n# 二、措施\n", "自查报告", "# 一、问题\n# 二、措施"),
        ("<!-- draft -->\n# Late exports\n\n## Impact\n", None, "<!-- draft -->\n# Late exports\n\n## Impact"),
        ("Late exports\n============\n\nImpact\n", None, "Late exports\n============\n\nImpact"),
        ('---\ntitle: "Late exports"\ntags: [a]\n---\n\nThe disk was full.\n', "Late exports", "The disk was full."),
        ("---\ndate: 2026-03-04\n---\nLate exports in May\n\nThe disk was full.\n", "Late exports in May", "The disk was full."),
        ("Postmortem: late exports\nDate: 2026-05-06\nAuthors: the team\n", "Postmortem: late exports", "Date: 2026-05-06\nAuthors: the team"),
        ("The disk was full on Friday.\n", None, "The disk was full on Friday."),
    ],
)  # fmt: skip
def test_english_and_markdown(text: str, title: str | None, body: str) -> None:
    assert read(text)[:2] == (title, body)


DATES = (
    "2026年4月9日",
    "二〇二六年四月九日",
    "2026年x月x日",
    "202x年XX月X日",
    "2026年*月*日",
    "2026-04-09",
    "（2026年4月9日）",
)


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize(
    "who",
    ["县供电所", "韩 平", "县供电所  韩平", "中共县供电所支部委员会", "检查组（签名略）", "【单位】班子"],
)
def test_signature_and_date(who: str, date: str) -> None:
    assert read(f"{BODY}\n　　　　{who}\n　　　　{date}\n") == (None, BODY.strip(), [who, date], None)


@pytest.mark.parametrize(
    "tail",
    [
        ["县供电所"],
        ["2026年4月9日"],
        ["县供电所", "4月9日"],
        ["县供电所 4月9日"],
        ["县供电所  2026年4月9日"],
        ["述职人：韩平", "2026年4月9日"],
        ["编制：骆一鸣      批准：尚文", "2026年4月9日", "发放：各部门"],
        ["质控员签字：徐某", "科主任签字：徐某"],
        ["单位（盖章）：县供电所", "2026年4月9日"],
        ["抄送：县安监局"],
    ],
)
def test_signing_lines(tail: list[str]) -> None:
    assert read(BODY + "\n".join(tail) + "\n") == (None, BODY.strip(), tail, None)


ATTACHED = "附件：1.换锁清单\n　　　2.钥匙登记表"


@pytest.mark.parametrize(
    "attached", [ATTACHED, "附：1.换锁清单\n2.钥匙登记表", "附件：换锁清单", "附件1：清单\n附件2：登记表"]
)
def test_attachments(attached: str) -> None:
    signed = "县供电所\n2026年4月9日"
    sign_off = signed.split("\n")
    assert read(f"{BODY}{attached}\n\n{signed}\n") == (None, BODY.strip(), sign_off, attached)
    assert read(f"{BODY}{signed}\n{attached}\n") == (None, BODY.strip(), sign_off, attached)
    assert read(f"{BODY}{attached}\n") == (None, BODY.strip(), [], attached)


@pytest.mark.parametrize(
    "tail",
    [
        "（联系人：范山，电话：0557-XXXXXXX）",
        "上一篇：没有了\n下一篇：值班安排\n【打印本页】【关闭窗口】",
        "上一页  1  2  下一页\n相关文章：自查报告（1）",
        "本文来源：网友投稿  点击下载  打印  【关闭】",
        "责任编辑：禾苗",
        "版权声明：本文由用户上传，仅供参考",
        "希望以上内容对您有帮助！如需调整请告诉我。",
        "以上内容仅供参考，您可以根据实际情况修改。",
    ],
)
def test_what_stands_behind_the_end(tail: str) -> None:
    assert read(f"{BODY}\n{tail}\n") == (None, BODY.strip(), [], None)
    signed = f"{BODY}县供电所\n2026年4月9日\n\n{tail}\n"
    assert read(signed) == (None, BODY.strip(), ["县供电所", "2026年4月9日"], None)


@pytest.mark.parametrize(
    "last",
    [
        "王工6月10日前做好门牌。",
        "2.王工6月10日前做好门牌",
        "3.加强教育",
        "整改：补齐台账",
        "责任人：王工",
        "完成时限：2026年6月10日",
        "上半年换锁6把，下一步继续换。",
        "以上报告，请审示。",
        "2026年4月9日已经换锁。",
        "|门没有锁|换锁|王工|",
        "甲\t乙\t丙",
    ],
)
def test_the_last_line_of_a_text_is_no_signature(last: str) -> None:
    text = f"{TITLE}\n{BODY}{last}\n"
    assert read(text) == (TITLE, f"{BODY}{last}".strip(), [], None)


def test_a_signature_alone_is_no_text_with_one() -> None:
    assert read("县供电所\n2026年4月9日\n").sign_off == []


@given(st.one_of(TEXTS, st.text(), st.lists(st.sampled_from(
    ["报告\n", "——在会上\n", "韩平\n", "附件：1.表\n", "2.表\n", "县局\n", "2026年4月9日\n", "上一篇\n", "一、问题\n", "甲。\n", "---\n", "title: x\n", "# 题\n", "\n", "首页 > 甲\n", "**题**\n"]
)).map("".join)))  # fmt: skip
@LIMITS
def test_margins_are_in_order(text: str) -> None:
    read_as = plain(text)
    found = margins(read_as)
    assert 0 <= found.begin <= found.end <= len(text)
    assert found.title is None or found.title.of(read_as).strip() == found.title.of(read_as) != ""
    assert found.title is None or found.title.end <= found.begin
    places = [place for span in found.sign_off for place in (span.start, span.end)]
    assert places == sorted(places)
    assert all(place >= found.end for place in places)
    blanked = found.blanked(read_as)
    assert len(blanked) == len(text)
    assert blanked[found.begin : found.end] == read_as[found.begin : found.end]
    assert not (blanked[: found.begin] + blanked[found.end :]).strip()


HOSTILE = {
    "newlines": "\n",
    "spaces": " ",
    "dates": "2026年4月9日\n",
    "attachments": "附件：1.表\n",
    "brackets": "（",
    "one line": "甲 > 乙",
    "spaced words": "甲 乙 ",
    "comments": "<!-- a -->\n",
    "open comment": "<!-- a",
    "settings": "---\n",
    "headings": "# a\n",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=list(HOSTILE))
def test_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    def spent(size: int) -> float:
        text = unit * (size // len(unit))
        started = time.process_time()
        margins(text)
        return time.process_time() - started

    spent(1000)
    assert min(spent(400_000) for _ in range(2)) < 12 * min(spent(100_000) for _ in range(3)) + 0.05
