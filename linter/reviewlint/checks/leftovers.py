"""What a chat assistant leaves in a text that was pasted from it: its answer, its offers, signs of Markdown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from reviewlint.checks.outcome import Finding, Outcome
from reviewlint.checks.prose import compiled, emphasised
from reviewlint.draft.edits import Edit, Fix
from reviewlint.draft.source import Span
from reviewlint.outline.chrome import is_of_assistant
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.checks.case import Case, Draft

_MARKDOWN = (".md", ".markdown", ".mdown")
_MESSAGE = Phrase(
    "“{match}”是 Markdown 的标记，在普通文本里会原样显示",
    "“{match}” is Markdown, which plain text shows as it stands",
)
_OUTSIDE = Phrase(
    "“{match:30}”像是写作助手或网页的话，没有当作正文检查",
    "“{match:30}” reads like a line of a chat assistant or a web site, and was not read as part of the text",
)
_REST = r"[^\n。！？!?.]{0,80}[。！？!?.]?"
_LINE = r"(?m:^[ \t]*(?P<line>\S[^\n]*))"
_HEADING = r"(?m:^(?P<sign>#{1,6}[ \t]+)(?=\S))"
_RULE = r"(?m:^(?:-{3,}|\*{3,}|_{3,})[ \t]*$)"


def assistant_leftover(case: Case) -> Outcome:
    """Look for the wordings of the options `certain_patterns` and `likely_patterns`, and in plain Chinese text for signs of Markdown.

    Lines that reading has taken for an assistant's, and so for no part of the text, are told as remarks.
    """
    certain = [*_worded(case, case.options["certain_patterns"])]
    likely = [replace(one, at_most="warning") for one in _worded(case, case.options["likely_patterns"])]
    outside = [replace(one, at_most="info") for one in _outside(case.draft)]
    source = case.review.outline.source
    found: dict[int, Finding] = {}
    for finding in (*certain, *likely, *outside):
        found.setdefault(source.position(finding.span.start).line, finding)  # one for each line
    return Outcome(1, (*found.values(), *_markdown(case.draft)))


def _worded(case: Case, patterns: Sequence[str]) -> Iterator[Finding]:
    wording = case.draft.any_of(patterns, re.MULTILINE)
    for match in wording.finditer(case.draft.prose) if wording else ():
        rest = compiled(_REST).match(case.text, match.end())
        span = Span(match.start(), rest.end() if rest else match.end())
        if not case.review.is_quiet(span):
            yield Finding(span, {"match": span.of(case.text).strip()}, alike=("words", span))


def _outside(draft: Draft) -> Iterator[Finding]:
    """Yield the lines above and below the text that are an assistant's by what stands in them."""
    outline = draft.review.outline
    ends = [block.span.end for block in outline.blocks[-1:]] + [span.end for span in outline.sign_off]
    if outline.title is not None:
        ends.append(outline.title.end)
    end = max(ends, default=len(outline.text))
    for match in compiled(_LINE).finditer(outline.text):
        span = Span(*match.span("line"))
        if (span.end <= draft.start or span.start >= end) and is_of_assistant(match["line"].strip("* \t")):
            yield Finding(span, {"match": match["line"]}, message=_OUTSIDE, alike=("words", span))


def _markdown(draft: Draft) -> Iterator[Finding]:
    """Yield the signs of Markdown in a Chinese text that is none; a row of - alone may be anybody's."""
    text = draft.review.text
    if draft.review.language == "en" or draft.review.outline.source.path.endswith(_MARKDOWN):
        return
    signs = [*_bold(text), *_headings(draft)]
    if signs:
        signs += [_sign(Span(*match.span()), "---", ()) for match in compiled(_RULE).finditer(draft.prose)]
    yield from sorted(signs, key=lambda finding: finding.span)


def _bold(text: str) -> Iterator[Finding]:
    for span in emphasised(text):
        words = span.of(text)
        width = len(words) - len(words.lstrip("*"))
        ends = (Span(span.start, span.start + width), Span(span.end - width, span.end))
        yield _sign(span, "**", tuple(Edit(end, "") for end in ends))


def _headings(draft: Draft) -> Iterator[Finding]:
    for match in compiled(_HEADING).finditer(draft.prose):
        sign = Span(*match.span("sign"))
        yield _sign(sign, match["sign"].strip(), (Edit(sign, ""),))


def _sign(span: Span, sign: str, edits: tuple[Edit, ...]) -> Finding:
    fixes = (Fix(edits, safe=False),) if edits else ()
    return Finding(
        span, {"match": sign}, message=_MESSAGE, fixes=fixes, at_most="warning", alike=("markdown",)
    )
