"""The word lists that reading goes by, from `rules/lexicon/`."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from reviewlint import cache as store
from reviewlint.assets import shipped

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_Branches: TypeAlias = "dict[str, _Branches]"

_END = ""  # the key that marks where a word may end


@cache
def lists(name: str) -> Mapping[str, Any]:
    """Return the word lists of one file; YAML is only read when that has changed."""
    data = (shipped("rules") / "lexicon" / f"{name}.yml").read_bytes()
    return store.remembered(
        f"lexicon-{name}", (sha256(data).digest(),), lambda: _parsed(data), dict[str, Any]
    )


def _parsed(data: bytes) -> dict[str, Any]:
    import yaml  # noqa: PLC0415 - slow to import, not needed while the store is warm

    return cast("dict[str, Any]", yaml.safe_load(data))


@cache
def any_word(name: str, *of: str) -> str:
    """Return a pattern for any word of some lists of one file."""
    return any_of(word for one in of for word in lists(name)[one])


@cache
def any_wording(name: str, of: str) -> re.Pattern[str]:
    """Return a list of regular expressions as one, compiled when it is first needed."""
    return re.compile("|".join(lists(name)[of]))


def any_of(found: Iterable[str]) -> str:
    """Return a pattern for any of the words, the longest first; what begins alike is looked at once."""
    branches: _Branches = {}
    for word in found:
        here = branches
        for character in word:
            here = here.setdefault(character, {})
        here[_END] = {}
    return _grouped(branches)


def _grouped(branches: _Branches) -> str:
    single = "".join(
        sorted(re.escape(first) for first, rest in branches.items() if first and set(rest) == {_END})
    )
    several = [
        re.escape(first) + _grouped(rest)
        for first, rest in sorted(branches.items())
        if first and set(rest) != {_END}
    ]
    if single:
        several.append(f"[{single}]" if len(single.replace("\\", "")) > 1 else single)
    if not several:
        return ""
    ends = "?" if _END in branches else ""
    return (
        several[0]
        if len(several) == 1 and not ends and len(branches) == 1
        else f"(?:{'|'.join(several)}){ends}"
    )
