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
_DOCUMENTS = (
    *(".docx", ".doc", ".wps", ".odt", ".rtf", ".pdf", ".ofd", ".html", ".htm", ".markdown"),
    *(".xlsx", ".xls", ".et", ".ods", ".csv", ".tsv", ".pptx", ".ppt"),
)
_WORTH_A_PROCESS = 24  # drafts that take about as long as starting one


def find(arguments: Iterable[str]) -> list[str]:
    """Return the drafts that some files and folders name, each once, in the order in which they were given.

    Of a folder the text and Markdown files in and below it are taken, sorted; hidden folders are left out. A folder that
    cannot be looked into stands for what may be in it.
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
    closed: list[str] = []
    for folder, names in _walk(argument, closed):
        yield from (str(Path(folder, name)) for name in names if name.lower().endswith(_SUFFIXES))
    yield from closed


def _walk(top: str, closed: list[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the folders in and below one with the names of their files, sorted; those that are `closed` are kept there."""
    for folder, inner, names in os.walk(top, onerror=lambda error: closed.append(str(Path(error.filename)))):
        inner[:] = sorted(name for name in inner if not name.startswith("."))
        yield folder, sorted(names)


def left_out(arguments: Iterable[str]) -> Iterator[str]:
    """Yield the documents in some folders that are in no format that can be read; of files that are named, their reading tells."""
    seen: set[str] = set()
    for argument in arguments:
        if argument != STANDARD_INPUT and os.path.isdir(argument):  # noqa: PTH112 - a Path refuses a name too long
            for folder, names in _walk(argument, []):
                found = [str(Path(folder, name)) for name in names if _is_document(name)]
                yield from (path for path in found if path not in seen)
                seen.update(found)


def _is_document(name: str) -> bool:
    """Tell whether a file may hold a draft, by its name; those that begin with ~$ are locks of Word."""
    return name.lower().endswith(_DOCUMENTS) and not name.startswith((".", "~$"))


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
