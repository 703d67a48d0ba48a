"""The drafts in samples/: good ones are silent, faulty ones give the report that stands beside them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import contract
from reviewlint.cli.application import run

if TYPE_CHECKING:
    from collections.abc import Callable

SAMPLES = Path(__file__).parents[1] / "samples"


def _drafts(folder: str) -> list[str]:
    return sorted(f"{folder}/{path.name}" for path in (SAMPLES / folder).iterdir() if path.suffix != ".out")


GOOD, FAULTY = _drafts("good"), _drafts("faulty")


@pytest.fixture(name="ask")
def _ask(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str]]:
    """Run the command line as a drafter in samples/ would: its exit status and what it printed."""
    monkeypatch.chdir(SAMPLES)

    def ask(*arguments: str) -> tuple[int, str]:
        status = run(list(arguments))
        return status, capsys.readouterr().out

    return ask


@pytest.mark.parametrize("draft", GOOD)
def test_good_drafts_are_silent(draft: str, ask: Callable[..., tuple[int, str]]) -> None:
    status, out = ask("--quiet", draft)
    assert (status, out) == (0, "")


@pytest.mark.parametrize("draft", FAULTY)
def test_faulty_drafts_give_their_report(
    draft: str, ask: Callable[..., tuple[int, str]], *, update: bool
) -> None:
    _, out = ask(draft)
    expected = SAMPLES / f"{draft}.out"
    if update:
        expected.write_text(out, encoding="utf-8", newline="")
    assert out == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("draft", GOOD + FAULTY)
def test_every_answer_keeps_the_contract(draft: str, ask: Callable[..., tuple[int, str]]) -> None:
    for command, verify in contract.VERIFIERS.items():
        status, out = ask(command, draft, "--format", "json")
        verify(json.loads(out))
        assert status < 2


def test_a_faulty_draft_has_something_wrong(ask: Callable[..., tuple[int, str]]) -> None:
    silent = [draft for draft in FAULTY if not ask("--quiet", draft)[1]]
    assert silent == []
