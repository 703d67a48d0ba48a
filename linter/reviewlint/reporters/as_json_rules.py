"""What is known of rules, profiles and configurations, for programs: one JSON object each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reviewlint.errors import Location
from reviewlint.packs.origins import Entry, Group, WordList
from reviewlint.phrases import Phrase
from reviewlint.report import Unread
from reviewlint.reporters.as_json import VERSION, dump
from reviewlint.reporters.explain_page import snippet

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewlint.examples import Examination, Proof, Trial
    from reviewlint.explanation import Explanation
    from reviewlint.packs.catalogue import PackInfo
    from reviewlint.packs.origins import Overview
    from reviewlint.profile import Profile
    from reviewlint.reporters.screen import Line, Page


def rules(profile: Profile, page: Page) -> Iterator[Line]:
    """Yield the lines of the rules of a profile."""
    yield from dump(
        {
            "version": VERSION,
            "profile": profile.name,
            "rules": [
                {
                    "rule": rule.id,
                    "title": rule.title[page.language],
                    "severity": rule.severity,
                    "reference": rule.reference,
                    "declared_at": str(rule.declared_at),
                }
                for rule in profile.rules.values()
            ],
        }
    )


def profiles(packs: Sequence[PackInfo], page: Page) -> Iterator[Line]:
    """Yield the lines of the profiles that there are."""
    yield from dump(
        {
            "version": VERSION,
            "profiles": [
                {
                    "name": pack.name,
                    "title": pack.title[page.language],
                    "description": pack.description[page.language],
                    "source": pack.source,
                    "extends": list(pack.extends),
                }
                for pack in packs
            ],
        }
    )


def configuration(shown: Sequence[Overview | Unread], page: Page) -> Iterator[Line]:
    """Yield the lines of what applies to some drafts, and where it comes from."""
    yield from dump({"version": VERSION, "files": [_overview(one, page) for one in shown]})


def explanations(shown: Sequence[Explanation], page: Page) -> Iterator[Line]:
    """Yield the lines of what there is to know of some rules."""
    yield from dump({"version": VERSION, "rules": [_explanation(one, page) for one in shown]})


def _explanation(one: Explanation, page: Page) -> dict[str, Any]:
    rule, language = one.rule, page.language
    return {
        "rule": rule.id,
        "title": rule.title[language],
        "severity": rule.severity,
        "severities": dict(one.severities),
        "message": rule.message[language],
        "gather": {"least": rule.gather.least, "message": rule.gather.message[language]}
        if rule.gather
        else None,
        "yields_to": list(rule.yields_to),
        "hint": rule.hint[language] if rule.hint else None,
        "fix": {"applies": rule.fix.applies, "text": rule.fix.text} if rule.fix else None,
        "why": rule.why[language],
        "check": rule.check,
        "clauses": dict(rule.clauses),
        "options": {name: _inside(value) for name, value in rule.options.items()},
        "meanings": {name: meaning[language] for name, meaning in rule.meanings.items()},
        "words": {name: list(words) for name, words in one.words.items()},
        "examples": [_trial(trial) for trial in one.trials],
        "configure": "\n".join(snippet(one, page)) + "\n",
        "reference": rule.reference,
        "declared_at": str(rule.declared_at),
    }


def _trial(trial: Trial) -> dict[str, Any]:
    return {
        "kind": trial.kind,
        "text": trial.example.text,
        "decisions": trial.example.decisions,
        "fixed": trial.example.fixed,
        **_found(trial),
    }


def examinations(shown: Sequence[Examination], page: Page) -> Iterator[Line]:  # noqa: ARG001 - as every reporter
    """Yield the lines of what became of the examples of some packs."""
    proofs = [proof for one in shown for proof in one.proofs]
    yield from dump(
        {
            "version": VERSION,
            "packs": [
                {"pack": one.pack, "path": one.path, "rules": [_proof(proof) for proof in one.proofs]}
                for one in shown
            ],
            "summary": {
                "rules": len(proofs),
                "examples": sum(len(proof.trials) for proof in proofs),
                "failed": sum(not proof.holds for proof in proofs),
                "without_examples": sum(bool(proof.lacks) for proof in proofs),
            },
        }
    )


def _proof(proof: Proof) -> dict[str, Any]:
    return {
        "rule": proof.claim.rule,
        "declared_at": str(proof.claim.declared_at),
        "holds": proof.holds,
        "lacks": list(proof.lacks),
        "examples": [{"kind": trial.kind, **_found(trial)} for trial in proof.trials],
    }


def _found(trial: Trial) -> dict[str, Any]:
    return {
        "declared_at": str(trial.example.declared_at),
        "profile": trial.profile,
        "verdict": trial.verdict,
        "checked": trial.checked,
        "expected": list(trial.example.at),
        "found": [
            {"place": place, "text": violation.text, "message": violation.message}
            for place, violation in zip(trial.places, trial.violations, strict=True)
        ],
    }


def _overview(one: Overview | Unread, page: Page) -> dict[str, Any]:
    if isinstance(one, Unread):
        error = one.error.reason[one.language]
        return {"path": one.path, "error": error, "profile": None, "packs": [], "configuration": None}
    chosen = one.chosen
    why = (str(chosen), None) if isinstance(chosen, Location) else (None, chosen[page.language])
    return {
        "path": one.path,
        "error": None,
        "profile": {"value": one.profile, "from": why[0], "reason": why[1]},
        "packs": list(one.packs),
        "configuration": {entry.key: _value(entry) for entry in one.entries},
    }


def _value(entry: Entry) -> Any:
    """Return a value with its places; what is made of values with places of their own has none itself."""
    if isinstance(entry.value, Group) and entry.key:
        return _group(entry.value)
    places = [str(place) for place in reversed(entry.places)]
    return {"value": _inside(entry.value), "from": places[0] if places else None, "over": places[1:]}


def _group(group: Group) -> Any:
    if group.listed:
        return [_value(inner) for inner in group.entries]
    return {inner.key: _value(inner) for inner in group.entries}


def _inside(value: Any) -> Any:
    if isinstance(value, WordList):
        return {"words": _places(value.words), "removed": _places(value.removed)}
    if isinstance(value, Phrase):
        return {"zh": value.zh, "en": value.en}
    if isinstance(value, Group):
        return {inner.key: _inside(inner.value) for inner in value.entries}
    return list(value) if isinstance(value, tuple) else value


def _places(words: Mapping[str, Location | None]) -> list[dict[str, str | None]]:
    return [{"word": word, "from": str(place) if place else None} for word, place in words.items()]
