"""What else Chinese statements say: the evidence they give, praise before a problem, a problem put as a wish."""

from __future__ import annotations

from functools import cache

from reviewlint.facts.lexicon import zh, zh_words
from reviewlint.facts.matching import Pattern, Place, first

# 没, 未, 无, 不 and 缺 say that something is lacking; not in 未来, 无私, 不断….
_NOT_LACKING = r"(?:(?!没|未(?!来)|无(?![私微不])|不(?![断仅但错懈少])|缺)[^；])"


def merit(words: str) -> Place | None:
    """Return where words praise before they admit: 虽然学习抓得紧，但…."""
    return (
        first((Pattern(_merit),), words)
        if zh_words("but", "but_still", "but_also").occurs_in(words)
        else None
    )


def wish(words: str) -> Place | None:
    """Return where words put a problem as a wish: 仍需进一步提升."""
    return first((Pattern(_wish, "需要须应待亟"),), words)


def evidence() -> str:
    """Return a pattern for what is concrete: figures with units, dates, 《titles》, examples."""
    return (
        r"\d[\d,.]*\s*[余多]?(?:[^\W\d_a-zA-Z]|[%％‰]|[a-zA-Z]+\b)?"
        rf"|[一二三四五六七八九十百]{{0,3}}[二两三四五六七八九十百][余多]?{zh('counted')}"
        rf"|百分之[一二三四五六七八九十百]+|《[^》\n]{{2,60}}》|{zh('examples')}"
    )


@cache
def _praised() -> str:
    return rf"{zh('degrees')}?{zh('gains')}"


def _merit() -> str:
    """Return a pattern for a clause of praise, as far as the mark before 但.

    虽然 concedes; it praises only with a word of praise, and not where something is lacking.
    """
    taken_back = rf"(?={zh('but')}|{zh('but_also')})"
    begins = r"(?:\A|(?<=。))"  # behind the sentence that names the problem, too
    but = rf"[，。；](?={zh('but', 'but_still')})"
    praise = rf"(?:{_praised()}|{zh('praise')})"
    return (
        rf"(?:^|(?<=[，。；：\s])){zh('although')}(?={_NOT_LACKING}{{4,160}}?{but})"
        rf"(?:(?!{but}){_NOT_LACKING}){{0,160}}?{praise}{_NOT_LACKING}{{0,160}}?{but}"
        rf"|{begins}(?:(?![不没未难虽])[^，。；：]){{0,14}}?(?:，我)?{zh('able')}(?!{zh('unable')})[^；。]{{2,120}}?[，；。]{taken_back}"
        rf"|{begins}(?:(?!没|未|虽|不(?![断仅但]))[^。；：]){{0,80}}?{_praised()}(?:(?![不慢难少缓])[^。；，]){{0,6}}[，；。]{taken_back}"
        rf"|{begins}(?:(?!没|未|不(?![断仅但]))[^。；：]){{0,40}}?率[^。；，\d]{{0,6}}(?:9\d(?:\.\d+)?|100)[%％][，；。]{taken_back}"
    )


def _wish() -> str:
    """Return a pattern for what should become better."""
    needed = rf"{zh('still')}{zh('need')}|{zh('awaits')}|(?<!{zh('no_need')})需要?(?={zh('need_ahead')}|“)"
    return rf"(?:{needed}){zh('further')}?的?(?:{zh('wished')}|“[^”\n]{{2,12}}”)"
