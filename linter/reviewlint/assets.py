"""Where the packs and grammars are: inside the wheel, or beside `linter/` in a checkout."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def shipped(folder: str) -> Path:
    """Return the folder `rules` or `grammar` that came with this installation."""
    package = Path(str(files("reviewlint")))
    installed = package / folder
    return installed if installed.is_dir() else package.parents[1] / folder
