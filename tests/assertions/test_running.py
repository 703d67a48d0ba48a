from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import pytest
from msgspec.structs import replace

from reviewlint.assertions import READS, RUNS
from reviewlint.assertions.fields import FIELDS
from reviewlint.assertions.parsing import KINDS, parse_assertion
from reviewlint.assertions.things import LINK_KINDS, Excerpt, Thing, Things
from reviewlint.checks import assertion as assertion_check
from reviewlint.checks.case import Case, Draft
from reviewlint.draft.source import Source, Span
from reviewlint.errors import DraftError, Location
from reviewlint.outline.nodes import Mark, Outline, Paragraph, Section
from reviewlint.outline.styles import Style
from reviewlint.phrases import Phrase
from reviewlint.profile import Gather, Profile, Rule, ThemeSpec
from reviewlint.profile.expressions import Node
from reviewlint.reading.review import Answer, Facts, Link, Links, Part, Review, Statement, Theme

if TYPE_CHECKING:
    from reviewlint.checks.outcome import Outcome
    from reviewlint.outline.nodes import Block
    from reviewlint.profile import Role
    from reviewlint.reading.review import Kind, Verdict

HERE = Location("office.yml", 3, 3)
TEXT = """云岭县自查报告
按照要求，县里开展了自查。
一、存在的主要问题
（一）学习方面
一是学习不够。个别同志有的时候不学，全年只学了2次。
二是讨论不深。对《学习办法》没有逐条对照。
（二）作风方面
一是走访偏少。有待进一步加强。
二、原因分析
一是认识不足。重视不够。
三、整改措施
一是加强学习。办公室负责，6月底前完成，
安排经费5
0万元。
二是加强走访。适时开展“个别谈话”。
"""
OPTIONS = {"least": 2, "unit_pattern": "万元"}
WORDS = {"hedges": ("个别", "有的", "有的时候"), "none": ()}


def at(words: str, start: int = 0) -> Span:
    found = TEXT.index(words, start)
    return Span(found, found + len(words))


def stretch(first: str, last: str) -> Span:
    start = at(first).start
    return Span(start, at(last, start).end)


def item(line: str) -> Section:
    """Return an item: what its ordinal numbers is its first sentence, the others are a paragraph below."""
    span = at(line)
    title = Span(span.start + 2, TEXT.index("。", span.start) + 1)
    mark = Mark(Span(span.start, title.start), Style.IS, None)
    return Section(mark, 1, title, span, (Paragraph(Span(title.end, span.end)),))


def statement(
    kind: Kind, ident: str, line: str, heading: str, theme: str | None = None, **facts: Span
) -> Statement:
    found = item(line)
    evidence = (facts.pop("evidence"),) if "evidence" in facts else ()
    return Statement(
        kind,
        ident,
        found.body,
        found.title,
        found.mark,
        at(heading),
        theme,
        None,
        Facts(**facts, evidence=evidence),
        found.body,
    )


def part(role: Role, title: str | None, span: Span, *roles: Role) -> Part:
    return Part((role, *roles), at(title) if title else None, span, ())


LINES = re.findall(r"^[一二]是.*(?:\n安排.*\n.*)?", TEXT, re.MULTILINE)
BLOCKS: tuple[Block, ...] = (Paragraph(at("按照要求，县里开展了自查。")), *map(item, LINES))
# As it is read, the lines that were cut go on.
READ = TEXT.replace("\n安排", "\0安排").replace("\n0万元", "\x000万元")


