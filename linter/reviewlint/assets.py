"""Where the packs and grammars are: inside the wheel, or beside `linter/` in a checkout."""

from __future__ import annotations

from pathlib import Path


def shipped(folder: str) -> Path:
    """Return the folder `rules` or `grammar` that came with this installation."""
    package = Path(__file__).parent  # importlib.resources says the same, and takes 6 ms to be imported
    installed = package / folder
    return installed if installed.is_dir() else package.parents[1] / folder
