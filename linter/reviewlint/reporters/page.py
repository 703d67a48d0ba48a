"""What a reporter is drawn on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from reviewlint.phrases import Language

Format = Literal["human", "json"]
Colour = Literal["auto", "always", "never"]


@dataclass(frozen=True, slots=True)
class Page:
    """How wide a report may be, in which language it sums up, and whether it says violations only."""

    columns: int
    language: Language
    quiet: bool = False
