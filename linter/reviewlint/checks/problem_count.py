"""The number of problems that a draft says it lists, against those that it does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.checks.reading import body_start
from reviewlint.draft.source import Span
from reviewlint.outline.styles import chinese_number

if TYPE_CHECKING:
    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.model import Review

_NUMBER = r"(?:[1-9][0-9]{0,2}|[一二三四五六七八九十]{1,3})"
_UNIT = "[个项条处]"
_THINGS = "(?:问题|隐患)"
_COUNTED = rf"(?:(?P<first>{_NUMBER}{_UNIT})[^。；，、0-9\n]{{0,8}}?{_THINGS}|{_THINGS}共?(?P<last>{_NUMBER}{_UNIT}))"
_TOTAL = re.compile(_COUNTED)
# 将6个问题的整改情况报告如下: what follows is all of them.
_ANNOUNCED = re.compile(rf"{_COUNTED}(?:，(?:具体|分别|清单|现列|现报告|报告)?|[^。；，0-9\n]{{0,16}}?)如下")
# 主要有以下3个问题：, 发现以下5个问题。
_FOLLOWING = re.compile(rf"(?:以下|下列){_COUNTED}(?=[：:。])")
# 存在的问题（共5个）
_HEADED = re.compile(rf"[（(]共?(?P<first>{_NUMBER}{_UNIT})(?P<last>)[）)]\Z")
# 3个方面6个问题 are all there if three headings stand above them.
_FIELDS = re.compile(rf"(?P<fields>{_NUMBER})(?:个方面|个领域|个?[大类]类?)[^。；0-9\n]{{0,6}}?{_COUNTED}")
# 本次自查共发现问题6个。
_FOUND = re.compile(rf"共(?:发现|查出|查摆出?|排查出|梳理出)(?:了|各类|存在)?{_COUNTED}(?=。)")
_FORGOTTEN = 2
_COMPLETE = re.compile("清单|台账")
_SELECTED = re.compile("重点|主要|突出|典型|部分|节选|摘要")


class _Declared(Struct, frozen=True):
    """The words that number the problems, and the number."""

    span: Span
    number: int


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:  # noqa: ARG001  all checks are called alike
    """Compare the number before the list with the list, where the draft itself says that all of them follow."""
    declared = _declared(review) if review.problems else None
    if declared is None:
        return Outcome(0)
    found = len(review.problems)
    if declared.number == found:
        return Outcome(1)
    return Outcome(1, (Finding(declared.span, {"count": declared.span.of(review.text), "found": found}),))


def _declared(review: Review) -> _Declared | None:
    """Return the number that must be that of the list: announced, of a whole ledger, or of as many fields as there are."""
    before = Span(body_start(review), min(problem.span.start for problem in review.problems))
    for pattern in (_ANNOUNCED, _FOLLOWING):
        if announced := pattern.search(review.text, before.start, before.end):
            return _number(announced)
    if (near := _FOUND.search(review.text, before.start, before.end)) and not _is_selection(review):
        # of many that were found, a draft may tell the main ones; where one or two are missing, they were forgotten
        declared = _number(near)
        if abs(declared.number - len(review.problems)) <= _FORGOTTEN:
            return declared
    headings = [part.title for part in review.parts if part.title and part.roles == ("problems",)]
    if (
        len(headings) == 1
        and not review.themes
        and (headed := _HEADED.search(review.text, headings[0].start, headings[0].end))
    ):
        return _number(headed)
    title = review.outline.title
    if title is not None and _COMPLETE.search(title.of(review.text)):
        totals = [_number(match) for match in _TOTAL.finditer(review.text, title.end, before.end)]
        return totals[0] if len(totals) == 1 else None
    # Where a notice names the fields, the numbers in the opening are of last year's problems or of an inspection.
    fields = _FIELDS.search(review.text, before.start, before.end) if review.declaration is None else None
    if fields is None or _value(fields["fields"]) != len(review.themes) or _is_selection(review):
        return None
    return _number(fields)


def _is_selection(review: Review) -> bool:
    """Tell whether a heading says that not all problems follow: 重点问题整改情况."""
    titles = (
        part.title.of(review.text) for part in review.parts if part.title and "opening" not in part.roles
    )
    return any(_SELECTED.search(title) for title in titles)


def _number(match: re.Match[str]) -> _Declared:
    group = "first" if match["first"] else "last"
    return _Declared(Span(*match.span(group)), _value(match[group][:-1]))


def _value(number: str) -> int:
    return int(number) if number.isdecimal() else chinese_number(number)
