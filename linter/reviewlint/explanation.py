"""All that there is to know of a rule: pure, no file is opened and nothing printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.examples import try_example

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from reviewlint.examples import Kind, Trial
    from reviewlint.phrases import Language
    from reviewlint.profile import Example, Profile, Rule, Severity

_WORD_LIST = re.compile(r"\bwords\.([a-z][a-z0-9_]*)")


class Explanation(Struct, frozen=True):
    """A rule as it is configured, the severity that each shipped profile gives it, and what its examples show.

    `profile` is where it was found, `configuration` the file on top of it, if any; `words` are the lists that its
    clauses name.
    """

    rule: Rule
    profile: str
    configuration: str | None
    severities: Mapping[str, Severity]
    words: Mapping[str, tuple[str, ...]]
    trials: tuple[Trial, ...]

    @property
    def shipped_severity(self) -> Severity:
        """Its severity where no configuration has a say."""
        return self.severities.get(self.profile, self.rule.severity)


def explain(  # noqa: PLR0913 - all that the explanation draws upon
    rule: Rule,
    profile: Profile,
    *,
    configuration: str | None,
    shipped: Mapping[str, Profile],
    stand: Callable[[str, Example], Profile | None],
    language: Language,
) -> Explanation:
    """Return what there is to know of a rule of a profile; `stand` gives what an example of it is held against.

    It is so as it is configured here, whatever its pack says of it. Raises RuleTooSlowError.
    """

    def trial(kind: Kind, example: Example) -> Trial:
        return try_example(kind, example, rule, stand(rule.id, example) or profile, language)

    passing = (trial("passes", example) for example in rule.passes)
    failing = (trial("fails", example) for example in rule.fails)
    return Explanation(
        rule=rule,
        profile=profile.name,
        configuration=configuration,
        severities={name: p.rules[rule.id].severity for name, p in shipped.items() if rule.id in p.rules},
        words=_words(rule, profile),
        trials=(*passing, *failing),
    )


def _words(rule: Rule, profile: Profile) -> Mapping[str, tuple[str, ...]]:
    named = _WORD_LIST.findall(" ".join(rule.clauses.values()))
    return {name: profile.words[name] for name in dict.fromkeys(named) if name in profile.words}
