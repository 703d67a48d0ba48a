"""`reviewlint trace`: which cause and which measure answers each problem. `reviewlint topics`: how that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.cli import drafts, options, streams
from reviewlint.cli.drafts import Intake
from reviewlint.cli.reader import CLEAN, UsageError, telling_errors
from reviewlint.phrases import Phrase, near

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.links.survey import Survey
    from reviewlint.outline.nodes import Outline
    from reviewlint.profile import Profile
    from reviewlint.reading.model import Review, Statement
    from reviewlint.reporters.page import Page
    from reviewlint.reporters.screen import Line

_ONE_VIEW = Phrase("--only、--why、--suggest 只能用一个", "use one of --only, --why and --suggest")
_FOR_PEOPLE = Phrase(
    "{option} 供人阅读，不能与 --format json 同用", "{option} is for people: leave out --format json"
)
_NO_PROBLEM = Phrase("文中没有问题 {id}{near}", "the draft has no problem {id}{near}")


def trace(  # noqa: PLR0913 - one parameter for each option
    file: options.File,
    *,
    only: options.Only = None,
    why: options.Why = None,
    suggest: options.Suggest = False,
    config: options.Config = None,
    profile: options.Profile = None,
    output: options.Output = "human",
    lang: options.Lang = None,
    color: options.Color = "auto",
    encoding: options.Encoding = None,
    stdin_filename: options.StdinFilename = "-",
) -> int:
    """Show which cause and which measure answers each problem."""
    from reviewlint.reporters.link_table import TRACES  # noqa: PLC0415 - not to be paid for by --version

    intake = Intake(config, profile, encoding, stdin_filename, lang)
    with telling_errors(lang):
        _refuse_mixed(only, why, output, suggest=suggest)
        review = _read(file, intake)
        page = streams.page(lang or review.language)
        if why or suggest:
            lines = _lines(review, page, why)
        else:
            lines = TRACES[output](review, page, holes=only == "holes")
    streams.show(lines, output, color)
    return CLEAN


def topics(  # noqa: PLR0913 - one parameter for each option
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
    """Show what the topics miss in a draft, and which of their terms tell too little."""
    from reviewlint.reporters.link_table import TOPICS  # noqa: PLC0415 - not to be paid for by --version

    intake = Intake(config, profile, encoding, stdin_filename, lang)
    with telling_errors(lang):
        found = drafts.insist(drafts.find_one(file, intake), intake, _survey)
    page = streams.page(lang or found.review.language)
    streams.show(TOPICS[output](found, page), output, color)
    return CLEAN


def _refuse_mixed(only: str | None, why: str | None, output: str, *, suggest: bool) -> None:
    """Raise UsageError for options that do not go together."""
    views = {"--only": only is not None, "--why": why is not None, "--suggest": suggest}
    if sum(views.values()) > 1:
        raise UsageError(_ONE_VIEW)
    if output == "json" and (suggest or why is not None):
        raise UsageError(_FOR_PEOPLE.filled(option="--suggest" if suggest else "--why"))


def _read(file: str, intake: Intake) -> Review:
    """Return a draft with its links. Raises what `drafts.find` does, and DraftError."""
    draft = drafts.find_one(file, intake)

    def work(outline: Outline, profile: Profile) -> Review:
        from reviewlint.linter import understand  # noqa: PLC0415 - not to be paid for by --version

        return understand(outline, profile, draft.decisions)

    return drafts.insist(draft, intake, work)


def _survey(outline: Outline, profile: Profile) -> Survey:
    from reviewlint.links.survey import survey  # noqa: PLC0415
    from reviewlint.reading.recognise import recognise  # noqa: PLC0415 - not to be paid for by --version

    return survey(recognise(outline, profile), profile)


def _lines(review: Review, page: Page, why: str | None) -> Iterator[Line]:
    """Return what is known of one problem, else what can be suggested for all."""
    from reviewlint.reporters import evidence, suggestions  # noqa: PLC0415 - as the table of reporters

    if why is None:
        return suggestions.render(review, page)
    return evidence.render(review, _problem(review, why), page)


def _problem(review: Review, wanted: str) -> Statement:
    """Return the problem that an option names. Raises UsageError if there is none."""
    problems = {problem.id: problem for problem in review.problems}
    number = wanted.strip().upper()
    if number in problems:
        return problems[number]
    raise UsageError(_NO_PROBLEM.filled(id=wanted, near=near(number, problems)))
