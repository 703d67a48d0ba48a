"""Whether the two sides of an operator fit each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint.packs.assertion.names import Meaning, Names, nearest
from reviewlint.packs.assertion.schema import TEXT, name_of
from reviewlint.phrases import Phrase
from reviewlint.profile.assertion import Constant, Share

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewlint.packs.assertion.schema import Base, Type
    from reviewlint.profile.assertion import Node

MEMBERS: Final[Mapping[Base, Base]] = {"things": "thing", "texts": "text", "numbers": "number"}
_ORDER: Final = frozenset({"<", "<=", ">", ">="})
_COMPARED: Final = frozenset({"text", "number", "truth"})


class Side(Struct, frozen=True):
    """What stands on one side of an operator, and where."""

    offset: int
    meaning: Meaning

    @property
    def node(self) -> Node:
        """The value."""
        return self.meaning.node

    @property
    def type(self) -> Type | None:
        """Its type."""
        return self.meaning.type


class Wanted(Struct, frozen=True):
    """The types that fit a place, and what to call them."""

    bases: frozenset[Base]
    name: Phrase


A_TEXT: Final = Wanted(frozenset({"text"}), name_of(TEXT))
SOME_TEXTS: Final = Wanted(frozenset({"texts"}), Phrase("词表或文字列表", "a word list or a list of texts"))
THINGS: Final = Wanted(frozenset({"things"}), Phrase("problems 这样的列表", "a list such as problems"))
A_LIST: Final = Wanted(frozenset(MEMBERS), Phrase("列表", "a list"))


def expect(side: Side, wanted: Wanted, names: Names) -> Meaning:
    """Return what stands there; nothing, with the mistake kept, if it is not of a type wanted there."""
    if side.type is None or side.type.base in wanted.bases:
        return side.meaning
    return names.note(side.offset, "expected", expected=wanted.name, found=name_of(side.type))


def check_comparison(left: Side, right: Side, operator: str, names: Names) -> None:
    """Keep what is wrong with comparing two values."""
    if left.type is None or right.type is None:
        return
    for side, found in ((left, left.type), (right, right.type)):
        if found.base not in _COMPARED or (operator in _ORDER and found.base != "number"):
            names.note(side.offset, "compare-no", found=name_of(found), operator=operator)
            return
    if left.type.base != right.type.base:
        names.note(left.offset, "compare", left=name_of(left.type), right=name_of(right.type))
    else:
        check_choice(left, right.type.choices, names)
        check_choice(right, left.type.choices, names)
        _check_share(left, right, names)
        _check_share(right, left, names)


def _check_share(side: Side, share: Side, names: Names) -> None:
    """Keep a number that no share can reach: who writes 30 means 30%."""
    value = side.node.value if isinstance(side.node, Constant) else None
    if isinstance(share.node, Share) and isinstance(value, float) and value > 1:
        names.note(side.offset, "share-above", value=f"{value:g}")


def check_membership(one: Side, members: Side, names: Names) -> None:
    """Keep what is wrong with looking for a value in a list."""
    if members.type and members.type.base not in {"texts", "numbers"}:
        names.note(members.offset, "expected", expected=SOME_TEXTS.name, found=name_of(members.type))
    elif one.type and members.type and one.type.base != MEMBERS[members.type.base]:
        names.note(one.offset, "compare", left=name_of(one.type), right=name_of(members.type))
    elif members.type:
        check_choice(one, members.type.choices, names)


def check_choice(side: Side, choices: Sequence[str], names: Names) -> None:
    """Keep a text that something with few choices can never be."""
    if choices and isinstance(side.node, Constant) and side.node.value not in choices and side.type == TEXT:
        shown = str(side.node.value)
        names.note(side.offset, "choice", value=shown, near=nearest(shown, choices))
