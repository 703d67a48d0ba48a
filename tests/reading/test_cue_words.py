"""Every word of the lists in rules/lexicon/{roles,wordings,kinds}.yml does what the list is for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from meeting import NO_WORD, cases
from reviewlint.draft.source import Source, Span
from reviewlint.lexicon import lists
from reviewlint.outline.parser import parse
from reviewlint.reading.cues import Cues
from reviewlint.reading.labels import asks_for, attribute_of, counts_rows, names_rows
from reviewlint.reading.recognise import _finished, _first_person
from reviewlint.reading.tables import Tables

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

CASES = cases(__file__, "cue_words.yaml")
CUES = Cues()
WORD = re.compile(r"[\u4e00-\u9fff，]+")


def planned(head: str) -> list[str | None]:
    """Return what two columns tell that both may name measures, of which one has this word in its head."""
    heads = (
        ("Problem", f"Corrective {head}", "Corrective task")
        if head.isascii()
        else ("问题", f"整改{head}", "整改内容")
    )
    text = f"| {' | '.join(heads)} |\n|---|---|---|\n| 甲 | 乙 | 丙 |\n"
    outline = parse(Source("table.md", text))
    table: Any = outline.blocks[0]
    return list(Tables(outline.text, CUES).columns(table)[1:])


def places(head: str) -> list[str | None]:
    """Return what two columns tell that both may name problems."""
    outline = parse(Source("table.md", f"| {head} | 存在问题 | 措施 |\n|---|---|---|\n| 甲 | 乙 | 丙 |\n"))
    table: Any = outline.blocks[0]
    return list(Tables(outline.text, CUES).columns(table)[:2])


def persons(word: str) -> str:
    """Return who answers for a row that has two columns for that, of which one has this word in its head."""
    head = f"in charge {word}" if word.isascii() else f"责任{word}"
    outline = parse(Source("table.md", f"| 措施 | 责任单位 | {head} |\n|---|---|---|\n| 甲 | 乙 | 丙 |\n"))
    table: Any = outline.blocks[0]
    (entry,) = Tables(outline.text, CUES).entries(table, None)
    return entry.owner.of(outline.text) if entry.owner else ""


READERS: Mapping[str, Callable[[str], Any]] = {
    "heading": lambda text: list(CUES.heading(text)),
    "line": lambda text: list(CUES.line(text)),
    "lead": lambda text: list(CUES.lead(text)),
    "hint": lambda text: list(CUES.hint(text)),
    "may_be_measures": CUES.may_be_measures,
    "asks_for": asks_for,
    "attribute_of": attribute_of,
    "planned": planned,
    "counted": counts_rows,
    "naming": names_rows,
    "places": places,
    "persons": persons,
    "inner_causes": lambda text: CUES.is_one_of(text, ["causes"]),
    "finished": lambda text: _finished(text, Span(0, len(text))) is not None,
    "speaks": lambda text: _first_person().search(text) is not None,
}


def flat(found: Any, *path: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the lists of roles.yml with the keys that they stand under."""
    if isinstance(found, list):
        yield " ".join(path), found
    else:
        for key, inner in found.items():
            yield from flat(inner, *path, key)


LISTS = {path: words for path, words in flat(lists("roles")) if words}


def case_of(path: str) -> tuple[Mapping[str, Any], Any]:
    """Return the case of a list, or of those that stand together with it, and what it gives."""
    known = CASES["roles"]
    case = known.get(path) or known[path.rpartition(" ")[0]]
    if case["gives"] != "its own":
        return case, case["gives"]
    role = path.rpartition(" ")[2]
    return case, role if case["by"] in {"asks_for", "attribute_of"} else [role]


@pytest.mark.parametrize("path", LISTS)
def test_words_of_roles(path: str) -> None:
    case, gives = case_of(path)
    words, reader = LISTS[path], READERS[case["by"]]
    assert all(isinstance(word, str) for word in words)  # YAML reads on and no as truth values
    assert sorted({word for word in words if words.count(word) > 1}) == []
    found = {word: reader(case["text"].replace("{}", word)) for word in (*words, case.get("but", NO_WORD))}
    *_, control = found.items()
    assert [one for one in found.items() if one[1] != gives] == [control]


WORDINGS = [(file, name) for file in ("wordings", "kinds") for name in lists(file)]


@pytest.mark.parametrize(("file", "name"), WORDINGS)
def test_wordings(file: str, name: str) -> None:
    """Each wording has an example that no other one of its list matches."""
    wordings, case = lists(file)[name], CASES[file][name]
    whole = case["how"] == "whole words"
    flags = re.IGNORECASE if name.startswith("english") else re.NOFLAG
    compiled = {w: re.compile(rf"\b(?:{w})\b" if whole else w, flags) for w in wordings}
    behind = "" if case["how"] == "fullmatch" else "元宵"
    examples = iter(case["examples"])
    wanted = [(w, w + behind if WORD.fullmatch(w) else next(examples)) for w in wordings]
    assert list(examples) == []
    how = "search" if whole else case["how"]
    met = {w: [other for other, p in compiled.items() if getattr(p, how)(example)] for w, example in wanted}
    assert {w: others for w, others in met.items() if others != [w]} == {}
