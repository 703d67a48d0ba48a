"""Traditional characters as simplified ones, each in its place."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from reviewlint.assets import shipped

if TYPE_CHECKING:
    from collections.abc import Mapping

# No traditional text goes without these for long, and no simplified one has them.
_TRADITIONAL = re.compile("[這個們為說對會時來國學問題應過關無發現責員導實際況]")


def simplified(text: str) -> str:
    """Return a text in simplified characters, of the same length; one that is simplified comes back as it is."""
    return text.translate(_table()) if _TRADITIONAL.search(text) else text


@cache
def _table() -> Mapping[int, str]:
    lines = (shipped("grammar") / "traditional.txt").read_text(encoding="utf-8").splitlines()
    pairs = "".join(line for line in lines if not line.startswith("#"))
    return str.maketrans(dict(zip(pairs[::2], pairs[1::2], strict=True)))
