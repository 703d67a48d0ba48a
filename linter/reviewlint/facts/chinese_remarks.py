"""How Chinese statements say until when, whether something is done, with what evidence; praise and wishes.

As with owners, finding a deadline that is there matters more than missing one that is not. A label says it best, then
a date with 前 or 起, then any date, then a span or a round, then the words of a ledger (长期坚持).
"""

from __future__ import annotations

import re
from functools import cache

from reviewlint.facts.words import Pattern, Place, first, zh, zh_not_behind, zh_words

_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_LETTERS = r"[^\W\d_a-zA-Z]"
_ISO = r"\b20\d\d[-/.]\d\d?(?:[-/.]\d\d?)?\b"


def value_of(label: Pattern, words: str) -> Place | None:
    """Return where the value of a label stands, as far as the next label."""
    at = 0
    while match := label.search(words[at:]):
        start, end = (at + place for place in match.span("named"))
        value = words[start:end]
        if words[end : end + 1] == "：":
            value = zh_words("owner_labels", "deadline_labels", "other_labels").without(value)
        if value:
            return start, start + len(value.rstrip())
        at = end
    return None


def deadline(words: str) -> Place | None:
    """Return where words say until when, or how often, a measure is to be done."""
    return labelled_deadline(words) or first(_DEADLINES, words)


def labelled_deadline(words: str) -> Place | None:
    """Return where a label says until when: 完成时限：6月底."""
    return value_of(_LABEL, words)


def _label() -> str:
    nobody = rf"(?!{zh('no_deadline_values')}(?:\W|\Z))"
    return rf"{zh('deadline_labels')}(?:为|：)\s?{nobody}(?P<named>[^\n，；。|（）：]{{2,25}})"


@cache
def _day() -> str:
    """Return a pattern for the part of a month."""
    return rf"(?:{zh('month_parts')}|[\dxX×]{{1,2}}[日号])"


@cache
def _until() -> str:
    return rf"(?:{zh('until')}(?!部))"


@cache
def _year() -> str:
    return rf"(?:(?:\d{{4}}|[xX×]{{2,4}})年|{zh('years')})"


@cache
def _month() -> str:
    return rf"(?:{_year()}?(?:\d{{1,2}}|[xX×]{{1,2}}|(?<!第)[一二三四五六七八九十]{{1,3}})月份?)"


@cache
def _part_of_year() -> str:
    return rf"(?:{_year()}?(?:(?<!\d)第?[一二三四]季度末?|[上下]半年|年[底末])|{_year()}[底末])"


def _bound_date() -> str:
    """Return a pattern for a date that binds by what stands before or behind it."""
    clock = r"(?:\d{1,2}(?:[：:]\d{2}|[时点](?:\d{1,2}分)?))?"
    date = rf"(?:{_month()}{_day()}?{clock}|\d{{1,2}}/\d{{1,2}}(?=前)|{_part_of_year()}|{_ISO})"
    return (
        rf"(?P<date>{date}{_until()}|每[月年季]\d{{1,2}}[日号月]{_until()}?|每年{_month()}{_day()}?|{_part_of_year()}"
        rf"|{zh('periods')}(?:{zh('period_ends')})(?!部)|(?<![\d个一二两三四五六七八九十])年内(?!部)|半年(?:之内|以内|内)"
        rf"|(?:自|从)\d{{4}}年[^，。；]{{0,16}}起|\d{{4}}年[^，。；\d]{{1,5}}前|第{_NUMBER}周{_until()}|“[一二三四五六七八九十]{{2,3}}”前)"
    )


def _any_date() -> str:
    """Return a pattern for a date that binds because the measure tells it."""
    return (
        rf"(?P<bare>(?:{_month()}{_day()}|{_year()}\d{{1,2}}月|{_ISO}|\d{{1,2}}月份?完成)(?![一二三四五六七八九十百\d年]|{zh('no_deadline_after')})"
        r"|\d{4}年(?=[^，。；]{0,16}?(?:不超过|不少于|不低于|控制在|以下|以上))|到\d{4}年(?=[，,]|力争|实现|达))"
    )


