"""What can be counted in a statement: who, until when, with what evidence; praise and wishes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from reviewlint.draft.source import Span
from reviewlint.review.model import Facts
from reviewlint.review.wording import is_latin

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewlint.review.model import Kind

# Finding an owner or a deadline that is there matters more than missing one that is not: what is reported is
# that there is none.
_NAME = r"[^\s，。；：、|（）()“”]{2,20}"
_NAMES = rf"{_NAME}(?:[、和及]{_NAME}){{0,5}}"
_OFFICE = (
    r"(?:书记|主任|[局县市区镇乡院校处科所站股组队部厅司]长|经理|总监|总工|工程师|厂长|主席|委员|会计|秘书|专员|负责同志|主要负责人|办公室"
    r"|主管|(?:管理|安全|检验|质检|保管|仓管|值班|调度)员|[电焊技]工|领导|部门|单位|科室|[科股处办局委组室院校队站所厅会厂社]|(?<![干全内外])部|中心|支部|班子|党组|党委|纪委|公司|医院|学校|成员|同志|教师|护士长|本人|我)"
)
_CHARGE = r"(?:牵头|主持|负责(?!人|制|任|地|到底)|主抓|包抓|督办|把关|承办|领办|主责)"
_HOW = r"(?:具体|统筹|亲自|共同|分别|直接)?"
# What measures do to others is not done by them: 督促各科室每月自查.
_DONE_TO = r"(?![对向要以切为认抓]|坚持|会同|联合|配合|督促|要求|组织(?![部委人科办处])|推动|加强|落实|建立|健全|完善|引导|选派)"
# An organisation that opens a measure as its subject: 镇纪委对…立案审查, 教务处制定《…》, 信息科于7月底前….
_BODY = r"(?:(?<![学各本专])科|(?<![查实细到何各惩长好短难])处|(?<![督查承领主兴举交包])办|委|(?<![布大格结全开])局|中心|(?<![重改])组|(?<![有无之各为])所|(?<![干全内外])部|院|(?<!网)站|(?<![加值上下换交接轮跟带领全])班(?!子))"
_DOES = (
    r"(?:对(?!照|标|于|应|接)|于(?!是)|制[定订]|[修拟]订|印发|下发|建[立成]|完[成善]|组织(?!生活|建设|部)|开展|召开|核[对查实]|清[理退查]|更换|补[齐发充录]|设[立置]"
    r"|安装|采购|购置|约谈|立案|检查|抽查|督查|公示|公布|发布|编制|汇总|排查|追[缴回]|会同|联合|已|将|逐[一项条户个])"
)
_NOT_A_BODY = r"(?:[对向要以切为认抓从按把将在各再]|[坚保加维]持|[督敦]促|要求|组[织建]|推[动进]|加[强大快]|落实|建立|健全|完善|引导|选派|成立|设[立置]|抽调|邀请|委托|聘请|依[托据靠]|利用|发挥|结合|针对|围绕|通过|强化|深化|优化|规范|改进|明确|制[定订]|修订|开展|增强|提[升高]|突出|做[好到]|全面|深入|严[格肃]|定期|及时|主动|积极|不断|进一步|持续|扎实|压实|配[合齐强]|联合|会同|协[调同]|指导|监督|检查|整[改治合])"
_DATED = r"(?:(?:\d{4}年)?\d{1,2}月(?:\d{1,2}[日号]|[初底]|[上中下]旬)?(?:之?前|起)?，?)?"
_CLAUSE = r"(?:^|(?<=[，。；：、（）()\s\d*]))"
_OWNER_LABEL = (
    r"(?:责\s*任\s*(?:人\s*员?|领\s*导|单\s*位|部\s*门|主\s*体|科\s*室|处\s*室|股\s*室|班\s*组|车\s*间)|(?:牵\s*头|分\s*管)\s*(?:领\s*导|单\s*位|部\s*门|科\s*室|人)"
    rf"|主\s*责\s*(?:单\s*位|部\s*门|人)|负\s*责\s*(?:人|单\s*位|部\s*门|科\s*室))\s*(?:为|是|[:：])\**\s*(?P<named>{_NAMES})"
)
# Of what follows, the first pattern that matches anywhere counts: a label says it best, then who is charged,
# then who does a thing regularly.
_OWNERS = (
    rf"{_OWNER_LABEL}|(?P<handle>@[\w.-]{{2,30}})",
    (
        rf"(?m:责任人(?P<bare>{_NAME}?{_OFFICE})"
        rf"|{_CLAUSE}责任人(?P<person>(?![签不未缺到受履])[^\W\d_a-zA-Z]{{2,3}})(?=[，。；）]|$)"
        rf"|(?<![自缘理])由(?![于此来])(?:(?!专人)(?P<charged>[^，。；：]{{2,24}}?){_HOW}{_CHARGE}"
        rf"|(?P<by>[^，。；：]{{0,16}}?(?:{_OFFICE}|班(?!子))[^，。；：]{{0,4}}?)(?=[^\w]|会同|制定|与|\d|[按每对在向于统登审具共牵负督公组逐建定将主分亲承落把任更恢加采清印编检修返追补整移安调])"
        r"|(?P<someone>[^\W\d_a-zA-Z]{2,4})(?=于(?:\d|今年|明年|本月|每)))"
        r"|(?:(?<=[，。；：])|^)(?P<lead>(?!共同|联合|统一|党建|专人|负责|组织|主要|切实|认真|牢牢)[^\W\d_a-zA-Z]{2,3})牵头(?=[，。；])"
        rf"|{_CLAUSE}{_DONE_TO}(?P<who>(?:(?!(?<![自缘理])由)[^，。；：（）()\s]){{0,20}}?{_OFFICE}[^，。；：（）()\s]{{0,6}}?){_HOW}{_CHARGE})"
    ),
    (
        rf"(?m:\A[\s*]*{_DATED}(?!{_NOT_A_BODY})(?P<body>[^，。；：（）()\s“”《》\d由对向以把将于从在]{{1,12}}?(?:{_BODY}|公司))(?={_DOES})"
        rf"|{_CLAUSE}(?:{_DONE_TO}(?P<crew>[^，。；：（）()\s\d]{{1,8}}?(?:{_BODY}|公室))(?=于?(?:\d{{4}}年)?\d{{1,2}}月(?:\d{{1,2}}[日号]|底|[上中下]旬)(?:之?前|起|完成|整改))"
        r"|(?P<each>各(?:责任|相关|有关)?(?:单位|部门|科室|车间|班组|[站所村局镇]))(?=要|应|须|必须|于)"
        rf"|{_DONE_TO}(?P<subject>[^，。；：（）()\s]{{0,12}}?{_OFFICE}[^，。；：（）()\s]{{0,3}}?)(?=每(?:人|天|日|周|月|季|半年|年|个|两))))"
    ),
)
_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_MONTH_PART = r"(?:上旬|中旬|下旬|初|底|末|[\dxX×]{1,2}[日号])?"
_DEADLINE_LABEL = r"(?:(?:完\s*成|整\s*改|办\s*结|落\s*实)?\s*(?:时\s*限|时\s*间\s*节\s*点|期\s*限|时\s*间)\s*(?:为|[:：])\**\s*)(?P<named>[^\n，；;。|（）]{2,25})"
# A label, then a date, then how often.
_DEADLINES = (
    _DEADLINE_LABEL,
    (
        rf"(?P<date>(?:\d{{4}}|[xX×]{{2,4}})年(?:\d{{1,2}}月{_MONTH_PART}|第?[一二三四]季度末?|[上下]半年|年?底|[^，。；\d]{{1,5}}前)"
        r"|(?:自|从)\d{4}年[^，。；]{0,16}起|\d{4}年(?=[^，。；]{0,16}?(?:不超过|不少于|不低于|控制在|以下|以上))|到\d{4}年(?=[，,]|力争|实现|达)"
        rf"|(?:\d{{1,2}}|[xX×]{{1,2}}|[一二三四五六七八九十]{{1,3}})月份?{_MONTH_PART}(?:之?前|以前|内|起|完成|底|末|\d{{1,2}}[日号]?)"
        r"|\d{1,2}月(?:\d{1,2}[日号]|底|末|[上中下]旬)|(?:今年|明年|本年|次年)\d{1,2}月"
        r"|第?[一二三四]季度末?|(?:今年|明年|本年|次年|当年)?[上下]半年|(?:今年|明年|本年|年)(?:年)?底|本?(?:学期|学年|年度|季度)(?:末|内|结束前)"
        r"|(?:本|下个?)(?:月|周|季度)(?:底|末|内|初)?(?!期)|半年(?:之内|以内|内)|(?<![\d个])年内(?!部)|“[一二三四五六七八九十]{2,3}”前"
        rf"|(?<!近){_NUMBER}个?(?:工作日|小时|天|日|周|星期|月|年)(?:之内|以内|内(?!部))"
        r"|[^\W\d_a-zA-Z]{2,6}(?:之?前|以前)(?:完成|落实|投入|办结|到位|印发|建成|报|整改|启用))"
        r"|\b(?P<iso>20\d\d-\d\d(?:-\d\d)?)\b"
    ),
    (
        rf"每(?:个|隔)?{_NUMBER}?个?(?:工作日|日|天|周|星期|旬|月|季度?|半年|学期|学年|年)|逢[一二三四五六七八九十\d]|(?:次|当|即)[日天月]"
        r"|按(?:日|周|旬|月|季|年)(?=度|调|通|报|研|开|组)|(?<![年\d个])[日周旬月季](?=报告|调度|通报|研判)"
    ),
)
_EVIDENCE = re.compile(
    r"\d[\d,.]*\s*[余多]?(?:[^\W\d_a-zA-Z]|[%％‰]|[a-zA-Z]+\b)?"
    r"|[一二三四五六七八九十百]{0,3}[二两三四五六七八九十百][余多]?(?:次|起|件|场|户|家|篇|名|天|小时|人次|公里|万元|分钟)"
    r"|百分之[一二三四五六七八九十百]+|《[^》\n]{2,60}》|比如|例如|譬如|举例来说"
)
_PRAISED = (
    r"(?:明显|显著|较大|一定|历史性)?(?:增强|提升|提高|成效|改善|进步|好转|突破|好评|叫好|肯定|良好|满意)"
)
# 虽然 concedes; it praises only with a word of praise, and not where something is lacking.
_PRAISE = (
    rf"(?:{_PRAISED}|能|坚持|做到|作了|做了|取得|加强|重视|认真|积极|主动|努力|健全|完善|扎实|到位|及时|严格|按[时期照]|每[天日周月季年]|经常|定期|注重|普遍|全部|带头"
    r"|抓得|较[好高强快多]|有力|圆满|顺利|突出|优异|成绩|先进|第一|名列|荣获|超额)"
)
_NOT_LACKING = r"(?:(?!没|未(?!来)|无(?![私微不])|不(?![断仅但错懈少])|缺)[^；])"
_BUT = r"[，。；](?=但|然而|可是|不过|却|仍|还)"
_MERIT = (
    rf"(?:^|(?<=[，。；：\s]))(?:虽然|虽说|虽|尽管)(?={_NOT_LACKING}{{4,160}}?{_BUT})(?:(?!{_BUT}){_NOT_LACKING}){{0,160}}?{_PRAISE}{_NOT_LACKING}{{0,160}}?{_BUT}"
    r"|\A(?:(?![不没未难])[^，。；：]){0,14}?(?:能够|能|可以|坚持)(?![否不力量源手干人耐])[^；。]{2,120}?[，；](?=但|然而|可是|不过|却)"
    rf"|\A(?:(?!没|未|不(?![断仅但]))[^。；：]){{0,80}}?{_PRAISED}(?:(?![不慢难少缓])[^。；，]){{0,6}}[，；](?=但|然而|可是|不过|却)"
)
_WISH = (
    r"(?:(?:还|仍|尚)(?:然|旧)?(?:需要?|要|须|应当?)|有待(?:于)?|(?:还|仍)有待|亟待|亟需|(?<![必无所急刚照据])需要?(?=进一步|不断|持续|加|“))"
    r"(?:进一步|不断|持续|更加|继续|切实|大力)?(?:的)?"
    r"(?:加强|提升|提高|深化|强化|完善|增强|改进|加大|加深|优化|拓展|夯实|健全|改善|深入|“[^”\n]{2,12}”)"
)


_LABELS = ((_OWNER_LABEL,), (_DEADLINE_LABEL,))
_ENGLISH = re.compile(r"[A-Za-z]{2}")
_Patterns: TypeAlias = tuple[str, ...]


class _Lexis(NamedTuple):
    """How a language says each fact."""

    owners: _Patterns
    deadlines: _Patterns
    evidence: re.Pattern[str]
    merit: _Patterns
    wish: _Patterns


def read_facts(kind: Kind, text: str, span: Span) -> Facts:
    """Return the facts of the statement of this kind that stands at `span` of `text`.

    Owner and deadline are read for measures, merit and wish for problems; evidence for all.
    """
    is_measure, is_problem = kind == "measure", kind == "problem"
    lexis = _lexis_of(span.of(text))
    return Facts(
        owner=_first(lexis.owners, text, span) if is_measure else None,
        deadline=_first(lexis.deadlines, text, span) if is_measure else None,
        evidence=tuple(Span(*match.span()) for match in lexis.evidence.finditer(text, span.start, span.end)),
        merit=_first(lexis.merit, text, span) if is_problem else None,
        wish=_first(lexis.wish, text, span) if is_problem else None,
    )


def _lexis_of(words: str) -> _Lexis:
    """Return the lexis of a statement; one in Chinese with English words in it may say either."""
    if not _ENGLISH.search(words):
        return _CHINESE
    english = _english()
    if is_latin(words):
        return english
    return _Lexis(
        (*_OWNERS, *english.owners), (*_DEADLINES, *english.deadlines), _EVIDENCE, (_MERIT,), (_WISH,)
    )


_CHINESE = _Lexis(_OWNERS, _DEADLINES, _EVIDENCE, (_MERIT,), (_WISH,))


@cache
def _english() -> _Lexis:
    from reviewlint.review import english  # noqa: PLC0415 - a Chinese draft needs none of it

    return _Lexis(english.OWNERS, english.DEADLINES, english.EVIDENCE, (english.MERIT,), (english.WISH,))


def read_labels(text: str, span: Span) -> tuple[Span | None, Span | None]:
    """Return the owner and the deadline that labels name: 责任人：… 完成时限：…."""
    owner, deadline = (_first(label, text, span) for label in _LABELS)
    return owner, deadline


def _first(patterns: Iterable[str], text: str, span: Span) -> Span | None:
    """Return where the first pattern that does matches inside a span: the group that names something, else the whole."""
    words = span.of(text)
    match = next((found for pattern in patterns if (found := _compiled(pattern).search(words))), None)
    if match is None:
        return None
    named = match.lastgroup or 0
    start = span.start + match.start(named)
    return Span(start, start + len(match[named].rstrip()))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first needed: the last of several seldom is, and they take long."""
    return re.compile(pattern)
