"""Any text to its outline, by `grammar/document.lark`."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from reviewlint.draft.source import Span
from reviewlint.grammars import grammar
from reviewlint.outline.enumeration import Candidate, accept, nest
from reviewlint.outline.lines import plain
from reviewlint.outline.margins import margins
from reviewlint.outline.nodes import Block, Leaf, Mark, Outline, Paragraph, Section, Style
from reviewlint.outline.ordinals import number_of, style_in_hash
from reviewlint.outline.tables import read_table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lark import Token, Tree

    from reviewlint.draft.source import Source
    from reviewlint.outline.margins import Margins

    Node: TypeAlias = "Tree[Token]"

_SPACE = " \t\n\0"

_LEVELS = {
    name: level
    for level, name in enumerate(
        [
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "chapter",
            "chinese",
            "bracketed",
            "arabic",
            "dotted",
            "bracketed_arabic",
            "circled",
            "bullet",
            "sub_arabic",
            "sub_bullet",
        ],
        start=1,
    )
}
_STYLES = {
    "CHAPTER": Style.CHAPTER,
    "CHINESE": Style.CHINESE,
    "BRACKETED": Style.BRACKETED,
    "ARABIC": Style.ARABIC,
    "DOTTED": Style.DOTTED,
    "BRACKETED_ARABIC": Style.BRACKETED_ARABIC,
    "CIRCLED": Style.CIRCLED,
    "BULLET": Style.BULLET,
    "SUB_ARABIC": Style.ARABIC,
    "SUB_BULLET": Style.BULLET,
    "IS": Style.IS,
    "SHOULD": Style.SHOULD,
    "ORDINAL": Style.ORDINAL,
    "SEQUENCE": Style.SEQUENCE,
    "ASPECT": Style.ASPECT,
    "AMONG": Style.AMONG,
    "IN_BRACKETED": Style.BRACKETED,
    "IN_ARABIC": Style.ARABIC,
    "IN_BRACKETED_ARABIC": Style.BRACKETED_ARABIC,
    "IN_CIRCLED": Style.CIRCLED,
}
_ENDS_SENTENCE = tuple("。！？!?")


def parse(source: Source) -> Outline:
    """Parse a draft. Every text has an outline; it takes time linear in the text."""
    written = plain(source.text)
    around = margins(written)
    text = around.blanked(written)
    complete = text if text.endswith("\n") else text + "\n"
    tree = grammar("document", "document", lexer="basic", postlex=_HASHES).parse(complete)
    return _Builder(source, text, tree, around).outline()


class _Hashes:
    """Tells the levels of `#` headings apart, which are one terminal of the grammar."""

    always_accept = ("HASH",)

    def process(self, stream: Iterator[Token]) -> Iterator[Token]:
        for token in stream:
            if token.type == "HASH":
                token.type += str(token.count("#"))
            yield token


_HASHES = _Hashes()


class _Builder:
    """Turns the grammar's tree into nodes. Holds what all steps share, and changes nothing."""

    def __init__(self, source: Source, text: str, tree: Node, around: Margins) -> None:
        self._source = source
        self._text = text
        self._tree = tree
        self._margins = around

    def outline(self) -> Outline:
        title, blocks = self._margins.title, self._blocks(self._tree.children, ())
        in_settings = self._source.text.startswith("---")
        if (title is None or in_settings) and (top := _markdown_title(blocks)):
            at = blocks.index(top)
            title, blocks = top.title, (*blocks[:at], *top.blocks, *blocks[at + 1 :])
        return Outline(self._source, title, blocks, self._margins.sign_off, tuple(self._leaves()))

    def _leaves(self) -> Iterator[Leaf]:
        size = len(self._text)
        for token in self._tree.scan_values(lambda _: True):
            span = _span(token)
            if span.start < size:
                yield Leaf(token.type, Span(span.start, min(span.end, size)))

    def _blocks(self, nodes: Sequence[Any], rest: Sequence[Token]) -> tuple[Block, ...]:
        """Build the blocks below a heading; `rest` is what follows its title on the same line."""
        lines = [rest, *(node.children[:-1] for node in nodes if node.data == "paragraph")]
        ordinals = [self._candidates(line) for line in lines]
        numbered = accept(ordinals)
        paragraphs = map(partial(self._paragraph, numbered=numbered), lines, ordinals)
        blocks: list[Block | None] = [next(paragraphs)]
        for node in nodes:
            if node.data == "paragraph":
                blocks.append(next(paragraphs))
            elif node.data == "table":
                blocks.append(read_table(node.children[0], _span(node.children[0]).start))
            elif node.data != "skipped":
                blocks.extend(self._sections(node))
        return tuple(block for block in blocks if block is not None)

    def _sections(self, node: Node) -> Iterator[Section]:
        """Build the sections of a heading line: several where its next ones stand on that line too (1.甲。2.乙。)."""
        opening, heading, *rest = cast("list[Any]", node.children)
        level = _LEVELS[node.data]
        mark, behind = self._opened(opening)
        line: list[Token] = []
        for token in heading.children[:-1]:
            if (
                token.type == f"IN_{opening.type}"
                and (found := self._mark(token)).number == (mark.number or 0) + 1
            ):
                yield self._section(mark, level, behind, line, ())
                mark, behind, line = found, _span(token).end, []
            else:
                line.append(token)
        yield self._section(mark, level, behind, line, rest)

    def _section(
        self, mark: Mark, level: int, behind: int, line: Sequence[Token], below: Sequence[Any]
    ) -> Section:
        title_tokens = _title_of(line)
        title = self._unmarked(behind, _span(title_tokens[-1]).end) if title_tokens else None
        blocks = self._blocks(below, line[len(title_tokens) :])
        title = title or Span(behind, behind)
        end = max(title.end, blocks[-1].span.end) if blocks else title.end
        return Section(mark, level, title, Span(mark.span.start, end), blocks)

    def _unmarked(self, start: int, end: int) -> Span | None:
        """Return a title without the ** around it; those of a bold beginning (**Impact:** …) stay."""
        bare = self._trim(start, end, "*")
        return self._trim(start, end) if bare and "**" in bare.of(self._text) else bare

    def _paragraph(
        self, tokens: Sequence[Token], ordinals: Sequence[Candidate], *, numbered: frozenset[Mark]
    ) -> Paragraph | None:
        if not tokens:
            return None
        span = self._trim(_span(tokens[0]).start, _span(tokens[-1]).end)
        if span is None:
            return None
        items = nest((found for found in ordinals if found.mark in numbered), span.end, self._text)
        lead_end = items[0].span.start if items else span.end
        lead = self._trim(span.start, lead_end, "*" if items else "") or Span(span.start, span.start)
        return Paragraph(span, lead, items)

    def _candidates(self, tokens: Sequence[Token]) -> list[Candidate]:
        return [self._candidate(token, _span(token)) for token in tokens if token.type in _STYLES]

    def _candidate(self, token: Token, span: Span) -> Candidate:
        mark = self._mark(token)
        bold = self._text.endswith("**", 0, mark.span.start) and self._text.startswith("**", span.end)
        after_comma = self._text.startswith(("，", ","), max(0, span.start - 1))
        return Candidate(mark, span.end + 2 if bold else span.end, after_comma)

    def _opened(self, opening: Token) -> tuple[Mark, int]:
        """Return the mark of a heading, and where its title begins; an underlined one may have no mark of its own."""
        whole = _span(opening)
        if not opening.type.startswith("SETEXT"):
            return self._mark(opening), whole.end
        behind = whole.end - 1
        span = self._trim(whole.start, behind, "*") or Span(behind, behind)
        written = span.of(self._text)
        return Mark(span, style_in_hash(written), number_of(written)), behind

    def _mark(self, token: Token) -> Mark:
        whole = _span(token)
        bold = "" if token.type.endswith("BULLET") else "*"
        span = self._trim(whole.start, whole.end, bold) or whole
        written = span.of(self._text)
        style = _STYLES.get(token.type) or style_in_hash(written)
        return Mark(span, style, None if style in {Style.HASH, Style.BULLET} else number_of(written))

    def _trim(self, start: int, end: int, also: str = "") -> Span | None:
        """Return the range without white space (and `also`) around it, None if nothing is left."""
        inside = self._text[start:end]
        left = len(inside) - len(inside.lstrip(_SPACE + also))
        right = len(inside.rstrip(_SPACE + also))
        return Span(start + left, start + right) if left < right else None


def _markdown_title(blocks: Sequence[Block]) -> Section | None:
    """Return the `#` heading that is the title: the first, if nothing else is below it or every other is numbered."""
    sections = [block for block in blocks if isinstance(block, Section)]
    if not sections or sections[0].level != _LEVELS["h1"] or sections[0].mark.style is not Style.HASH:
        return None
    numbered = all(
        other.level == sections[0].level and other.mark.style is not Style.HASH for other in sections[1:]
    )
    is_title = numbered or (len(sections) > 1 and not sections[0].blocks)
    return sections[0] if is_title and len(sections[0].title) else None


def _title_of(line: Sequence[Token]) -> list[Token]:
    """Return the tokens of a heading line that are its title: up to the first full stop or item."""
    title: list[Token] = []
    for token in line:
        if token.type != "TEXT":
            break
        title.append(token)
        if token.rstrip("”’」』）)】*").endswith(_ENDS_SENTENCE):
            break
    return title


def _span(token: Token) -> Span:
    return Span(token.start_pos, token.end_pos)  # type: ignore[arg-type]  # only made-up tokens have no place
