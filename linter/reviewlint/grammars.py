"""The grammars of `grammar/`: compiled once, then taken from the private store."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Literal

from reviewlint.assets import shipped
from reviewlint.cache import remembered

if TYPE_CHECKING:
    from lark import Lark
    from lark.lark import PostLex


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
    grammar does; it is stored with it. `terminals` are some that the file leaves to the code.
    """
    import lark  # noqa: PLC0415 - 50 ms that `--version` and a draft without references need not wait for

    kept = (type(postlex).__name__, *postlex.always_accept) if postlex else ()
    text = (shipped("grammar") / f"{name}.lark").read_bytes() + terminals.encode()
    return remembered(
        f"{name}-grammar",
        (text, repr((start, lexer, positions, kept, lark.__version__)).encode()),
        build=lambda: lark.Lark(
            text.decode(),
            start=list(start),
            parser="lalr",
            lexer=lexer,
            propagate_positions=positions,
            postlex=postlex,
            maybe_placeholders=False,
        ),
        dump=_dump,
        load=lambda compiled: lark.Lark.load(BytesIO(compiled)),
    )


def _dump(parser: Lark) -> bytes:
    compiled = BytesIO()
    parser.save(compiled)
    return compiled.getvalue()
