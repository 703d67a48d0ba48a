"""Many files: which ones the arguments of the command line mean, and the work on them shared out."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

T = TypeVar("T")
R = TypeVar("R")

STANDARD_INPUT = "-"
_SUFFIXES = (".txt", ".md")
_WORTH_A_PROCESS = 24  # drafts that take about as long as starting one


def find(arguments: Iterable[str]) -> list[str]:
    """Return the drafts that some files and folders name, each once, in the order in which they were given.

    Of a folder the text and Markdown files in and below it are taken, sorted; hidden folders are left out.
    """
    found: dict[str, str] = {}
    for argument in arguments:
        for path in _expand(argument):
            found.setdefault(path if path == STANDARD_INPUT else os.path.realpath(path), path)
    return list(found.values())


def _expand(argument: str) -> Iterator[str]:
    if argument == STANDARD_INPUT or not os.path.isdir(argument):  # noqa: PTH112 - a Path refuses a name too long
        yield argument
        return
    for folder, inner, names in os.walk(argument):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        yield from (str(Path(folder, name)) for name in sorted(names) if name.endswith(_SUFFIXES))


def is_ignored(path: str, patterns: Sequence[str], base: Path) -> bool:
    """Tell whether a configuration's `ignore` patterns (as in .gitignore, relative to `base`) name a draft."""
    if not patterns:
        return False
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - 30 ms that few configurations need

    relative = os.path.relpath(os.path.realpath(path), os.path.realpath(base))
    return GitIgnoreSpec.from_lines(patterns).match_file(relative)


def spread(work: Callable[[T], R], things: Sequence[T]) -> list[R]:
    """Return what some work makes of each thing, in their order; many things are shared out among processes.

    `work`, the things and what is made of them must be picklable. What the work raises is raised here.
    """
    workers = min(_processors(), len(things) // _WORTH_A_PROCESS)
    if workers < 2:  # noqa: PLR2004 - one process is this one
        return [work(thing) for thing in things]
    from concurrent.futures import ProcessPoolExecutor  # noqa: PLC0415 - 15 ms that few runs need

    first = work(things[0])  # here, so that what it loads and compiles is there for all processes
    with ProcessPoolExecutor(workers) as pool:
        return [first, *pool.map(work, things[1:], chunksize=_WORTH_A_PROCESS // 4)]


def _processors() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
