"""Every form of the answers about a draft and about packs: what a format's name stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.reporters import as_json, human, listing, tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from reviewlint.packs.catalogue import PackInfo
    from reviewlint.profile import Profile
    from reviewlint.reading.model import Review
    from reviewlint.report import Report, Unread
    from reviewlint.reporters.page import Format, Page
    from reviewlint.reporters.screen import Line


REPORTERS: dict[Format, Callable[[Sequence[Report | Unread], Page], Iterator[Line]]] = {
    "human": human.render,
    "json": as_json.render,
}
OUTLINES: dict[Format, Callable[[Review, Profile, Page], Iterator[Line]]] = {
    "human": tree.render,
    "json": as_json.outline,
}
RULES: dict[Format, Callable[[Profile, Page], Iterator[Line]]] = {
    "human": listing.rules,
    "json": as_json.rules,
}
PROFILES: dict[Format, Callable[[Sequence[PackInfo], Page], Iterator[Line]]] = {
    "human": listing.profiles,
    "json": as_json.profiles,
}
