"""The clauses of a rule read: from their texts to an assertion, or to all that is wrong with them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Literal, get_args

from msgspec.structs import replace

from reviewlint.assertions import READS
from reviewlint.assertions.fields import asks_fact, contents, message_fields
from reviewlint.assertions.functions import MEASURES, measured
from reviewlint.assertions.meaning import AssertionMistake, Part, Reader, nearest, reason
from reviewlint.grammars import UnexpectedCharacters, UnexpectedToken, grammar
from reviewlint.phrases import Phrase
from reviewlint.profile import expressions as nodes
from reviewlint.profile.expressions import Assertion, Selectable, Step

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from reviewlint.assertions.meaning import Clause
    from reviewlint.grammars import Lark, Token, Tree
    from reviewlint.profile.expressions import Node

Start = Literal["selector", "condition"]
MAX_LENGTH: Final = 10_000
MAX_DEPTH: Final = 30  # brackets and `satisfies` inside one another
_FOUND: Final = re.compile(r"\"[^\"\n]*\"|'[^'\n]*'|\w[\w-]*|[!-/:-@\[-`{-~]+|\S")
_VALUE: Final = frozenset(
    {"NAME", "NUMBER", "STRING", "TRUTH", "QUANTIFIER", "_NOT", "_OPEN", "_OPEN_LIST", "_COUNT_OF"}
)
_EXPECTED: Final[tuple[tuple[str, frozenset[str], Phrase], ...]] = (
    ("QUANTIFIER", _VALUE, Phrase("一个条件", "a condition")),
    ("STRING", _VALUE, Phrase("一个值", "a value")),
    (
        "COMPARISON",
        frozenset({"COMPARISON", "_IN", "_MATCHES", "_HAS_ANY_OF", "_DOT", "_OPEN", "_OPEN_LIST"}),
        Phrase("比较（如 ==、in、matches）", "a comparison (such as ==, in, matches)"),
    ),
    ("_AND", frozenset({"_AND", "_OR"}), Phrase("“and”、“or”", "“and”, “or”")),
    ("REGEX", frozenset({"REGEX", "NAME"}), Phrase("/正则表达式/", "a /regular expression/")),
    ("NAME", frozenset({"NAME"}), Phrase("一个名称", "a name")),
    ("_IN", frozenset({"_IN"}), Phrase("“in”", "“in”")),
    ("_SATISFIES", frozenset({"_SATISFIES"}), Phrase("“satisfies”", "“satisfies”")),
    ("_OPEN_LIST", frozenset({"_OPEN_LIST"}), Phrase("“[”", "“[”")),
    ("_CHILD", frozenset({"_CHILD"}), Phrase("“>”", "“>”")),
    ("_COMMA", frozenset({"_COMMA"}), Phrase("“,”", "“,”")),
    ("_CLOSE", frozenset({"_CLOSE"}), Phrase("“)”", "“)”")),
    ("_CLOSE_LIST", frozenset({"_CLOSE_LIST"}), Phrase("“]”", "“]”")),
    ("$END", frozenset({"$END"}), Phrase("结尾", "the end")),
)
# What people write who know another notation, or whose keyboard is set to Chinese.
_SLIPS: Final = {
    "=": "==", "＝": "==", "＝＝": "==", "is": "==", "≠": "!=", "<>": "!=", "等于": "==", "不等于": "!=", "大于": ">", "小于": "<", "≥": ">=", "≤": "<=", "=>": ">=", "=<": "<=", "＞": ">", "＜": "<",
    "AND": "and", "&&": "and", "&": "and", "和": "and", "且": "and", "并且": "and", "OR": "or", "||": "or", "|": "or", "或": "or", "或者": "or", "!": "not", "非": "not",
    "（": "(", "）": ")", "【": "[", "】": "]", "，": ",", "、": ",", "“": '"', "”": '"', "‘": "'", "’": "'",
    "has": "has any of", "contains": "matches /…/ or has any of […]", "包含": "matches /…/ or has any of […]", "match": "matches",
}  # fmt: skip  # one row for each sort of slip
_EMPTY: Final = Phrase("这里没有内容", "nothing is written here")
_TOO_LONG: Final = Phrase("超过 10000 个字符", "more than 10000 characters")
_TOO_DEEP: Final = Phrase("括号或 satisfies 嵌套过深", "brackets or satisfies nested too deep")
_UNCLOSED: Final = {
    '"': ("STRING", Phrase("引号没有闭合", "this quotation mark is never closed")),
    "'": ("STRING", Phrase("引号没有闭合", "this quotation mark is never closed")),
    "/": ("REGEX", Phrase("正则表达式末尾缺少“/”", "the “/” that ends the regular expression is missing")),
}
_CUT: Final = Phrase("没有写完，后面应为{expected}", "it breaks off here: expected {expected}")
_SLIP: Final = Phrase("“{found}”应写作 {right}", "write {right} instead of “{found}”")
_UNEXPECTED: Final = Phrase("这里应为{expected}，实为“{found:20}”", "expected {expected}, found “{found:20}”")
_MOST_STEPS: Final = 2
_NOTHING: Final = nodes.Constant(value=False)
KINDS: Final[tuple[Selectable, ...]] = get_args(Selectable)
"""What a rule can be about."""
_KINDS: Final = {str(kind): kind for kind in KINDS}


class AssertionMistakes(Exception):  # noqa: N818 - it holds several
    """All that is wrong with an assertion, clause by clause in the order in which it stands."""

    def __init__(self, mistakes: Sequence[AssertionMistake]) -> None:
        super().__init__(mistakes)
        self.mistakes = tuple(mistakes)


def parse_assertion(
    clauses: Mapping[str, str],
    *,
    options: Mapping[str, object],
    words: Collection[str],
    shown: Collection[str],
) -> Assertion:
    """Return what the clauses of a rule assert.

    `options` are the rule's own, with their values; `words` names the word lists of the profile; `shown` are the
    fields that the rule's message and hint show. Raises AssertionMistakes.
    """
    mistakes = list(_check_clauses(clauses))
    reader = Reader("for", READS, options, words, "document", mistakes)
    steps = _read_steps(clauses["for"], reader) if "for" in clauses else ()
    kind = steps[-1].kind if steps else None
    conditions: dict[Clause, Node] = {}
    for clause in ("when", "require", "forbid"):
        if clause in clauses:
            conditions[clause] = _read_condition(clauses[clause], replace(reader, clause=clause), kind)
    if kind and not mistakes:
        mistakes += _check_message(kind, conditions, shown)
    if mistakes:
        raise AssertionMistakes(mistakes)
    decides: Literal["require", "forbid"] = "require" if "require" in clauses else "forbid"
    return Assertion(steps, conditions.get("when"), decides, conditions[decides])


def _check_clauses(clauses: Collection[str]) -> Iterator[AssertionMistake]:
    if "for" not in clauses:
        yield AssertionMistake("for", 0, reason("no-for"))
    if "require" in clauses and "forbid" in clauses:
        yield AssertionMistake("forbid", 0, reason("both"))
    if "require" not in clauses and "forbid" not in clauses:
        yield AssertionMistake("require", 0, reason("neither"))


def _read_condition(text: str, reader: Reader, kind: Selectable | None) -> Node:
    """Return what an expression states; its names mean nothing where the kind is unknown."""
    tree = _read_syntax(text, "condition", reader)
    return replace(reader, kind=kind).condition(tree) if tree and kind else _NOTHING


def _read_steps(text: str, reader: Reader) -> tuple[Step, ...]:
    """Return the steps of a selector; none where a kind in it is unknown."""
    tree = _read_syntax(text, "selector", reader)
    written = tree.parts if tree else ()
    steps = tuple(step for part in written if (step := _read_step(part, reader)))
    if len(written) > _MOST_STEPS:
        reader.note(written[_MOST_STEPS].offset, "steps")
    if len(written) > _MOST_STEPS or len(steps) < len(written):
        return ()
    if len(steps) == _MOST_STEPS:
        outer, inner = (step.kind for step in steps)
        if inner not in contents(outer):
            known = nearest(inner, contents(outer))
            reader.note(written[1].offset, "holds", outer=outer, inner=inner, near=known)
    return steps


def _read_step(part: Part, reader: Reader) -> Step | None:
    name, *predicate = part.parts
    kind = _KINDS.get(name.text)
    if kind is None:
        reader.note(part.offset, "kind", name=name.text, near=nearest(name.text, KINDS))
        return None
    return Step(kind, replace(reader, kind=kind).condition(predicate[0]) if predicate else None)


def _check_message(
    kind: Selectable, conditions: Mapping[Clause, Node], shown: Collection[str]
) -> Iterator[AssertionMistake]:
    """Check that everything a message shows is known where the rule fails."""
    known = message_fields(kind)
    stated = conditions.get("require") or conditions["forbid"]
    found = [node for clause, node in conditions.items() if clause != "require"]
    for name in sorted(shown):
        if name == "match":
            if not any(map(_finds, found)):
                yield AssertionMistake("message", 0, reason("no-match"), name)
        elif name in MEASURES:
            if measured(stated, name) is None:
                yield AssertionMistake("message", 0, reason("no-measure", name=name), name)
        elif name not in known:
            choices = nearest(name, (*known, "match", *MEASURES))
            yield AssertionMistake("message", 0, reason("message", kind=kind, name=name, near=choices), name)


def _finds(node: Node) -> bool:
    """Tell whether a condition looks for something in the draft that can be shown."""
    return any(
        isinstance(one, nodes.Matches | nodes.Mentions | nodes.WordCount) or asks_fact(one)
        for one in nodes.walk(node)
    )


def _read_syntax(text: str, start: Start, reader: Reader) -> Part | None:
    try:
        return _parse(text, start)
    except _SyntaxMistake as wrong:
        reader.mistakes.append(AssertionMistake(reader.clause, wrong.offset, wrong.reason))
        return None


class _SyntaxMistake(Exception):  # noqa: N818 - it is one of the mistakes of an assertion
    """The first place (a code point offset) where a clause is not of the language, and why."""

    def __init__(self, offset: int, reason: Phrase) -> None:
        super().__init__(offset, reason)
        self.offset = offset
        self.reason = reason


def _parse(text: str, start: Start) -> Part:
    """Return the tree of a clause. Raises _SyntaxMistake where it is not of the language."""
    if not text.strip():
        raise _SyntaxMistake(0, _EMPTY)
    if len(text) > MAX_LENGTH:
        raise _SyntaxMistake(MAX_LENGTH, _TOO_LONG)
    parser: Any = _grammar().parse_interactive(text, start=start)
    try:
        depth = 0
        for token in parser.iter_parse():
            depth += (token.type in {"_OPEN", "_OPEN_LIST", "_SATISFIES"}) - (
                token.type in {"_CLOSE", "_CLOSE_LIST"}
            )
            if depth > MAX_DEPTH:
                raise _SyntaxMistake(token.start_pos or 0, _TOO_DEEP)
        tree: Tree[Token] = parser.feed_eof()
    except UnexpectedCharacters as error:
        offset = error.pos_in_stream or 0
        raise _SyntaxMistake(*_explain(text, offset, start)) from None
    except UnexpectedToken as error:
        ended = error.token.type == "$END"
        offset = len(text.rstrip()) if ended else error.token.start_pos or 0
        raise _SyntaxMistake(*_explain(text, offset, start)) from None
    return _plain(tree)


def _plain(piece: Tree[Token] | Token) -> Part:
    """Return a tree without the parser that made it."""
    if isinstance(piece, str):
        return Part(piece.type, piece.start_pos or 0, text=str(piece))
    return Part(str(piece.data), piece.meta.start_pos, parts=tuple(map(_plain, piece.children)))


def _explain(text: str, offset: int, start: Start) -> tuple[int, Phrase]:
    accepted = _accepted(text[:offset], start)
    match = _FOUND.match(text, offset)
    if match is None:
        return offset, _CUT.filled(expected=_expected(accepted))
    word, opening = match[0], match[0][0]
    terminal, unclosed = _UNCLOSED.get(opening, ("", _EMPTY))
    if terminal in accepted:
        return offset, unclosed
    for found in (word, word if opening.isascii() else opening):
        if found in _SLIPS:
            return offset, _SLIP.filled(found=found, right=_SLIPS[found])
    return offset, _UNEXPECTED.filled(expected=_expected(accepted), found=word)


def _accepted(before: str, start: Start) -> set[str]:
    """Return the terminals that could follow; the parser that stumbled has already given up some of them."""
    parser: Any = _grammar().parse_interactive(before, start=start)
    parser.exhaust_lexer()
    return set(parser.accepts())


def _expected(accepted: set[str]) -> Phrase:
    """Say in people's words what could stand at a place."""
    names: list[Phrase] = []
    for terminal, covered, name in _EXPECTED:
        if terminal in accepted:
            accepted = accepted - covered
            names.append(name)
    *others, last = names
    if not others:
        return last
    zh, en = ("、".join(name.zh for name in others), ", ".join(name.en for name in others))
    return Phrase(f"{zh}或{last.zh}", f"{en} or {last.en}")


def _grammar() -> Lark:
    return grammar("assertion", "selector", "condition", positions=True)
