"""What a part of an assertion means: its type, and every mistake that is made in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.phrases import NO_NEAR, Phrase, near
from reviewlint.profile.expressions import Constant

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from reviewlint.assertions.scope import Run
    from reviewlint.profile.expressions import Kind, Node

    Read = Callable[[Sequence["Part"], "Reader"], "Meaning"]

Clause = Literal["for", "when", "require", "forbid", "message"]
Base = Literal["text", "number", "truth", "thing", "things", "texts", "numbers"]

_REASONS: Final[dict[str, Phrase]] = {
    # clauses
    "no-for": Phrase("缺少“for”：请写明检查什么，如 for: measure", "“for” is missing: say what is checked, as in for: measure"),
    "neither": Phrase("缺少“require”或“forbid”", "“require” or “forbid” is missing"),
    "both": Phrase("“require”和“forbid”只能写一个", "write either “require” or “forbid”, not both"),
    # names
    "kind": Phrase("没有“{name:40}”这种对象{near}", "unknown kind of thing “{name:40}”{near}"),
    "steps": Phrase("最多写两级，如 section > measure", "two steps at most, as in section > measure"),
    "holds": Phrase("{outer} 里不含 {inner}{near}", "{a_outer} holds no {inner}{near}"),
    "field": Phrase("{kind} 没有“{name:40}”这一项{near}", "{a_kind} has no field “{name:40}”{near}"),
    "no-fields": Phrase("{type}下面没有“{name:40}”", "{type} has no field “{name:40}”"),
    "function": Phrase("没有“{name:40}”这个函数{near}", "unknown function “{name:40}”{near}"),
    "arity": Phrase(
        "{name} 要一个参数，写作 {usage}；这里有 {found} 个", "{name} takes one value, {usage}; here are {found}"
    ),
    "words": Phrase("没有“{name:40}”这个词表{near}", "unknown word list “{name:40}”{near}"),
    "option": Phrase("这条规则没有“{name:40}”这个选项{near}", "this rule has no option “{name:40}”{near}"),
    "one-name": Phrase("应写作 {of}.名称", "write {of}.name"),
    "option-type": Phrase("选项“{name:40}”不是文字、数字、true/false 或文字列表", "option “{name:40}” is no text, number, truth value or list of texts"),
    "taken": Phrase("“{name:40}”已另有含义，请换个名称", "“{name:40}” already means something else: choose another name"),
    # types
    "condition": Phrase("这里要一个条件，{found}不能判断真假", "a condition is wanted here: {found} is neither true nor false"),
    "always": Phrase("“{name:40}”总是有的，不必判断有无", "“{name:40}” is always there: compare it with something"),
    "compare": Phrase("{left}不能和{right}比较", "{left} cannot be compared with {right}"),
    "compare-no": Phrase("{found}不能用 {operator} 比较", "{found} cannot be compared with {operator}"),
    "share-above": Phrase(
        "占比最大是 1；如指百分之{value}，请写 {value}%", "no share is above 1: for {value} per cent write {value}%"
    ),
    "choice": Phrase("不会等于“{value:40}”{near}", "it can never be “{value:40}”{near}"),
    "expected": Phrase("这里要{expected}，实为{found}", "expected {expected}, found {found}"),
    "mixed": Phrase("列表里只能全是文字或全是数字", "a list holds either texts or numbers"),
    "share-role": Phrase('share 的参数应是加引号的章节类型，如 "problems"', 'share takes a role in quotes, as in "problems"'),
    "link-kind": Phrase("这里应是加引号的 {choices}", "in quotes, say which: {choices}"),
    "links-of": Phrase("{found}没有 {name}，只有 {kinds} 有", "{found} has no {name}: only {kinds}"),
    "function-of": Phrase("{name} 前面不写名称，写作 {usage}", "nothing stands before {name}: write {usage}"),
    "always-matches": Phrase("空的正则表达式总能匹配", "an empty regular expression matches everything"),
    "option-pattern": Phrase(
        "matches 后面的选项名应为 pattern 或以 _pattern 结尾", "an option after matches is called pattern or ends in _pattern"
    ),
    # messages
    "message": Phrase("{kind} 没有“{{{name:40}}}”可用{near}", "{a_kind} has no “{{{name:40}}}” to show{near}"),
    "no-match": Phrase("没有查找文字的条件，无法填写 {{match}}", "{{match}} needs a condition that finds words"),
    "no-measure": Phrase("条件里没有 {name}，无法填写 {{{name}}}", "{{{name}}} needs {name} in the condition"),
}  # fmt: skip

_CHOICES: Final = Phrase("，可写 {names}", ": choose from {names}")


class AssertionMistake(Struct, frozen=True):
    """One thing wrong: the clause, the code point in it, and what is wrong there.

    Where a sentence shows a `field` that it cannot, the clause is `message`, whichever sentence that is.
    """

    clause: Clause
    offset: int
    reason: Phrase
    field: str = ""


def reason(mistake: str, /, **values: object) -> Phrase:
    """Return the sentence called `mistake`, filled in; a value may itself be a phrase.

    A value that `a_…` asks for comes with the article that English puts before it.
    """
    articles = {f"a_{name}": _with_article(value) for name, value in values.items() if isinstance(value, str)}
    return _REASONS[mistake].filled(**values, **articles)


def _with_article(noun: str) -> str:
    return f"an {noun}" if noun[:1] in set("aeiou") else f"a {noun}"


def nearest(word: str, choices: Collection[str], others: Iterable[str] = ()) -> Phrase:
    """Say which choice, or what else could stand there, looks most like a word; else what there is to choose."""
    return near(word, (*choices, *others), _CHOICES.filled(names=", ".join(choices)) if choices else NO_NEAR)


class Type(Struct, frozen=True):
    """The type of a value.

    `kind` is that of a thing or of the members of a list of things; something `optional` may be missing;
    `choices` are all the texts that it can be, where these are known.
    """

    base: Base
    kind: Kind | None = None
    optional: bool = False
    choices: tuple[str, ...] = ()


TEXT: Final = Type("text")
MAYBE_TEXT: Final = Type("text", optional=True)
TEXTS: Final = Type("texts")
NUMBER: Final = Type("number")
TRUTH: Final = Type("truth")
MEMBERS: Final[Mapping[Base, Base]] = {"things": "thing", "texts": "text", "numbers": "number"}
"""What lists hold."""

_NAMES: Final[Mapping[Base, Phrase]] = {
    "text": Phrase("文字", "text"),
    "number": Phrase("数字", "a number"),
    "truth": Phrase("是非判断", "a condition"),
    "thing": Phrase("一个“{kind}”", "{a_kind}"),
    "things": Phrase("“{kind}”列表", "a list of {kind}s"),
    "texts": Phrase("文字列表", "a list of texts"),
    "numbers": Phrase("数字列表", "a list of numbers"),
}


def name_of(found: Type) -> Phrase:
    """Say what a type is, in people's words."""
    name = _NAMES[found.base]
    return name.filled(kind=found.kind, a_kind=_with_article(str(found.kind)))


