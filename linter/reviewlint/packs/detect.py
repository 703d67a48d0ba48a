"""Which pack a draft's own words announce."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING, Final, TypeAlias

from msgspec import Struct

from reviewlint.packs.catalogue import FALLBACK, GENERAL
from reviewlint.phrases import Phrase
from reviewlint.reading.review import Signs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from reviewlint.packs.catalogue import Candidate

    _Scored: TypeAlias = tuple[int, tuple[str, ...], Candidate]

_IN_TITLE: Final = 3
_IN_TEXT: Final = 1
_SHOWN: Final = 3  # words of the draft that the reason quotes
_SHOWN_LENGTH: Final = 20
_WORD: Final = r"[^\\^$.|?*+()\[\]{}]+"
_WORDS: Final = re.compile(rf"{_WORD}(?:\|{_WORD})*")

# 述 职 报 告
_SPACED_OUT: Final = re.compile(
    r"(?<=[^\x00-\xff])[ \u3000]+(?=[^\x00-\xff]|\d)|(?<=\d)[ \u3000]+(?=[^\x00-\xff])"
)
_DIGITS: Final = str.maketrans("０１２３４５６７８９", "0123456789")
_SEPARATORS: Final = re.compile(r"[-_. ]+")
_QUOTATION_MARK: Final = re.compile("[“”‘’\"']")

NOT_RECOGNISED: Final = Phrase(
    "没有认出这是哪一类材料，只检查了文字规范；可用 --profile 指定，或在 .reviewlint.yml 里写 profile",
    "no kind of review was recognised, so only its wording was checked; name one with --profile, or with"
    " “profile” in .reviewlint.yml",
)


_LENIENT: Final = 2  # what the score may be short of, where the structure says that the draft is a review
_KINDS: Final = (
    ("problems", "问题", "problem"),
    ("causes", "原因", "cause"),
    ("measures", "措施", "measure"),
)


class _Text(Struct, frozen=True, dict=True):
    """Words that patterns are looked for in."""

    words: str

    @cached_property
    def lower(self) -> str:
        """The same in lower case."""
        return self.words.lower()


class Choice(Struct, frozen=True):
    """The pack chosen for a draft, the draft's words that announced it, and what to tell its drafter.

    A choice that rests on the draft's structure more than on its words `is_guess`.
    """

    name: str
    evidence: tuple[str, ...]
    reason: Phrase
    is_guess: bool = False


NO_SIGNS: Final = Signs()


def choose(
    title: str | None,
    text: str,
    candidates: Iterable[Candidate],
    read_signs: Callable[[], Signs] = lambda: NO_SIGNS,
    file_name: str = "",
) -> Choice:
    """Return the pack that a draft's words announce most clearly, else one by its structure, else that of wording only.

    The score is as `Detection` says. Of two that score alike, the one that builds on more packs is chosen,
    as the more special one; then the later name. To the patterns, a title is not spaced out, and its digits are ASCII. Where the structure says
    that the draft is a review, less words are enough, and a choice that rests on that is a guess. What neither title
    nor text tells, the name of the file may, as far as the structure says that it is a review. The structure is not
    read where the title tells the kind.
    """
    head, body = _Text(_SPACED_OUT.sub("", (title or "").translate(_DIGITS))), _Text(text)
    known = tuple(candidates)
    told = _best(head, body, known, NO_SIGNS)
    if told is not None and any(_hits(told[2].detection.title, head, told[2])):
        return Choice(told[2].name, told[1], _reason(told[2], told[1]))
    signs = read_signs()
    if likely := _best(head, body, known, signs):
        score, evidence, chosen = likely
        is_guess = score < chosen.detection.least
        return Choice(chosen.name, evidence, _reason(chosen, evidence), is_guess=is_guess)
    if not signs.is_review:
        return Choice(FALLBACK, (), NOT_RECOGNISED)
    if named := _by_file_name(file_name, known):
        return named
    general = next(
        (candidate.title for candidate in known if candidate.name == GENERAL), Phrase(GENERAL, GENERAL)
    )
    return Choice(GENERAL, (), _by_structure(signs, general), is_guess=True)


def _best(title: _Text, text: _Text, candidates: Iterable[Candidate], signs: Signs) -> _Scored | None:
    """Return the candidate that the words announce most clearly, None if they announce none.

    One that has all the points it needs comes before those that have them by the structure alone.
    """
    scored = [(*_score(title, text, candidate, signs), candidate) for candidate in candidates]
    found = [entry for entry in scored if entry[0]]
    return max(found, key=lambda one: (one[0] >= one[2].detection.least, _weight(one)), default=None)


def _by_file_name(file_name: str, candidates: Iterable[Candidate]) -> Choice | None:
    """Return the pack that the name of a file announces, which is a guess; None if it announces none."""
    name = _Text(_SEPARATORS.sub(" ", file_name))
    found = [
        (len(hits), hits, candidate)
        for candidate in candidates
        if (hits := tuple(_hits(candidate.detection.title, name, candidate)))
        and not any(_find(pattern, name, candidate) for pattern in candidate.detection.unless)
    ]
    if not found:
        return None
    _, hits, chosen = max(found, key=_weight)
    reason = Phrase(
        f"文件名里有“{_shown(hits[0])}”，按“{chosen.title.zh}”（{chosen.name}）检查；可用 --profile 指定",
        f"checked as {chosen.name} ({chosen.title.en}): the name of the file says “{_shown(hits[0])}”; name one with --profile",
    )
    return Choice(chosen.name, hits, reason, is_guess=True)


def _weight(entry: _Scored) -> tuple[int, int, str]:
    return entry[0], entry[2].depth, entry[2].name


def _by_structure(signs: Signs, name: Phrase) -> Phrase:
    """Return why a draft is held to the rules for any review."""
    told = [(zh, en, count) for kind, zh, en in _KINDS if (count := getattr(signs, kind))]
    zh = "、".join(f"{word}{count}项" for word, _, count in told)
    en = ", ".join(f"{count} {word}{'s' if count > 1 else ''}" for _, word, count in told)
    return Phrase(
        f"没有认出材料的种类，但读到{zh}，按“{name.zh}”（{GENERAL}）检查；可用 --profile 指定",
        f"no kind was recognised, but {en} were read, so it was checked as {GENERAL} ({name.en}); name one with --profile",
    )


def _score(title: _Text, text: _Text, candidate: Candidate, signs: Signs) -> tuple[int, tuple[str, ...]]:
    """Return the score and the words that make it; 0 as soon as they cannot announce the pack.

    What need not be looked for need not be compiled, and that takes longer.
    """
    detection = candidate.detection
    in_title = list(_hits(detection.title, title, candidate))
    score = _IN_TITLE * len(in_title)
    least = detection.least
    if signs.is_review or (in_title and signs.tells):
        # without a word in the title, one may be missing, or two where the title itself is
        missing = _LENIENT if in_title or not title.words else _LENIENT - 1
        least = min(least, max(_LENIENT, least - missing))
    if score + _IN_TEXT * len(detection.text) < least or (signs.is_foreign and not in_title):
        return 0, ()
    in_text = list(_hits(detection.text, text, candidate))
    score += _IN_TEXT * len(in_text)
    if score < least or any(_find(pattern, title, candidate) for pattern in detection.unless):
        return 0, ()
    return score, tuple(dict.fromkeys((*in_title, *in_text)))


def _hits(patterns: Iterable[str], text: _Text, candidate: Candidate) -> Iterator[str]:
    for pattern in patterns:
        if (found := _find(pattern, text, candidate)) is not None:
            yield found


def _find(pattern: str, text: _Text, candidate: Candidate) -> str | None:
    """Return the first words that match; what lists words, or needs some that the text lacks, is not compiled."""
    if _WORDS.fullmatch(pattern):
        places = ((text.words.find(word), word) for word in pattern.split("|"))
        return min((place for place in places if place[0] >= 0), key=itemgetter(0), default=(0, None))[1]
    if not any(word in text.lower for word in candidate.needed.get(pattern, ("",))):
        return None
    found = _compiled(pattern).search(text.words)
    return found.group() if found else None


@lru_cache(maxsize=1024)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _reason(chosen: Candidate, evidence: tuple[str, ...]) -> Phrase:
    words = [_shown(word) for word in evidence[:_SHOWN]]
    zh, en = "".join(f"“{word}”" for word in words), ", ".join(f"“{word}”" for word in words)
    return Phrase(
        f"文中有{zh}，按“{chosen.title.zh}”（{chosen.name}）检查",
        f"checked as {chosen.name} ({chosen.title.en}): the draft says {en}",
    )


def _shown(words: str) -> str:
    """Return words of the draft for quoting: short, on one line, without half of a pair of quotation marks."""
    return " ".join(_QUOTATION_MARK.sub("", words).split())[:_SHOWN_LENGTH]
