"""Every form of the answers about links: apart from the others, which every run needs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from reviewlint.reporters import as_json_links, matrix, topics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from reviewlint.links.survey import Survey
    from reviewlint.reading.model import Review
    from reviewlint.reporters.page import Format, Page
    from reviewlint.reporters.screen import Line

    class Tracer(Protocol):
        """Draws the links of a draft, all of them or those in doubt."""

        def __call__(self, review: Review, page: Page, *, holes: bool) -> Iterator[Line]:
            """Yield its lines."""


TRACES: dict[Format, Tracer] = {
    "human": matrix.render,
    "json": as_json_links.trace,
}
TOPICS: dict[Format, Callable[[Survey, Page], Iterator[Line]]] = {
    "human": topics.render,
    "json": as_json_links.topics,
}
