"""What a reporter is drawn on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

if TYPE_CHECKING:
    from reviewlint.phrases import Language

Format = Literal["human", "json"]
Colour = Literal["auto", "always", "never"]


class Page(Struct, frozen=True):
    """How wide a report may be, in which language it sums up, and whether it says violations only."""

    columns: int
    language: Language
    quiet: bool = False
