"""Whether an English action is told as finished."""

from __future__ import annotations

from reviewlint.facts.lexicon import en, zh
from reviewlint.facts.lexicon import words as listed
from reviewlint.facts.matching import Pattern, Place, first


def done(words: str) -> Place | None:
    """Return where words say that an action is finished."""
    return first(_DONE, words)


def _marked() -> str:
    """Return a pattern for a tick, a state behind a label, and (Done), – done, Done., DONE."""
    word = en("done_words")
    shouted = "|".join(word.upper() for word in listed("en", "done_words"))
    return (
        rf"(?P<tick>{zh('ticks')})|\b{en('status_labels')}\**\s*[:：]\**\s*(?P<status>{word})\b"
        rf"|[(\[](?:already\s)?(?P<inside>{word})\b[^)\]]*[)\]]|\s[–—-]{{1,2}}\s(?P<dash>{word})\b|(?:\A|(?<=[.;|]\s))(?:(?i:already)\s)?(?P<alone>(?i:{word}))(?=\s*(?:[.,;|]|:(?!\s*(?i:no|not|pending|0)\b)|\Z|on\s|in\s[A-Z#\d]))"
        rf"|\A\W*(?P<opens>(?:{shouted})(?=\s(?!BY\b|by\b)))"
    )


def _told() -> str:
    """Return a pattern for what is told in the past: Raised the limit, Nodes were bought."""
    we = r"(?:(?:We|I|The\steam)(?:[’']ve|\shave|\shas)?\s(?:already\s|now\s|since\s|also\s)?)?"
    been = r"(?:was|were|has\s(?:already\s)?been|have\s(?:already\s)?been|is\snow|are\snow)"
    return rf"\A[-*\s]*{we}(?P<opens>{en('done_verbs')})\b(?!\sto\b)|(?<!\bthat )(?<!\bwhich )\b(?P<been>{been}\s(?:\w+ly\s)?(?:\w+ed|{en('participles')}))\b"


_DONE = (Pattern(_marked), Pattern(_told))
