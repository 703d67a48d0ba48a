"""`reviewlint outline`: show how a draft is understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.cli import drafts, options, streams
from reviewlint.cli.drafts import Intake
from reviewlint.cli.reader import CLEAN, telling_errors

if TYPE_CHECKING:
    from reviewlint.outline.nodes import Outline
    from reviewlint.profile import Profile
    from reviewlint.reading.model import Review


def outline(  # noqa: PLR0913 - one parameter for each option
    file: options.File,
    *,
    config: options.Config = None,
    profile: options.Profile = None,
    output: options.Output = "human",
    lang: options.Lang = None,
    color: options.Color = "auto",
    encoding: options.Encoding = None,
    stdin_filename: options.StdinFilename = "-",
) -> int:
    """Show the sections, themes, problems, causes and measures of a draft."""
    from reviewlint.reporters.table import OUTLINES  # noqa: PLC0415 - not to be paid for by --version

    intake = Intake(config, profile, encoding, stdin_filename, lang)
    with telling_errors(lang):
        review, chosen = drafts.insist(drafts.find_one(file, intake), intake, _understand)
    page = streams.page(lang or review.language)
    streams.show(OUTLINES[output](review, chosen, page), output, color)
    return CLEAN


def _understand(outline: Outline, profile: Profile) -> tuple[Review, Profile]:
    from reviewlint.reading.recognise import recognise  # noqa: PLC0415 - not to be paid for by --version

    return recognise(outline, profile), profile