class Wanted(Struct, frozen=True):
    """The types that fit a place, and what to call them."""

    bases: frozenset[Base]
    name: Phrase


A_TEXT: Final = Wanted(frozenset({"text"}), name_of(TEXT))
SOME_TEXTS: Final = Wanted(frozenset({"texts"}), Phrase("词表或文字列表", "a word list or a list of texts"))
THINGS: Final = Wanted(frozenset({"things"}), Phrase("problems 这样的列表", "a list such as problems"))
A_LIST: Final = Wanted(frozenset(MEMBERS), Phrase("列表", "a list"))


class Part(Struct, frozen=True):
    """What a rule of the grammar takes together (`parts`), or a terminal as it is written (`text`)."""

    rule: str
    offset: int
    text: str = ""
    parts: tuple[Part, ...] = ()


class Meaning(Struct, frozen=True):
    """A value and its type; None after a mistake, so that one does not bring others with it."""

    node: Node
    type: Type | None
    offset: int = 0


UNKNOWN: Final = Meaning(Constant(value=False), None)


class Construct(Struct, frozen=True):
    """What the grammar calls `rule`: how it is read, and how each kind of expression that it becomes is run."""

    rule: str
    read: Read
    runs: Mapping[type[Node], Run] = {}


class Reader(Struct, frozen=True):
    """Reads a clause at one place in it, and keeps what is wrong there.

    `kind` is that of the thing whose fields need no name before them. `reads` says how each rule of the grammar is
    read; `options` are the rule's own, with their values; `words` names the word lists.
    """

    clause: Clause
    reads: Mapping[str, Read]
    options: Mapping[str, object]
    words: Collection[str]
    kind: Kind
    mistakes: list[AssertionMistake]
    variables: Mapping[str, Type] = {}

    def note(self, offset: int, mistake: str, /, **values: object) -> Meaning:
        """Keep the mistake called `mistake`, and return the meaning of what is mistaken."""
        self.mistakes.append(AssertionMistake(self.clause, offset, reason(mistake, **values)))
        return UNKNOWN

    def value(self, part: Part) -> Meaning:
        """Return what a part of an expression means."""
        return replace(self.reads[part.rule](part.parts, self), offset=part.offset)

    def wanted(self, part: Part, wanted: Wanted) -> Meaning:
        """Return what a part means; nothing, with the mistake kept, if that is not of a type wanted there."""
        found = self.value(part)
        if found.type is None or found.type.base in wanted.bases:
            return found
        return self.note(part.offset, "expected", expected=wanted.name, found=name_of(found.type))

    def condition(self, part: Part) -> Node:
        """Return the condition that a part states."""
        return self.reads["condition"]((part,), self).node

    def check_choice(self, found: Meaning, choices: Sequence[str]) -> None:
        """Keep a text that something with few choices can never be."""
        if (
            choices
            and isinstance(found.node, Constant)
            and found.type == TEXT
            and found.node.value not in choices
        ):
            shown = str(found.node.value)
            self.note(found.offset, "choice", value=shown, near=nearest(shown, choices))
