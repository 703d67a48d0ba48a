"""Numbers that a draft gives of itself, and how much of it its parts take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.checks.figures import count_of
from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.places import heading
from reviewlint.checks.prose import compiled
from reviewlint.draft.source import Span
from reviewlint.phrases import LANGUAGES, Phrase

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Iterator

    from reviewlint.checks.case import Case, Draft
    from reviewlint.profile import Role
    from reviewlint.reading.review import Declaration, Review

_LISTED = Phrase("开头写“{count}”，列出的却是 {found} 个", "the opening says “{count}” but lists {found}")
_TREATED = Phrase(
    "开头写“{count}”，正文对照的却是 {found} 个", "the opening says “{count}” but the draft treats {found}"
)
_ITEM = Phrase("第 {number} 个", "number {number}")
_NUMBER = r"(?:[1-9][0-9]{0,2}|[一二三四五六七八九十]{1,3})"
_UNIT = "[个项条处]"
_THINGS = "(?:问题|隐患)"
_COUNTED = rf"(?:(?P<first>{_NUMBER}{_UNIT})[^。；，、0-9\n]{{0,8}}?{_THINGS}|{_THINGS}共?(?P<last>{_NUMBER}{_UNIT}))"
# 存在的问题（共5个）
_HEADED = rf"[（(]共?(?P<first>{_NUMBER}{_UNIT})(?P<last>)[）)]\Z"
# 3个方面6个问题 are all there if three headings stand above them.
_FIELDS = rf"(?P<fields>{_NUMBER})(?:个方面|个领域|个?[大类]类?)[^。；0-9\n]{{0,6}}?{_COUNTED}"
_FORETOLD = {
    # 将6个问题的整改情况报告如下: what follows is all of them.
    ("如下",): rf"{_COUNTED}(?:，(?:具体|分别|清单|现列|现报告|报告)?|[^。；，0-9\n]{{0,16}}?)如下",
    # 主要有以下3个问题：, 发现以下5个问题。
    ("以下", "下列"): rf"(?:以下|下列){_COUNTED}(?=[：:。])",
}
# 本次自查共发现问题6个。
_FOUND = rf"共(?:发现|查出|查摆出?|排查出|梳理出)(?:了|各类|存在)?{_COUNTED}(?=。)"
_FORGOTTEN = 2
_COMPLETE = ("清单", "台账")
_SELECTED = ("重点", "主要", "突出", "典型", "部分", "节选", "摘要")
_SHORT = Phrase(
    "{part}占全文 {share}%，一般不少于 {limit}%",
    "{part} are {share} % of the text; {limit} % are usual at least",
)
_LONG = Phrase(
    "{part}占全文 {share}%，一般不超过 {limit}%", "{part} are {share} % of the text; {limit} % at most"
)
# Option: the roles it measures, their name, and whether the option is the least or the most.
_LIMITS: dict[str, tuple[tuple[Role, ...], Phrase, bool]] = {
    "problems_and_causes": (("problems", "causes"), Phrase("问题和原因", "problems and causes"), True),
    "causes": (("causes",), Phrase("原因", "causes"), True),
    "opening": (("opening",), Phrase("开头", "the opening"), False),
}
_WHOLE: tuple[Role, ...] = ("problems", "causes", "measures")


def declared_count(case: Case) -> Outcome:
    """Compare the number with the list and with the themes; `A、B等5个方面` need not list all five."""
    review, declaration = case.review, case.review.declaration
    if declaration is None or declaration.number is None or declaration.count is None:
        return Outcome(0)
    listed = tuple(aspect.span for aspect in declaration.aspects)
    treated = tuple(theme.title for theme in review.themes)
    findings = []
    if _contradicts(review, declaration):
        findings.append(_miscounted(review, declaration.count, listed, _LISTED))
    # Themes of the notice that are not treated are told by name, by theme-missing.
    told = len(treated) < declaration.number == len(case.profile.themes)
    if treated and len(treated) != declaration.number and not told:
        findings.append(_miscounted(review, declaration.count, treated, _TREATED))
    return Outcome(bool(listed) + bool(treated), tuple(findings))


def _contradicts(review: Review, declaration: Declaration) -> bool:
    listed, number, count = len(declaration.aspects), declaration.number, declaration.count
    if not listed or number is None or count is None or listed == number:
        return False
    last = declaration.aspects[-1].span.end
    return listed > number or (last <= count.start and "等" not in review.text[last : count.start])


def _miscounted(review: Review, count: Span, places: tuple[Span, ...], message: Phrase) -> Finding:
    related = tuple(Related(place, _ITEM.filled(number=number)) for number, place in enumerate(places, 1))
    values = {"count": count.of(review.text), "found": len(places)}
    return Finding(count, values, related, message=message)


class _Declared(Struct, frozen=True):
    """The words that number the problems, and the number."""

    span: Span
    number: int


def problem_count(case: Case) -> Outcome:
    """Compare the number before the list with the list, where the draft itself says that all of them follow."""
    review = case.review
    declared = _declared(case.draft) if review.problems else None
    if declared is None:
        return Outcome(0)
    found = len(review.problems)
    if declared.number == found:
        return Outcome(1)
    return Outcome(1, (Finding(declared.span, {"count": declared.span.of(review.text), "found": found}),))


def _declared(draft: Draft) -> _Declared | None:
    """Return the number that must be that of the list: announced, of a whole ledger, or of as many fields as there are."""
    review, text = draft.review, draft.review.text
    before = Span(draft.start, min(problem.span.start for problem in review.problems))
    said = before.of(text)
    for words, pattern in _FORETOLD.items():
        if _holds(said, words) and (announced := compiled(pattern).search(text, before.start, before.end)):
            return _number(announced)
    near = compiled(_FOUND).search(text, before.start, before.end) if "共" in said else None
    if near and not _is_selection(review):
        # of many that were found, a draft may tell the main ones; where one or two are missing, they were forgotten
        declared = _number(near)
        if abs(declared.number - len(review.problems)) <= _FORGOTTEN:
            return declared
    titles = [part.title for part in review.parts if part.title and part.roles == ("problems",)]
    if len(titles) == 1 and not review.themes:
        headed = compiled(_HEADED).search(text, titles[0].start, titles[0].end)
        if headed:
            return _number(headed)
    title = review.outline.title
    if title is not None and _holds(title.of(text), _COMPLETE):
        totals = [_number(match) for match in compiled(_COUNTED).finditer(text, title.end, before.end)]
        return totals[0] if len(totals) == 1 else None
    return _of_fields(review, before)


def _of_fields(review: Review, before: Span) -> _Declared | None:
    """Return the number of a draft that also says in how many fields they are, and has as many."""
    # Where a notice names the fields, the numbers in the opening are of last year's problems or of an inspection.
    if review.declaration is not None or not _holds(before.of(review.text), ("方面", "领域", "类")):
        return None
    fields = compiled(_FIELDS).search(review.text, before.start, before.end)
    if fields is None or count_of(fields["fields"]) != len(review.themes) or _is_selection(review):
        return None
    return _number(fields)


def _holds(text: str, words: Iterable[str]) -> bool:
    return any(word in text for word in words)


def _is_selection(review: Review) -> bool:
    """Tell whether a heading says that not all problems follow: 重点问题整改情况."""
    titles = (
        part.title.of(review.text) for part in review.parts if part.title and "opening" not in part.roles
    )
    return any(_holds(title, _SELECTED) for title in titles)


def _number(match: re.Match[str]) -> _Declared:
    group = "first" if match["first"] else "last"
    return _Declared(Span(*match.span(group)), count_of(match[group][:-1]))


def proportion(case: Case) -> Outcome:
    """Hold the shares of characters against the options, where all parts were found and the text is not short."""
    review, whole = case.review, _letters(case.text)
    if whole < case.options["shortest"] or any(review.part(role) is None for role in _WHOLE):
        return Outcome(0)
    measured = [name for name, (roles, _, _) in _LIMITS.items() if _parts(review, roles)]
    findings = [finding for name in measured for finding in _judge(case, name, whole)]
    return Outcome(len(measured), tuple(findings))


def _judge(case: Case, name: str, whole: int) -> Iterator[Finding]:
    roles, part, is_least = _LIMITS[name]
    length = sum(_parts(case.review, roles).values())
    share, limit = length / whole, case.options[name]
    if share >= limit if is_least else share <= limit or length < case.options["opening_from"]:
        return
    values = {"share": round(share * 100), "limit": round(limit * 100)}
    message = _SHORT if is_least else _LONG
    filled = (message[language].replace("{part}", part[language]) for language in LANGUAGES)
    yield Finding(heading(case.review, roles[0]), values, message=Phrase(*filled))


def _parts(review: Review, roles: tuple[Role, ...]) -> dict[int, int]:
    """Return the length of every part with one of the roles; a part with two of them counts once.

    The title of the draft and the list of themes, which the notice words, do not count.
    """
    given = [span for span in (review.outline.title, review.declaration and review.declaration.span) if span]
    return {
        part.span.start: _letters(part.span.of(review.text))
        - sum(_letters(span.of(review.text)) for span in given if part.span.holds(span))
        for part in review.parts
        if not set(roles).isdisjoint(part.roles)
    }


def _letters(text: str) -> int:
    """Count characters, white space left out."""
    return len("".join(text.split()))
