"""Who answers for a Chinese measure.

Finding an owner who is there matters more than missing one who is not: what is reported is that there is none. Of
the patterns the first that matches anywhere counts: a label says it best, then who is charged, then whose doing it is.
"""

from __future__ import annotations

from functools import cache

from reviewlint.facts.lexicon import zh, zh_not_behind
from reviewlint.facts.matching import Place, first

# A character of a name: no figure, and none that only joins a name to what is done.
_IN_NAME = r"[^\W\d_对向以把将于从由在的了被每不]"


def owner(words: str) -> Place | None:
    """Return where words name who answers for a measure."""
    return first(_OWNERS, words)


def labelled_owner(words: str) -> Place | None:
    """Return where a label names who answers for a measure: 责任人：王平."""
    return first((_label,), words)


@cache
def any_label() -> str:
    """Return a pattern for the labels that stand behind measures."""
    return zh("owner_labels", "deadline_labels", "other_labels")


@cache
def _label() -> str:
    value = rf"(?!{any_label()}：){_IN_VALUE}{{1,24}}?(?=[、和及，。；：（）\s|]|\Z|{any_label()}：)"
    return (
        rf"(?:{zh('owner_labels')})(?:为|是|：)\s?(?!{zh('no_owner_values')}(?:\W|\Z))(?P<named>{value}(?:[、和及]{value}){{0,5}})"
    )


_IN_VALUE = r"[^\s，。；：、|（）()“”-]"


def _handle() -> str:
    return r"(?<![\w@./-])(?P<handle>@[\w.-]{2,30})(?![\w/])"


@cache
def _head() -> str:
    """Return a pattern for how the name of a post or a body ends."""
    return rf"(?:{zh('posts', 'bodies')}){zh_not_behind('no_posts', 'no_bodies')}"


@cache
def _name() -> str:
    """Return a pattern for the name of a person: 王平, 王工, 老李."""
    return (
        rf"(?!{zh('no_names')})(?:{zh('surnames')}(?:{zh('titles')}|{_IN_NAME}{{1,2}})|[老小]{zh('surnames')})"
    )


@cache
def _when() -> str:
    """Return a pattern for how a time begins that follows a subject."""
    counted = rf"\d{{1,4}}(?:[年月日号:]|{zh('units')}内)"
    return rf"(?:{counted}|每|{zh('years', 'at_once')}|[一二三四]季度|[上下]半年|{zh('periods')}|年[底内]|{zh('occasions')}前)"


@cache
def _bound() -> str:
    """Return a pattern for what follows anyone who answers for something: a time, a charge, an order."""
    return rf"(?:[于在从自]?{_when()}|{zh('manners')}?{_charge()}|[要应须]|必须|于|签字)"


@cache
def _charge() -> str:
    return rf"{zh('charges')}(?!{zh('no_charges')})"


@cache
def _does() -> str:
    """Return a pattern for what follows whoever does something."""
    return rf"(?:{_bound()}|{zh('manners', 'particles', 'acts', 'short_acts')})"


@cache
def _opens() -> str:
    """Return a pattern for where a subject may begin: not with what is done to others."""
    short = rf"(?:{zh('short_bodies')})(?={_does()}|[、和与及])"
    return rf"(?!{zh('all_of_them')})(?:(?={zh('verbs_in_names')})|(?={zh('done_to_others')}{short})|(?!{zh('done_to_others')}))"


@cache
def _by() -> str:
    """Return a pattern for whom 由 names."""
    start = (
        rf"{zh_not_behind('before_by')}由(?!{zh('after_by')}|{zh('nobody')}{_does()}|\d)(?![^，。；]{{0,14}}?{zh('changes')}|[^，。；]{{2,20}}?的[^，。；]{{0,6}}?{zh('arrangements')})"
    )
    return (
        rf"{start}(?:(?P<charged>[^，。；：\d]{{1,24}}?)(?={zh('manners')}?{_charge()})"
        rf"|(?P<doing>{_IN_NAME}{{0,16}}?{_head()}(?:{_IN_NAME}{{1,4}}?)??)(?={_does()}|\W|\Z)"
        rf"|(?P<someone>{_IN_NAME}{{2,4}}?)(?={_bound()})"
        rf"|(?P<body>{_IN_NAME}{{0,14}}?{_head()})"
        rf"|(?P<person>{_name()}))"
    )


@cache
def _clause() -> str:
    """Return a pattern for the beginning of a clause, with the time that may stand there."""
    month = rf"(?:\d{{4}}年)?\d{{1,2}}月(?:\d{{1,2}}[日号]|{zh('month_parts')})?"
    each = rf"每{zh('rounds')}[一二三四五六日]?|{zh('at_once', 'occasions')}前?"
    return rf"(?:\A|(?<=[，。；：（）\s\d]))(?:(?:{month}|{each}){zh('until')}?，?)?"


def _charged() -> str:
    inside = r"[^，。；：（）\s由]"
    return (
        rf"责任人(?P<bare>{_IN_NAME}{{0,8}}?{_head()})(?=\W|\Z)"
        rf"|责任人(?!{zh('after_owner_label')})(?P<person>{_IN_NAME}{{2,3}})(?=[，。；）\s]|\Z)"
        rf"|{_clause()}{_opens()}(?P<who>{inside}{{0,20}}?{_head()}{inside}{{0,6}}?){zh('manners')}?{_charge()}"
        rf"|{_clause()}{_opens()}(?P<lead>{_IN_NAME}{{2,3}})牵头(?=[，。；]|\Z)"
    )


@cache
def _doer() -> str:
    """Return a pattern for the subject of a clause: 办公室2026年3月底前…, 副总每月检查."""
    part = rf"(?:(?!{zh('never_in_names')}){_IN_NAME})"
    joined = rf"(?:[、和与及]{_IN_NAME}{{1,10}}?{_head()}){{0,4}}"
    return (
        rf"{_clause()}{_opens()}(?:(?P<subject>{part}{{0,12}}?{_head()}{joined}(?:{_name()})?)"
        rf"(?:(?={_bound()})|{zh_not_behind('crowds')}(?={_does()}))|(?P<name>{_name()})(?={_bound()}))"
    )


@cache
def _beside() -> str:
    """Return a pattern for a post, body or person that stands alone between two marks: （工程部，10月20日前）."""
    who = rf"{_opens()}(?:{_IN_NAME}{{0,8}}?{_head()}(?:{_name()})?|{_name()})"
    return rf"(?<=[，；（—])(?P<beside>{who}(?:[、和]{who})?)(?=[，、；]{_when()}|[，；]{zh('standing')}|）?。?\Z)"


_OWNERS = (_label, _handle, _by, _charged, _beside, _doer)
