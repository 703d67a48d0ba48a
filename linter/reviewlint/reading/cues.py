"""What a heading, a bare line, a label or a lead-in sentence says that the stretch below it is for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from reviewlint.lexicon import lists
from reviewlint.reading.vocabulary import is_composed, vocabulary
from reviewlint.reading.wordings import is_latin

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.profile import Role, SectionSpec

DIVIDING: Final[frozenset[Role]] = frozenset({"problems", "causes", "measures"})
"""The roles whose cues divide a draft into its parts."""

_WHOLE: Final[frozenset[Role]] = frozenset({"previous", "case"})
_BRACKETED: Final = re.compile(r"[（(\[【][^（）()\[\]【】\n]*[）)\]】]\s*$")
_COUNTED: Final = re.compile(
    r"(?<![\d两一二三四五六七八九十])[\d两一二三四五六七八九十]++(?:大|个)?(?:方面|[个项条处点类])"
)
_YEAR: Final = re.compile(r"(?:19|20)\d\d年(?:度)?|\d{1,2}月份?")
_NUMBERED: Final = re.compile(r"(?<=..)[\d一二三四五六七八九十]{1,3}$")
_NO_WORD: Final = re.compile(r"[\W_]+")
_MARKS: Final = re.compile(r"[，,、；;/&＆]")
_DASH: Final = re.compile(r"——|[—–]|[：:]|\s-\s")
_SENTENCE: Final = re.compile(r"[。！？!?]")
_CLAUSE: Final = re.compile(r"[，,；;]")
_ANNOUNCES: Final = re.compile(r"(?:[：:]|(?:如下|(?<![\d%％度岁])以下[^。；]{0,12})[。：:]?)[*\s]*$")
_REPORTS: Final = re.compile("现将|现就|特将")
_LINKS: Final = ("的", "方面", "工作中", "过程中", "检查中")
_LONGEST_ATTRIBUTE: Final = 24  # characters before 的
_LONGEST_PART: Final = 8  # of a slogan: 正视差距，查找不足
_LONGEST_BOND: Final = 6  # characters between a binder and the noun that it makes one of measures
_LONGEST_HINT: Final = 14
_LONGEST_WORD: Final = 5
_WHOLE_TITLE: Final = 4  # characters: 处理建议
_MOST_WORDS: Final = 9  # of an English heading
_HERE_IS: Final = re.compile(r"(?i:^\s*here(?:'s|’s| is| are)\s+)")
_ENGLISH_WORD: Final = re.compile(r"[a-zà-öø-ÿ][a-zà-öø-ÿ'./-]*")
_ENGLISH_MARKS: Final = re.compile(r"\s*[,/&+]\s*|\s+and\s+|\s+or\s+|\s+vs\.?\s+")


class Cues:
    """The cues of the shared vocabulary, and the section titles that a profile adds."""

    def __init__(self, specs: Sequence[SectionSpec] = ()) -> None:
        self._titles = {_plain(title): spec.role for spec in specs for title in spec.titles}
        self._chinese = _Chinese({title: role for title, role in self._titles.items() if not title.isascii()})
        self._english = _English(
            {_english_words(title): spec.role for spec in specs for title in spec.titles if is_latin(title)}
        )

    def heading(self, words: str) -> tuple[Role, ...]:
        """Return the roles that a heading announces, in their order; none if it announces none."""
        return self._english.heading(words) if is_latin(words) else self._chinese.heading(words)

    def hint(self, words: str) -> tuple[Role, ...]:
        """Return the role that a heading in a drafter's own words has most likely (病根在哪, Where we let people down)."""
        return self._english.hint(words) if is_latin(words) else self._chinese.hint(words)

    def line(self, words: str) -> tuple[Role, ...]:
        """Return the roles of a line without a number, or of a label: it must say nothing else."""
        return self._english.label(words) if is_latin(words) else self._chinese.line(words)

    def is_modifier(self, words: str) -> bool:
        """Tell whether words may stand before any noun: 主要, 不符合."""
        return self._chinese.is_modifier(words)

    def is_one_of(self, words: str, roles: Sequence[Role]) -> bool:
        """Tell whether a heading is what only stands for itself elsewhere: Trigger, below Root causes."""
        inner: dict[Role, list[str]] = lists("roles")["inner"]
        return any(_plain(words) in inner.get(role, ()) for role in roles)

    def may_be_measures(self, words: str) -> bool:
        """Tell whether a heading announces measures where nothing else in a draft does: 处理意见."""
        return _plain(words) in self._chinese.otherwise or _english_words(words) in self._english.otherwise

    def title(self, words: str) -> tuple[Role, ...]:
        """Return the roles that the noun at the end of a draft's title names, whatever stands before it."""
        return self._chinese.title(words)

    def runs_on(self, words: str) -> tuple[Role, ...]:
        """Return the role of what follows on the same line, as far as a noun or 之所以 says it (之所以会这样，首先是…)."""
        return () if is_latin(words) else self._chinese.runs_on(words)

    def lead(self, words: str) -> tuple[Role, ...]:
        """Return the role of what a sentence announces that ends in a colon (主要存在以下问题：)."""
        if not _ANNOUNCES.search(words):
            return ()
        return self._english.lead(words) if is_latin(words) else self._chinese.lead(words)


