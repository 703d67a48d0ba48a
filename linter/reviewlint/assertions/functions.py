"""The functions of assertions: for each how it is written, what it means and what it gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint.assertions.fields import ROLES
from reviewlint.assertions.meaning import (
    A_LIST,
    A_TEXT,
    NUMBER,
    SOME_TEXTS,
    TEXT,
    UNKNOWN,
    Construct,
    Meaning,
    Type,
    name_of,
    nearest,
)
from reviewlint.assertions.operands import look_up, this
from reviewlint.assertions.scope import Hit, mentions
from reviewlint.assertions.things import LINK_KINDS, count_characters
from reviewlint.phrases import Phrase
from reviewlint.profile import expressions as nodes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from reviewlint.assertions.meaning import Part, Reader
    from reviewlint.assertions.scope import Run, Scope
    from reviewlint.profile.expressions import Kind, Linked, Node


class Call(Struct, frozen=True):
    """A call of a function: its name, the thing before it (else the one that is looked at), what it is given."""

    name: Part
    thing: Meaning
    given: Sequence[Part]


class Function(Struct, frozen=True):
    """A function: how it is written, how a call is read, the expression that this becomes, how that is run.

    One `of_statement` may stand behind a statement: `problem.links("measure")`. One that `takes_more` may be given
    more than one value.
    """

    usage: Phrase
    read: Callable[[Call, Reader], Meaning]
    node: type[Node]
    run: Run
    of_statement: bool = False
    takes_more: bool = False


def _read_share(call: Call, reader: Reader) -> Meaning:
    roles = [_read_choice(part, "share-role", ROLES, reader) for part in call.given]
    return Meaning(nodes.Share(tuple(role for role in roles if role is not None)), NUMBER)


def _run_length(node: nodes.Length, scope: Scope) -> int:
    found = scope.value(node.text)
    return 0 if found is None else count_characters(scope.things.string(found))


_LINKS: Final[Mapping[Kind, tuple[Linked, ...]]] = {
    "problem": ("cause", "measure"),
    "cause": ("problem",),
    "measure": ("problem",),
}
"""What the statements of a kind can be linked to."""
_VERDICT: Final = Type("text", optional=True, choices=("linked", "unconfirmed", "none", "unknown"))
"""What is known of the causes or the measures of a problem: there is one, perhaps, none, that cannot be judged.

Nothing where none is due: the draft has no such part at all, or a decision exempts the problem.
"""


def _read_links(call: Call, reader: Reader) -> Meaning:
    kind = _read_linked(call, _LINKS, reader)
    if kind is None:
        return UNKNOWN
    return Meaning(nodes.LinksOf(call.thing.node, kind), Type("things", LINK_KINDS[kind]))


def _run_links(node: nodes.LinksOf, scope: Scope) -> tuple[object, ...]:
    statement = scope.value(node.of)
    return () if statement is None else scope.things.answers.links(statement, node.kind)


def _read_verdict(call: Call, reader: Reader) -> Meaning:
    kind = _read_linked(call, {"problem": _LINKS["problem"]}, reader)
    return Meaning(nodes.VerdictOn(call.thing.node, kind), _VERDICT) if kind else UNKNOWN


def _run_verdict(node: nodes.VerdictOn, scope: Scope) -> str | None:
    problem = scope.value(node.of)
    return None if problem is None else scope.things.answers.verdict(problem, node.kind)


def _read_linked(call: Call, known: Mapping[Kind, Sequence[Linked]], reader: Reader) -> Linked | None:
    """Return what a statement is linked to, if it is one of those that are `known` to be and that can be."""
    found = call.thing.type
    if found is None:
        return None
    if found.base != "thing" or found.kind is None or found.kind not in known:
        name, kinds = call.name, ", ".join(known)
        reader.note(name.offset, "links-of", name=name.text, found=name_of(found), kinds=kinds)
        return None
    choice = _read_choice(call.given[0], "link-kind", known[found.kind], reader)
    return next((linked for linked in known[found.kind] if linked == choice), None)


def _read_choice(part: Part, mistake: str, choices: Sequence[str], reader: Reader) -> str | None:
    """Return the text that a part is, if it is one of some choices; `mistake` is that it is no text in quotes."""
    if part.rule != "string":
        reader.note(part.offset, mistake, choices=", ".join(choices))
        return None
    text = part.parts[0].text[1:-1]
    reader.check_choice(Meaning(nodes.Constant(text), TEXT, part.offset), choices)
    return text


FUNCTIONS: Final[Mapping[str, Function]] = {
    "count": Function(
        Phrase("count(列表)", "count(a list)"),
        lambda call, reader: Meaning(nodes.Count(reader.wanted(call.given[0], A_LIST).node), NUMBER),
        nodes.Count,
        lambda node, scope: len(scope.value(node.members)),
    ),
    "share": Function(
        Phrase('share("章节类型")', 'share("a role")'),
        _read_share,
        nodes.Share,
        lambda node, scope: scope.things.share(node.roles),
        takes_more=True,
    ),
    "length": Function(
        Phrase("length(文字)", "length(a text)"),
        lambda call, reader: Meaning(nodes.Length(reader.wanted(call.given[0], A_TEXT).node), NUMBER),
        nodes.Length,
        _run_length,
    ),
    "links": Function(
        Phrase('links("measure")', 'links("measure")'),
        _read_links,
        nodes.LinksOf,
        _run_links,
        of_statement=True,
    ),
    "verdict": Function(
        Phrase('verdict("measure")', 'verdict("measure")'),
        _read_verdict,
        nodes.VerdictOn,
        _run_verdict,
        of_statement=True,
    ),
}


def _read_call(parts: Sequence[Part], reader: Reader) -> Meaning:
    path, *given = parts
    *of, name = path.parts
    function = FUNCTIONS.get(name.text)
    if function is None:
        return reader.note(name.offset, "function", name=name.text, near=nearest(name.text, FUNCTIONS))
    if not given or (len(given) > 1 and not function.takes_more):
        return reader.note(name.offset, "arity", name=name.text, usage=function.usage, found=len(given))
    if of and not function.of_statement:
        return reader.note(of[0].offset, "function-of", name=name.text, usage=function.usage)
    return function.read(Call(name, look_up(of, reader) if of else this(reader), given), reader)


def _read_word_count(parts: Sequence[Part], reader: Reader) -> Meaning:
    words, text = reader.wanted(parts[0], SOME_TEXTS), reader.wanted(parts[1], A_TEXT)
    return Meaning(nodes.WordCount(words.node, text.node), NUMBER)


def _run_word_count(node: nodes.WordCount, scope: Scope) -> int:
    found = list(mentions(scope, scope.value(node.text), scope.value(node.words)))
    if found:
        scope.hits.append(
            Hit(found[0].words, found[0].span, all_words=tuple(dict.fromkeys(hit.words for hit in found)))
        )
    return len(found)


CONSTRUCTS: Final = (
    Construct("call", _read_call, {function.node: function.run for function in FUNCTIONS.values()}),
    Construct("word_count", _read_word_count, {nodes.WordCount: _run_word_count}),
)

MEASURES: Final[Mapping[str, tuple[type[Node], ...]]] = {
    "count": (nodes.Count, nodes.WordCount),
    "share": (nodes.Share,),
}
"""What a message can show of a condition."""


def measured(node: Node, name: str) -> Node | None:
    """Return the first `count` or `share` of a condition, which is what a message shows under that name."""
    return next((below for below in nodes.walk(node, here=True) if isinstance(below, MEASURES[name])), None)
