"""Running text in lines of a given width, Chinese and English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewlint.reporters.screen import visible, width

if TYPE_CHECKING:
    from collections.abc import Iterator

# Latin words stay whole; a closing mark stays with what it closes, an opening one with what it opens.
_UNIT = re.compile(r"[“‘（《【]*(?:[!-~]+|[^\s])[，。；：、！？”’）》】…]*|\s+")


def wrap(text: str, columns: int) -> Iterator[str]:
    """Yield a text in lines of at most `columns` columns, broken between words and between Chinese characters."""
    line = ""
    for unit in _UNIT.findall(visible(" ".join(text.split()))):
        if line and width(line + unit.rstrip()) > columns:
            yield line.rstrip()
            line = unit.lstrip()
        else:
            line += unit
    if line:
        yield line.rstrip()
