from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import msgpack

from reviewlint.assertions.parsing import KINDS, AssertionMistakes, parse_assertion
from reviewlint.profile.expressions import (
    AllOf,
    Among,
    AnyOf,
    Assertion,
    Compare,
    Constant,
    Constants,
    Count,
    Exists,
    Field,
    Filter,
    Kind,
    Length,
    LinksOf,
    Matches,
    Mentions,
    Node,
    Not,
    Option,
    Quantified,
    Share,
    Step,
    This,
    Variable,
    VerdictOn,
    Whole,
    WordCount,
    Words,
)

if TYPE_CHECKING:
    from reviewlint.assertions.meaning import AssertionMistake

OPTIONS = {
    "least": 3,
    "name": "甲",
    "terms": ["甲"],
    "strict": True,
    "unit_pattern": "万元",
    "shape": {"a": 1},
}
WORDS = frozenset({"hedges", "含糊词"})


def parsed(
    select: str | None = "measure",
    when: str | None = None,
    require: str | None = None,
    forbid: str | None = None,
    shown: frozenset[str] = frozenset(),
) -> Assertion:
    clauses = {"for": select, "when": when, "require": require, "forbid": forbid}
    written = {clause: text for clause, text in clauses.items() if text is not None}
    return parse_assertion(written, options=OPTIONS, words=WORDS, shown=shown)


def mistakes(
    select: str | None = "measure",
    when: str | None = None,
    require: str | None = None,
    forbid: str | None = None,
    shown: frozenset[str] = frozenset(),
) -> list[tuple[str, int, str]]:
    with pytest.raises(AssertionMistakes) as caught:
        parsed(select, when, require, forbid, shown)
    return [(found.clause, found.offset, found.reason.en) for found in caught.value.mistakes]


def chinese(require: str, select: str = "measure") -> str:
    with pytest.raises(AssertionMistakes) as caught:
        parsed(select, require=require)
    (found,) = caught.value.mistakes
    return found.reason.zh


def of(kind: Kind, name: str) -> Field:
    return Field(This(), kind, name)


OWNER, DEADLINE, TEXT = (of("measure", name) for name in ("owner", "deadline", "text"))
LENGTH, EVIDENCE, SENTENCES = (of("measure", name) for name in ("length", "evidence", "sentences"))


