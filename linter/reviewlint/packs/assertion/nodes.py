"""The values of an expression once every name and type in it is checked."""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass
from typing import TYPE_CHECKING, Final, TypeAlias, cast

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.packs.assertion.schema import Kind, Linked

FACTS: Final = frozenset({"owner", "deadline", "evidence", "merit", "wish", "done"})


@dataclass(frozen=True, slots=True)
class Constant:
    """A text, a number or a truth value written in the clause; `50%` is 0.5."""

    value: str | float | bool


@dataclass(frozen=True, slots=True)
class Constants:
    """A list of them."""

    values: tuple[str | float, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """A word list of the profile."""

    name: str


@dataclass(frozen=True, slots=True)
class Option:
    """An option of the rule."""

    name: str


@dataclass(frozen=True, slots=True)
class This:
    """The thing that is looked at; inside `[…]` the member that is looked at."""


@dataclass(frozen=True, slots=True)
class Whole:
    """The document, wherever one stands in it."""


@dataclass(frozen=True, slots=True)
class Variable:
    """The member that `some` or `every` is at."""

    name: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a thing of a kind; nothing, where there is no thing."""

    of: Node
    kind: Kind
    name: str


@dataclass(frozen=True, slots=True)
class LinksOf:
    """The links of a statement to statements of a kind, the strongest first; none of them is ruled out."""

    of: Node
    kind: Linked


@dataclass(frozen=True, slots=True)
class VerdictOn:
    """What is known of the causes or the measures of a problem."""

    of: Node
    kind: Linked


@dataclass(frozen=True, slots=True)
class Filter:
    """The members of a list for which a condition holds."""

    members: Node
    condition: Node


@dataclass(frozen=True, slots=True)
class Count:
    """How many members a list has."""

    members: Node


@dataclass(frozen=True, slots=True)
class WordCount:
    """How often words of a list stand in the prose of a text."""

    words: Node
    text: Node


@dataclass(frozen=True, slots=True)
class Share:
    """The part of the draft's characters, 0 to 1, that stands in sections of any of some roles."""

    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Length:
    """The number of code points of a text, white space left out."""

    text: Node


@dataclass(frozen=True, slots=True)
class Exists:
    """Whether something optional is there, or a list has members."""

    value: Node


@dataclass(frozen=True, slots=True)
class Compare:
    """A comparison of two values; with nothing on one side only `!=` holds."""

    left: Node
    operator: str
    right: Node


@dataclass(frozen=True, slots=True)
class Among:
    """Whether a value is in a list."""

    value: Node
    members: Node


@dataclass(frozen=True, slots=True)
class Matches:
    """Whether a regular expression (a Constant or an Option) is found in a text."""

    text: Node
    pattern: Constant | Option


@dataclass(frozen=True, slots=True)
class Mentions:
    """Whether any word of a list stands in the prose of a text."""

    text: Node
    words: Node


@dataclass(frozen=True, slots=True)
class Quantified:
    """Whether a condition holds for every member of a list, or for at least one."""

    every: bool
    variable: str
    members: Node
    condition: Node


@dataclass(frozen=True, slots=True)
class Not:
    """Whether a condition does not hold."""

    condition: Node


@dataclass(frozen=True, slots=True)
class AllOf:
    """Whether all conditions hold."""

    conditions: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Whether at least one condition holds."""

    conditions: tuple[Node, ...]


Value: TypeAlias = (
    Constant | Constants | Words | Option | This | Whole | Variable | Field | LinksOf | VerdictOn | Filter
)
Measure: TypeAlias = Count | WordCount | Share | Length
Condition: TypeAlias = Exists | Compare | Among | Matches | Mentions | Quantified | Not | AllOf | AnyOf
Node: TypeAlias = Value | Measure | Condition

# What a message can show of a condition.
MEASURES: Final[dict[str, tuple[type[Count | WordCount | Share], ...]]] = {
    "count": (Count, WordCount),
    "share": (Share,),
}


def walk(node: Node, *, here: bool = False) -> Iterator[Node]:
    """Yield a node and all below it in the order in which they are written.

    With `here`, what is said of the members of a list is left out.
    """
    yield node
    for field in fields(node):
        if here and field.name == "condition" and isinstance(node, Filter | Quantified):
            continue
        value = getattr(node, field.name)
        for below in value if isinstance(value, tuple) else (value,):
            if is_dataclass(below):
                yield from walk(cast("Node", below), here=here)


def finds(node: Node) -> bool:
    """Tell whether a condition looks for something in the draft that can be shown."""
    return any(
        isinstance(below, Matches | Mentions | WordCount)
        or (isinstance(below, Exists) and isinstance(below.value, Field) and below.value.name in FACTS)
        for below in walk(node)
    )


def finds_words(node: Node) -> bool:
    """Tell whether a condition holds by words of the draft that others can be put in the place of."""
    match node:
        case Matches() | Mentions():
            return True
        case AllOf(conditions) | AnyOf(conditions):
            return any(map(finds_words, conditions))
        case Quantified():
            return finds_words(node.condition)
    return False


def measured(node: Node, name: str) -> Measure | None:
    """Return the first `count` or `share` of a condition, which is what a message shows under that name."""
    kinds = MEASURES[name]
    return next((below for below in walk(node, here=True) if isinstance(below, kinds)), None)
