"""`reviewlint explain`: what a rule wants, why, by which examples, and how to set or silence it."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from reviewlint.cli import answering, drafts, options, rule_choice
from reviewlint.cli.answering import CLEAN, UsageError, language_of_system, telling_errors
from reviewlint.examples import profile_for
from reviewlint.explanation import explain as explain_rule
from reviewlint.packs import catalogue
from reviewlint.packs.list_examples import claimants, shipped_profiles
from reviewlint.packs.load_profile import available, index, load_profile
from reviewlint.phrases import Phrase
from reviewlint.reporters import as_json_rules, explain_page

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reviewlint.explanation import Explanation
    from reviewlint.packs.list_examples import Claimant, Profiles
    from reviewlint.packs.load_profile import Configuration
    from reviewlint.phrases import Language
    from reviewlint.profile import Example, Profile

_REPORTS = {"human": explain_page.render, "json": as_json_rules.explanations}

_NO_RULE = Phrase(
    "请写上规则名称，例如 reviewlint explain placeholder；全部规则见 reviewlint rules",
    "name a rule, as in `reviewlint explain placeholder`; `reviewlint rules` lists them",
)


def explain(  # noqa: PLR0913 - one parameter for each option
    rules: options.Rules = None,
    *,
    config: options.Config = None,
    profile: options.Profile = None,
    output: options.Output = "human",
    lang: options.Lang = None,
    color: options.Color = "auto",
) -> int:
    """Explain rules: what they report and why, examples, how to configure and how to silence them."""
    language = lang or language_of_system()
    with telling_errors(lang):
        if not rules:
            raise UsageError(_NO_RULE)
        configuration = drafts.configure(config, ".")
        profiles = list(_profiles(configuration, profile))
        known = frozenset[str]().union(*(found.rules for found in profiles))
        rule_choice.refuse_unknown(rules, known, [found.name for found in profiles])
        explained = [_explain(name, profiles, configuration, language) for name in dict.fromkeys(rules)]
    answering.show(_REPORTS[output](explained, answering.page(language)), output, color)
    return CLEAN


def _profiles(configuration: Configuration, wanted: str | None) -> Iterator[Profile]:
    """Yield the profiles to look for a rule in: the one named, else the configured one and then all shipped ones."""
    name = wanted or configuration.profile
    first = catalogue.GENERAL if name == catalogue.AUTO else name
    yield configuration.profile_for(first)
    if wanted is None:
        yield from (configuration.profile_for(other) for other in _shipped() if other != first)


def _shipped() -> list[str]:
    """Return the names of the shipped profiles, those that others build on first."""
    depths = {one.name: one.depth for one in index(drafts.open_shelf()).candidates}
    return sorted((pack.name for pack in available(drafts.open_shelf())), key=lambda n: depths.get(n, 0))


def _explain(
    name: str, profiles: list[Profile], configuration: Configuration, language: Language
) -> Explanation:
    found = next(profile for profile in profiles if name in profile.rules)
    return explain_rule(
        found.rules[name],
        found,
        configuration=str(configuration.path) if configuration.path else None,
        shipped={shipped: load_profile(shipped, drafts.open_shelf()) for shipped in _shipped()},
        stand=_stands(configuration.path),
        language=language,
    )


def _stands(path: Path | None) -> Callable[[str, Example], Profile | None]:
    """Return how to find the profile that an example of a rule is to be held against: that of its pack."""
    shelf = drafts.open_shelf()

    @cache
    def own() -> Mapping[str, Claimant]:
        return {claimant.path: claimant for claimant in claimants(path, shelf)} if path else {}

    @cache
    def shipped(name: str) -> Profiles:
        return shipped_profiles(name, shelf)

    def find(rule: str, example: Example) -> Profile | None:
        place = Path(example.declared_at.path)
        if place.parent == Path("rules") and place.stem in shelf.names:
            return profile_for(example, rule, shipped(place.stem))
        claimant = own().get(str(place))
        return profile_for(example, rule, claimant.profiles) if claimant else None

    return find
