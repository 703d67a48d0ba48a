"""The drafts in samples/: good ones are silent, faulty ones give the report that stands beside them.

The reports leave out the checklist, which every new rule changes; docs/drafters.md shows a page with it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import contract
from reviewlint.draft.plain import read
from shipped import kind_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from answer import Answer

SAMPLES = Path(__file__).parents[1] / "samples"


def _drafts(folder: str) -> list[str]:
    return sorted(f"{folder}/{path.name}" for path in (SAMPLES / folder).iterdir() if path.suffix != ".out")


GOOD, FAULTY = _drafts("good"), _drafts("faulty")
# The last draft of each kind: a third of all.
ONE_OF_EACH_KIND = {kind_of(read(str(SAMPLES / draft)).text): draft for draft in GOOD + FAULTY}
NO_REVIEW = "good/training-notice.txt"


@pytest.fixture(autouse=True)
def _in_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Work where a drafter in samples/ would."""
    monkeypatch.chdir(SAMPLES)


@pytest.mark.parametrize("draft", GOOD)
def test_good_drafts_are_silent(draft: str, ask: Callable[..., Answer]) -> None:
    # a text that is no review is told so, and nothing else
    options = ("--ignore", "kind-unknown") if draft == NO_REVIEW else ()
    answer = ask("--quiet", *options, draft)
    assert (answer.status, answer.out) == (0, "")


@pytest.mark.parametrize("draft", FAULTY)
def test_faulty_drafts_give_their_report(draft: str, ask: Callable[..., Answer], *, update: bool) -> None:
    out = ask("--quiet", draft).out
    assert out  # something is wrong with it
    expected = SAMPLES / f"{draft}.out"
    if update:
        expected.write_text(out, encoding="utf-8", newline="")
    assert out == expected.read_text(encoding="utf-8")


def test_the_first_draft_is_mended_as_newcomers_are_told(tmp_path: Path, ask: Callable[..., Answer]) -> None:
    draft = tmp_path / "plan.txt"
    draft.write_bytes(Path("first/plan.txt").read_bytes())
    assert ask("--quiet", draft).status == 1
    assert ask("--quiet", "--fix", draft).status == 1
    mended = draft.read_text(encoding="utf-8").replace("登记本，", "登记本，4月底前启用，")
    assert mended == Path("first/mended.txt").read_text(encoding="utf-8")
    answer = ask("--quiet", "first/mended.txt")
    assert (answer.status, answer.out) == (0, "")


@pytest.mark.parametrize("draft", ONE_OF_EACH_KIND.values(), ids=list(ONE_OF_EACH_KIND))
def test_every_answer_keeps_the_contract(draft: str, ask: Callable[..., Answer]) -> None:
    for command, verify in contract.VERIFIERS.items():
        answer = ask(command, draft, "--format", "json")
        verify(answer.json)
        assert answer.status < 2
