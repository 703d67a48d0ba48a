"""The grammars of `grammar/`: compiled once, then taken from the private store. Lark comes in through here alone."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any, Final, Literal

from reviewlint.assets import shipped
from reviewlint.cache import remembered

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import ModuleType

    from lark.lark import PostLex


@contextmanager
def _as_if_missing(name: str) -> Iterator[None]:
    """Let an import find that a module is not there, if it is not loaded yet."""
    modules: dict[str, ModuleType | None] = sys.modules  # type: ignore[assignment]
    was_loaded = name in modules
    modules.setdefault(name, None)
    yield
    if not was_loaded:
        del modules[name]


# Lark loads `regex` wherever it is installed, for options that no grammar here uses: a quarter of its time.
with _as_if_missing("regex"):
    import lark
    from lark import Lark, Token, Tree, UnexpectedInput
    from lark.exceptions import UnexpectedCharacters, UnexpectedToken
    from lark.grammar import Rule
    from lark.lexer import TerminalDef

__all__ = ["Lark", "Token", "Tree", "UnexpectedCharacters", "UnexpectedInput", "UnexpectedToken", "grammar"]

_WIDEST: Final = (1 << 63) - 1  # what a kept number can be; a pattern without bounds says more


@cache
def grammar(
    name: str,
    *start: str,
    lexer: Literal["basic", "contextual"] = "contextual",
    positions: bool = False,
    postlex: PostLex | None = None,
    terminals: str = "",
) -> Lark:
    """Return the LALR parser of `grammar/<name>.lark`, which may begin at any of the rules named.

    `positions` gives every node of a tree its place, not only the tokens. `postlex` sees all tokens before the
    grammar does. `terminals` are some that the file leaves to the code.
    """
    kept = (type(postlex).__name__, *postlex.always_accept) if postlex else ()
    text = (shipped("grammar") / f"{name}.lark").read_bytes() + terminals.encode()

    def build() -> tuple[dict[str, Any], dict[int, Any]]:
        parser = lark.Lark(
            text.decode(),
            start=list(start),
            parser="lalr",
            lexer=lexer,
            propagate_positions=positions,
            postlex=postlex,
            maybe_placeholders=False,
        )
        data, memo = parser.memo_serialize([TerminalDef, Rule])
        data["options"]["postlex"] = None  # the one thing in it that is no plain data
        for known in memo.values():
            if "_width" in known.get("pattern", ()):
                known["pattern"]["_width"] = [min(width, _WIDEST) for width in known["pattern"]["_width"]]
        return _plain(data), _plain(memo)

    key = (text, repr((start, lexer, positions, kept, lark.__version__)).encode())
    data, memo = remembered(f"{name}-grammar", key, build, tuple[dict[str, Any], dict[int, Any]])
    # `Lark.save` and `Lark.load` would pickle; this is what the parsers do that lark writes to stand alone.
    parser: Lark = lark.Lark._load_from_dict(data, memo, postlex=postlex)  # type: ignore[no-untyped-call] # noqa: SLF001
    return parser


def _plain(value: Any) -> Any:
    """Return the same with plain texts in the place of tokens, which older versions of lark leave in what they give."""
    if isinstance(value, dict):
        return {_plain(key): _plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    return str(value) if isinstance(value, str) else value
