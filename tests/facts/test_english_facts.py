"""Facts in English: who, until when, praise, wishes and evidence; and what only looks like them."""

from __future__ import annotations

import re

import pytest

from reviewlint.draft.source import Span
from reviewlint.facts import read_facts
from reviewlint.reading.wordings import ENGLISH_STOP, is_latin


def fact(kind: str, name: str, text: str) -> str | None:
    found = getattr(read_facts(kind, text, Span(0, len(text))), name)  # type: ignore[arg-type]
    return found.of(text) if found else None


@pytest.mark.parametrize(
    ("measure", "owner"),
    [
        ("Add an alert. Owner: Alice Chen due 3 May", "Alice Chen"),
        ("Add an alert. **Owner**: Payments, **Due:** March 3", "Payments"),
        ("Add an alert. Owner: Jonas\n  Feld. Due: 3 May", "Jonas\n  Feld"),
        ("Add an alert.\nOwner: Ana\nDue: 3 May", "Ana"),
        ("Add an alert (Bob, 12 May)", "Bob"),
        ("Add an alert. (Infrastructure, Q4)", "Infrastructure"),
        ("Add an alert to the dashboard – Priya Nair, next sprint", "Priya Nair"),
        ("Add an alert (storage team)", "storage team"),
        ("Add an alert. Platform team, end of Q3.", "Platform team"),
        ("Add an alert. @team-db", "@team-db"),
        ("Alice will add an alert.", "Alice"),
        ("The storage team owns the migration.", "The storage team"),
        ("Payments to add an idempotency key.", "Payments"),
        ("Move the job, owned by Data Platform.", "Data Platform"),
        ("Have the list reviewed by the platform team.", "the platform team"),
        ("Review the list. Assigned to the platform group.", "the platform group"),
        ("Retire the host (owner: SRE, ETA 2026-05-01)", "SRE"),
        ("Add an alert. Owner: TBD", None),
        ("We will add an alert.", None),
        ("Write to bob@example.org when it fails.", None),
        ("Alert when the queue is long (p99, over 5 minutes).", None),
        ("Deploys will require two approvals.", None),
        ("Migrate to the new database.", None),
    ],
)
def test_owner(measure: str, owner: str | None) -> None:
    assert fact("measure", "owner", measure) == owner


@pytest.mark.parametrize(
    ("measure", "deadline"),
    [
        ("Add an alert. Due: 2026-03-01", "2026-03-01"),
        ("Add an alert. **Due date:** March 3, 2026", "March 3, 2026"),
        ("Add an alert by 1 March.", "1 March"),
        ("Add an alert by the end of Q2.", "end of Q2"),
        ("Add an alert within two weeks.", "within two weeks"),
        ("Add an alert by Friday.", "Friday"),
        ("Add an alert next sprint.", "next sprint"),
        ("Add an alert before the next release.", "next release"),
        ("Add an alert by 12/05/2026.", "12/05/2026"),
        ("Rotate the keys in May.", "May"),
        ("Run the restore test every two weeks.", "every two weeks"),
        ("Run the restore test quarterly.", "quarterly"),
        ("The alert is in place (done).", None),
        ("Add an alert due to the outage.", None),
        ("Add an alert. Due: TBD", None),
        ("Add an alert. Due: YYYY-MM-DD", None),
        ("Add an alert as soon as possible.", None),
        ("Keep logs for 30 days.", None),
        ("Alert when the queue is older than 5 minutes.", None),
        ("Get it done soon.", None),
    ],
)
def test_deadline(measure: str, deadline: str | None) -> None:
    assert fact("measure", "deadline", measure) == deadline


@pytest.mark.parametrize(
    ("problem", "is_merit"),
    [
        ("Although the team did an excellent job, the key was rotated unrehearsed.", True),
        ("The rollback went well, but nobody told support.", True),
        ("Although the alert fired at once, nobody read it.", False),
        ("The rollback did not go well.", False),
        ("While the deploy ran, the pool was empty.", False),
    ],
)
def test_merit(problem: str, *, is_merit: bool) -> None:
    assert (fact("problem", "merit", problem) is not None) is is_merit


@pytest.mark.parametrize(
    ("problem", "wish"),
    [
        ("Monitoring needs to be improved.", "needs to be improved"),
        ("Alerts should be better.", "should be better"),
        ("We need to further strengthen testing.", "need to further strengthen"),
        ("There is room for improvement.", "room for improvement"),
        ("The alert should have fired.", None),
        ("The improved alert did not fire.", None),
    ],
)
def test_wish(problem: str, wish: str | None) -> None:
    assert fact("problem", "wish", problem) == wish


@pytest.mark.parametrize(
    "problem",
    [
        "It took 40 minutes.",
        "Three teams were told.",
        "On Friday it broke.",
        "`queue.max` was empty.",
        "OPS-412 was open.",
    ],
)
def test_evidence(problem: str) -> None:
    assert read_facts("problem", problem, Span(0, len(problem))).evidence


def test_vague_problems_have_no_evidence() -> None:
    problem = "Communication was somewhat slow at times."
    assert read_facts("problem", problem, Span(0, len(problem))).evidence == ()


def test_what_is_written_in_latin_letters() -> None:
    assert is_latin("Root causes")
    assert not is_latin("Root causes 原因")
    assert not is_latin("2026-03-04")


@pytest.mark.parametrize(
    ("text", "stops"),
    [
        ("It broke. Nobody knew.", 2),
        ("It grew by 1.5 GB, e.g. Overnight, vs. Monday.", 1),
        ("Ask Dr. Ito and J. Smith.", 1),
        ("It broke.\nNobody knew.", 2),
        ("Look at app.py for that", 0),
    ],
)
def test_where_english_sentences_end(text: str, stops: int) -> None:
    assert len(re.findall(ENGLISH_STOP, text)) == stops
