"""`reviewlint outline`, `trace` and `topics`: how a draft is understood, which cause and which measure answers each problem, and how that is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reviewlint.cli import answering, drafts, options
from reviewlint.cli.answering import CLEAN, UsageError, telling_errors
from reviewlint.cli.drafts import Intake
from reviewlint.links.survey import survey
from reviewlint.linter import understand
from reviewlint.phrases import Phrase, near
from reviewlint.reading.recognise import recognise
from reviewlint.reporters import as_json, outline_tree, topics_survey, trace_advice, trace_matrix

if TYPE_CHECKING:
    from reviewlint.reading.review import Review, Statement

_OUTLINES = {"human": outline_tree.render, "json": as_json.outline}
_TRACES = {"human": trace_matrix.render, "json": as_json.trace}
_SURVEYS = {"human": topics_survey.render, "json": as_json.topics}

_ONE_VIEW = Phrase("--only、--why、--suggest 只能用一个", "use one of --only, --why and --suggest")
_FOR_PEOPLE = Phrase(
    "{option} 供人阅读，不能与 --format json 同用", "{option} is for people: leave out --format json"
)
_NO_PROBLEM = Phrase("文中没有问题 {id}{near}", "the draft has no problem {id}{near}")


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
    with (
        telling_errors(lang),
        drafts.opened(file, Intake(config, profile, encoding, stdin_filename, lang)) as draft,
    ):
        review = recognise(draft.outline, draft.profile)
        lines = _OUTLINES[output](review, draft.profile, answering.page(lang or review.language))
    answering.show(lines, output, color)
    return CLEAN


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
    with telling_errors(lang):
        _refuse_mixed(only, why, output, suggest=suggest)
        with drafts.opened(file, Intake(config, profile, encoding, stdin_filename, lang)) as draft:
            review = understand(draft.outline, draft.profile, draft.decisions)
        page = answering.page(lang or review.language)
        if suggest:
            lines = trace_advice.suggestions(review, page)
        elif why:
            lines = trace_advice.evidence(review, _problem(review, why), page)
        else:
            lines = _TRACES[output](review, page, holes=only == "holes")
    answering.show(lines, output, color)
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
    with (
        telling_errors(lang),
        drafts.opened(file, Intake(config, profile, encoding, stdin_filename, lang)) as draft,
    ):
        found = survey(recognise(draft.outline, draft.profile), draft.profile)
    lines = _SURVEYS[output](found, answering.page(lang or found.review.language))
    answering.show(lines, output, color)
    return CLEAN


def _refuse_mixed(only: str | None, why: str | None, output: str, *, suggest: bool) -> None:
    """Raise UsageError for options that do not go together."""
    views = {"--only": only is not None, "--why": why is not None, "--suggest": suggest}
    if sum(views.values()) > 1:
        raise UsageError(_ONE_VIEW)
    if output == "json" and (suggest or why is not None):
        raise UsageError(_FOR_PEOPLE.filled(option="--suggest" if suggest else "--why"))


def _problem(review: Review, wanted: str) -> Statement:
    """Return the problem that an option names. Raises UsageError if there is none."""
    problems = {problem.id: problem for problem in review.problems}
    number = wanted.strip().upper()
    if number in problems:
        return problems[number]
    raise UsageError(_NO_PROBLEM.filled(id=wanted, near=near(number, problems)))