@pytest.mark.parametrize(
    ("expression", "meaning"),
    [
        ("owner", Exists(OWNER)),
        ("evidence", Exists(EVIDENCE)),
        ("not owner", Not(Exists(OWNER))),
        ("owner and deadline", AllOf((Exists(OWNER), Exists(DEADLINE)))),
        (
            "owner or deadline and not evidence",
            AnyOf((Exists(OWNER), AllOf((Exists(DEADLINE), Not(Exists(EVIDENCE)))))),
        ),
        (
            "(owner or deadline) and evidence",
            AllOf((AnyOf((Exists(OWNER), Exists(DEADLINE))), Exists(EVIDENCE))),
        ),
        ("length >= 20", Compare(LENGTH, ">=", Constant(20.0))),
        ("length < 2.5", Compare(LENGTH, "<", Constant(2.5))),
        ('share("opening") <= 15%', Compare(Share(("opening",)), "<=", Constant(0.15))),
        (
            "2 <= count(evidence) <= 5",
            AllOf(
                (
                    Compare(Constant(2.0), "<=", Count(EVIDENCE)),
                    Compare(Count(EVIDENCE), "<=", Constant(5.0)),
                )
            ),
        ),
        ('owner == "办公室"', Compare(OWNER, "==", Constant("办公室"))),
        ("owner != '办公室 \"甲\"'", Compare(OWNER, "!=", Constant('办公室 "甲"'))),
        ("id in [\"M1\", 'M2']", Among(of("measure", "id"), Constants(("M1", "M2")))),
        ("length in [1, 50%]", Among(LENGTH, Constants((1.0, 0.5)))),
        ("owner in options.terms", Among(OWNER, Option("terms"))),
        (
            '"measures" in section.roles',
            Among(Constant("measures"), Field(of("measure", "section"), "section", "roles")),
        ),
        ("text matches /资金|经费/", Matches(TEXT, Constant("资金|经费"))),
        (r"text matches /\d+\/\d+月 \"/", Matches(TEXT, Constant(r"\d+\/\d+月 \""))),
        ("text matches options.unit_pattern", Matches(TEXT, Option("unit_pattern"))),
        ("text has any of words.hedges", Mentions(TEXT, Words("hedges"))),
        ("text has  any\n of words.含糊词", Mentions(TEXT, Words("含糊词"))),
        ('text has any of ["个别", "有的"]', Mentions(TEXT, Constants(("个别", "有的")))),
        (
            "count of words.hedges in text >= options.least",
            Compare(WordCount(Words("hedges"), TEXT), ">=", Option("least")),
        ),
        ("length(prose) > 150", Compare(Length(of("measure", "prose")), ">", Constant(150.0))),
        (
            "prev.prev.owner",
            Exists(Field(Field(of("measure", "prev"), "measure", "prev"), "measure", "owner")),
        ),
        (
            'parent.role == "measures"',
            Compare(Field(of("measure", "parent"), "section", "role"), "==", Constant("measures")),
        ),
        (
            'count(links("problem")) > 1',
            Compare(Count(LinksOf(This(), "problem")), ">", Constant(1.0)),
        ),
        (
            'some l in prev.links("problem") satisfies l.to.verdict("measure") == "linked"',
            Quantified(
                every=False,
                variable="l",
                members=LinksOf(of("measure", "prev"), "problem"),
                condition=Compare(
                    VerdictOn(Field(Variable("l"), "problem-link", "to"), "measure"),
                    "==",
                    Constant("linked"),
                ),
            ),
        ),
        ('share("opening", "closing") == 0', Compare(Share(("opening", "closing")), "==", Constant(0.0))),
        (
            'document.subject == "team"',
            Compare(Field(Whole(), "document", "subject"), "==", Constant("team")),
        ),
        ("options.strict", Option("strict")),
        ("true", Constant(value=True)),
        (
            "some s in sentences satisfies s.length > 9",
            Quantified(
                every=False,
                variable="s",
                members=SENTENCES,
                condition=Compare(Field(Variable("s"), "sentence", "length"), ">", Constant(9.0)),
            ),
        ),
        (
            "every e in evidence satisfies e matches /元/ and owner",
            Quantified(
                every=True,
                variable="e",
                members=EVIDENCE,
                condition=AllOf((Matches(Variable("e"), Constant("元")), Exists(OWNER))),
            ),
        ),
        (
            "count(sentences[length > 9]) == 0",
            Compare(
                Count(Filter(SENTENCES, Compare(of("sentence", "length"), ">", Constant(9.0)))),
                "==",
                Constant(0.0),
            ),
        ),
    ],
)
def test_meaning(expression: str, meaning: Node) -> None:
    assert parsed(require=expression) == Assertion((Step("measure", None),), None, "require", meaning)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_selected(kind: Kind) -> None:
    assert parsed(kind, require="length > 1").kind == kind


def test_two_steps_with_predicates() -> None:
    found = parsed('section[role == "measures"] > measure[not prev]', forbid="wish")
    role = Compare(of("section", "role"), "==", Constant("measures"))
    assert found.steps == (Step("section", role), Step("measure", Not(Exists(of("measure", "prev")))))
    assert found.decides == "forbid"


@pytest.mark.parametrize(
    "name", ["order", "andy", "notes", "index", "trueness", "some_thing", "in-house", "counted"]
)
def test_names_may_begin_like_keywords(name: str) -> None:
    expression = f"some {name} in sentences satisfies {name}.length > 9"
    condition = parsed(require=expression).condition
    assert isinstance(condition, Quantified)
    assert condition.variable == name


