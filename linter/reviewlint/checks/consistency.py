"""What a draft writes now one way, now another: fixed terms in quotation marks, its own unit, words of the house."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from msgspec import Struct

from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.checks.prose import LETTER, compiled
from reviewlint.checks.theme_titles import abbreviates
from reviewlint.draft.edits import Edit, Fix
from reviewlint.draft.source import Span
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewlint.checks.case import Case, Draft

_QUOTED = rf"“(?P<term>{LETTER}{{2,8}})”"
_WITH = Phrase("这里加了引号", "with quotation marks here")
_WITHOUT = Phrase("这里没有引号", "without quotation marks here")
_VARIANT = Phrase("“{match}”应写作“{expected}”", "“{match}”: this house writes “{expected}”")
_PARTY = "党组|党委"
_NOT_A_BODY = "(?!织|员|书记|副书记|成员)"  # 党组织, 党委书记 name something else
_LEVELS = "省市县区州盟旗镇乡村"
_GAP = r"[xX×]{2,4}|某{2,3}"
_KINDS = "政府|人大|政协|[局委办厅院校部会所站社处室镇乡]|公司|集团|中心|街道|大学|学院|银行"
# The unit introduces itself at the start of a line or clause; 上级党委, 各党支部, 县委 are others.
_OWN = rf"(?m:^|(?<=[，。；：、\s]))(?:中共)?(?P<body>(?:{_GAP})?{LETTER}{{0,12}}?(?:{_KINDS}))(?:{_PARTY}){_NOT_A_BODY}"
_OTHERS = "上级|各级|下级|基层|所属|按照|根据|以来|^(?:在|对|由|向|经|与|和|及|是|为|使|把|各)"
_PLACE = rf"{LETTER}{{2,5}}?[省市县区州盟旗]"
_TAIL = 2  # characters before 党组 that tell one unit from another: 政府, 育局, 联社
_OPENING = 600  # characters in which a draft without a recognised opening introduces its unit


def quote_consistency(case: Case) -> Outcome:
    """Look for terms that are quoted here and bare there; one inside another quotation or title is that one's own.

    A term of the word list `fixed_terms` takes the marks; one that only looks fixed (option `pattern`) and is
    quoted `least` times is reported at its rarer spelling.
    """
    draft = case.draft
    quoted: dict[str, list[Span]] = defaultdict(list)
    for match in compiled(_QUOTED).finditer(draft.prose, draft.start):
        quoted[match["term"]].append(Span(*match.span()))
    looks_fixed = re.compile(case.options["pattern"]).fullmatch
    known = frozenset(case.profile.words.get("fixed_terms", ()))
    terms = [
        term
        for term, places in quoted.items()
        if term in known or (len(places) >= case.options["least"] and looks_fixed(term))
    ]
    bare = _bare(terms, draft)
    findings = [_unevenly_quoted(term, quoted[term], bare[term], known) for term in terms if term in bare]
    return Outcome(len(terms), tuple(findings))


def _bare(terms: list[str], draft: Draft) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = defaultdict(list)
    if not terms:
        return found
    longest_first = sorted(map(re.escape, terms), key=len, reverse=True)
    for match in re.finditer("|".join(longest_first), draft.prose):
        span = Span(*match.span())
        if span.start >= draft.start and not draft.review.is_quiet(span):
            found[match[0]].append(span)
    return found


def _unevenly_quoted(term: str, quoted: list[Span], bare: list[Span], known: frozenset[str]) -> Finding:
    drop = term not in known and len(quoted) < len(bare)
    wrong, right = (quoted, bare) if drop else (bare, quoted)
    first, *others = wrong
    notes = (_WITH, _WITHOUT) if drop else (_WITHOUT, _WITH)
    related = (*(Related(span, notes[0]) for span in others), Related(right[0], notes[1]))
    values = {
        "term": term,
        "quoted": len(quoted),
        "bare": len(bare),
        "quoted_in_english": _times(len(quoted)),
        "bare_in_english": _times(len(bare)),
    }
    expected = term if drop else f"“{term}”"
    fixes = tuple(Fix((Edit(span, expected),), safe=False) for span in wrong)
    return Finding(first, values, related, expected, fixes=fixes, told=f"{expected} {len(wrong)}")


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def term_consistency(case: Case) -> Outcome:
    """Report the names of the unit once; option `variants` maps a word to the spellings that are not wanted."""
    names = _own_names(case.draft)
    variants: Mapping[str, Sequence[str]] = case.options["variants"]
    findings = [*_unit(names), *_variants(variants, case.draft.prose, case.draft.start)]
    return Outcome(bool(names) + len(variants), tuple(findings))


def _unit(names: Sequence[Name]) -> Iterator[Finding]:
    odd = _odd_one_out(names)
    if odd is None:
        return
    counts = Counter(name.text for name in names)
    first = {name.text: name for name in reversed(names)}
    forms = "、".join(f"{text}（{count}）" if count > 1 else text for text, count in counts.items())
    english = ", ".join(f"{text} ({count})" if count > 1 else text for text, count in counts.items())
    related = tuple(
        Related(first[text].span, Phrase(f"写作“{text}”", f"written {text}"))
        for text in counts
        if text != odd.text
    )
    values = {"forms": forms, "forms_in_english": english, "count": len(counts), "match": odd.text}
    yield Finding(odd.span, values, related, told="、".join(sorted(counts)))


def _variants(variants: Mapping[str, Sequence[str]], text: str, start: int) -> Iterator[Finding]:
    wanted = {variant: word for word, unwanted in variants.items() for variant in unwanted}
    if not wanted:
        return
    pattern = re.compile("|".join(map(re.escape, sorted(wanted, key=len, reverse=True))))
    for match in pattern.finditer(text, start):
        expected = wanted[match[0]]
        values = {"match": match[0], "expected": expected}
        span = Span(*match.span())
        # 网 may stand in 网络 itself: there is no end to mending that
        fixes = () if match[0] in expected else (Fix((Edit(span, expected),), safe=False),)
        yield Finding(span, values, expected=expected, message=_VARIANT, fixes=fixes)


class Name(Struct, frozen=True):
    """One mention of the unit: `body` is its name, `organ` 党组 or 党委 if the mention says so."""

    text: str
    span: Span
    body: str
    organ: str | None


def _own_names(draft: Draft) -> tuple[Name, ...]:
    """Return every mention of the unit that title or opening introduce, the introduction first; () if none does."""
    own = _introduction(draft)
    if own is None:
        return ()
    organ = rf"(?P<organ>{_PARTY}){_NOT_A_BODY}(?:(?:领导)?班子)?|(?:领导)?班子"
    mention = re.compile(rf"(?P<body>{_bodies(own['body'])})(?:{organ})")
    return tuple(
        Name(match[0], Span(*match.span()), match["body"], match["organ"])
        for match in mention.finditer(draft.prose, own.start("body"))
    )


def _odd_one_out(names: Sequence[Name]) -> Name | None:
    """Return the first name that cannot be the long or the short form of the introduction, None if all can."""
    if not names:
        return None
    own = names[0]
    return next(
        (name for name in names[1:] if _differ(own.body, name.body) or name.organ not in {own.organ, None}),
        None,
    )


def _introduction(draft: Draft) -> re.Match[str] | None:
    opening, start = draft.review.part("opening"), draft.start
    end = opening.span.end if opening else start + _OPENING
    if not any(organ in draft.prose for organ in _PARTY.split("|")):
        return None
    found = (
        match
        for match in compiled(_OWN).finditer(draft.prose, start, end)
        if not compiled(_OTHERS).search(match["body"])
    )
    return next(found, None)


def _bodies(own: str) -> str:
    """Return a pattern for the names that can only be meant for the unit `own`.

    They end as it does, behind a gap, (the end of) what stands before that in its own name, a near miss of it
    (云岭县 / 云山县) or a level; or they begin with its place and first word (云岭县教育…局).
    """
    head, tail = own[:-_TAIL], own[-_TAIL:]
    ends = [re.escape(head[start:]) for start in range(len(head))]
    misses = [f"{re.escape(head[:at])}{LETTER}{re.escape(head[at + 1 :])}" for at in range(len(head))]
    heads = [_GAP, *ends[:1], *(misses if len(head) > _TAIL else []), *ends[1:], f"[{_LEVELS}]", ""]
    bodies = rf"(?:{'|'.join(heads)}){re.escape(tail)}"
    place = compiled(_PLACE).match(own)
    first = own[place.end() : place.end() + _TAIL] if place else ""
    return (
        rf"{bodies}|{place[0]}{first}{LETTER}{{0,8}}?{own[-1]}" if place and len(first) == _TAIL else bodies
    )


def _differ(own: str, other: str) -> bool:
    """Tell two names from each other: a shortened one, or one of another level (县 / 市), is no conflict.

    A name that keeps place and first word is not shortened: 云岭县教育局 is not 云岭县教育体育局.
    """
    place = compiled(_PLACE).match(own)
    full = own[: place.end() + _TAIL] if place else own
    if other.startswith(full):
        return other != own
    if abbreviates(own, other) or abbreviates(other, own):
        return False
    return bool(re.search(_GAP, own + other)) or len(own) == len(other) > 2 * _TAIL
