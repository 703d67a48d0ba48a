"""The phrases that two texts share, to be shown as evidence."""

from __future__ import annotations

import re
from functools import lru_cache

_EVIDENT = re.compile(r"[^\W\d_a-zA-Z]+|[A-Za-z]+")


def common_phrases(one: str, other: str, least: int) -> list[str]:
    """Return the Chinese phrases of at least `least` characters that stand in both and cannot be made longer.

    Of Latin letters, the whole words that are a little longer than that.
    """
    runs, words, mine = _split(one, least)
    _, other_words, theirs = _split(other, least)
    found = [word for word in words if word in other_words and len(word) > least + 1]
    known = mine & theirs
    for run in runs if known else ():
        at = 0
        while at <= len(run) - least:
            if run[at : at + least] not in known:
                at += 1
                continue
            end = at + least
            while end < len(run) and run[at : end + 1] in other:
                end += 1
            found.append(run[at:end])
            at = end - least + 1
    return found


@lru_cache(maxsize=1024)
def _split(text: str, least: int) -> tuple[list[str], dict[str, None], frozenset[str]]:
    """Return the Chinese runs of a text, its Latin words, and all phrases of just `least` characters."""
    runs = _EVIDENT.findall(text)
    chinese = [run for run in runs if not run.isascii()]
    phrases = frozenset(run[i : i + least] for run in chinese for i in range(len(run) - least + 1))
    return chinese, dict.fromkeys(run for run in runs if run.isascii()), phrases
