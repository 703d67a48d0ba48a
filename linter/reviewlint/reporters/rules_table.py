"""Tables of what there is to choose from: the rules of a profile, the profiles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.phrases import Phrase
from reviewlint.reporters.check_report import SEVERITIES, STYLES
from reviewlint.reporters.screen import Line, Piece, head, pad, visible, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.packs.catalogue import PackInfo
    from reviewlint.profile import Profile
    from reviewlint.reporters.screen import Page

_RULES = Phrase("规则集 {name}，{count} 条规则", "profile {name}, {count} rules")


def rules(profile: Profile, page: Page) -> Iterator[Line]:
    """Yield a row for each rule of a profile: id, severity, title."""
    found = tuple(profile.rules.values())
    if not page.quiet:
        yield (
            Piece(profile.title[page.language], "strong"),
            Piece("  " + _RULES.fill(page.language, {"name": profile.name, "count": len(found)}), "faint"),
        )
    ids = _widest([rule.id for rule in found])
    severities = _widest([SEVERITIES[rule.severity][page.language] for rule in found])
    for rule in found:
        yield (
            Piece("  " + pad(visible(rule.id), ids + 2)),
            Piece(pad(SEVERITIES[rule.severity][page.language], severities + 2), STYLES[rule.severity]),
            Piece(rule.title[page.language]),
        )


def profiles(packs: Sequence[PackInfo], page: Page) -> Iterator[Line]:
    """Yield a row for each profile, name and title, with its description and where its list comes from below."""
    names = _widest([pack.name for pack in packs])
    for pack in packs:
        yield Piece("  " + pad(pack.name, names + 2), "strong"), Piece(pack.title[page.language])
        for remark in (pack.description[page.language], pack.source):
            if remark:
                indent = " " * (names + 4)
                yield (Piece(indent + head(visible(remark), page.columns - len(indent)), "faint"),)


def _widest(words: Sequence[str]) -> int:
    return max((width(visible(word)) for word in words), default=0)
