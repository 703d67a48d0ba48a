"""How well the topics fit a draft, for the person who tends the topics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.links.survey import COMMON
from reviewlint.phrases import Phrase
from reviewlint.reporters.screen import Line, Piece, head, width
from reviewlint.reporters.trace_matrix import shown

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reviewlint.links.survey import CommonTerm, ContainedTerm, OneSided, Side, Survey
    from reviewlint.profile import Topic
    from reviewlint.reporters.screen import Page

_HEAD = Phrase(
    "{met} 个话题有命中（共 {known} 个），{items} 条问题、原因、措施",
    "{met} of {known} topics met, {items} items",
)
_UNMATCHED = Phrase(
    "没有命中任何话题的条目：只能比较用词，可以把其中的关键词补进 topics",
    "Items that no topic knows: only their words can be compared; add their key terms to `topics`",
)
_SIDES: dict[Side, Phrase] = {
    "problems": Phrase("只有问题提到的话题", "Topics that only problems speak of"),
    "answers": Phrase("只有原因、措施提到的话题", "Topics that only causes and measures speak of"),
}
_COMMON = Phrase(
    "超过 {share}% 的条目都有的词，宜列入 weak", "Terms in more than {share} % of the items: better weak"
)
_COMMON_TERM = Phrase("“{term}”  {topic}：{items}/{all} 条", "“{term}”  {topic}: {items} of {all}")
_CONTAINED = Phrase(
    "被其他话题的长词包含的词：出现在长词里时不算数",
    "Terms inside longer terms of other topics: they do not count there",
)
_CONTAINED_TERM = Phrase(
    "“{term}”  {topic}：在“{longer}”（{longer_topic}）里", "“{term}”  {topic}: in “{longer}” ({longer_topic})"
)
_NO_ITEMS = Phrase(
    "没有认出问题、原因、措施；用 reviewlint outline 看看文稿是怎样理解的",
    "no problems, causes or measures were recognised; `reviewlint outline` shows how the draft is understood",
)
_NO_TOPICS = Phrase("这个规则集没有话题", "this profile has no topics")
_COMMA = Phrase("、", ", ")
_TERMS = 4


def render(survey: Survey, page: Page) -> Iterator[Line]:
    """Yield what the topics miss and which terms tell too little."""
    language = page.language
    if not survey.items or not survey.known:
        yield (Piece((_NO_TOPICS if survey.items else _NO_ITEMS)[language]),)
        return
    counts = {"met": survey.met, "known": survey.known, "items": survey.items}
    yield (Piece(_HEAD.fill(language, counts), "strong"),)
    yield from _part(_UNMATCHED[language], _unmatched(survey, page))
    for side, title in _SIDES.items():
        yield from _part(
            title[language], (_one_sided(one, page) for one in survey.one_sided if one.side == side)
        )
    often = _COMMON.fill(language, {"share": round(100 * COMMON)})
    yield from _part(often, (_common(one, survey, page) for one in survey.common))
    yield from _part(_CONTAINED[language], (_contained(one, page) for one in survey.contained))


def _common(one: CommonTerm, survey: Survey, page: Page) -> Line:
    values = {"term": one.term, "topic": _name(one.topic, page), "items": one.items, "all": survey.items}
    return (Piece("  " + _COMMON_TERM.fill(page.language, values)),)


def _contained(one: ContainedTerm, page: Page) -> Line:
    values = {
        "term": one.term,
        "topic": _name(one.topic, page),
        "longer": one.longer,
        "longer_topic": _name(one.longer_topic, page),
    }
    return (Piece("  " + _CONTAINED_TERM.fill(page.language, values)),)


def _part(title: str, lines: Iterable[Line]) -> Iterator[Line]:
    found = list(lines)
    if found:
        yield ()
        yield (Piece(title, "strong"),)
        yield from found


def _unmatched(survey: Survey, page: Page) -> Iterator[Line]:
    source = survey.review.outline.source
    for statement in survey.unmatched:
        lead = f"  {statement.id}  "
        place = f"{source.position(statement.span.start)}  "
        room = max(8, page.columns - width(lead + place))
        text = head(shown(statement.span.of(source.text)), room)
        yield Piece(lead, "warning"), Piece(place, "faint"), Piece(text)


def _one_sided(one: OneSided, page: Page) -> Line:
    comma = _COMMA[page.language]
    terms = comma.join(f"“{term}”" for term in one.terms[:_TERMS]) + "…" * (len(one.terms) > _TERMS)
    return (
        Piece(f"  {_name(one.topic, page)}  "),
        Piece(comma.join(one.items), "warning"),
        Piece("  " + terms, "faint"),
    )


def _name(topic: Topic, page: Page) -> str:
    return (
        f"{topic.name[page.language]} ({topic.id})"
        if page.language == "en"
        else f"{topic.name.zh}（{topic.id}）"
    )
