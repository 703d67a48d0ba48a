"""The decisions file of a draft, as `reviewlint decide` writes it: entries are added or renewed, the rest is kept."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewlint.cli import files, requests
from reviewlint.cli.reader import UsageError
from reviewlint.decisions import writing
from reviewlint.decisions.load import file_of, read_bytes
from reviewlint.decisions.model import RecordedRuling
from reviewlint.decisions.reading import read
from reviewlint.decisions.rulings import resolve
from reviewlint.errors import Location, Mistake, PackError
from reviewlint.phrases import Phrase
from reviewlint.reporters.decided import Done

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.cli.drafts import Draft
    from reviewlint.cli.requests import Request
    from reviewlint.decisions.model import Silence
    from reviewlint.decisions.rulings import Resolved
    from reviewlint.phrases import Language
    from reviewlint.profile import Profile
    from reviewlint.reading.model import Review

_UNFIT = Phrase(
    "这个文件的写法无法续写：请让每条决定另起一行，以“- ”开头",
    "cannot be added to as it is written: let every entry start a line with “- ”",
)
_AGAINST = Phrase("{place} 已有相反的决定，请先删去", "{place} decides the opposite: delete that first")


def settle(wanted: Sequence[Request], review: Review, profile: Profile, draft: Draft) -> list[Done]:
    """Return what is to be done for each request; nothing is written. Raises UsageError for one that makes no sense."""
    place = Location(str(file_of(draft.path)), 1, 1)
    resolved = resolve(draft.decisions.rulings, review)
    done: list[Done] = []
    for request in wanted:
        if request.option == "silence":
            known = {(silence.rule, silence.sign): silence for silence in draft.decisions.silences}
            for new in requests.silences(request, review, profile, place):
                old = known.get((new.rule, new.sign))
                done.append(Done("known", old) if old else Done("recorded", new))
        else:
            done.append(_rule(requests.ruling(request, review, place), resolved))
    return done


def _rule(new: RecordedRuling, resolved: Sequence[Resolved]) -> Done:
    """Return whether a ruling is new, known, or known of other words; a ruling against it must go first."""
    for one in resolved:
        if one.ruling is None or (one.ruling.problem, one.ruling.target) != (new.problem, new.target):
            continue
        if one.recorded.verdict != new.verdict:
            raise UsageError(_AGAINST.filled(place=str(one.recorded.declared_at)))
        if not one.changed:
            return Done("known", one.recorded)
        kept = one.recorded.reason if one.recorded.reason is None or new.reason is None else new.reason
        return Done("renewed", replace(new, reason=kept), one.recorded)
    return Done("recorded", new)


def write(draft: Draft, done: Sequence[Done], language: Language) -> None:
    """Bring the decisions file up to date, whole or not at all.

    Raises PackError if it cannot be read or written, or is written in a way that nothing can be added to.
    """
    if all(one.how == "known" for one in done):
        return
    file = file_of(draft.path)
    before = read_bytes(file)
    text = writing.header(Path(draft.path).name, language) if before is None else before.decode("utf-8-sig")
    for one in done:
        if one.how == "renewed" and one.old is not None and isinstance(one.decision, RecordedRuling):
            text = writing.renew(text, one.old, one.decision)
    entries = "".join(writing.entry(one.decision) for one in done if one.how == "recorded")
    text = writing.append(text, entries)
    _verify(text, draft, done)
    try:
        files.replace(file, text.encode("utf-8"))
    except OSError as error:
        raise PackError([Mistake(Location(str(file), 1, 1), files.unwritten(error))]) from None


def _verify(text: str, draft: Draft, done: Sequence[Done]) -> None:
    """Raise PackError unless a text says all that was decided before and now, and nothing else."""
    renewed = {one.old: one.decision for one in done if one.old is not None}
    expected = [
        renewed.get(one, one) if isinstance(one, RecordedRuling) else one for one in draft.decisions.entries
    ]
    expected += [one.decision for one in done if one.how == "recorded"]
    place = Location(str(file_of(draft.path)), 1, 1)
    with suppress(PackError):
        now = read(place.path, text.encode("utf-8"))
        if sorted(map(_bare, now.entries)) == sorted(map(_bare, expected)):
            return
    raise PackError([Mistake(place, _UNFIT)])


def _bare(decision: RecordedRuling | Silence) -> str:
    """Return what a decision says, wherever it stands in its file and however much it quotes."""
    return repr(replace(decision, declared_at=Location("", 1, 1)))