def _span() -> str:
    """Return a pattern for a span of time that is counted, or what stands before 前."""
    return (
        rf"{zh_not_behind('no_deadline_before')}(?P<span>{_NUMBER}{zh('units')}(?:之内|以内|内(?!部)))"
        rf"|(?P<occasion>{zh('occasions')}(?:期间|之前|以前|前))"
        rf"|(?P<until>{_LETTERS}{{2,6}}(?:之?前|以前)){zh('completes')}"
    )


def _round() -> str:
    """Return a pattern for what comes round, for a day that comes at once, and for a month without more."""
    return (
        rf"(?P<round>每(?:个|隔)?{_NUMBER}?{zh('rounds')})|(?P<at_once>{zh('at_once')}|逢[一二三四五六七八九十\d])"
        rf"|(?P<period>本(?:学期|学年|年度)(?!以?来)|(?:本|下个?)(?:月|周|季度)(?:底|末|内|初)?(?!期))|(?P<month>\d{{1,2}}月(?![一二三四五六七八九十百\d]|{zh('no_deadline_after')}))"
        rf"|(?P<by>按[日周旬月季年])(?=度|{zh('reported')})|(?<![年\d个])(?P<each>[日周旬月季])(?={zh('reported')})"
    )


def _standing() -> str:
    return rf"(?<=[，；（])(?P<standing>{zh('standing')})(?=[，；。）]|\Z)"


_LABEL = Pattern(_label, "：为")
_DEADLINES = (
    Pattern(_bound_date, "月年季前内起底末周半"),
    Pattern(_any_date, "月年-/."),
    Pattern(_span, "内前期"),
    Pattern(_round, "每当即次同今逢本下按日周旬月季年"),
    Pattern(_standing, "，；（"),
)


# 已完成80%: the rest is still to be done
_SHARE = r"[^，。；：\s\d]{0,8}\d{1,2}(?:\.\d+)?[%％]"


def done(words: str) -> Place | None:
    """Return where words say that a measure is finished."""
    if zh_words("unfinished").occurs_in(words):
        return None
    return first(_SAID, words) or _over(words) or first(_PAST, words) or _told(words)


def _marked() -> str:
    """Return a pattern for a tick, or for the state that a label tells."""
    return (
        rf"(?P<tick>{zh('ticks')})|{zh('done_labels')}：(?P<value>{zh('done_values')})(?![率度期])"
        rf"|(?:(?<=[（，。；|\s])|\A)(?P<alone>{zh('done_values')})(?=[）；。|\s]|\Z)"
    )


def _already() -> str:
    """Return a pattern for what has been done already: 已更换, but not 已发现的问题."""
    return rf"{zh_not_behind('before_already')}(?P<already>已经?(?!{zh('no_already')}|{_SHARE})[^，。；：\s的]{{1,24}})(?!的)"


def _over(words: str) -> Place | None:
    """Return where words say that something is over: 安装完毕, but not 3月底前安装完毕."""
    finished = zh_words("finished")
    if not finished.occurs_in(words):
        return None
    for clause in _CLAUSES.finditer(words):
        start, end = clause.span()
        if _is_ahead(words[start:end]):
            continue
        for at in range(start, min(start + _NEAR, end)):
            if ends := finished.ends_from(words[:end], at):
                return at, ends[0]
    return None


def _is_ahead(clause: str) -> bool:
    """Tell whether a clause says, not far from its beginning, that something is still to come."""
    ahead = zh_words("until", "plans")
    return any(ahead.begins(clause, at) for at in range(min(_NEAR, len(clause))))


def _past() -> str:
    """Return a pattern for 了 behind a date that does not bind: 2月3日更换了护栏."""
    date = r"\d{1,2}月(?:\d{1,2}[日号]|[上中下]旬|[底初末])?"
    return rf"{date}(?!{zh('until', 'plans')})，?[^，。；前起]{{0,30}}(?P<past>[^\W\d_]了)(?!解)"


