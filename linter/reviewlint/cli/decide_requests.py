"""What the options of `reviewlint decide` ask for, held against the draft: every request that makes no sense is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.checks import ABOUT_DECISIONS
from reviewlint.cli.answering import UsageError
from reviewlint.decisions.applied import signs
from reviewlint.decisions.entries import EXEMPTION, LINK, SILENCE
from reviewlint.decisions.recorded import RecordedRuling, Silence, imprint, one_line
from reviewlint.linter import find, understand
from reviewlint.phrases import Phrase, near
from reviewlint.reporters.decide_report import Done

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewlint.checks.outcome import Finding
    from reviewlint.cli.drafts import Ready
    from reviewlint.decisions.recorded import Decisions, Sign, Verdict
    from reviewlint.draft.source import Span
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


class _Asked(Struct, frozen=True):
    """A request to silence what a rule tells at a place, the draft's review, and the tokens of all that it finds."""

    request: Request
    review: Review
    tokens: tuple[tuple[tuple[Span, str | None], str], ...]

    def is_here(self, span: Span) -> bool:
        """Tell whether something begins at the place that is asked for."""
        return self.place_of(span) == self.request.other

    def place_of(self, span: Span) -> str:
        """Return where something begins, as a person would type it."""
        return str(self.review.outline.source.position(span.start))

    def sign(self, span: Span, expected: str | None) -> Sign:
        """Return what a finding is known by."""
        ((one, _),) = signs([(span, expected)], self.review)
        return one

    def sign_of_many(self, first: Span) -> Sign:
        """Return the sign of a silence of many places: for people, who recognise it by the first."""
        return replace(self.sign(first, None), occurrence=1)


def silences(request: Request, draft: Ready, place: Location) -> tuple[Done, ...]:
    """Return what is to be done so that all is silent that a rule tells at a place, or one of the places that it tells.

    Where such a silence has lost some of its places, it is renewed for those that are left. Raises UsageError if
    nothing is told there.
    """
    rule = _rule(request.about, draft.profile)
    review = understand(draft.outline, draft.profile, draft.decisions)
    found = find(draft.outline, draft.profile, rule, draft.decisions)
    marks = [finding.mark for finding in found.alone]
    tokens = (token for _, token in signs(marks, review))
    asked = _Asked(request, review, tuple(zip(marks, tokens, strict=True)))
    told = [finding for finding in found.told if asked.is_here(finding.span)]
    if not told and (held := _held(asked, draft.decisions)):
        return tuple(_renewed(one, asked) for one in held)
    here = told or [finding for finding in found.alone if asked.is_here(finding.span)]
    if not here:
        raise UsageError(_not_here(asked, found.told or found.alone))
    known = {_bare(one): one for one in draft.decisions.silences}
    new = {_bare(one): one for one in (_silence(finding, asked, place) for finding in here)}
    return tuple(
        Done("known", known[what]) if what in known else Done("recorded", one) for what, one in new.items()
    )


def _bare(silence: Silence) -> tuple[str, Sign | None, tuple[str, ...]]:
    """Return what a silence is about."""
    return silence.rule, None if silence.members else silence.sign, silence.members


def _held(asked: _Asked, decisions: Decisions) -> list[Silence]:
    """Return the silences of many places, one of which is the place asked for."""
    here = {token for (span, _), token in asked.tokens if asked.is_here(span)}
    return [one for one in decisions.silences if one.rule == asked.request.about and here & {*one.members}]


def _silence(finding: Finding, asked: _Asked, place: Location) -> Silence:
    """Return the silence of a finding; of one that tells of many places, for these alone."""
    request, marks = asked.request, {member.mark for member in finding.members}
    return Silence(
        rule=request.about,
        place=request.other,
        sign=asked.sign_of_many(finding.span) if marks else asked.sign(*finding.mark),
        reason=request.reason or "",
        declared_at=place,
        members=tuple(token for mark, token in asked.tokens if mark in marks),
    )


def _renewed(old: Silence, asked: _Asked) -> Done:
    """Return what is to be done with a silence of many places, which passes over those that are left."""
    left = {token: span for (span, _), token in asked.tokens if token in old.members}
    if len(left) == len(old.members):
        return Done("known", old)
    first = min(left.values())
    new = replace(
        old,
        place=asked.place_of(first),
        sign=asked.sign_of_many(first),
        reason=asked.request.reason or old.reason,
        members=tuple(left),
    )
    return Done("renewed", new, old)


def _not_here(asked: _Asked, findings: Iterable[Finding]) -> Phrase:
    spans = sorted(finding.span for finding in findings)
    places = list(dict.fromkeys(map(asked.place_of, spans)))[:_TOLD]
    shown = Phrase("、".join(places), ", ".join(places))
    request = asked.request
    return (_NOT_HERE if places else _NOWHERE).filled(id=request.about, place=request.other, places=shown)


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
