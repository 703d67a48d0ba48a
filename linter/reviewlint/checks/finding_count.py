"""What an audit says it raised: its findings and their grades, against each other and against those that follow."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.checks.counts import problem_count
from reviewlint.checks.figures import IN_WORDS, count_of, wrong_sum
from reviewlint.checks.outcome import Finding, Outcome, Related
from reviewlint.draft.source import Span
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewlint.checks.blocks import Block
    from reviewlint.checks.case import Case

_DIGITS: Final = r"(?<![\d.,/-])[0-9]{1,3}(?![\d./-])"
_ENGLISH: Final = rf"(?P<number>{_DIGITS}|\b(?:{'|'.join(IN_WORDS)})\b)"
_CHINESE: Final = rf"(?P<number>{_DIGITS}|(?<![〇零一二三四五六七八九十百])[一二三四五六七八九十]{{1,3}}|零)"
_UNIT: Final = r"\s?[项个条处]"
_SENTENCE: Final = re.compile(r"(?:[^。！？\n.]|\.(?!\s|$)|\n(?!\s*\n|[ \t]*[-*|#]))+")
_GRADED: Final = Phrase("写为这一级", "graded so")
_HEAD: Final = 40  # characters of a line that may be a heading with a grade in it; a longer one is prose
_IN_BRACKETS: Final = re.compile(r"[（(【\[]([^）)】\]\n]{1,60})[）)】\]]")


class _Said(Struct, frozen=True):
    """A number as it is written, for findings of a grade or, where that is None, for all of them."""

    grade: str | None
    number: int
    span: Span


class _Words(Struct, frozen=True):
    """The patterns of a rule's options."""

    totals: tuple[re.Pattern[str], ...]
    grades: tuple[re.Pattern[str], ...]
    grade: re.Pattern[str]
    name_of: Mapping[str, str]
    apart: str
    lowest: tuple[str, ...]


def finding_count(case: Case) -> Outcome:
    """Compare the total with its grades, then with the findings that were read, then each grade with theirs.

    Options: `things` are what is counted, `grades` the words of each grade, `apart` a grade that may stand beside the
    total, `lowest` those without which others may be left out. A total without grades needs words of `raised_pattern`
    in its sentence; sentences that match `others_pattern` are about another audit; where the draft matches
    `selected_pattern`, not all findings follow. What was read may be wrong, so that is no error.
    """
    words, text, blocks = _words(case.options), case.text, case.draft.blocks
    declared = _declared(case, words)
    if declared is None:
        return Outcome(0)
    total, parts = declared
    if wrong := _wrong_sum(words, total, parts):
        return Outcome(1, (wrong,))
    if not blocks or re.search(case.options["selected_pattern"], text):
        return Outcome(1 if parts else 0)
    if problem_count(case).findings:
        return Outcome(1)
    return Outcome(1, tuple(_against_list(text, total, parts, blocks, words)))


def _words(options: Mapping[str, Any]) -> _Words:
    things, grades = options["things"], options["grades"]
    name_of = {word.lower(): name for name, words in grades.items() for word in words}
    zh, en = _choice(things, ascii_only=False), _choice(things, ascii_only=True)
    zh_grade, en_grade = _choice(name_of, ascii_only=False), _choice(name_of, ascii_only=True)
    totals = (
        rf"(?:{zh})(?:共计|总计|共|总数)?(?:有|为)?\s?{_CHINESE}{_UNIT}",
        rf"{_CHINESE}{_UNIT}(?:的)?(?:{zh})(?!描述|报告)",
        rf"(?i:{_ENGLISH} (?!of\b)(?:[a-z-]+ ){{0,2}}?(?:{en})\b)",
        rf"(?i:\b(?:number of|total) (?:{en}): {_ENGLISH})",
    )
    parts = (
        rf"(?P<grade>{zh_grade})(?:的|级)?(?:{zh})?(?:共|有|为|[：:])?\s?{_CHINESE}{_UNIT}",
        rf"{_CHINESE}{_UNIT}(?:为|是|属于|属)?(?P<grade>{zh_grade})",
        rf"(?i:{_ENGLISH}(?: of (?:them|these|which))?(?: (?:is|are|was|were))?(?: (?:rated|graded|classed|classified))?(?: as)? (?P<grade>{en_grade})\b)",
        rf"(?i:\b(?P<grade>{en_grade}): {_ENGLISH})",
    )
    return _Words(
        tuple(map(re.compile, totals)),
        tuple(map(re.compile, parts)),
        re.compile(rf"(?i:{zh_grade}|\b(?:{en_grade})\b)"),
        name_of,
        options["apart"],
        tuple(options["lowest"]),
    )


