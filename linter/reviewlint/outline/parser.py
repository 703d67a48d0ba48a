"""Any text to its outline, by `grammar/document.lark`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias, cast

from reviewlint.draft.source import Span
from reviewlint.grammars import grammar
from reviewlint.outline.grids import read_table
from reviewlint.outline.levels import LEVELS
from reviewlint.outline.lines import plain, widened
from reviewlint.outline.margins import margins
from reviewlint.outline.nodes import Block, Leaf, Mark, Outline, Paragraph, Section
from reviewlint.outline.styles import Style, terminals

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.draft.source import Source
    from reviewlint.grammars import Token, Tree
    from reviewlint.outline.levels import Opening

    Node: TypeAlias = "Tree[Token]"

_SPACE = " \t\n\0"


def parse(source: Source) -> Outline:
    """Parse a draft. Every text has an outline; it takes time linear in the text."""
    text = widened(plain(source.text))
    around = margins(text)
    between = around.blanked(text)
    complete = between if between.endswith("\n") else between + "\n"
    parser = grammar("document", "document", lexer="basic", postlex=LEVELS, terminals=terminals())
    title, blocks, leaves = _Builder(between, around.title).built(parser.parse(complete))
    return Outline(source, text, title, blocks, around.sign_off, leaves)


class _Builder:
    """Turns the grammar's tree into nodes. Holds what all steps share, and changes nothing."""

    def __init__(self, text: str, title: Span | None) -> None:
        self._text = text
        self._title = title

    def built(self, tree: Node) -> tuple[Span | None, tuple[Block, ...], tuple[Leaf, ...]]:
        """Return the title, the blocks and the leaves of a tree."""
        title, blocks = self._title, self._blocks(tree.children, 1)
        if top := self._markdown_title(blocks):
            at = blocks.index(top)
            title, blocks = top.title, (*blocks[:at], *top.blocks, *blocks[at + 1 :])
        return title, blocks, tuple(self._leaves(tree))

    def _markdown_title(self, blocks: Sequence[Block]) -> Section | None:
        """Return the `#` heading that is the title: the first, if all else is below it or every other is numbered."""
        sections = [block for block in blocks if isinstance(block, Section)]
        if not sections or sections[0].mark.style is not Style.HASH or not self._is_highest(sections[0]):
            return None
        numbered = all(other.mark.style is not Style.HASH for other in sections[1:])
        is_title = numbered or (len(sections) > 1 and not sections[0].blocks)
        return sections[0] if is_title and len(sections[0].title) else None

    def _is_highest(self, section: Section) -> bool:
        """Tell whether a Markdown heading is one of the first level: # or a row of = below."""
        signs = section.mark.span.of(self._text).count("#")
        return signs == 1 or (not signs and self._text[section.title.end :].lstrip().startswith("="))

    def _leaves(self, tree: Node) -> Iterator[Leaf]:
        size = len(self._text)
        for token in tree.scan_values(lambda _: True):
            span = _span(token)
            if span.start < min(span.end, size):
                yield Leaf(token.type, Span(span.start, min(span.end, size)))

    def _blocks(self, nodes: Sequence[Any], level: int) -> tuple[Block, ...]:
        blocks = (self._block(node, level) for node in nodes)
        return tuple(block for block in blocks if block is not None)

    def _block(self, node: Any, level: int) -> Block | None:
        match node.data:
            case "section":
                return self._section(node, level)
            case "table":
                return read_table(node.children[0], _span(node.children[0]).start)
            case "paragraph":
                return self._paragraph(node)
            case _:
                return None

    def _paragraph(self, node: Node) -> Paragraph | None:
        tokens = cast("list[Token]", node.children)
        span = self._trim(_span(tokens[0]).start, _span(tokens[-1]).end)
        return Paragraph(span) if span else None

    def _section(self, node: Node, level: int) -> Section:
        opening, heading, *below = cast("list[Any]", node.children)
        whole, mark = _span(opening), self._mark(opening)
        title = self._titled(heading.children) or Span(mark.span.end, mark.span.end)
        blocks = self._blocks(below, level + 1)
        end = max(title.end, blocks[-1].span.end) if blocks else title.end
        opens_line = whole.start == 0 or self._text[whole.start - 1] == "\n"
        return Section(mark, level, title, Span(mark.span.start, end), blocks, opens_line)

    def _titled(self, tokens: Sequence[Token]) -> Span | None:
        """Return a title without the ** around it; those of a bold beginning (**Impact:** …) stay."""
        if not tokens:
            return None
        start, end = _span(tokens[0]).start, _span(tokens[-1]).end
        bare = self._trim(start, end, "*")
        return self._trim(start, end) if bare and "**" in bare.of(self._text) else bare

    def _mark(self, opening: Opening) -> Mark:
        whole = _span(opening)
        bold = "" if opening.style is Style.BULLET else "*"
        span = self._trim(whole.start, whole.end, bold) or whole
        return Mark(span, opening.style, opening.number)

    def _trim(self, start: int, end: int, also: str = "") -> Span | None:
        """Return the range without white space (and `also`) around it, None if nothing is left."""
        inside = self._text[start:end]
        left = len(inside) - len(inside.lstrip(_SPACE + also))
        right = len(inside.rstrip(_SPACE + also))
        return Span(start + left, start + right) if left < right else None


def _span(token: Token) -> Span:
    return Span(token.start_pos, token.end_pos)  # type: ignore[arg-type]  # only made-up tokens have no place