def _plain(words: str) -> str:
    return _NO_WORD.sub("", words).lower()


class _Chinese:
    """Cues in Chinese: a noun with what may stand around it."""

    def __init__(self, titles: dict[str, Role]) -> None:
        self._words = vocabulary("chinese")
        found = lists("roles")["chinese"]
        self._nouns: dict[str, Role] = {**self._words.nouns, **titles}
        self._longest = max(map(len, self._nouns))
        self._before_measures = self._words.modifiers | self._words.binders
        self._titles = titles
        self._phrases = self._words.phrases
        self._tails: tuple[str, ...] = tuple(sorted(found["tails"], key=len, reverse=True))
        self._openers: tuple[str, ...] = tuple(found["openers"])
        self._denials = frozenset(found["denials"])
        self._acts: tuple[str, ...] = tuple(found["acts"])
        self.otherwise = frozenset(found["otherwise"])
        self._markers: tuple[str, ...] = tuple(found["previous"]["markers"])
        self._matters: tuple[str, ...] = tuple(found["previous"]["matters"])
        self._leads: dict[str, Role] = {
            verb: role for role, verbs in found["leads"].items() for verb in verbs
        }
        self._hints: dict[Role, list[str]] = found["hints"]
        self._joints = re.compile("|".join(sorted(found["joints"], key=len, reverse=True)))
        self.part = lru_cache(maxsize=1024)(self._part)
        self.roles = lru_cache(maxsize=1024)(self._roles)

    def heading(self, words: str) -> tuple[Role, ...]:
        words = _BRACKETED.sub("", words.strip().rstrip("。：:；; "))
        first = _DASH.split(words, maxsplit=1)[0]
        return self.roles(words) or (self.roles(first) if first != words else ())

    def hint(self, words: str) -> tuple[Role, ...]:
        plain = _plain(words)
        if len(plain) > _LONGEST_HINT or _CLAUSE.search(words.strip().rstrip("，；")):
            return ()
        found = next(
            (role for role, fragments in self._hints.items() if any(f in plain for f in fragments)), None
        )
        return (found,) if found else ()

    def line(self, words: str) -> tuple[Role, ...]:
        words = words.strip()
        if words.endswith(("。", "；", ";", "，", ",")) or "：" in words.rstrip("：: "):
            return ()
        return self.roles(_BRACKETED.sub("", words.rstrip("：: ")))

    def is_modifier(self, words: str) -> bool:
        return is_composed(words, self._words.modifiers, _LONGEST_WORD)

    def title(self, words: str) -> tuple[Role, ...]:
        plain = _plain(_BRACKETED.sub("", words))
        for stem in self._stems(plain):
            for length in range(min(self._longest, len(stem)), 1, -1):
                if role := self._nouns.get(stem[-length:]):
                    return (role,)
        return ()

    def _roles(self, words: str) -> tuple[Role, ...]:
        pieces = [piece for piece in (_plain(piece) for piece in _MARKS.split(words)) if piece]
        found = [self._joined(piece) for piece in pieces]
        if not found or not (found[-1] or found[0]):
            return ()
        if not all(found) and len(found) > 1 and not found[-1] and max(map(len, pieces)) > _LONGEST_PART:
            return ()
        return _distinct(role for roles in found for role in roles)

    def _joined(self, words: str) -> tuple[Role, ...]:
        """Return the roles of words without marks: 问题及整改措施 has two, 问题产生的原因 one."""
        whole = self.part(words)
        if whole in _WHOLE:
            return (whole,) if whole else ()
        pieces = self._joints.split(words)
        roles = [self.part(piece) for piece in pieces]
        if len(pieces) > 1 and roles[-1] and any(roles[:-1]):
            return tuple(role for role in roles if role)
        if whole:
            return (whole,)
        return (roles[0],) if len(pieces) > 1 and roles[0] and len(pieces[-1]) <= _LONGEST_PART else ()

    def _part(self, words: str) -> Role | None:
        """Return the role of one thing that is named."""
        words = _COUNTED.sub("", _YEAR.sub("", words))
        for wording in (words, _NUMBERED.sub("", words)):
            if wording in self._titles:
                return self._titles[wording]
            if wording in self._phrases:
                return self._phrases[wording]
        if any(marker in words for marker in self._markers) and any(
            matter in words for matter in self._matters
        ):
            return "previous"
        words = _NUMBERED.sub("", words)
        for stem in self._stems(words):
            if role := self._by_noun(stem):
                return role
        return None

    def _stems(self, words: str) -> Iterator[str]:
        """Yield words, then without one tail after the other: 原因分析如下, 原因分析, 原因."""
        yield words
        for _ in range(3):
            tail = next(
                (tail for tail in self._tails if words.endswith(tail) and len(words) > len(tail)), None
            )
            if tail is None:
                return
            words = words[: -len(tail)]
            yield words

    def _by_noun(self, words: str) -> Role | None:
        for length in range(min(self._longest, len(words)), 0, -1):
            noun, before = words[-length:], words[:-length]
            role = self._nouns.get(noun)
            if role is not None and self._may_precede(before, role, whole=length >= _WHOLE_TITLE):
                return role
            bound = role is None or role in {"other", "opening"}
            if (
                bound
                and noun in self._words.bound
                and self._binds(before)
                and self._may_precede(before, "measures")
            ):
                return "measures"
        return None

    def _binds(self, before: str) -> bool:
        return any(binder in before[-_LONGEST_BOND:] for binder in self._words.binders)

    def _may_precede(self, before: str, role: Role, *, whole: bool = False) -> bool:
        """Tell whether words may stand before a noun: modifiers, or anything that ends in 的 (of others, before a `whole` title)."""
        modifiers = self._before_measures if role == "measures" else self._words.modifiers
        # 对照检查 begins as 对 does, and so does 对应
        if not before.startswith(self._acts) and not is_composed(before, modifiers, _LONGEST_WORD):
            before = before.removeprefix(max(filter(before.startswith, self._openers), key=len, default=""))
        if role != "measures" and before.startswith(self._acts):
            return False
        if not before or is_composed(before, modifiers, _LONGEST_WORD):
            return True
        if role == "other" and not whole:
            return False
        for link in _LINKS:
            at = before.rfind(link)
            while at > 0:
                rest = before[at + len(link) :]
                if not is_composed(rest, modifiers, _LONGEST_WORD):
                    break
                attribute = before[:at]
                if len(attribute) <= _LONGEST_ATTRIBUTE and self._denials.isdisjoint(attribute):
                    return True
                at = before.rfind(link, 0, at)
        return False

    def lead(self, words: str) -> tuple[Role, ...]:
        sentence = _SENTENCE.split(words.rstrip("。：:* \n\0"))[-1]
        if _REPORTS.search(sentence):
            return ()
        for clause in reversed(_CLAUSE.split(sentence)):
            plain = _COUNTED.sub("", _plain(clause))
            if role := self._last_noun(plain):
                return (role,)
            if not is_composed(plain, self._words.modifiers | frozenset(self._tails), _LONGEST_WORD):
                return ()
        return ()

    def runs_on(self, words: str) -> tuple[Role, ...]:
        clauses = [_plain(clause) for clause in _CLAUSE.split(_SENTENCE.split(words.rstrip("。：:，, "))[-1])]
        # 究其原因，主要在我自己。一来…
        asked = clauses[0].startswith(("之所以", "究其原因", "究其根源", "究其根本"))
        role = self._last_noun(clauses[-1], self._nouns) or ("causes" if asked else None)
        # 解决了一批问题。一是… tells what was done, 看到四个方面的问题。第一个是… does not
        counted = _COUNTED.search(clauses[-1]) and not any(act in clauses[-1] for act in self._acts)
        return (role,) if role in {"causes", "measures"} or (role == "problems" and counted) else ()

    def _last_noun(self, words: str, *lists: dict[str, Role]) -> Role | None:
        """Return the role of the last noun in a clause that divides, else that of its last verb."""
        for known in lists or (self._nouns, self._leads):
            for end in range(len(words), 0, -1):
                starts = (
                    start for start in range(max(0, end - self._longest), end) if words[start:end] in known
                )
                start = next(starts, None)
                if start is None:
                    continue
                denied = start > 0 and words[start - 1] in self._denials
                if (role := known[words[start:end]]) in DIVIDING and not denied:
                    return role
        return None