def _choice(words: Sequence[str] | Mapping[str, str], *, ascii_only: bool) -> str:
    chosen = [word for word in words if word.isascii() is ascii_only]
    return "|".join(re.escape(word) for word in sorted(chosen, key=len, reverse=True)) or r"(?!)"


def _declared(case: Case, words: _Words) -> tuple[_Said, list[_Said]] | None:
    """Return the total that the draft names outside its findings, with its grades; None if it names none, or several.

    The one with the most grades counts; where none has any, all have to name the same number.
    """
    draft, options = case.draft, case.options
    found: list[tuple[_Said, list[_Said]]] = []
    for match in _SENTENCE.finditer(draft.prose, draft.start):
        inside = any(block.span.start <= match.start() < block.span.end for block in draft.blocks)
        if inside or re.search(options["others_pattern"], match[0]):
            continue
        raised = re.search(options["raised_pattern"], match[0])
        found += [one for one in _totals(draft.prose, Span(*match.span()), words) if one[1] or raised]
    if not found:
        return None
    most = max(found, key=lambda one: len(one[1]))
    return most if most[1] or len({total.number for total, _ in found}) == 1 else None


def _totals(text: str, sentence: Span, words: _Words) -> Iterator[tuple[_Said, list[_Said]]]:
    """Yield the total of a sentence, with the grades that are named behind it."""
    totals = sorted(
        (match for pattern in words.totals for match in pattern.finditer(text, sentence.start, sentence.end)),
        key=lambda match: match.start(),
    )
    totals = [match for match in totals if not words.grade.search(match[0])]
    if not totals:
        return
    first = totals[0]
    total = _Said(None, count_of(first["number"]), Span(*first.span("number")))
    parts: dict[int, _Said] = {}
    for pattern in words.grades:
        for match in pattern.finditer(text, first.end(), sentence.end):
            name = words.name_of[match["grade"].lower()]
            said = _Said(name, count_of(match["number"]), Span(*match.span("number")))
            parts.setdefault(said.span.start, said)
    yield total, [parts[start] for start in sorted(parts)]


def _wrong_sum(words: _Words, total: _Said, parts: Sequence[_Said]) -> Finding | None:
    """Compare the total with its grades: of two and more, one that may stand apart counts or not.

    Without the lowest grade, others may be left out, and their sum only must not be more.
    """
    counted = [part for part in parts if part.grade != words.apart]
    if len({part.grade for part in parts}) < 2 or len(counted) != len({part.grade for part in counted}):  # noqa: PLR2004  one grade is no list
        return None
    sums = {sum(part.number for part in chosen) for chosen in (counted, parts)}
    complete = any(part.grade in words.lowest for part in parts)
    if total.number in sums or (not complete and min(sums) < total.number):
        return None
    numbers, used = [part.number for part in counted], [part.span for part in counted]
    found = wrong_sum(total.span, total.number, numbers, sum(numbers), used)
    return replace(found, values={**found.values, "count": "", "found": ""})


def _against_list(
    text: str, total: _Said, parts: Sequence[_Said], blocks: Sequence[Block], words: _Words
) -> Iterator[Finding]:
    """Yield where the total, or else the number of a grade, is not that of the findings that were read."""
    grades = [_grade(block, text, words) for block in blocks]
    apart = sum(grade == words.apart for grade in grades)
    if total.number not in {len(blocks), len(blocks) - apart}:
        yield _wrong_count(total, text, len(blocks), ())
        return
    if None in grades:
        return
    read = Counter(grades)
    for part in parts:
        if len(parts) > 1 and part.grade != words.apart and part.number != read[part.grade]:
            places = [block.place for block, grade in zip(blocks, grades, strict=True) if grade == part.grade]
            yield _wrong_count(part, text, read[part.grade], places)


def _grade(block: Block, text: str, words: _Words) -> str | None:
    """Return the grade of a finding: that of its cell or its first lines, else of the heading above; None if unclear."""
    cells = [cell for cell in block.cells.values() if words.grade.fullmatch(cell.strip())]
    first = text[block.span.start : block.span.end].partition("\n")[0]
    heads = [first] if len(first) < _HEAD else []
    heads = [
        " ".join(_IN_BRACKETS.findall(first)),
        *heads,
        *(above.of(text) for above in reversed(block.above)),
    ]
    for stretch in (*cells, *heads):
        found = {words.name_of[match[0].lower()] for match in words.grade.finditer(stretch)}
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def _wrong_count(said: _Said, text: str, found: int, places: Sequence[Span]) -> Finding:
    related = tuple(Related(place, _GRADED) for place in places)
    return Finding(said.span, {"count": said.span.of(text), "found": found}, related, at_most="warning")
