"""The outline of a draft as a tree: what the linter took for a section, a theme, a problem, a measure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.draft.source import Span
from reviewlint.phrases import Phrase, listed
from reviewlint.reporters.screen import Line, Piece, head, visible, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.phrases import Language
    from reviewlint.profile import Profile, Role
    from reviewlint.reading.review import Kind, Part, Review, Statement
    from reviewlint.reporters.screen import Page, Style

ROLES: dict[Role, Phrase] = {
    "opening": Phrase("开头", "opening"),
    "previous": Phrase("上次整改", "previous"),
    "problems": Phrase("问题", "problems"),
    "case": Phrase("案例", "case"),
    "causes": Phrase("原因", "causes"),
    "measures": Phrase("措施", "measures"),
    "closing": Phrase("结尾", "closing"),
    "other": Phrase("其他", "other"),
}
_PROFILE = Phrase("规则集 {name}", "profile {name}")
_THEME = Phrase("方面", "theme")
_COMMA = Phrase("，", ", ")
_OWNER = Phrase("责任 ", "owner ")
_DEADLINE = Phrase("时限 ", "deadline ")
_KINDS: dict[Kind, Style] = {"problem": "error", "cause": "warning", "measure": "good"}


class _Node(Struct):
    """A stretch of the draft and what lies inside; `place` is where its words begin."""

    span: Span
    place: int
    label: Line
    children: list[_Node] = []


def render(review: Review, profile: Profile, page: Page) -> Iterator[Line]:
    """Yield the tree, each line led by its line number in the draft."""
    source, title = review.outline.source, review.outline.title
    nodes = _nodes(review, page.language)
    digits = len(str(source.position(max((node.place for node in nodes), default=0)).line))
    name = title.of(source.text) if title else source.path
    yield (
        Piece(" " * (digits + 2)),
        Piece(name, "strong"),
        Piece("  " + _PROFILE.fill(page.language, {"name": profile.name}), "faint"),
    )
    for guide, node in _walk(_nest(nodes), ""):
        number = f"{source.position(node.place).line:>{digits}}  "
        line = (Piece(number, "faint"), Piece(guide, "faint"), *node.label)
        used = sum(width(visible(piece.text)) for piece in line[:-1])
        yield *line[:-1], Piece(head(visible(line[-1].text), max(8, page.columns - used)), line[-1].style)


def _walk(nodes: list[_Node], guide: str) -> Iterator[tuple[str, _Node]]:
    for node in nodes:
        last = node is nodes[-1]
        yield guide + ("└── " if last else "├── "), node
        yield from _walk(node.children, guide + ("    " if last else "│   "))


def _nest(nodes: list[_Node]) -> list[_Node]:
    """Put every node below the innermost one that holds it; return those that none holds."""
    top: list[_Node] = []
    above: list[_Node] = []
    for node in sorted(nodes, key=lambda node: (node.span.start, -node.span.end)):
        while above and not above[-1].span.holds(node.span):
            above.pop()
        (above[-1].children if above else top).append(node)
        above.append(node)
    return top


def _nodes(review: Review, language: Language) -> list[_Node]:
    """Return parts, themes, groups and statements: the larger first, for those of one span."""
    text = review.text
    nodes = [_part(part, text, language) for part in review.parts]
    for theme in review.themes:
        label = (Piece(f"{_THEME[language]} {theme.id}  ", "info"), Piece(theme.title.of(text)))
        nodes.append(_Node(theme.span, theme.title.start, label))
    statements = review.statements
    nodes += _groups(statements, {theme.title for theme in review.themes}, text)
    nodes += [_statement(statement, text, language) for statement in statements]
    return nodes


def _part(part: Part, text: str, language: Language) -> _Node:
    roles = listed(ROLES[role][language] for role in part.roles)[language] + "  "
    title = part.title.of(text) if part.title else ""
    place = part.title or part.span
    return _Node(part.span, place.start, (Piece(roles, "strong"), Piece(title)))


def _groups(statements: tuple[Statement, ...], themes: set[Span], text: str) -> Iterator[_Node]:
    """Yield the headings that group statements without being a theme."""
    ends: dict[Span, int] = {}
    for statement in statements:
        if statement.heading and statement.heading not in themes:
            ends[statement.heading] = max(statement.span.end, ends.get(statement.heading, 0))
    for heading, end in ends.items():
        yield _Node(Span(heading.start, end), heading.start, (Piece(heading.of(text)),))


def _statement(statement: Statement, text: str, language: Language) -> _Node:
    facts = statement.facts
    known = [
        name[language] + fact.of(text)
        for name, fact in ((_OWNER, facts.owner), (_DEADLINE, facts.deadline))
        if fact
    ]
    label = [Piece(f"{statement.id}  ", _KINDS[statement.kind])]
    if known:
        label.append(Piece(_COMMA[language].join(known) + "  ", "faint"))
    return _Node(statement.span, statement.span.start, (*label, Piece(statement.title.of(text))))
