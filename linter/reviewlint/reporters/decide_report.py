"""What `reviewlint decide` has done, and all decisions about a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from reviewlint.decisions.recorded import RecordedRuling
from reviewlint.phrases import Phrase
from reviewlint.reporters.screen import Line, Piece, head, pad, visible, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.decisions.recorded import Decisions, Silence, Standing
    from reviewlint.reporters.screen import Page, Style

_HOW: dict[str, Phrase] = {
    "recorded": Phrase("已记录", "recorded"),
    "renewed": Phrase("已按现在的文字更新", "renewed for the words of now"),
    "known": Phrase("早已记录", "recorded before"),
}
_STATES: dict[str, tuple[Phrase, Style]] = {
    "held": (Phrase("有效", "in use"), "good"),
    "suspect": (Phrase("文字已改", "words changed"), "warning"),
    "unused": (Phrase("不起作用", "changes nothing"), "warning"),
    "idle": (Phrase("这次未用", "not asked for"), "faint"),
}
_NONE = Phrase(
    "还没有决定（没有 {path}，或者是空的）", "no decisions yet (there is no {path}, or it is empty)"
)


class Done(Struct, frozen=True):
    """What was done for a request: `known` ones stand in the file already, `renewed` ones replace an `old` one."""

    how: Literal["recorded", "renewed", "known"]
    decision: RecordedRuling | Silence
    old: RecordedRuling | Silence | None = None


def recorded(done: Sequence[Done], page: Page) -> Iterator[Line]:
    """Yield a line for each decision, with the words that it is about."""
    for one in done:
        how = _HOW[one.how][page.language] + "  "
        decision = one.decision.decision + "  "
        words = _words(one.decision)
        room = max(8, page.columns - width(how + decision))
        yield Piece(how, "good"), Piece(decision, "strong"), Piece(head(visible(words), room), "faint")


def listing(decisions: Decisions, standings: Sequence[Standing], path: str, page: Page) -> Iterator[Line]:
    """Yield all decisions in the order of `standings`, each with its state, its place, its words and its reason."""
    if not standings:
        yield (Piece(_NONE.fill(page.language, {"path": path})),)
        return
    by_place = {one.declared_at: one for one in decisions.entries}
    size = max(width(_STATES[standing.state][0][page.language]) for standing in standings) + 2
    for standing in sorted(standings, key=lambda one: (one.declared_at.line, one.declared_at.column)):
        state, style = _STATES[standing.state]
        decision = by_place[standing.declared_at]
        yield (
            Piece(pad(state[page.language], size), style),
            Piece(standing.decision + "  ", "strong"),
            Piece(str(standing.declared_at), "faint"),
        )
        for words in (_words(decision), decision.reason):
            if words:
                yield (Piece(head(" " * size + visible(words), page.columns), "faint"),)


def _words(decision: RecordedRuling | Silence) -> str:
    """Return how the words begin that a decision is about."""
    if isinstance(decision, RecordedRuling):
        ends = (decision.problem_words, decision.target_words)
        return " – ".join(f"“{end.excerpt}”" for end in ends if end is not None)
    return f"“{decision.sign.match.excerpt}” – “{decision.sign.within.excerpt}”"
