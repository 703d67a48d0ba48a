"""`reviewlint check --show-config`: which configuration applies to a draft, and where each value comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.cli import drafts, streams
from reviewlint.cli.reader import CLEAN, FAILED, language_of_system
from reviewlint.packs.origins import Overview, entries_of
from reviewlint.phrases import Phrase
from reviewlint.report import Unread
from reviewlint.reporters.rule_table import CONFIGURATIONS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.cli.drafts import Draft, Intake
    from reviewlint.cli.rule_names import Choice
    from reviewlint.errors import Location
    from reviewlint.outline.nodes import Outline
    from reviewlint.packs.origins import Origins
    from reviewlint.profile import Profile
    from reviewlint.reporters.page import Colour, Format

_BY_OPTION = Phrase("由 --profile 指定", "named by --profile")


def show(found: Sequence[Draft], intake: Intake, choice: Choice, output: Format, color: Colour) -> int:
    """Print what applies to each draft, of the rules those chosen; return the exit status."""
    shown = [_survey(draft, intake, choice) for draft in found]
    overviews = [one for one in shown if not isinstance(one, Unread)]
    if overviews:
        choice.verify(frozenset[str]().union(*(overview.rules for overview in overviews)))
    for unread in shown:
        if isinstance(unread, Unread):
            streams.complain(unread.error.lines(unread.language))
    page = streams.page(intake.language or language_of_system())
    streams.show(CONFIGURATIONS[output](shown, page), output, color)
    return CLEAN if len(overviews) == len(shown) else FAILED


def _survey(draft: Draft, intake: Intake, choice: Choice) -> Overview | Unread:
    def work(_: Outline, profile: Profile) -> Overview:
        origins = draft.configuration.origins_of(profile.name)
        return Overview(
            path=draft.path,
            profile=profile.name,
            chosen=_chosen(intake, profile, origins),
            packs=origins.packs,
            rules=frozenset(profile.rules),
            entries=entries_of(profile, origins, choice.among(profile.rules)),
        )

    return drafts.attempt(draft, intake, work)


def _chosen(intake: Intake, profile: Profile, origins: Origins) -> Location | Phrase:
    """Return what chose the profile: the draft's own words, the option, or the configuration."""
    return profile.reason or (_BY_OPTION if intake.profile else origins.places["profile"][-1])
