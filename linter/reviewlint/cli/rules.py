"""`reviewlint rules`, `profiles` and `schema`: what there is to choose from."""

from reviewlint.cli import answering, drafts, options
from reviewlint.cli.answering import CLEAN, language_of_system, telling_errors
from reviewlint.packs import catalogue
from reviewlint.packs.load_profile import available
from reviewlint.reporters import as_json_rules, rules_table
from reviewlint.reporters.screen import Piece

_RULES = {"human": rules_table.rules, "json": as_json_rules.rules}
_PROFILES = {"human": rules_table.profiles, "json": as_json_rules.profiles}


def rules(
    *,
    config: options.Config = None,
    profile: options.Profile = None,
    output: options.Output = "human",
    lang: options.Lang = None,
    color: options.Color = "auto",
) -> int:
    """List the rules of a profile, as the configuration of this folder sets them."""
    with telling_errors(lang):
        configuration = drafts.configure(config, ".")
        name = profile or configuration.profile
        chosen = configuration.profile_for(catalogue.GENERAL if name == catalogue.AUTO else name)
    page = answering.page(lang or chosen.language or language_of_system())
    answering.show(_RULES[output](chosen, page), output, color)
    return CLEAN


def profiles(
    *, output: options.Output = "human", lang: options.Lang = None, color: options.Color = "auto"
) -> int:
    """List the profiles that come with this tool."""
    with telling_errors(lang):
        packs = available(drafts.open_shelf())
    answering.show(_PROFILES[output](packs, answering.page(lang or language_of_system())), output, color)
    return CLEAN


def schema(*, lang: options.Lang = None) -> int:
    """Print the JSON Schema of configurations and packs, for editors."""
    from reviewlint.packs import json_schema  # noqa: PLC0415 - reads YAML, which rules and profiles do not need

    language = lang or language_of_system()
    with telling_errors(lang):
        lines = json_schema.text(drafts.open_shelf(), language).splitlines()
    answering.show([(Piece(line),) for line in lines], "json", "never")
    return CLEAN
