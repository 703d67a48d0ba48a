"""What can be counted in a statement: who, until when, with what evidence; praise and wishes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewlint.draft.source import Span
from reviewlint.review.model import Facts

if TYPE_CHECKING:
    from reviewlint.review.model import Kind

_WHO = r"[^\s，。；：、|（）()]{2,20}(?:[、和及][^\s，。；：、|（）()]{2,20}){0,4}"
_OFFICE = (
    r"书记|主任|局长|县长|市长|区长|镇长|乡长|院长|校长|处长|科长|所长|站长|经理|厂长|主席|委员|负责人|办公室|领导|部门"
    r"|科室|科|股|处|办|局|部|委|组|室|院|校|队|中心|支部|班子|同志|本人|我"
)
_OWNER = re.compile(
    r"(?:责\s*任\s*(?:人|领\s*导|单\s*位|部\s*门|主\s*体|科\s*室|处\s*室)|牵\s*头\s*(?:领\s*导|单\s*位|部\s*门|科\s*室|人)"
    rf"|主\s*责\s*单\s*位|负\s*责\s*人)\s*[:：]\s*(?P<named>{_WHO})"
    rf"|由(?P<by>[^，。；：“”]{{2,20}}?)(?:具体|统筹|共同|亲自)?(?:负责|牵头|承担|督办|落实|主抓)"
    rf"|[（(，,；;](?P<who>[^，。；：（）()“”]{{0,12}}(?:{_OFFICE}))(?:具体|统筹|亲自)?(?:牵头|负责)(?!人)"
    r"|(?:\b(?:[Oo]wner|[Aa]ssignee|[Rr]esponsible)\b\s*[:：]\s*)(?P<owner>[^\n,;，；|)]{2,40})|(?P<handle>@[\w.-]{2,30})"
)
_DAY = r"(?:\d{1,2}[日号])?"
_DEADLINE = re.compile(
    r"(?:(?:完\s*成|整\s*改|办\s*结|落\s*实)?\s*(?:时\s*限|时\s*间\s*节\s*点|期\s*限|时\s*间)\s*[:：]\s*)(?P<named>[^\n，；;。|（）]{2,25})"
    rf"|(?P<date>\d{{4}}年(?:\d{{1,2}}月{_DAY}|第?[一二三四]季度|[上下]半年)?(?:中旬|上旬|下旬)?(?:末|底)?(?:之?前|以前|完成)"
    rf"|\d{{4}}年(?:\d{{1,2}}月{_DAY}|第?[一二三四]季度末?|年?底)"
    rf"|\d{{1,2}}月(?:{_DAY}|底|[上中下]旬)(?:之?前|底前|完成|内)|\d{{1,2}}月底"
    r"|[一二三四]季度末?(?:之?前|内|完成)?|(?:今年|明年|本年|次年|当年)?[上下]半年(?:之?前|内|完成)?|(?:今年|明年|本年|年)(?:年)?底(?:之?前)?"
    r"|(?:\d{1,3}|[一二两三四五六七八九十]{1,3})个?(?:工作日|天|日|周|星期|月)(?:之?内|以内)"
    r"|每(?:个)?(?:日|天|周|星期|旬|月|季度?|半年|学期|学年|年)(?:度)?[^。；]{0,30}?(?:[一二两三四五六七八九十\d]{1,3}(?:次|场|期|轮|篇|天|回|件|个|人次|遍)|[^，。；]{0,12}例会)"
    r"|逢[一二三四五六七八九十\d][^，。；]{0,6}|(?:\d{1,2}|[一二三四五六七八九十]{1,3})月份?(?:之?前|底前|完成))"
    r"|(?:\b[Dd]ue(?: date)?\b\s*[:：]?\s*)(?P<due>[^\n;；|)]{4,30})|\b(?P<iso>20\d\d-\d\d-\d\d)\b"
    r"|\b[Bb]y (?P<until>(?:\d{1,2} )?(?:January|February|March|April|May|June|July|August|September|October|November|December)\b[ ,\d]{0,9}|Q[1-4]\b[ \d]{0,5})"
)
_UNIT = r"(?:次|项|个|篇|起|件|场|户|家|条|名|人|天|周|万|亿|元|%|％|小时|学时|公里|平方|页|份|期|轮|例|台|吨|倍|分|宗|批|处|所|岁|亩|床|度|节|课)"
_EVIDENCE = re.compile(
    rf"\d[\d,.]*\s*(?:余|多)?{_UNIT}[^\W\d_]?"
    rf"|[一二三四五六七八九十百]{{0,3}}(?:[二两三四五六七八九十百])(?:余|多)?(?:次|起|件|场|户|家|篇|名|天|小时|人次|公里|万元)"
    r"|\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:份|\d{1,2}日)|[1-4]季度|百分之[一二三四五六七八九十百]+"
    r"|《[^》\n]{2,60}》|(?:比如|例如|譬如|举例来说)"
    r"|\b\d+(?:\.\d+)?\s?(?:%|percent|hours?|minutes?|days?|times|users|requests|errors|ms|s\b)|\b\d{1,2}:\d\d\b|\b[Ff]or example\b|\be\.g\."
)
_MERIT = re.compile(
    r"(?:[^，。；：]{0,14}?)(?:虽然|虽说|虽|尽管|(?:能够|能|可以)(?![否不力量源手干人耐])|[^，。；]{0,24}(?:明显|显著|较大|一定)(?:增强|提升|提高|成效|改善|进步|好转))"
    r"[^“”]{0,4}(?:“[^”]{0,60}”|[^“”；]){2,160}?[，。；](?=但|然而|可是|不过|却)"
)
_WISH = re.compile(
    r"(?:(?:还|仍|尚)(?:然|旧)?(?:需要?|要|须|应当?)|有待(?:于)?|(?:还|仍)有待|亟待|亟需|(?<![必无所急刚])需要?(?=进一步|不断|持续|加))"
    r"(?:进一步|不断|持续|更加|继续|切实|大力)?(?:的)?(?:加强|提升|提高|深化|强化|完善|增强|改进|加大|加深|优化|拓展|夯实|健全|改善|深入)"
)


def read_facts(kind: Kind, text: str, span: Span) -> Facts:
    """Return the facts of the statement of this kind that stands at `span` of `text`.

    Owner and deadline are read for measures, merit and wish for problems; evidence for all.
    """
    is_measure, is_problem = kind == "measure", kind == "problem"
    return Facts(
        owner=_named(_OWNER, text, span) if is_measure else None,
        deadline=_named(_DEADLINE, text, span) if is_measure else None,
        evidence=tuple(Span(*match.span()) for match in _EVIDENCE.finditer(text, span.start, span.end)),
        merit=_whole(_MERIT.match(text, span.start, span.end)) if is_problem else None,
        wish=_whole(_WISH.search(text, span.start, span.end)) if is_problem else None,
    )


def _whole(match: re.Match[str] | None) -> Span | None:
    return Span(*match.span()) if match else None


def _named(pattern: re.Pattern[str], text: str, span: Span) -> Span | None:
    """Return the words that the first match of a pattern names, the label before them left out."""
    match = pattern.search(text, span.start, span.end)
    if match is None:
        return None
    start, end = match.span(match.lastgroup or 0)
    return Span(start, start + len(text[start:end].rstrip()))
