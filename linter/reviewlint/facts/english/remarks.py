"""What else English statements say: the evidence they give, praise before a problem, a problem put as a wish."""

from __future__ import annotations

from reviewlint.facts.lexicon import en, en_names
from reviewlint.facts.matching import Pattern, Place, first


def merit(words: str) -> Place | None:
    """Return where words praise before they admit: Although the team did an excellent job, …."""
    return first((Pattern(_merit, ",;"),), words)


def wish(words: str) -> Place | None:
    """Return where words put a problem as a wish: needs to be improved."""
    return first((Pattern(_wish),), words)


def evidence() -> str:
    """Return a pattern for what is concrete: figures, examples, quotations, days."""
    return (
        rf"\d[\d,.:]*(?:\s?(?:%|[a-zA-Z]+\b))?|\b{en('numerals')}\b|\b{en('examples')}(?!\w)"
        rf"|`[^`\n]{{1,80}}`|[“\"][^”\"\n]{{2,80}}[”\"]|\b{en_names('weekdays', 'weekend')}\b"
    )


def _merit() -> str:
    praise = rf"\b{en('praise')}\b"
    return (
        rf"\A{en('although')}\b[^.;!?]{{0,160}}?{praise}[^.;!?,]{{0,80}}?,"
        rf"|\A[^.;!?]{{0,120}}?{praise}[^.;!?]{{0,80}}?[,;](?=\s{en('but')}\b)"
    )


def _wish() -> str:
    better = rf"(?:further\s|much\s)?{en('better')}\b"
    return (
        rf"\b(?:needs?|ha(?:s|ve|d))\sto\sbe\s{better}|\b{en('should')}\sbe\s{better}"
        rf"|\b(?:{en('should', 'have_to')})\s(?:further\s)?{en('improve')}\b"
        rf"|\b(?:needs?|requires?)\s(?:further\s|some\s|more\s)?{en('improvement')}\b|\broom\sfor\simprovement\b"
    )
