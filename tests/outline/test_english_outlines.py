"""How English drafts are written: underlined and dotted headings, checkboxes, open tables, wrapped lines, titles."""

from __future__ import annotations

import pytest

from drawing import drawn, parsed
from reviewlint.outline.nodes import Section, Table

SETEXT = "Late exports\n============\n\nImpact\n------\n\n118 mails.\n\n2. Root causes\n--------------\nThe disk was full.\n"


def test_underlined_headings() -> None:
    text = SETEXT
    outline = parsed(text)
    assert outline.title is not None
    assert outline.title.of(text) == "Late exports"
    assert drawn(text) == ["# Impact", "  118 mails.", "1.2 Root causes", "  The disk was full."]
    impact = next(block for block in outline.blocks if isinstance(block, Section))
    assert impact.mark.span.of(text) == ""
    assert "".join(leaf.span.of(text) for leaf in outline.leaves) == text


@pytest.mark.parametrize(
    "text",
    [
        "The disk was full.\n---\nIt is empty now.\n",
        "one\ntwo\n---\n",
        "- one\n---\n",
        "| one | two |\n---\n",
        "巡检人员每日两次查看机房，\n-----\n并登记。\n",
        f"{'long ' * 20}\n---\n",
    ],
)
def test_a_rule_below_a_line_underlines_no_heading(text: str) -> None:
    sections = [block for block in parsed(f"Report\n\n{text}").walk() if isinstance(block, Section)]
    assert [section for section in sections if section.mark.style.value == "#"] == []


@pytest.mark.parametrize(
    ("text", "outline"),
    [
        ("1. Analysis\n1.2 Root cause\nThe disk.\n", ["1.1 Analysis", "  1.12 Root cause", "    The disk."]),
        ("## 1.2 Root cause\nThe disk.\n", ["1.12 Root cause", "  The disk."]),
        ("2) Timeline\n- 09:10 it stops\n", ["（1）2 Timeline", "  - 09:10 it stops"]),
        ("## Causes\n  1. One.\n     - Two.\n", ["# Causes", "  1.1 One.", "    - Two."]),
        ("- [ ] One.\n- [x] Two.\n+ Three.\n", ["- One.", "- Two.", "- Three."]),
        ("- **Impact:** none\n- **Slow.** It was.\n", ["- **Impact:** none", "- **Slow.** It was."]),
        ("5.1 Add an alert. Owner: Kai.\n", ["1.11 Add an alert. Owner: Kai."]),
        ("1.5 GB of logs were lost on that day.\n", ["1.5 GB of logs were lost on that day."]),
        ("2.5 million rows\n", ["2.5 million rows"]),
    ],
)
def test_marks(text: str, outline: list[str]) -> None:
    assert drawn(f"Something happened.\n\n{text}")[1:] == outline


def test_tables_without_outer_pipes() -> None:
    text = "Report.\n\nAction | Owner | Due\n--- | :-- | ---:\nAdd an alert | Ana | 3 May\n\nA | in text is none.\n"
    table = next(block for block in parsed(text).blocks if isinstance(block, Table))
    rows = [[cell.of(text) for cell in row.cells] for row in (table.header, *table.rows)]
    assert rows == [["Action", "Owner", "Due"], ["Add an alert", "Ana", "3 May"]]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        # a full line may end in a full stop and go on
        (
            (
                "The queue grew for five hours before anybody looked at it, since the\n"
                "alert on its length had been silenced in March, after the migration.\n"
                "Nobody had set an end to that silence, which was meant for one day,\n"
                "and so it stayed silent for two months. The mailbox to which the\n"
                "reminders went had been closed.\n"
            ),
            1,
        ),
        # a single wrapped line tells no width, but goes on in a small letter
        ("The new consumer opened one connection per message and emptied the\npool.\n", 1),
        ("09:10 the queue of the exporter stops for no reason at all\n09:20 it runs again\n", 2),
        ("Owner: the people who look after the exporter of all reports\nDue: 3 May\n", 2),
    ],
)
def test_wrapped_lines(text: str, paragraphs: int) -> None:
    assert len(drawn(f"Something happened.\n\n{text}")) == paragraphs + 1


@pytest.mark.parametrize(
    "item",
    [
        "- Renew the certificate by machine, and list\n  it (and all others) in the inventory.",
        "- [ ] Renew the certificate by machine, and list\n      it in the inventory.",
        "1. Renew the certificate by machine\n  at 09:12 UTC.",
    ],
)
def test_items_go_on_where_they_are_indented(item: str) -> None:
    assert len(drawn(f"Something happened.\n\n{item}\n")) == 2


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Incident review: mail delayed by six hours on 11 May 2026", True),
        ("Postmortem of the CDN", True),
        ("Post-mortem", True),
        ("Status: final", False),
        ("The disk was full.", False),
        ("Summary: the disk was full", False),
    ],
)
def test_titles(head: str, *, title: bool) -> None:
    text = f"{head}\n\nThe disk was full at nine. It had been small for years.\n"
    found = parsed(text).title
    assert (found.of(text) if found else None) == (head if title else None)