@pytest.mark.parametrize(
    ("expression", "offset", "reason"),
    [
        ("", 0, "nothing is written here"),
        (" \n", 0, "nothing is written here"),
        ("owner = 3", 6, "write == instead of “=”"),
        ("owner && deadline", 6, "write and instead of “&&”"),
        ("owner AND deadline", 6, "write and instead of “AND”"),
        ("length 大于 3", 7, "write > instead of “大于”"),
        ("text 包含 words.hedges", 5, "write matches /…/ or has any of […] instead of “包含”"),
        ('text contains "资金"', 5, "write matches /…/ or has any of […] instead of “contains”"),
        ("owner 且 deadline", 6, "write and instead of “且”"),
        ("（owner）", 0, "write ( instead of “（”"),
        ("owner == “甲”", 9, 'write " instead of ““”'),
        ("text has words.hedges", 5, "write has any of instead of “has”"),
        ('owner == "甲', 9, "this quotation mark is never closed"),
        ("text matches /甲", 13, "the “/” that ends the regular expression is missing"),
        ("text matches", 12, "it breaks off here: expected a /regular expression/"),
        ('text matches "甲"', 13, 'expected a /regular expression/, found “"甲"”'),
        ("owner and and deadline", 10, "expected a condition, found “and”"),
        ("not", 3, "it breaks off here: expected a condition"),
        ("length >", 8, "it breaks off here: expected a value"),
        (
            "length >= 5%%",
            12,
            "expected a comparison (such as ==, in, matches), “and”, “or” or the end, found “%”",
        ),
        (
            "owner exists",
            6,
            "expected a comparison (such as ==, in, matches), “and”, “or” or the end, found “exists”",
        ),
        ('id in ["a" "b"]', 11, 'expected “,” or “]”, found “"b"”'),
        ("prev.", 5, "it breaks off here: expected a name"),
        ("some 3 in sentences", 5, "expected a name, found “3”"),
        ("some s sentences", 7, "expected “in”, found “sentences”"),
        ("some s in sentences: true", 19, "expected “satisfies” or “[”, found “:”"),
        ("(" * 31 + "owner" + ")" * 31, 30, "brackets or satisfies nested too deep"),
        ("a" * 10_001, 10_000, "more than 10000 characters"),
    ],
)
def test_syntax(expression: str, offset: int, reason: str) -> None:
    assert mistakes(require=expression) == [("require", offset, reason)]


@pytest.mark.parametrize(
    ("expression", "offset", "reason"),
    [
        ("deadlin", 0, "a measure has no field “deadlin”; did you mean “deadline”?"),
        ("documnt.title", 0, "a measure has no field “documnt”; did you mean “document”?"),
        (
            "qqq",
            0,
            (
                "a measure has no field “qqq”: choose from id, title, text, prose, entry, length, line, heading, theme, owner,"
                " deadline, evidence, merit, wish, done, section, parent, prev, next, sentences, orphan"
            ),
        ),
        ("not prev.ownr", 9, "a measure has no field “ownr”; did you mean “owner”?"),
        ("owner.length > 3", 6, "text has no field “length”"),
        (
            "size(evidence) > 1",
            0,
            "unknown function “size”: choose from count, share, length, links, verdict",
        ),
        ("count(evidence, 3) > 1", 0, "count takes one value, count(a list); here are 2"),
        ("count() > 1", 0, "count takes one value, count(a list); here are 0"),
        ("count(text) > 1", 6, "expected a list, found text"),
        ("prev.count(evidence) > 1", 0, "nothing stands before count: write count(a list)"),
        ('links("problems")', 6, "it can never be “problems”; did you mean “problem”?"),
        ("links(problem)", 6, "in quotes, say which: problem"),
        ("links()", 0, 'links takes one value, links("measure"); here are 0'),
        ('section.links("measure")', 8, "a section has no links: only problem, cause, measure"),
        ('owner.links("measure")', 6, "text has no links: only problem, cause, measure"),
        ('verdict("measure")', 0, "a measure has no verdict: only problem"),
        (
            'some l in links("problem") satisfies l.band == "linkd"',
            47,
            "it can never be “linkd”; did you mean “linked”?",
        ),
        (
            'some l in links("problem") satisfies l.target',
            39,
            "a problem-link has no field “target”: choose from band, how, score, to",
        ),
        ("length(length) > 1", 7, "expected text, found a number"),
        ('share("problems") > 30', 20, "no share is above 1: for 30 per cent write 30%"),
        ('1.5 <= share("problems")', 0, "no share is above 1: for 1.5 per cent write 1.5%"),
        ("share(text) > 1", 6, 'share takes a role in quotes, as in "problems"'),
        ('share("problem") > 1', 6, "it can never be “problem”; did you mean “problems”?"),
        ("text has any of words.hedge", 22, "unknown word list “hedge”; did you mean “hedges”?"),
        ("text has any of words", 16, "write words.name"),
        ("text has any of owner", 16, "expected a word list or a list of texts, found text"),
        ("length > options.leats", 17, "this rule has no option “leats”; did you mean “least”?"),
        ("options.shape == 1", 8, "option “shape” is no text, number, truth value or list of texts"),
        ("text == 3", 0, "text cannot be compared with a number"),
        ('text > "甲"', 0, "text cannot be compared with >"),
        ("prev == next", 0, "a measure cannot be compared with =="),
        ('length in ["甲"]', 0, "a number cannot be compared with a list of texts"),
        ("owner in 3", 9, "expected a word list or a list of texts, found a number"),
        ('id in ["甲", 3]', 7, "a list holds either texts or numbers"),
        ("length matches /甲/", 0, "expected text, found a number"),
        ("text matches options.name", 13, "an option after matches is called pattern or ends in _pattern"),
        ('section.role == "mesures"', 16, "it can never be “mesures”; did you mean “measures”?"),
        ('section.role in ["causes", "measurs"]', 27, "it can never be “measurs”; did you mean “measures”?"),
        ('document.subject == "persons"', 20, "it can never be “persons”; did you mean “person”?"),
        ("text", 0, "“text” is always there: compare it with something"),
        ('"甲"', 0, "a condition is wanted here: text is neither true nor false"),
        (
            "some owner in sentences satisfies true",
            5,
            "“owner” already means something else: choose another name",
        ),
        ("some s in owner satisfies true", 10, "expected a list, found text"),
        ("count(evidence[true]) > 1", 6, "expected a list such as problems, found a list of texts"),
        ("text matches //", 13, "an empty regular expression matches everything"),
        ("text matches /甲(乙/", 15, "bad regular expression: missing ), unterminated subpattern"),
        (
            "text matches /(甲+)+/",
            13,
            "a repeat inside a repeat, as in “(a+)+”, can hang on a long text: bound it, or write “++”",
        ),
        (f"text matches /{'甲' * 2001}/", 13, "a regular expression of more than 2000 characters"),
    ],
)
def test_names_and_types(expression: str, offset: int, reason: str) -> None:
    assert mistakes(require=expression) == [("require", offset, reason)]


