"""The values of an assertion once every name and type in it is checked: plain data, which can be kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, cast

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterator

Selectable = Literal[
    "document", "section", "theme", "problem", "cause", "measure", "item", "sentence", "text"
]
Kind = Selectable | Literal["problem-link", "cause-link", "measure-link"]
Linked = Literal["problem", "cause", "measure"]


class Constant(Struct, frozen=True, tag=True):
    """A text, a number or a truth value written in the clause; `50%` is 0.5."""

    value: str | float | int | bool


class Constants(Struct, frozen=True, tag=True):
    """A list of them."""

    values: tuple[str | float, ...]


class Words(Struct, frozen=True, tag=True):
    """A word list of the profile."""

    name: str


class Option(Struct, frozen=True, tag=True):
    """An option of the rule."""

    name: str


class This(Struct, frozen=True, tag=True):
    """The thing that is looked at; inside `[…]` the member that is looked at."""


class Whole(Struct, frozen=True, tag=True):
    """The document, wherever one stands in it."""


class Variable(Struct, frozen=True, tag=True):
    """The member that `some` or `every` is at."""

    name: str


class Field(Struct, frozen=True, tag=True):
    """A field of a thing of a kind; nothing, where there is no thing."""

    of: Node
    kind: Kind
    name: str


class LinksOf(Struct, frozen=True, tag=True):
    """The links of a statement to statements of a kind, the strongest first; none of them is ruled out."""

    of: Node
    kind: Linked


class VerdictOn(Struct, frozen=True, tag=True):
    """What is known of the causes or the measures of a problem."""

    of: Node
    kind: Linked


class Filter(Struct, frozen=True, tag=True):
    """The members of a list for which a condition holds."""

    members: Node
    condition: Node


class Count(Struct, frozen=True, tag=True):
    """How many members a list has."""

    members: Node


class WordCount(Struct, frozen=True, tag=True):
    """How often words of a list stand in the prose of a text."""

    words: Node
    text: Node


class Share(Struct, frozen=True, tag=True):
    """The part of the draft's characters, 0 to 1, that stands in sections of any of some roles."""

    roles: tuple[str, ...]


class Length(Struct, frozen=True, tag=True):
    """The number of code points of a text, white space left out."""

    text: Node


class Exists(Struct, frozen=True, tag=True):
    """Whether something optional is there, or a list has members."""

    value: Node


class Compare(Struct, frozen=True, tag=True):
    """A comparison of two values; with nothing on one side only `!=` holds."""

    left: Node
    operator: str
    right: Node


class Among(Struct, frozen=True, tag=True):
    """Whether a value is in a list."""

    value: Node
    members: Node


class Matches(Struct, frozen=True, tag=True):
    """Whether a regular expression (a Constant or an Option) is found in a text."""

    text: Node
    pattern: Constant | Option


class Mentions(Struct, frozen=True, tag=True):
    """Whether any word of a list stands in the prose of a text."""

    text: Node
    words: Node


class Quantified(Struct, frozen=True, tag=True):
    """Whether a condition holds for every member of a list, or for at least one."""

    every: bool
    variable: str
    members: Node
    condition: Node


class Not(Struct, frozen=True, tag=True):
    """Whether a condition does not hold."""

    condition: Node


class AllOf(Struct, frozen=True, tag=True):
    """Whether all conditions hold."""

    conditions: tuple[Node, ...]


class AnyOf(Struct, frozen=True, tag=True):
    """Whether at least one condition holds."""

    conditions: tuple[Node, ...]


Value: TypeAlias = (
    Constant | Constants | Words | Option | This | Whole | Variable | Field | LinksOf | VerdictOn | Filter
)
Measure: TypeAlias = Count | WordCount | Share | Length
Condition: TypeAlias = Exists | Compare | Among | Matches | Mentions | Quantified | Not | AllOf | AnyOf
Node: TypeAlias = Value | Measure | Condition


class Step(Struct, frozen=True):
    """Things of a kind, those for which a condition holds."""

    kind: Selectable
    condition: Node | None


class Assertion(Struct, frozen=True):
    """What a rule asserts of every thing that the last step selects inside the steps before.

    `decides` says whether `condition` must hold (`require`) or must not (`forbid`).
    """

    steps: tuple[Step, ...]
    when: Node | None
    decides: Literal["require", "forbid"]
    condition: Node

    @property
    def kind(self) -> Selectable:
        """The kind of the things that it is about."""
        return self.steps[-1].kind

    @property
    def replaceable(self) -> bool:
        """Whether it forbids words that it finds in the draft, so that others can be put in their place."""
        return self.decides == "forbid" and _finds_words(self.condition)


def walk(node: Node, *, here: bool = False) -> Iterator[Node]:
    """Yield a node and all below it in the order in which they are written.

    With `here`, what is said of the members of a list is left out.
    """
    yield node
    for name in node.__struct_fields__:
        if here and name == "condition" and isinstance(node, Filter | Quantified):
            continue
        value = getattr(node, name)
        for below in value if isinstance(value, tuple) else (value,):
            if isinstance(below, Struct):
                yield from walk(cast("Node", below), here=here)


def _finds_words(node: Node) -> bool:
    """Tell whether a condition holds by words of the draft that others can be put in the place of."""
    match node:
        case Matches() | Mentions():
            return True
        case AllOf(conditions) | AnyOf(conditions):
            return any(map(_finds_words, conditions))
        case Quantified():
            return _finds_words(node.condition)
    return False
