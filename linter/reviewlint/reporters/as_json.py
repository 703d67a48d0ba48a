"""Reports on drafts for editors and CI: one JSON object whose shape is a promise."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING, Any

from reviewlint import __version__
from reviewlint.report import Unread
from reviewlint.reporters.screen import UNSAFE, Line, Piece
from reviewlint.reporters.trace_matrix import KINDS, with_holes

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.draft.edits import Fix
    from reviewlint.draft.source import Source, Span
    from reviewlint.links.survey import Survey
    from reviewlint.profile import Profile
    from reviewlint.reading.review import Answer, Review, Statement
    from reviewlint.report import Report, Violation
    from reviewlint.reporters.screen import Page

VERSION = 1
"""Of the shape; a key may join, none changes its meaning or leaves while this number stands."""


def render(shown: Sequence[Report | Unread], page: Page) -> Iterator[Line]:  # noqa: ARG001 - as every reporter
    """Yield the lines of the report on some drafts, in the order in which they were given."""
    counts = Counter(v.severity for r in shown if not isinstance(r, Unread) for v in r.violations)
    yield from dump(
        {
            "version": VERSION,
            "tool": {"name": "reviewlint", "version": __version__},
            "files": [_unread(r) if isinstance(r, Unread) else _file(r) for r in shown],
            "summary": {
                "files": len(shown),
                "failed": sum(isinstance(r, Unread) for r in shown),
                "errors": counts["error"],
                "warnings": counts["warning"],
                "infos": counts["info"],
            },
        }
    )


def outline(review: Review, profile: Profile, page: Page) -> Iterator[Line]:  # noqa: ARG001 - as every reporter
    """Yield the lines of the outline of one draft."""
    source, text = review.outline.source, review.text
    title = review.outline.title
    yield from dump(
        {
            "version": VERSION,
            "path": source.path,
            "profile": profile.name,
            "title": title.of(text) if title else None,
            "sections": [
                {
                    "role": role,
                    "title": part.title.of(text) if part.title else None,
                    "line": source.position((part.title or part.span).start).line,
                }
                for part in review.parts
                for role in part.roles
            ],
            "themes": [
                {"id": t.id, "title": t.title.of(text), "line": source.position(t.title.start).line}
                for t in review.themes
            ],
            "problems": [
                _item(s, source) | {"theme": s.theme, "evidence": bool(s.facts.evidence)}
                for s in review.problems
            ],
            "causes": [_item(s, source) | {"title": s.title.of(text)} for s in review.causes],
            "measures": [
                _item(s, source)
                | {
                    "owner": s.facts.owner.of(text) if s.facts.owner else None,
                    "deadline": s.facts.deadline.of(text) if s.facts.deadline else None,
                }
                for s in review.measures
            ],
        }
    )


def trace(review: Review, page: Page, *, holes: bool = False) -> Iterator[Line]:  # noqa: ARG001 - as every reporter
    """Yield the lines of the links of one draft; with `holes` only of problems that lack or doubt something."""
    answers = {(answer.problem, answer.kind): answer for answer in review.links.answers}
    yield from dump(
        {
            "version": VERSION,
            "path": review.outline.source.path,
            "problems": [
                {"id": problem.id}
                | {kind: _answer(answers.get((problem.id, kind)), review) for kind in KINDS}
                for problem in (with_holes(review) if holes else review.problems)
            ],
            "orphans": {
                "causes": list(review.links.orphan_causes),
                "measures": list(review.links.orphan_measures),
            },
        }
    )


def _answer(answer: Answer | None, review: Review) -> dict[str, Any]:
    """Return the verdict with the links that it rests on."""
    verdict = answer.verdict if answer else "none"
    carrying = [link for link in answer.links if link.band == verdict != "none"] if answer else []
    return {
        "verdict": verdict,
        "links": [
            {
                "to": link.target,
                "how": link.how,
                "score": link.score,
                "evidence": list(link.evidence(review.text)),
            }
            for link in carrying
        ],
    }


def topics(survey: Survey, page: Page) -> Iterator[Line]:
    """Yield the lines of a survey of topics."""
    source = survey.review.outline.source
    yield from dump(
        {
            "version": VERSION,
            "path": source.path,
            "items": survey.items,
            "topics": {"known": survey.known, "met": survey.met},
            "unmatched": [
                {"id": s.id, "line": source.position(s.span.start).line, "text": s.span.of(source.text)}
                for s in survey.unmatched
            ],
            "one_sided": [
                {
                    "topic": one.topic.id,
                    "name": one.topic.name[page.language],
                    "side": one.side,
                    "items": list(one.items),
                    "terms": list(one.terms),
                }
                for one in survey.one_sided
            ],
            "common": [
                {"topic": one.topic.id, "term": one.term, "items": one.items} for one in survey.common
            ],
            "contained": [
                {
                    "topic": one.topic.id,
                    "term": one.term,
                    "in": {"topic": one.longer_topic.id, "term": one.longer},
                }
                for one in survey.contained
            ],
        }
    )


def dump(value: object) -> Iterator[Line]:
    """Yield the lines of a JSON value; what a terminal would obey or hide is escaped, Chinese is not."""
    for line in json.dumps(value, ensure_ascii=False, indent=2).split("\n"):
        yield (Piece(UNSAFE.sub(lambda match: f"\\u{ord(match[0]):04x}", line)),)


def _file(report: Report) -> dict[str, Any]:
    return {
        "path": report.source.path,
        "profile": report.profile,
        "encoding": report.source.encoding,
        "error": None,
        "violations": [_violation(violation, report.source) for violation in report.violations],
        "checklist": [
            {
                "rule": entry.rule,
                "title": entry.title,
                "status": entry.status,
                "checked": entry.checked,
                "failed": entry.failed,
                "unjudged": entry.unjudged,
            }
            for entry in report.checklist
        ],
        "fixed": report.fixed,
    }


def _unread(unread: Unread) -> dict[str, Any]:
    return {
        "path": unread.path,
        "profile": None,
        "encoding": None,
        "error": unread.error.reason[unread.language],
        "violations": [],
        "checklist": [],
        "fixed": 0,
    }


def _violation(violation: Violation, source: Source) -> dict[str, Any]:
    return {
        "rule": violation.rule,
        "severity": violation.severity,
        "message": violation.message,
        **_place(violation.span, source),
        "text": violation.text,
        "section": list(violation.section),
        "related": [_related(note.span.start, note.message, source) for note in violation.related],
        "expected": violation.expected,
        "declared_at": str(violation.declared_at),
        "fix": _fix(violation.fix, source) if violation.fix else None,
    }


def _place(span: Span, source: Source) -> dict[str, int]:
    start, end = source.position(span.start), source.position(span.end)
    return {
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "offset": span.start,
        "end_offset": span.end,
    }


def _fix(fix: Fix, source: Source) -> dict[str, Any]:
    return {
        "safe": fix.safe,
        "edits": [{**_place(edit.span, source), "text": edit.text} for edit in fix.edits],
    }


def _related(offset: int, message: str, source: Source) -> dict[str, Any]:
    at = source.position(offset)
    return {"line": at.line, "column": at.column, "message": message}


def _item(statement: Statement, source: Source) -> dict[str, Any]:
    at = source.position(statement.span.start)
    return {"id": statement.id, "line": at.line, "column": at.column, "text": statement.span.of(source.text)}