@pytest.mark.parametrize(
    ("select", "offset", "reason"),
    [
        ("measures", 0, "unknown kind of thing “measures”; did you mean “measure”?"),
        (
            "part",
            0,
            "unknown kind of thing “part”: choose from document, section, theme, problem, cause, measure, item, sentence, text",
        ),
        ("section > theme > problem", 18, "two steps at most, as in section > measure"),
        ("measure > section", 10, "a measure holds no section: choose from sentence"),
        ("item > section", 7, "an item holds no section: choose from sentence"),
        ("section measure", 8, "expected “[”, “>” or the end, found “measure”"),
        ('section[role == "opning"]', 16, "it can never be “opning”; did you mean “opening”?"),
        ("section[length]", 8, "“length” is always there: compare it with something"),
    ],
)
def test_selectors(select: str, offset: int, reason: str) -> None:
    assert mistakes(select, require="length > 1") == [("for", offset, reason)]


def test_clauses_that_are_missing_or_too_many() -> None:
    assert mistakes(None, require="owner") == [
        ("for", 0, "“for” is missing: say what is checked, as in for: measure")
    ]
    assert mistakes() == [("require", 0, "“require” or “forbid” is missing")]
    assert mistakes(require="owner", forbid="wish") == [
        ("forbid", 0, "write either “require” or “forbid”, not both")
    ]


def test_all_mistakes_are_reported_at_once() -> None:
    assert mistakes(
        'section[rle == "measures"] > measure', when="onwer and text == 3", forbid="text matches /(/ or wsh"
    ) == [
        ("for", 8, "a section has no field “rle”; did you mean “role”?"),
        ("when", 0, "a measure has no field “onwer”; did you mean “owner”?"),
        ("when", 10, "text cannot be compared with a number"),
        ("forbid", 14, "bad regular expression: missing ), unterminated subpattern"),
        ("forbid", 20, "a measure has no field “wsh”; did you mean “wish”?"),
    ]