def _told(words: str) -> Place | None:
    """Return where 了 stands behind what somebody does, in the clause that opens a sentence: 更换了护栏, but not 更换了的."""
    for opening in _OPENINGS.finditer(words):
        clause = opening.group()
        if "了" not in clause or _is_ahead(clause):
            continue
        for past in re.finditer("了(?![解结的后再才就])", clause):
            start = len(zh_words("acts").without(clause[: past.start()]))
            if start < past.start() and start <= _FIRST and not _is_before_past(clause, start):
                return opening.start() + start, opening.start() + past.end()
    return None


def _is_before_past(clause: str, end: int) -> bool:
    return any(zh_words("before_past").begins(clause, at) for at in range(end))


_NEAR, _FIRST = 31, 12  # characters from the beginning of a clause
_CLAUSES = re.compile("[^，。；]+")
_OPENINGS = re.compile(r"(?:\A|(?<=[。；]))[^，。；]+")
_SAID = (Pattern(_marked, "[【✅☑✔✓√已完办销"), Pattern(_already, "已"))
_PAST = (Pattern(_past, "了"),)


# 没, 未, 无, 不 and 缺 say that something is lacking; not in 未来, 无私, 不断….
_NOT_LACKING = r"(?:(?!没|未(?!来)|无(?![私微不])|不(?![断仅但错懈少])|缺)[^；])"


def merit(words: str) -> Place | None:
    """Return where words praise before they admit: 虽然学习抓得紧，但…."""
    return (
        first((Pattern(_merit),), words)
        if zh_words("but", "but_still", "but_also").occurs_in(words)
        else None
    )


def wish(words: str) -> Place | None:
    """Return where words put a problem as a wish: 仍需进一步提升."""
    return first((Pattern(_wish, "需要须应待亟"),), words)


def evidence() -> str:
    """Return a pattern for what is concrete: figures with units, dates, 《titles》, examples."""
    return (
        r"\d[\d,.]*\s*[余多]?(?:[^\W\d_a-zA-Z]|[%％‰]|[a-zA-Z]+\b)?"
        rf"|[一二三四五六七八九十百]{{0,3}}[二两三四五六七八九十百][余多]?{zh('counted')}"
        rf"|百分之[一二三四五六七八九十百]+|《[^》\n]{{2,60}}》|{zh('examples')}"
    )


@cache
def _praised() -> str:
    return rf"{zh('degrees')}?{zh('gains')}"


def _merit() -> str:
    """Return a pattern for a clause of praise, as far as the mark before 但.

    虽然 concedes; it praises only with a word of praise, and not where something is lacking.
    """
    taken_back = rf"(?={zh('but')}|{zh('but_also')})"
    begins = r"(?:\A|(?<=。))"  # behind the sentence that names the problem, too
    but = rf"[，。；](?={zh('but', 'but_still')})"
    praise = rf"(?:{_praised()}|{zh('praise')})"
    return (
        rf"(?:^|(?<=[，。；：\s])){zh('although')}(?={_NOT_LACKING}{{4,160}}?{but})"
        rf"(?:(?!{but}){_NOT_LACKING}){{0,160}}?{praise}{_NOT_LACKING}{{0,160}}?{but}"
        rf"|{begins}(?:(?![不没未难虽])[^，。；：]){{0,14}}?(?:，我)?{zh('able')}(?!{zh('unable')})(?:(?!没|未(?!来)|{zh('lacking')})[^；。]){{2,120}}?[，；。]{taken_back}"
        rf"|{begins}(?:(?!没|未|虽|不(?![断仅但]))[^。；：]){{0,80}}?{_praised()}(?:(?![不慢难少缓])[^。；，]){{0,6}}[，；。]{taken_back}"
        rf"|{begins}(?:(?!没|未|不(?![断仅但]))[^。；：]){{0,40}}?率[^。；，\d]{{0,6}}(?:9\d(?:\.\d+)?|100)[%％][，；。]{taken_back}"
    )


def _wish() -> str:
    """Return a pattern for what should become better."""
    needed = rf"{zh('still')}{zh('need')}|{zh('awaits')}|(?<!{zh('no_need')})需要?(?={zh('need_ahead')}|“)"
    return rf"(?:{needed}){zh('further')}?的?(?:{zh('wished')}|“[^”\n]{{2,12}}”)"
