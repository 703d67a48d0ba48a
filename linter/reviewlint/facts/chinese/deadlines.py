"""Until when a Chinese measure is to be done, or how often.

As with owners, finding one that is there matters more than missing one that is not. A label says it best, then a date
with 前 or 起, then any date, then a span or a round, then the words of a ledger (长期坚持).
"""

from __future__ import annotations

from functools import cache

from reviewlint.facts.chinese.labels import value_of
from reviewlint.facts.lexicon import zh, zh_not_behind
from reviewlint.facts.matching import Pattern, Place, first

_NUMBER = r"(?:\d{1,3}|[一二两三四五六七八九十]{1,3})"
_LETTERS = r"[^\W\d_a-zA-Z]"
_ISO = r"\b20\d\d[-/.]\d\d?(?:[-/.]\d\d?)?\b"


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
