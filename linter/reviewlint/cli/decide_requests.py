"""What the options of `reviewlint decide` ask for, held against the draft: every request that makes no sense is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec import Struct

from reviewlint.checks import ABOUT_DECISIONS
from reviewlint.cli.answering import UsageError
from reviewlint.decisions.applied import sign
from reviewlint.decisions.entries import EXEMPTION, LINK, SILENCE
from reviewlint.decisions.recorded import RecordedRuling, Silence, imprint, one_line
from reviewlint.linter import find
from reviewlint.phrases import Phrase, near

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewlint.checks.outcome import Finding
    from reviewlint.decisions.recorded import Verdict
    from reviewlint.errors import Location
    from reviewlint.profile import Profile, Rule
    from reviewlint.reading.review import Review

_FORM = Phrase("--{option} 后面写成 {example}，不能写“{text}”", "--{option} takes {example}, not “{text}”")
_EXAMPLES = {
    "accept": "P1.3:M1.2",
    "reject": "P2.3:M1.3",
    "exempt": "P3.1:cause",
    "silence": "placeholder@4:17",
}
_NO_REASON = Phrase("--{option} 要用 --reason 写明理由", "--{option} needs a --reason")
_BLANK_REASON = Phrase("--reason 是空的", "--reason is blank")
_BOTH = Phrase("{pair} 不能既认可又否定", "{pair} cannot be both accepted and rejected")
_NO_ITEM = Phrase("文中没有 {id}{near}", "the draft has no {id}{near}")
_NO_RULE = Phrase("没有 {id} 这条规则{near}", "unknown rule {id}{near}")
_WRITTEN = Phrase(
    "{pair} 已由正文写明，不用另作决定", "the draft itself links {pair}: there is nothing to decide"
)
_NOT_RUN = Phrase("规则 {id} 没有启用，不用略过", "rule {id} is off: there is nothing to silence")
_ITSELF = Phrase("{id} 说的正是这些决定，不能略过", "{id} is about decisions and cannot be silenced")
_NOT_HERE = Phrase(
    "{id} 在 {place} 没有指出什么；它指出的是：{places}",
    "{id} reports nothing at {place}; it does at {places}",
)
_NOWHERE = Phrase("{id} 在这份材料里没有指出什么", "{id} reports nothing in this draft")
_FORMS = {"accept": LINK, "reject": LINK, "exempt": EXEMPTION, "silence": SILENCE}
_TOLD = 5
_TYPED = str.maketrans("：＠．", ":@.")  # as an input method leaves them


class Request(Struct, frozen=True):
    """A decision asked for: what about (a problem, a rule), and its other half (an id, a kind, a place)."""

    option: str
    about: str
    other: str
    reason: str | None


def read(
    accept: Iterable[str] | None,
    reject: Iterable[str] | None,
    exempt: Iterable[str] | None,
    silence: Iterable[str] | None,
    reason: str | None,
) -> tuple[Request, ...]:
    """Return what the options ask for, each request once. Raises UsageError for what cannot be read."""
    if reason is not None:
        reason = one_line(reason)
        if not reason:
            raise UsageError(_BLANK_REASON)
    given: tuple[tuple[str, Iterable[str] | None], ...] = (
        ("accept", accept),
        ("reject", reject),
        ("exempt", exempt),
        ("silence", silence),
    )
    wanted = [_read(option, text, reason) for option, texts in given for text in texts or ()]
    verdicts: dict[tuple[str, str], str] = {}
    for request in wanted:
        if verdicts.setdefault((request.about, request.other), request.option) != request.option:
            raise UsageError(_BOTH.filled(pair=f"{request.about}:{request.other}"))
    return tuple(dict.fromkeys(wanted))


def _read(option: str, text: str, reason: str | None) -> Request:
    typed = "".join(text.translate(_TYPED).split())
    if option in {"accept", "reject"}:
        typed = typed.upper()
    elif option == "exempt":
        typed = typed[:1].upper() + typed[1:]
    match = _FORMS[option].fullmatch(typed)
    if match is None:
        raise UsageError(_FORM.filled(option=option, example=_EXAMPLES[option], text=text))
    if option in {"exempt", "silence"} and reason is None:
        raise UsageError(_NO_REASON.filled(option=option))
    return Request(option, match[1], match[2], reason)


def ruling(request: Request, review: Review, place: Location) -> RecordedRuling:
    """Return the ruling that a request asks for. Raises UsageError if it names what the draft does not have."""
    statements = {s.id: s for s in review.statements}
    ids = (request.about,) if request.option == "exempt" else (request.about, request.other)
    for number in ids:
        if number not in statements:
            kin = [known for known in statements if known[0] == number[0]]
            raise UsageError(_NO_ITEM.filled(id=number, near=near(number, kin)))
    links = (
        link for answer in review.links.answers for link in answer.links if link.how in {"reference", "table"}
    )
    if any((link.problem, link.target) == ids for link in links):
        raise UsageError(_WRITTEN.filled(pair=f"{request.about}:{request.other}"))
    words = [imprint(statements[number].span.of(review.text)) for number in ids]
    return RecordedRuling(
        verdict=cast("Verdict", request.option),
        problem=request.about,
        target=request.other,
        problem_words=words[0],
        target_words=words[1] if len(words) > 1 else None,
        reason=request.reason,
        declared_at=place,
    )


def silences(request: Request, review: Review, profile: Profile, place: Location) -> tuple[Silence, ...]:
    """Return what silences all that a rule reports at a place. Raises UsageError if that is nothing."""
    rule = _rule(request.about, profile)
    position = review.outline.source.position
    found: dict[str, list[Finding]] = {}
    for finding in sorted(find(review, profile, rule), key=lambda finding: finding.span):
        found.setdefault(str(position(finding.span.start)), []).append(finding)
    if request.other not in found:
        told = "、".join(list(found)[:_TOLD])
        values = {"id": rule.id, "place": request.other, "places": Phrase(told, told.replace("、", ", "))}
        raise UsageError((_NOT_HERE if found else _NOWHERE).filled(**values))
    signs = dict.fromkeys(sign(finding.span, finding.expected, review) for finding in found[request.other])
    return tuple(Silence(rule.id, request.other, one, request.reason or "", place) for one in signs)


def _rule(name: str, profile: Profile) -> Rule:
    """Return a rule that can be silenced. Raises UsageError if there is none of that name, or it does not run."""
    rule = profile.rules.get(name)
    if rule is None:
        raise UsageError(_NO_RULE.filled(id=name, near=near(name, profile.rules)))
    if rule.check in ABOUT_DECISIONS:
        raise UsageError(_ITSELF.filled(id=name))
    if rule.severity == "off":
        raise UsageError(_NOT_RUN.filled(id=name))
    return rule