def test_only_the_syntax_is_read_where_the_kind_is_unknown() -> None:
    assert mistakes("measurs", when="anything", require="owner or") == [
        ("for", 0, "unknown kind of thing “measurs”; did you mean “measure”?"),
        ("require", 8, "it breaks off here: expected a condition"),
    ]


def test_message_fields() -> None:
    shown = frozenset({"match", "id", "titel", "count", "share", "prosa"})
    assert mistakes(require="owner", shown=shown) == [
        ("message", 0, "{count} needs count in the condition"),
        ("message", 0, "{match} needs a condition that finds words"),
        ("message", 0, "a measure has no “{prosa}” to show; did you mean “prose”?"),
        ("message", 0, "{share} needs share in the condition"),
        ("message", 0, "a measure has no “{titel}” to show; did you mean “title”?"),
    ]


@pytest.mark.parametrize(
    ("when", "require", "forbid", "shown"),
    [
        ("text matches /经费/", "owner", None, "match"),
        (None, None, "wish", "match"),
        (None, None, "some s in sentences satisfies s.text has any of words.hedges", "match"),
        (None, "count(evidence) > 1", None, "count"),
        (None, None, "count of words.hedges in text > 2", "count"),
        (None, 'not (share("problems") < 50%)', None, "share"),
    ],
)
def test_message_fields_of_conditions(
    when: str | None, require: str | None, forbid: str | None, shown: str
) -> None:
    assert parsed(when=when, require=require, forbid=forbid, shown=frozenset({shown})).kind == "measure"


def test_a_count_of_members_of_members_is_not_shown() -> None:
    expression = "some s in document.sections satisfies count(s.measures) > 1"
    assert mistakes(require=expression, shown=frozenset({"count"})) == [
        ("message", 0, "{count} needs count in the condition")
    ]


@pytest.mark.parametrize(
    ("expression", "reason"),
    [
        ("deadlin", "measure 没有“deadlin”这一项，是否想写“deadline”？"),
        ("owner = 3", "“=”应写作 =="),
        ("length >", "没有写完，后面应为一个值"),
        ("owner exists", "这里应为比较（如 ==、in、matches）、“and”、“or”或结尾，实为“exists”"),
        ("text == 3", "文字不能和数字比较"),
        ("count(text) > 1", "这里要列表，实为文字"),
        ("count(evidence, 3) > 1", "count 要一个参数，写作 count(列表)；这里有 2 个"),
        ("prev == next", "一个“measure”不能用 == 比较"),
        ("text", "“text”总是有的，不必判断有无"),
    ],
)
def test_mistakes_in_chinese(expression: str, reason: str) -> None:
    assert chinese(expression) == reason


def test_assertions_are_read_back_without_the_parser() -> None:
    assertion = parsed('section[role == "measures"] > measure', when="owner", require="text matches /月/")
    data = msgpack.encode(assertion)
    assert msgpack.decode(data, type=Assertion) == assertion
    program = (
        "import sys; from msgspec import msgpack; from reviewlint.profile.expressions import Assertion;"
        f"msgpack.decode({data!r}, type=Assertion); print([m for m in ('lark', 'yaml') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


PIECES = st.sampled_from(
    [
        *("owner", "text", "measures", "s", "words.hedges", "options.least", "document", "prev", "5", "50%"),
        *(" and ", " or ", " not ", " in ", " matches ", " has any of ", "count of ", "some ", "every "),
        *(
            " satisfies ",
            "true",
            "==",
            ">",
            "(",
            ")",
            "[",
            "]",
            ",",
            ".",
            '"',
            "'",
            "/",
            "/甲+/",
            '"甲"',
            "，",
            "\n",
        ),
        *("count(", "share(", "length("),
    ]
)


def attempt(select: str, expression: str) -> Assertion | tuple[AssertionMistake, ...]:
    try:
        return parsed(select, require=expression)
    except AssertionMistakes as error:
        return error.mistakes


@settings(max_examples=400)
@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map("".join)))
def test_any_text_parses_or_gives_mistakes_inside_it(text: str) -> None:
    for found in (attempt("measure", text), attempt(text, "owner")):
        if isinstance(found, Assertion):
            assert hash(found) == hash(msgpack.decode(msgpack.encode(found), type=Assertion))
        else:
            assert found
            assert all(0 <= mistake.offset <= len(text) for mistake in found)