@pytest.fixture
def review() -> Review:
    outline = Outline(Source("draft.txt", TEXT), READ, at("云岭县自查报告"), BLOCKS, (), ())
    return Review(
        outline=outline,
        language="zh",
        subject="team",
        parts=(
            part("opening", None, at("按照要求，县里开展了自查。")),
            part("problems", "存在的主要问题", stretch("一、存在", "加强。")),
            part("causes", "原因分析", stretch("二、原因", "重视不够。")),
            part("measures", "整改措施", stretch("三、整改", "谈话”。"), "closing"),
        ),
        declaration=None,
        themes=(
            Theme("study", 1, at("学习方面"), stretch("（一）学习", "对照。"), known=True),
            Theme("theme-2", 2, at("作风方面"), stretch("（二）作风", "加强。"), known=False),
        ),
        problems=(
            statement("problem", "P1.1", LINES[0], "学习方面", "study", evidence=at("2次")),
            statement("problem", "P1.2", LINES[1], "学习方面", "study"),
            statement("problem", "P2.1", LINES[2], "作风方面", "theme-2", wish=at("有待进一步加强")),
        ),
        causes=(statement("cause", "C1", LINES[3], "原因分析"),),
        measures=(
            statement("measure", "M1", LINES[4], "整改措施", owner=at("办公室"), deadline=at("6月底前")),
            statement("measure", "M2", LINES[5], "整改措施"),
        ),
        quiet=(at("《学习办法》"), at("“个别谈话”")),
    )


def profile() -> Profile:
    none = Phrase("", "")
    return Profile("test", none, none, None, "zh", "team", (), (), WORDS, {}, ())


def check(rule: Rule, review: Review, profile: Profile) -> Outcome:
    return assertion_check.assertion(Case(rule, Draft(review, profile)))


def make_rule(  # noqa: PLR0913 - one for each key of a rule
    select: str,
    *,
    when: str | None = None,
    require: str | None = None,
    forbid: str | None = None,
    message: str = "{text:99}",
    hint: str = "",
) -> Rule:
    clauses = {"for": select, "when": when, "require": require, "forbid": forbid}
    found = parse_assertion(
        {clause: text for clause, text in clauses.items() if text is not None},
        options=OPTIONS,
        words=WORDS.keys(),
        shown=Phrase(message, hint).fields(),
    )
    none = Phrase("", "")
    return Rule(
        id="office",
        title=none,
        severity="warning",
        check="assertion",
        options=OPTIONS,
        assertion=found,
        message=Phrase(message, message),
        hint=Phrase(hint, hint) if hint else None,
        gather=Gather(3, Phrase("{failed}/{checked}", "{failed}/{checked}")),
        fix=None,
        why=none,
        reference=None,
        passes=(),
        fails=(),
        declared_at=HERE,
    )


def told(review: Review, rule: Rule) -> list[tuple[str, str]]:
    """Return the words that each finding points at, and what it says."""
    return [
        (finding.span.of(TEXT), rule.message.fill("zh", finding.values))
        for finding in check(rule, review, profile()).findings
    ]


def holds(review: Review, kind: str, expression: str) -> list[bool]:
    """Return for every thing of a kind whether an expression holds of it."""
    failed = {
        finding.span for finding in check(make_rule(kind, forbid=expression), review, profile()).findings
    }
    every = [finding.span for finding in check(make_rule(kind, require="false"), review, profile()).findings]
    satisfied = check(make_rule(kind, require=expression), review, profile())
    assert satisfied.checked == len(every)
    assert len(satisfied.findings) + len(failed) == len(every)
    return [span not in {finding.span for finding in satisfied.findings} for span in every]


def test_every_kind_of_thing_has_fields() -> None:
    assert set(FIELDS) == {*KINDS, *LINK_KINDS.values()}


def test_every_expression_can_be_run() -> None:
    assert set(RUNS) == set(get_args(Node))


def test_every_rule_of_the_grammar_is_read() -> None:
    grammar = (Path(__file__).parents[2] / "grammar" / "assertion.lark").read_text(encoding="utf-8")
    named = set(re.findall(r"-> (\w+)|^([a-z]\w*):", grammar, re.MULTILINE))
    assert {one or other for one, other in named} - {"selector", "step"} == set(READS) - {"condition"}


