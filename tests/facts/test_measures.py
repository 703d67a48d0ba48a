"""Measures of many sectors: who answers for them, until when, are they done; spaces and line ends change nothing."""

from __future__ import annotations

import re
from pathlib import Path
from time import process_time
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from reviewlint.draft.source import Span
from reviewlint.facts import Facts, read_facts

if TYPE_CHECKING:
    from collections.abc import Callable

MEASURES = yaml.safe_load(Path(__file__).with_name("measures.yaml").read_text(encoding="utf-8"))
CHINESE = re.compile("[\u4e00-\u9fff]")
AROUND = "前文由局长负责。"
CHANGES: dict[str, Callable[[str], str]] = {
    "spaces": lambda text: re.sub("(?<=[\u4e00-\u9fff])(?=\\d)|(?<=\\d)(?=[\u4e00-\u9fff])", " ", text),
    "full-width digits": lambda text: text.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "half-width marks": lambda text: text.translate(str.maketrans("，；：（）", ",;:()")),
    "cut lines": lambda text: re.sub("(?<=[\u4e00-\u9fff]{6})(?=[\u4e00-\u9fff])", "\r\n", text),
    "soft line ends": lambda text: re.sub("(?<=[\u4e00-\u9fff]{6})(?=[\u4e00-\u9fff])", "\0", text),
    "spaced out": lambda text: re.sub("(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])", "　", text),
}


def facts_of(text: str) -> Facts:
    return read_facts("measure", AROUND + text + AROUND, Span(len(AROUND), len(AROUND) + len(text)))


def said(span: Span | None, text: str) -> str | None:
    return span.of(AROUND + text + AROUND) if span else None


def is_meant(found: str | None, wanted: str | None) -> bool:
    if found is None or wanted is None:
        return found is wanted
    return wanted in found or found in wanted


@pytest.mark.parametrize("labelled", MEASURES, ids=lambda labelled: labelled["measure"])
def test_measure(labelled: dict[str, Any]) -> None:
    text = labelled["measure"]
    facts = facts_of(text)
    assert is_meant(said(facts.owner, text), labelled["owner"]), said(facts.owner, text)
    assert is_meant(said(facts.deadline, text), labelled["deadline"]), said(facts.deadline, text)
    assert (facts.done is not None) is labelled.get("done", False), said(facts.done, text)


@pytest.mark.parametrize("change", CHANGES)
def test_what_changes_nothing(change: str) -> None:
    measures = [labelled["measure"] for labelled in MEASURES if CHINESE.search(labelled["measure"])]
    changed = {text: CHANGES[change](text) for text in measures}
    different = {
        text: (before, after)
        for text, other in changed.items()
        if (before := told(text)) != (after := told(other))
    }
    assert different == {}


def told(text: str) -> tuple[str | None, ...]:
    """Return the facts of a measure without what a change may have put into them."""
    facts = facts_of(text)
    plain = str.maketrans("０１２３４５６７８９，；：（）", "0123456789,;:()")
    found = (said(span, text) for span in (facts.owner, facts.deadline, facts.done))
    return tuple(re.sub(r"[\s\0]", "", words).translate(plain) if words else None for words in found)


def test_wrapped_english() -> None:
    text = "Add an alert for the queue. Owner: Jonas\n  Feld. Due: 3\nMay 2026"
    facts = facts_of(text)
    assert said(facts.owner, text) == "Jonas\n  Feld"
    assert said(facts.deadline, text) == "3\nMay 2026"


@pytest.mark.parametrize(
    "repeated",
    [
        "由",
        "由科",
        "责任人：，",
        "3月，",
        "（",
        "，王",
        "已",
        "3月了",
        " \n",
        "\0",
        "A, ",
        "The team ",
        "(May 4, ",
    ],
)
def test_time_grows_with_length(repeated: str) -> None:
    text = repeated * (20_000 // len(repeated))
    begin = process_time()
    read_facts("measure", text, Span(0, len(text)))
    assert process_time() - begin < 5
