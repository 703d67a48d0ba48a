"""How well problems are linked to causes and measures, on drafts labelled by hand.

`python tests/links/measure.py [tuning|held-out]` prints the figures of one half, or of both. README.md beside this
file says what the labels mean and how they are counted; arguable links are passed over wherever they come up.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from msgspec import Struct
from msgspec.structs import replace

from reviewlint.checks import CHECKS
from reviewlint.draft import plain
from reviewlint.links.linker import link
from reviewlint.outline.parser import parse
from reviewlint.packs.catalogue import FALLBACK, open_catalogue
from reviewlint.packs.detect import choose
from reviewlint.packs.load_profile import index, load_profile
from reviewlint.reading.recognise import recognise

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reviewlint.packs.catalogue import Catalogue
    from reviewlint.profile import Profile
    from reviewlint.reading.review import Answer, AnswerKind, Links, Review

HALVES = ("tuning", "held-out")
KINDS: tuple[AnswerKind, ...] = ("cause", "measure")
LABELS = {"cause": "causes", "measure": "measures"}


class Case(Struct, frozen=True):
    """One problem and kind: what the label says and what the linter says."""

    right: frozenset[str]
    arguable: frozenset[str]
    answer: Answer

    @property
    def is_answered(self) -> bool:
        return bool(self.right)

    @property
    def is_unanswered(self) -> bool:
        return not self.right and not self.arguable

    def ranked(self) -> list[str]:
        """Return the targets found, the strongest first, those that are arguable left out."""
        return [found.target for found in self.answer.links if found.target not in self.arguable]

    def linked(self) -> list[str]:
        """Return the targets that the linter calls linked, those that are arguable left out."""
        return [
            found.target
            for found in self.answer.links
            if found.band == "linked" and found.target not in self.arguable
        ]


class Result(Struct, frozen=True):
    """One draft: its problems and answers recognised as they are labelled, all labelled ones, the cases of each kind."""

    name: str
    recognised: int
    labelled: int
    answers_recognised: int
    answers_labelled: int
    missed: tuple[str, ...]
    cases: dict[AnswerKind, tuple[Case, ...]]
    orphans: tuple[int, int, int]


def measure(half: str, *, baseline: bool = False) -> list[Result]:
    """Return the results of all drafts of one half; `baseline` uses nothing but the cosine of characters."""
    folder = Path(__file__).parent / half
    catalogue = open_catalogue(CHECKS)
    return [_result(path, catalogue, baseline=baseline) for path in sorted(folder.glob("*.labels.yaml"))]


def _result(path: Path, catalogue: Catalogue, *, baseline: bool) -> Result:
    name = path.name.removesuffix(".labels.yaml")
    labels = yaml.safe_load(path.read_text(encoding="utf-8"))
    draft = next(file for file in path.parent.glob(f"{name}.*") if file.suffix in {".txt", ".md"})
    outline = parse(plain.read(str(draft)))
    title = outline.title.of(outline.source.text) if outline.title else None
    chosen = choose(title, outline.source.text, index(catalogue).candidates).name
    profile = load_profile("review" if chosen == FALLBACK else chosen, catalogue)
    review = recognise(outline, profile)
    links = link(review, _bare(profile) if baseline else profile)
    if baseline:  # it knows no topics, so it has to call what it does not find unanswered
        links = replace(links, answers=tuple(replace(answer, judgeable=True) for answer in links.answers))
    ids = _recognised(review, labels["problems"])
    cases = {
        kind: tuple(
            _case(labels["problems"][answer.problem], kind, answer)
            for answer in links.of(kind)
            if answer.problem in ids
        )
        for kind in KINDS
    }
    missed = tuple(identity for identity in labels["problems"] if identity not in ids)
    answers = _labelled_answers(labels)
    known = answers & {statement.id for statement in (*review.causes, *review.measures)}
    counts = (len(ids), len(labels["problems"]), len(known), len(answers))
    return Result(name, *counts, missed, cases, _orphans(links, labels))


def _labelled_answers(labels: dict[str, Any]) -> set[str]:
    by_problem = (
        label.get(k, {}) for label in labels["problems"].values() for k in (*LABELS.values(), "partly")
    )
    return {target for targets in (*by_problem, *labels.get("orphans", {}).values()) for target in targets}


def _bare(profile: Profile) -> Profile:
    settings = profile.links and replace(
        profile.links, rival_linked=0.0, rival_unconfirmed=0.0, last_resort=10.0, same_theme=0.0
    )
    return replace(profile, topics=(), links=settings)


def _recognised(review: Review, problems: dict[str, Any]) -> set[str]:
    text = review.text
    return {
        problem.id
        for problem in review.problems
        if problem.id in problems and problem.span.of(text).startswith(problems[problem.id]["starts"])
    }


def _case(label: dict[str, Any], kind: AnswerKind, answer: Answer) -> Case:
    letter = kind[0].upper()
    arguable = {target for target in label.get("partly", {}) if target.startswith(letter)}
    return Case(frozenset(label.get(LABELS[kind], {})), frozenset(arguable), answer)


def _orphans(links: Links, labels: dict[str, Any]) -> tuple[int, int, int]:
    """Return how many orphans are labelled, how many are found, and how many of those found are labelled."""
    labelled = {target for targets in labels.get("orphans", {}).values() for target in targets}
    found = {*links.orphan_causes, *links.orphan_measures}
    return len(labelled), len(found), len(labelled & found)


class Figure(Struct, frozen=True):
    """A share with what it is a share of."""

    name: str
    part: int
    whole: int

    def __str__(self) -> str:
        share = f"{100 * self.part / self.whole:5.1f} %" if self.whole else "    –  "
        return f"  {self.name:<58}{share}  ({self.part} of {self.whole})"

    @property
    def share(self) -> float:
        return self.part / self.whole if self.whole else 1.0


def figures(cases: Sequence[Case]) -> dict[str, Figure]:
    """Return the figures of the cases of one kind."""
    answered = [case for case in cases if case.is_answered]
    unanswered = [case for case in cases if case.is_unanswered]
    settled = [*answered, *unanswered]
    silent = [case for case in settled if case.answer.verdict == "none" and case.answer.judgeable]
    linked = [case for case in settled if case.answer.verdict == "linked" and case.linked()]
    pairs = [(case, target) for case in cases for target in case.linked()]
    found = [
        _count("precision", "called unanswered: right", silent, (c for c in silent if c.is_unanswered)),
        _count("recall", "truly unanswered: named", unanswered, (c for c in silent if c.is_unanswered)),
        _count(
            "caught",
            "truly unanswered: named, or nothing linked",
            unanswered,
            (c for c in unanswered if c.answer.verdict != "linked"),
        ),
        _count(
            "false_alarms",
            "truly answered: called unanswered",
            answered,
            (c for c in silent if c.is_answered),
        ),
        _count(
            "unjudged",
            "truly answered: called not judgeable",
            answered,
            (c for c in answered if c.answer.verdict == "none" and not c.answer.judgeable),
        ),
        _count(
            "left_open",
            "truly answered: only unconfirmed",
            answered,
            (c for c in answered if c.answer.verdict == "unconfirmed"),
        ),
        _count("top_1", "truly answered: best link right", answered, _within(answered, 1)),
        _count("top_3", "truly answered: one of three links right", answered, _within(answered, 3)),
        _count(
            "linked",
            "verdict linked: holds a right link",
            linked,
            (c for c in linked if c.right & {*c.linked()}),
        ),
        _count("pairs", "links called linked: right", pairs, (p for p in pairs if p[1] in p[0].right)),
    ]
    return dict(found)


def _within(cases: Iterable[Case], first: int) -> Iterable[Case]:
    return (case for case in cases if case.right & set(case.ranked()[:first]))


def _count(key: str, name: str, whole: Sequence[object], part: Iterable[object]) -> tuple[str, Figure]:
    return key, Figure(name, sum(1 for _ in part), len(whole))


def _print(half: str) -> None:
    write = sys.stdout.write
    for baseline in (False, True):
        results = measure(half, baseline=baseline)
        write(f"\n{half}, {'plain cosine of characters' if baseline else 'reviewlint'}\n")
        if not baseline:
            for what, known, labelled in (
                ("problems recognised as labelled", "recognised", "labelled"),
                ("causes and measures that are there by their ids", "answers_recognised", "answers_labelled"),
            ):
                counts = (sum(getattr(result, name) for result in results) for name in (known, labelled))
                write(f"{Figure(what, *counts)}\n")
            if half == HALVES[0]:
                write("".join(f"    {r.name}: {', '.join(r.missed)}\n" for r in results if r.missed))
        for kind in KINDS:
            write(f" {LABELS[kind]}\n")
            cases = [case for result in results for case in result.cases[kind]]
            write("".join(f"{figure}\n" for figure in figures(cases).values()))
        labelled, found, both = (sum(column) for column in zip(*(r.orphans for r in results), strict=True))
        write(f" orphans\n{Figure('called orphans: right', both, found)}\n")
        write(f"{Figure('truly orphans: named', both, labelled)}\n")


if __name__ == "__main__":
    for chosen in sys.argv[1:] or HALVES:
        _print(chosen)