def test_what_is_read_from_yaml_only_is_not_loaded_to_run() -> None:
    program = (
        "import sys, reviewlint.assertions; print({'lark', 'regex', 'difflib', 'yaml'} & {*sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


@pytest.mark.parametrize(("kind", "name"), [(kind, name) for kind in KINDS for name in FIELDS[kind]])
def test_every_field_has_the_type_of_the_table(review: Review, kind: str, name: str) -> None:
    things = Things(review, profile())
    known = next(key for key in KINDS if key == kind)
    field = FIELDS[known][name]
    expected = field.type
    shapes: dict[str, type | tuple[type, ...]] = {
        "text": (str, Excerpt),
        "number": int,
        "truth": bool,
        "thing": Thing,
        "things": tuple,
        "texts": tuple,
    }
    for thing in things.all(known):
        value: Any = field.get(things, thing)
        members: list[Any] = (
            [] if value is None else list(value) if expected.base in {"things", "texts"} else [value]
        )
        assert all(one.kind == expected.kind for one in members if expected.kind)
        assert all(one in expected.choices for one in members if expected.choices)
        assert (value is None and expected.optional) or isinstance(value, shapes[expected.base])


@pytest.mark.parametrize(
    ("kind", "expression", "expected"),
    [
        ("problem", 'id == "P1.1"', [True, False, False]),
        ("problem", 'id != "P1.1" and not wish', [False, True, False]),
        ("problem", 'id == "P1.1" or wish', [True, False, True]),
        ("problem", 'id in ["P1.1", "P2.1"]', [True, False, True]),
        ("problem", "evidence", [True, False, False]),
        ("problem", "count(evidence) == 1", [True, False, False]),
        ("problem", 'every e in evidence satisfies e == "2次"', [True, True, True]),
        ("problem", "some e in evidence satisfies e matches /次$/", [True, False, False]),
        ("problem", "text has any of evidence", [True, False, False]),
        ("problem", "count of evidence in text == 1", [True, False, False]),
        ("problem", "next.text has any of evidence", [False, False, False]),
        ("problem", 'theme == "study"', [True, True, False]),
        ("problem", 'heading == "作风方面"', [False, False, True]),
        ("problem", "parent.number == 2", [False, False, True]),
        ("problem", "parent.known", [True, True, False]),
        ("problem", 'section.role == "problems"', [True, True, True]),
        ("problem", "prev.evidence", [False, True, False]),
        ("problem", "next.wish", [False, True, False]),
        ("problem", 'prev.id != "P1.1"', [True, False, True]),
        ("problem", 'title == "讨论不深。"', [False, True, False]),
        ("problem", "text matches /学习.*学/", [True, False, False]),
        ("problem", "prose matches /学习办法/", [False, False, False]),
        ("problem", "text matches /学习办法/", [False, True, False]),
        ("problem", "text has any of words.hedges", [True, False, False]),
        ("problem", "text has any of words.none", [False, False, False]),
        ("problem", 'text has any of ["深", "少"]', [False, True, True]),
        ("problem", "count of words.hedges in text >= options.least", [True, False, False]),
        ("problem", "count of words.hedges in text == 2", [True, False, False]),
        ("problem", "line == 6", [False, True, False]),
        ("problem", "length(title) == 5", [True, True, True]),
        ("problem", "length(wish) == 7", [False, False, True]),
        ("problem", "10 <= length <= 20", [False, True, True]),
        ("measure", "text has any of words.hedges", [False, False]),
        ("measure", "text matches /个别/", [False, True]),
        ("measure", "text matches /50万元/", [True, False]),
        ("measure", "text matches options.unit_pattern", [True, False]),
        ("measure", "owner and deadline matches /月/", [True, False]),
        ("measure", '"closing" in section.roles', [True, True]),
        ("cause", 'not prev and document.subject == "team"', [True]),
        ("cause", "count(sentences) == 2", [True]),
        ("theme", "count(problems) >= 2", [True, False]),
        ("theme", "known", [True, False]),
        ("theme", 'id == "study" and number == 1', [True, False]),
        ("theme", 'every p in problems satisfies p.section.role == "problems"', [True, True]),
        ("theme", 'parent.title == "存在的主要问题"', [True, True]),
        ("section", 'role == "opening" or prev.role == "opening"', [True, True, False, False]),
        ("section", "title", [False, True, True, True]),
        ("section", 'next.role in ["causes", "measures"]', [False, True, True, False]),
        ("section", "count(themes) == 2", [False, True, False, False]),
        ("section", "count(measures[deadline]) == 1", [False, False, False, True]),
        ("section", 'some m in measures satisfies m.parent.role == "measures"', [False, False, False, True]),
        ("document", "count(problems) == 3 and count(sections) == 4 and count(themes) == 2", [True]),
        ("document", 'title == "云岭县自查报告" and language == "zh"', [True]),
        ("document", 'share("opening") < 15% and share("problems") > 45%', [True]),
        ("document", 'share("previous") == 0', [True]),
        ("document", 'share("measures") == share("closing")', [True]),
        ("document", "every p in problems satisfies some m in measures satisfies m.line > p.line", [True]),
        ("document", "count(problems[count(evidence) > 0 or wish]) == 2", [True]),
        ("sentence", 'role == "causes"', [False] * 7 + [True, True] + [False] * 4),
    ],
)
def test_conditions(review: Review, kind: str, expression: str, expected: list[bool]) -> None:
    assert holds(review, kind, expression) == expected


LINKS = Links(
    answers=(
        Answer("P1.1", "cause", "linked", (), judgeable=True),
        Answer("P1.2", "cause", "none", (), judgeable=True),
        Answer("P2.1", "cause", "none", (), judgeable=False),
        Answer("P1.1", "measure", "linked", (), judgeable=True),
        Answer("P1.2", "measure", "unconfirmed", (), judgeable=True),
        Answer("P2.1", "measure", "exempt", (), judgeable=True),
    ),
    orphan_measures=("M2",),
    pairs=(
        Link("P1.1", "C1", "reference", 1.0, "linked"),
        Link("P1.1", "M1", "inferred", 0.7, "linked"),
        Link("P1.2", "M1", "inferred", 0.3, "unconfirmed"),
    ),
)


@pytest.mark.parametrize(
    ("kind", "expression", "expected"),
    [
        ("problem", 'verdict("cause") == "none"', [False, True, False]),
        ("problem", 'verdict("cause") == "unknown"', [False, False, True]),
        ("problem", 'verdict("measure")', [True, True, False]),
        ("problem", 'verdict("measure") in ["linked", "unconfirmed"]', [True, True, False]),
        ("problem", 'prev.verdict("measure") == "unconfirmed"', [False, False, True]),
        ("problem", 'not prev.verdict("measure")', [True, False, False]),
        ("problem", 'links("measure")', [True, True, False]),
        ("problem", 'some l in links("measure") satisfies l.band == "linked"', [True, False, False]),
        ("problem", 'every l in links("measure") satisfies l.how == "inferred"', [True, True, True]),
        ("problem", 'count(links("measure")[score >= 50%]) == 1', [True, False, False]),
        ("problem", 'some l in links("measure") satisfies length(l.to.deadline) > 2', [True, True, False]),
        ("problem", 'some l in links("cause") satisfies l.to.id == "C1"', [True, False, False]),
        ("problem", 'prev.links("cause")', [False, True, False]),
        ("measure", 'count(links("problem")) == 2', [True, False]),
        ("measure", 'some l in links("problem") satisfies l.to.evidence', [True, False]),
        ("measure", "orphan", [False, True]),
        ("cause", 'not orphan and links("problem")', [True]),
        ("theme", 'every p in problems satisfies p.links("measure")', [True, False]),
    ],
)
def test_links(review: Review, kind: str, expression: str, expected: list[bool]) -> None:
    assert holds(replace(review, links=LINKS), kind, expression) == expected


def test_links_lead_from_the_strongest_on(review: Review) -> None:
    (weak,) = (pair for pair in LINKS.pairs if pair.band == "unconfirmed")
    links = replace(LINKS, pairs=(weak, *(pair for pair in LINKS.pairs if pair is not weak)))
    things = Things(replace(review, links=links), profile())
    measure = things.all("measure")[0]
    assert [link.value[1].value.id for link in things.answers.links(measure, "problem")] == ["P1.1", "P1.2"]


@pytest.mark.parametrize("verdict", ["linked", "unconfirmed", "none", "exempt"])
def test_a_draft_without_measures_owes_none(review: Review, verdict: Verdict) -> None:
    links = Links((Answer("P1.1", "measure", verdict, (), judgeable=True),))
    assert not any(holds(replace(review, measures=(), links=links), "problem", 'verdict("measure")'))


def test_words_in_something_else_are_told_as_related(review: Review) -> None:
    rule = make_rule(
        "measure", forbid='some l in links("problem") satisfies l.to.evidence', message="{match}"
    )
    (finding,) = check(rule, replace(review, links=LINKS), profile()).findings
    assert (finding.span.of(TEXT), finding.values) == ("一是加强学习。", {"match": "2次"})
    assert [note.span.of(TEXT) for note in finding.related] == ["2次"]
    (own,) = check(make_rule("problem", forbid="evidence"), review, profile()).findings
    assert (own.span.of(TEXT), own.related) == ("2次", ())


def test_items(review: Review) -> None:
    assert told(review, make_rule("item", require="false"))[:2] == [
        ("一是学习不够。", "学习不够。个别同志有的时候不学，全年只学了2次。"),
        ("二是讨论不深。", "讨论不深。对《学习办法》没有逐条对照。"),
    ]
    assert holds(review, "item", 'role == "measures" and next') == [False] * 4 + [True, False]
    assert holds(review, "document", "count(items) == 6") == [True]
    assert holds(review, "theme", "count(items) == 2") == [True, False]


def test_a_theme_asks_for_as_many_problems_as_the_profile_says(review: Review) -> None:
    spec = ThemeSpec("study", "学习方面", (), 3, Location("office.yml", 9, 5))
    rule = make_rule("theme", require="count(problems) >= min_problems", message="{count}/{min_problems}")
    (finding,) = check(rule, review, replace(profile(), themes=(spec,))).findings
    assert rule.message.fill("zh", finding.values) == "2/3"
    assert finding.declared_at == spec.declared_at
    assert check(rule, review, profile()).findings == ()


def test_shares_of_several_roles_are_counted_once(review: Review) -> None:
    both = 'share("measures", "closing") == share("measures")'
    sums = 'share("problems", "causes") > share("problems") and share("problems", "causes") < 80%'
    assert holds(review, "document", both) == [True]
    assert holds(review, "document", sums) == [True]


def test_sentences(review: Review) -> None:
    assert [found for found, _ in told(review, make_rule("sentence", require="false"))] == [
        "按照要求，县里开展了自查。",
        "学习不够。",
        "个别同志有的时候不学，全年只学了2次。",
        "讨论不深。",
        "对《学习办法》没有逐条对照。",
        "走访偏少。",
        "有待进一步加强。",
        "认识不足。",
        "重视不够。",
        "加强学习。",
        "办公室负责，6月底前完成，\n安排经费5\n0万元。",
        "加强走访。",
        "适时开展“个别谈话”。",
    ]


@pytest.mark.parametrize(
    ("select", "checked"),
    [
        ("document", 1),
        ("measure", 2),
        ('section[role == "measures"] > measure', 2),
        ('section[role == "causes"] > measure', 0),
        ("section > problem[not prev]", 1),
        ("theme[known] > problem", 2),
        ("theme[not known] > sentence", 2),
        ("document > theme", 2),
        ("cause > sentence", 2),
    ],
)
def test_selectors(review: Review, select: str, checked: int) -> None:
    assert check(make_rule(select, require="true"), review, profile()).checked == checked


def test_when_narrows_what_is_checked(review: Review) -> None:
    rule = make_rule("measure", when="text matches /经费/", require="text matches /个人/")
    assert check(rule, review, profile()).checked == 1
    assert check(make_rule("measure", when="merit", require="owner"), review, profile()).checked == 0


@pytest.mark.parametrize(
    ("kind", "where"),
    [
        ("document", ["云岭县自查报告"]),
        ("section", ["按照要求，县里开展了自查。", "存在的主要问题", "原因分析", "整改措施"]),
        ("theme", ["学习方面", "作风方面"]),
        ("measure", ["一是加强学习。", "二是加强走访。"]),
    ],
)
def test_what_is_missing_is_reported_where_the_thing_begins(
    review: Review, kind: str, where: list[str]
) -> None:
    assert [found for found, _ in told(review, make_rule(kind, require="false"))] == where


@pytest.mark.parametrize(
    ("select", "forbid", "where"),
    [
        ("measure", "text matches /适时|逐步/", [("适时", "适时")]),
        ("measure", "text matches /5.万元/", [("5\n0万元", "50万元")]),
        ("measure", "text matches /经费/ and text matches /办公室/", [("办公室", "办公室")]),
        ("measure", "text matches /没有/ or deadline", [("6月底前", "6月底前")]),
        ("measure", "not (text matches /经费/) and text matches /走访/", [("走访", "走访")]),
        ("measure", "not (text matches /经费/) and text matches /x?/", [("二是加强走访。", "")]),
        ("measure", 'id == "M2" and not (text matches /经费/)', [("二是加强走访。", "二是加强走访。")]),
        ("problem", "wish", [("有待进一步加强", "有待进一步加强")]),
        ("problem", "evidence", [("2次", "2次")]),
        ("problem", "text has any of words.hedges", [("个别", "个别")]),
        ("problem", "count of words.hedges in text >= 2", [("个别", "个别、有的时候")]),
        ("problem", "count of words.hedges in text >= 2 and not wish", [("个别", "个别、有的时候")]),
        ("document", "some m in measures satisfies m.text matches /适时/", [("适时", "适时")]),
        ("theme", "some p in problems satisfies p.text matches /不够/ and p.evidence", [("2次", "2次")]),
        ("sentence", "length(prose) >= 18 and text matches /自查|万元/", [("万元", "万元")]),
    ],
)
def test_what_is_forbidden_is_reported_where_it_stands(
    review: Review, select: str, forbid: str, where: list[tuple[str, str]]
) -> None:
    shown = "{match}" if re.search("matches|has any|count of|wish|evidence", forbid) else "{text}"
    assert told(review, make_rule(select, forbid=forbid, message=shown)) == where


@pytest.mark.parametrize(
    ("select", "clauses", "message", "said"),
    [
        ("measure", {"when": "text matches /经费/", "require": "merit"}, "{id}提到{match}", "M1提到经费"),
        ("measure", {"when": "deadline", "require": "wish"}, "{match}", "6月底前"),
        (
            "measure",
            {"forbid": 'id == "M1"'},
            "{owner}|{deadline}|{wish}|{line}|{heading}",
            "办公室|6月底前||12|整改措施",
        ),
        ("measure", {"forbid": 'id == "M1"'}, "{text:8}/{length}", "加强学习。办公室…/27"),
        (
            "measure",
            {"forbid": 'id == "M1"'},
            "{text}",
            "加强学习。办公室负责，6月底前完成，安排经费50万元。",
        ),
        ("theme", {"require": "count(problems) >= 2"}, "{number}.{title}：{count}个", "2.作风方面：1个"),
        (
            "problem",
            {"forbid": "count of words.hedges in text >= 2"},
            "{count}处：{match}",
            "2处：个别、有的时候",
        ),
        ("document", {"require": 'share("causes") >= 50%'}, "{title}：{share}", "云岭县自查报告：10.2%"),
        ("section", {"forbid": 'role == "opening"'}, "[{title}]", "[]"),
        ("document", {"forbid": "count(problems[evidence]) < 2"}, "{count}", "1"),
    ],
)
def test_messages(review: Review, select: str, clauses: dict[str, str], message: str, said: str) -> None:
    assert [line for _, line in told(review, make_rule(select, message=message, **clauses))] == [said]


def test_a_hint_gets_its_values_too(review: Review) -> None:
    rule = make_rule("cause", require="false", message="缺", hint="补写{id}")
    (finding,) = check(rule, review, profile()).findings
    assert finding.values == {"id": "C1"}


def test_in_english_words_are_joined_by_commas(review: Review) -> None:
    rule = make_rule("problem", forbid="count of words.hedges in text >= 2", message="{match}")
    (finding,) = check(rule, review, profile()).findings
    assert (rule.message.fill("en", finding.values), rule.message.fill("zh", finding.values)) == (
        "个别, 有的时候",
        "个别、有的时候",
    )


def test_neighbours_of_sections_inside_a_section_stay_inside_it(review: Review) -> None:
    inner = (
        part("causes", "学习方面", at("一是学习不够。")),
        part("measures", "作风方面", at("二是讨论不深。")),
    )
    nested = replace(review, parts=(*review.parts, *inner))
    assert holds(nested, "section", "not prev") == [True, False, True, False, False, False]
    assert holds(nested, "section", 'prev.role == "problems"') == [False, False, False, False, True, False]
    assert holds(nested, "problem", 'section.role == "causes"') == [False, False, False]
    assert holds(nested, "sentence", 'role == "causes"')[1:3] == [True, False]
    assert holds(nested, "document", 'share("causes") > 14% and share("causes") < 17%') == [True]


def test_a_theme_treated_twice_keeps_its_problems_apart(review: Review) -> None:
    twice = replace(review, themes=(review.themes[0], replace(review.themes[1], id="study")))
    problems = (*review.problems[:2], replace(review.problems[2], theme="study"))
    found = replace(twice, problems=problems)
    assert holds(found, "theme", "count(problems) == 2") == [True, False]
    assert holds(found, "problem", "parent.number == 2") == [False, False, True]


def test_an_empty_draft(review: Review) -> None:
    source = Source("draft.txt", "")
    empty = replace(
        review,
        outline=Outline(source, "", None, (), (), ()),
        parts=(),
        themes=(),
        problems=(),
        causes=(),
        measures=(),
        quiet=(),
    )
    assert [
        finding.span
        for finding in check(make_rule("document", require="length > 1"), empty, profile()).findings
    ] == [Span(0, 0)]
    assert holds(empty, "document", 'share("problems") == 0 and not title and not sections') == [True]
    assert check(make_rule("sentence", require="false"), empty, profile()).checked == 0


def test_a_rule_that_takes_too_long_is_stopped(review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assertion_check, "SECONDS", -1.0)
    with pytest.raises(DraftError) as caught:
        check(make_rule("measure", require="owner"), review, profile())
    assert caught.value.lines("en") == [
        "draft.txt: rule “office” (office.yml:3:3) took more than -1 s on it: simplify the rule or turn it off"
    ]
    assert caught.value.lines("zh") == [
        "draft.txt: 规则“office”（office.yml:3:3）检查这份材料超过 -1 秒，已停止；请简化条件，或关闭这条规则"
    ]


def test_a_search_that_would_take_years_is_stopped(review: Review, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(assertion_check, "SECONDS", 0.05)
    text = "资金" * 50_000
    endless = replace(review, outline=Outline(Source("draft.txt", text), text, None, (), (), ()), quiet=())
    rule = make_rule("document", require="text matches /资[^元]*金[^元]*资[^元]*金[^元]*元/")
    with pytest.raises(DraftError):
        check(rule, replace(endless, parts=(), themes=(), problems=(), causes=(), measures=()), profile())
