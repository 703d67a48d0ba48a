"""What stands around a draft, told line by line: title and byline, signature and attachments, the lines of a site."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.outline.endings import find_tail
from reviewlint.outline.titles import find_head

if TYPE_CHECKING:
    from reviewlint.draft.source import Span

_ANYTHING = re.compile(r"[^\n]")


class Margins(Struct, frozen=True):
    """The title, where the text behind it begins and ends, the lines that sign it, and the list of attachments.

    A Markdown heading that is the title is left to those who read the headings: there is no title here then.
    """

    title: Span | None
    begin: int
    end: int
    sign_off: tuple[Span, ...]
    attachments: Span | None

    def blanked(self, text: str) -> str:
        """Return a text of the same length in which nothing stands but what is between the margins."""
        return "".join(
            (
                _ANYTHING.sub(" ", text[: self.begin]),
                text[self.begin : self.end],
                _ANYTHING.sub(" ", text[self.end :]),
            )
        )


def margins(text: str) -> Margins:
    """Return what stands around a plain text."""
    head = find_head(text)
    tail = find_tail(text, head.begin)
    return Margins(head.title, head.begin, max(head.begin, tail.end), tail.sign_off, tail.attachments)
