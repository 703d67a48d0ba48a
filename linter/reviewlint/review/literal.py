"""Rare words that a problem and an answer share literally: “案-件比”, C刊, 通风柜. No topic has to know them."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

# A pair of characters with a particle, pronoun, numeral or the like in it is no noun.
_PARTICLES = (
    "的了和与在为对上下不有无是及等一二三四五六七八九十两每月年日前后内中大小多少个次人名我你他其由并以将把也都就只还要能可会"
    "到从向于而且或者之各全再被给使让这那它们很太更最已未没按经因所该"
)
_RUN = re.compile(rf"(?:(?![{_PARTICLES}])[^\W\d_a-zA-Z])+")
_QUOTED = re.compile(r"[“「]([^“”「」\n]{2,20})[”」]")
# GDP, LNG, eHR, C刊; words of English prose are what the topics are for. Numbers, but no years and small counts.
_CODE = re.compile(
    r"(?<![A-Za-z])(?:[A-Za-z]*[A-Z]{2}[A-Za-z]*|[A-Z][^\W\d_a-zA-Z])|\d{3,}(?:\.\d+)?(?![\d.]|\s?年)"
)
_MOST = 2  # of statements of either kind that have a term in quotation marks, or a code


def shared_names(problems: Mapping[str, str], answers: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """Return the ids of those problems and answers that share a quoted term or a code which few others have."""
    return frozenset(_shared(_holders(problems, _names), _holders(answers, _names), _MOST))


def shared_nouns(problems: Mapping[str, str], answers: Mapping[str, str]) -> frozenset[tuple[str, str]]:
    """Return the ids of those problems and answers that share a pair of characters which no others have."""
    return frozenset(_shared(_holders(problems, _nouns), _holders(answers, _nouns), 1))


def _shared(
    mine: Mapping[str, list[str]], theirs: Mapping[str, list[str]], most: int
) -> Iterator[tuple[str, str]]:
    for term in mine.keys() & theirs.keys():
        if len(mine[term]) <= most and len(theirs[term]) <= most:
            yield from product(mine[term], theirs[term])


def _holders(statements: Mapping[str, str], terms: Callable[[str], set[str]]) -> dict[str, list[str]]:
    """Return which statements have each term."""
    holders: dict[str, list[str]] = defaultdict(list)
    for identity, text in statements.items():
        for term in terms(text):
            holders[term].append(identity)
    return holders


def _nouns(text: str) -> set[str]:
    return {run[at : at + 2] for run in _RUN.findall(text) for at in range(len(run) - 1)}


def _names(text: str) -> set[str]:
    return {*_QUOTED.findall(text), *_CODE.findall(text)}
