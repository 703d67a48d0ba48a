"""Speed and memory, as ratios against a floor measured in the same run.

    python tests/benchmarks/run.py [DRAFT]

The floor is what the libraries cost that every run stands on: `python -c "import typer, lark, yaml"`. Exit
status 1 if a bound is broken. The figures mean something only on a machine that does nothing else.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.draft.source import Source
from reviewlint.outline.parser import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

ROOT = Path(__file__).parents[2]
DRAFT = ROOT / "samples" / "good" / "town-2025-own-paragraphs.txt"
LINT = (sys.executable, "-m", "reviewlint")
FLOOR = (sys.executable, "-c", "import typer, lark, yaml")
# Installed packages come with their bytecode; so does a reviewlint that is not run for the first time.
ENVIRONMENT = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
RUNS, MANY = 15, 200
HOSTILE = {
    "marks on one line": "一、",
    "headings": "一、\n",
    "brackets": "（",
    "full stops": "。",
    "quotation marks": "“",
    "items": "一是。",
    "item after comma": "，二是",
    "one long line": "某",
    "table cells": "|a",
    "nested headings": "一、a\n（一）b\n1.c\n",
    "comments": "<!--\n",
    "fences": "```\n",
}
HOSTILE_SIZE = 150_000  # code points; the doubled text is a megabyte of Chinese


class Figure(Struct, frozen=True):
    """A measured value beside its bound."""

    name: str
    value: float
    bound: float
    unit: str

    def __str__(self) -> str:
        verdict = "ok  " if self.value <= self.bound else "OVER"
        return f"{verdict} {self.name:44s} {self.value:8.2f} {self.unit} (at most {self.bound:g})"


def fastest(command: Sequence[str], runs: int = RUNS) -> float:
    """Return the wall time of the fastest of several runs, in seconds."""
    return min(
        timed(lambda: subprocess.run(command, capture_output=True, env=ENVIRONMENT, check=False))
        for _ in range(runs)
    )


def timed(work: Callable[[], object]) -> float:
    """Return the wall time of one call, in seconds."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def process_figures(draft: Path) -> list[Figure]:
    """Measure one draft against the floor, many drafts against one, and the memory of it all."""
    one = fastest((*LINT, str(draft)))
    floor = fastest(FLOOR)
    with tempfile.TemporaryDirectory() as folder:
        copies = [str(shutil.copy(draft, Path(folder) / f"{number}{draft.suffix}")) for number in range(MANY)]
        many = fastest((*LINT, *copies), runs=3)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return [
        Figure("one draft, as a multiple of the floor", one / floor, 2.5, "x"),
        Figure(f"{MANY} drafts beyond one", many - one, 2.0, "s"),
        Figure("peak memory", peak, 100, "MiB"),
    ]


def linearity_figures() -> list[Figure]:
    """Measure how much longer twice the text takes, on texts made to be slow."""
    return [
        Figure(f"twice the text: {name}", parse_time(unit, 2) / parse_time(unit, 1), 2.6, "x")
        for name, unit in HOSTILE.items()
    ]


def parse_time(unit: str, times: int) -> float:
    """Return the fastest of three parses of a unit repeated to the hostile size, in seconds."""
    source = Source("hostile.txt", unit * (times * HOSTILE_SIZE // len(unit)))
    return min(timed(lambda: parse(source)) for _ in range(3))


def main(arguments: Sequence[str]) -> int:
    """Print every figure beside its bound; return 1 if one is over it."""
    draft = Path(arguments[0]) if arguments else DRAFT
    figures = [*process_figures(draft), *linearity_figures()]
    sys.stdout.writelines(f"{figure}\n" for figure in figures)
    return int(any(figure.value > figure.bound for figure in figures))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