class _English:
    """Cues in English: a phrase, or a noun at the end of what a heading names first."""

    def __init__(self, titles: dict[str, Role]) -> None:
        self._words = vocabulary("english")
        self._phrases: dict[str, Role] = {
            **{_english_words(phrase): role for phrase, role in self._words.phrases.items()},
            **titles,
        }
        self._most_words = max(len(phrase.split()) for phrase in self._phrases)
        found = lists("roles")["english"]
        self._prepositions = frozenset(found["prepositions"])
        self.otherwise = frozenset(found["otherwise"])
        self._enders = frozenset(found["enders"])
        self._hints: dict[Role, list[str]] = found["hints"]

    def heading(self, words: str) -> tuple[Role, ...]:
        """Return the roles of a heading, however it goes on: Causes of the problems."""
        plain = _english_words(_BRACKETED.sub("", words.strip("*_ ")))
        if self._closes(plain):
            return ("closing",)
        count = len(plain.split())
        if role := self._phrase(plain, goes_on=True):
            return (role,)
        if count > _MOST_WORDS or words.rstrip("* ").endswith("."):
            return ()
        return _distinct(
            role
            for piece in _ENGLISH_MARKS.split(words.lower())
            if (role := self._named(piece, strict=False))
        )

    def hint(self, words: str) -> tuple[Role, ...]:
        """Return the role of a heading by how it begins."""
        plain = _english_words(words)
        if words.rstrip().endswith("."):
            return ()
        starts = ((start, role) for role, found in self._hints.items() for start in found)
        held = [(start, role) for start, role in starts if _holds(plain, start)]
        return (max(held, key=lambda one: len(one[0]))[1],) if held else ()

    def lead(self, words: str) -> tuple[Role, ...]:
        """Return the role of what a line announces that ends in a colon."""
        told = _HERE_IS.sub("", words)
        found = self.heading(told.rstrip(": ")) or self.hint(told)
        return tuple(role for role in found if role in DIVIDING)

    def label(self, words: str) -> tuple[Role, ...]:
        """Return the roles of a line or label that says nothing else."""
        plain = _english_words(_BRACKETED.sub("", words.strip("*_: ")))
        if role := self._phrase(plain, goes_on=False):
            return (role,)
        if words.rstrip("* ").endswith((".", ";", ",")):
            return ()
        if self._closes(plain):
            return ("closing",)
        *pieces, last = _ENGLISH_MARKS.split(words.lower())
        pieces = [
            piece for piece in pieces if not self._is_modifier(piece)
        ]  # corrective and preventive actions
        roles = [self._named(piece, strict=True) for piece in (*pieces, last)]
        return _distinct(role for role in roles if role) if all(roles) else ()

    def _is_modifier(self, words: str) -> bool:
        return self._words.modifiers.issuperset(words.split())

    def _closes(self, plain: str) -> bool:
        """Tell whether a line opens what is attached: Appendix B: …, Annex 2."""
        words = plain.split()
        return len(words) <= _MOST_WORDS and bool(words) and words[0] in self._enders

    def _phrase(self, plain: str, *, goes_on: bool) -> Role | None:
        if plain in self._phrases:
            return self._phrases[plain]
        words = plain.split()
        longest = min(len(words) - 1, self._most_words) if goes_on else 0
        beginnings = (" ".join(words[:end]) for end in range(longest, 1, -1))
        return next((self._phrases[start] for start in beginnings if start in self._phrases), None)

    def _named(self, words: str, *, strict: bool) -> Role | None:
        """Return the role of the noun that a heading ends in, or has before its first preposition."""
        found: list[str] = []
        for word in _ENGLISH_WORD.findall(_BRACKETED.sub("", words)):
            if word in self._prepositions and found:
                if strict:
                    return None
                break
            found.append(word.removesuffix("'s"))
        if not found:
            return None
        noun, before = found[-1], found[:-1]
        if strict and not self._words.modifiers.issuperset(before):
            return None
        role = next(
            (self._words.nouns[form] for form in (noun, noun.removesuffix("s")) if form in self._words.nouns),
            None,
        )
        bound = {noun, noun.removesuffix("s")} & self._words.bound
        if bound:
            return (
                "measures"
                if self._words.binders.intersection(before)
                else role
                if role != "measures"
                else None
            )
        return role


def _holds(words: str, fragment: str) -> bool:
    """Tell whether words begin with a fragment, or end in one of several words (Three things let you down)."""
    return f"{words} ".startswith(f"{fragment} ") or (
        " " in fragment and f" {words}".endswith(f" {fragment}")
    )


def _english_words(title: str) -> str:
    words = _ENGLISH_WORD.findall(title.lower().replace("’", "'"))
    return " ".join(words)


def _distinct(roles: Iterator[Role] | Sequence[Role]) -> tuple[Role, ...]:
    """Return each role once; one about last year or a case stands for all, a dividing one drives out what is none."""
    found = tuple(dict.fromkeys(roles))
    whole = next((role for role in found if role in _WHOLE), None)
    if whole:
        return (whole,)
    return tuple(role for role in found if role in DIVIDING) or found[:1]
