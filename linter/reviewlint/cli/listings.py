"""`reviewlint rules`, `profiles` and `schema`: what there is to choose from."""

from reviewlint.cli import drafts, options, streams
from reviewlint.cli.reader import CLEAN, language_of_system, telling_errors
from reviewlint.packs import catalogue, load_profile
from reviewlint.reporters.screen import Piece


def rules(
    *,
    config: options.Config = None,
    profile: options.Profile = None,
    output: options.Output = "human",
    lang: options.Lang = None,
    color: options.Color = "auto",
) -> int:
    """List the rules of a profile, as the configuration of this folder sets them."""
    from reviewlint.reporters.table import RULES  # noqa: PLC0415 - not to be paid for by --version

    with telling_errors(lang):
        configuration = drafts.configure(config, ".")
        name = profile or configuration.profile
        chosen = configuration.profile_for(catalogue.GENERAL if name == catalogue.AUTO else name)
    page = streams.page(lang or chosen.language or language_of_system())
    streams.show(RULES[output](chosen, page), output, color)
    return CLEAN


def profiles(
    *, output: options.Output = "human", lang: options.Lang = None, color: options.Color = "auto"
) -> int:
    """List the profiles that come with this tool."""
    from reviewlint.reporters.table import PROFILES  # noqa: PLC0415 - not to be paid for by --version

    with telling_errors(lang):
        packs = load_profile.available(drafts.open_shelf())
    streams.show(PROFILES[output](packs, streams.page(lang or language_of_system())), output, color)
    return CLEAN


def schema(*, lang: options.Lang = None) -> int:
    """Print the JSON Schema of configurations and packs, for editors."""
    from reviewlint.packs import json_schema  # noqa: PLC0415 - reads YAML, not to be paid for by other commands

    language = lang or language_of_system()
    with telling_errors(lang):
        lines = json_schema.text(drafts.open_shelf(), language).splitlines()
    streams.show([(Piece(line),) for line in lines], "json", "never")
    return CLEAN
