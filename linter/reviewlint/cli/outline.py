"""`reviewlint outline`: show how a draft is understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.cli import drafts, options, streams
from reviewlint.cli.drafts import Intake
from reviewlint.cli.reader import CLEAN, UsageError, telling_errors
from reviewlint.phrases import Phrase
from reviewlint.report import Unread

if TYPE_CHECKING:
    from reviewlint.outline.nodes import Outline
    from reviewlint.packs.schema import Profile
    from reviewlint.review.model import Review

_NOT_ONE = Phrase(
    "请写一份材料：{file} 是文件夹，或者被配置里的 ignore 排除",
    "name one draft: {file} is a folder, or the configuration ignores it",
)


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
        found = drafts.find([file], intake)
        if len(found) != 1:
            raise UsageError(_NOT_ONE.filled(file=file))
        understood = drafts.attempt(found[0], intake, _understand)
        if isinstance(understood, Unread):
            raise understood.error
    review, chosen = understood
    page = streams.page(lang or review.language)
    streams.show(OUTLINES[output](review, chosen, page), output, color)
    return CLEAN


def _understand(outline: Outline, profile: Profile) -> tuple[Review, Profile]:
    from reviewlint.review.recognise import recognise  # noqa: PLC0415 - not to be paid for by --version

    return recognise(outline, profile), profile
