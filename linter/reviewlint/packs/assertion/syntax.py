"""The syntax of assertions: from a clause to its tree, or to what is wrong with it in plain words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Literal

from reviewlint.grammars import grammar
from reviewlint.packs.mistakes import filled
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from lark import Lark, Token, Tree

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
    "has": "has any of", "contains": "has any of", "包含": "has any of", "match": "matches",
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


class SyntaxMistake(Exception):  # noqa: N818 - it is one of the mistakes of an assertion
    """The first place (a code point offset) where a clause is not of the language, and why."""

    def __init__(self, offset: int, reason: Phrase) -> None:
        super().__init__(offset, reason)
        self.offset = offset
        self.reason = reason


def parse(text: str, start: Start) -> Tree[Token]:
    """Return the tree of a clause. Raises SyntaxMistake where it is not of the language."""
    from lark.exceptions import UnexpectedCharacters, UnexpectedToken  # noqa: PLC0415 - slow to import

    if not text.strip():
        raise SyntaxMistake(0, _EMPTY)
    if len(text) > MAX_LENGTH:
        raise SyntaxMistake(MAX_LENGTH, _TOO_LONG)
    parser: Any = _grammar().parse_interactive(text, start=start)
    try:
        depth = 0
        for token in parser.iter_parse():
            depth += (token.type in {"_OPEN", "_OPEN_LIST", "_SATISFIES"}) - (
                token.type in {"_CLOSE", "_CLOSE_LIST"}
            )
            if depth > MAX_DEPTH:
                raise SyntaxMistake(token.start_pos or 0, _TOO_DEEP)
        tree: Tree[Token] = parser.feed_eof()
    except UnexpectedCharacters as error:
        offset = error.pos_in_stream or 0
        raise SyntaxMistake(*_explain(text, offset, start)) from None
    except UnexpectedToken as error:
        ended = error.token.type == "$END"
        offset = len(text.rstrip()) if ended else error.token.start_pos or 0
        raise SyntaxMistake(*_explain(text, offset, start)) from None
    return tree


def _explain(text: str, offset: int, start: Start) -> tuple[int, Phrase]:
    accepted = _accepted(text[:offset], start)
    match = _FOUND.match(text, offset)
    if match is None:
        return offset, filled(_CUT, {"expected": _expected(accepted)})
    word, opening = match[0], match[0][0]
    terminal, unclosed = _UNCLOSED.get(opening, ("", _EMPTY))
    if terminal in accepted:
        return offset, unclosed
    for found in (word, word if opening.isascii() else opening):
        if found in _SLIPS:
            return offset, filled(_SLIP, {"found": found, "right": _SLIPS[found]})
    return offset, filled(_UNEXPECTED, {"expected": _expected(accepted), "found": word})


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
