"""The word lists that reading goes by, from `rules/lexicon/`."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast

from reviewlint import cache as store
from reviewlint.assets import shipped

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def lists(name: str) -> Mapping[str, Any]:
    """Return the word lists of one file; YAML is only read when that has changed."""
    data = (shipped("rules") / "lexicon" / f"{name}.yml").read_bytes()
    return store.remembered(
        f"lexicon-{name}", (sha256(data).digest(),), lambda: _parsed(data), _dumped, json.loads
    )


def _parsed(data: bytes) -> Mapping[str, Any]:
    import yaml  # noqa: PLC0415 - slow to import, not needed while the store is warm

    return cast("Mapping[str, Any]", yaml.safe_load(data))


def _dumped(found: Mapping[str, Any]) -> bytes:
    return json.dumps(found, ensure_ascii=False).encode()
