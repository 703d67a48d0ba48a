"""Whether rules do what the examples in their packs say: pure, no file is opened and nothing printed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.decisions.entries import read
from reviewlint.draft.source import Source
from reviewlint.errors import Mistake, PackError
from reviewlint.fixes import mend
from reviewlint.linter import lint, propose
from reviewlint.outline.parser import parse

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewlint.decisions.recorded import Decisions
    from reviewlint.fixes import Proposals
    from reviewlint.packs.list_examples import Claim, Claimant, Profiles
    from reviewlint.phrases import Language
    from reviewlint.profile import Example, Profile, Rule
    from reviewlint.report import Violation

Kind = Literal["passes", "fails"]
Verdict = Literal["as-said", "different", "mended-otherwise", "nothing-checked", "not-run"]

_DECISIONS = "example.reviewlint.yml"


class Trial(Struct, frozen=True):
    """One example, and what the rule did with it.

    `profile` is what it was held against, None where no profile has the rule; `checked` counts the things that the
    rule looked at; `places` are those of the violations, written as in `Example.at`; `mended` is the text once all that
    the rule proposes is done, the unsafe too.
    """

    kind: Kind
    example: Example
    source: Source
    profile: str | None
    checked: int = 0
    violations: tuple[Violation, ...] = ()
    mended: str | None = None

    @property
    def places(self) -> tuple[str, ...]:
        """Where the rule was broken."""
        return tuple(place(violation, self.source) for violation in self.violations)

    @property
    def verdict(self) -> Verdict:
        """How what the rule did compares with what the example says."""
        if self.profile is None:
            return "not-run"
        if Counter(self.places) != Counter(self.example.at) or bool(self.places) != (self.kind == "fails"):
            return "different"
        if self.mended != (self.source.text if self.example.fixed is None else self.example.fixed):
            return "mended-otherwise"
        return "as-said" if self.checked or self.places else "nothing-checked"


class Proof(Struct, frozen=True):
    """The claim that a pack makes of a rule, and a trial of each of its examples."""

    claim: Claim
    trials: tuple[Trial, ...]

    @property
    def lacks(self) -> tuple[Kind, ...]:
        """Which kinds of examples a pack that defines a rule does not give."""
        given = {trial.kind for trial in self.trials}
        kinds: tuple[Kind, ...] = ("passes", "fails")
        return tuple(kind for kind in kinds if kind not in given) if self.claim.defines else ()

    @property
    def is_vacuous(self) -> bool:
        """Tell whether there is nothing to check in any example that passes."""
        passing = [trial.verdict for trial in self.trials if trial.kind == "passes"]
        return bool(passing) and set(passing) == {"nothing-checked"}

    @property
    def holds(self) -> bool:
        """Tell whether the rule does what its examples say."""
        return not self.is_vacuous and all(t.verdict in {"as-said", "nothing-checked"} for t in self.trials)


class Examination(Struct, frozen=True):
    """A pack and the proof of each of its claims."""

    pack: str
    path: str
    proofs: tuple[Proof, ...]


def examine_pack(claimant: Claimant, language: Language, only: Iterable[str] | None = None) -> Examination:
    """Run the examples of a pack, of all rules or of those named.

    Raises PackError for decisions that cannot be read, DraftError for an example on which a rule finds no end.
    """
    wanted = None if only is None else frozenset(only)
    claims = [claim for claim in claimant.claims if wanted is None or claim.rule in wanted]
    proofs = tuple(Proof(claim, _trials(claim, claimant, language)) for claim in claims)
    return Examination(claimant.name, claimant.path, proofs)


def _trials(claim: Claim, claimant: Claimant, language: Language) -> tuple[Trial, ...]:
    found: list[Trial] = []
    given: tuple[tuple[Kind, tuple[Example, ...]], ...] = (("passes", claim.passes), ("fails", claim.fails))
    for kind, examples in given:
        for example in examples:
            profile = profile_for(example, claim.rule, claimant.profiles)
            if profile is None:
                found.append(Trial(kind, example, _source(example), None))
            else:
                found.append(try_example(kind, example, profile.rules[claim.rule], profile, language))
    return tuple(found)


def profile_for(example: Example, rule: str, profiles: Profiles) -> Profile | None:
    """Return the most fitting of the profiles for an example that has a rule, None if there is none."""
    title = parse(_source(example)).title
    fitting = profiles(title.of(example.text) if title else None, example.text)
    return next((profile for profile in fitting if rule in profile.rules), None)


def try_example(kind: Kind, example: Example, rule: Rule, profile: Profile, language: Language) -> Trial:
    """Run a rule over an example, on though a pack may have turned it off.

    Beside decisions all rules of the profile run, for what is decided about the others.
    """
    on = replace(rule, severity="warning") if rule.severity == "off" else rule
    profile = replace(profile, rules={**profile.rules, rule.id: on})
    source = _source(example)
    if example.decisions is None:
        report = lint(source, profile, language, {rule.id})
    else:
        report = lint(source, profile, language, decisions=_decisions(example, example.decisions))
    return Trial(
        kind=kind,
        example=example,
        source=source,
        profile=profile.name,
        checked=next(entry.checked for entry in report.checklist if entry.rule == rule.id),
        violations=tuple(violation for violation in report.violations if violation.rule == rule.id),
        mended=_mended(source, rule, profile),
    )


def _mended(source: Source, rule: Rule, profile: Profile) -> str:
    def proposed(draft: Source) -> Proposals:
        return propose(parse(draft), profile, {rule.id})

    return mend(source, proposed, unsafe=True).source.text if rule.fix is not None else source.text


def place(violation: Violation, source: Source) -> str:
    """Return where a violation is as examples write it: `3:5-3:12`, end exclusive."""
    start, end = source.position(violation.span.start), source.position(violation.span.end)
    return f"{start.line}:{start.column}-{end.line}:{end.column}"


def _source(example: Example) -> Source:
    return Source.of(str(example.declared_at), example.text)


def _decisions(example: Example, text: str) -> Decisions:
    try:
        return read(_DECISIONS, text.encode())
    except PackError as error:
        raise PackError([Mistake(example.declared_at, found.reason) for found in error.mistakes]) from None
