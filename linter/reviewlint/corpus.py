"""Which files the arguments of the command line mean."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

STANDARD_INPUT = "-"
_SUFFIXES = (".txt", ".md")


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
    if argument == STANDARD_INPUT or not Path(argument).is_dir():
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
