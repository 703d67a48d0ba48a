"""Whether the rules of some packs do what their examples say, for the person who writes them."""

from __future__ import annotations

from collections import Counter
from difflib import unified_diff
from itertools import islice
from typing import TYPE_CHECKING

from reviewlint.phrases import Phrase
from reviewlint.reporters.screen import Line, Piece, head, pad, visible, width

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.draft.source import Source
    from reviewlint.examples import Examination, Kind, Proof, Trial, Verdict
    from reviewlint.phrases import Language
    from reviewlint.reporters.screen import Page, Style

_DIFFERENT: dict[Kind, Phrase] = {
    "passes": Phrase("这个例子应当通过，却指出了问题", "this example should pass, yet something was found"),
    "fails": Phrase("指出的（+）与例子写的（-）不同", "what was found (+) is not what the example says (-)"),
}
_REMARKS: dict[Verdict, Phrase] = {
    "nothing-checked": Phrase(
        "这个例子里没有可检查的内容，通过说明不了什么",
        "there is nothing to check in this example: that it passes says nothing",
    ),
    "not-run": Phrase(
        "没有规则集含有这条规则，例子没有运行", "no profile has this rule: the example was not run"
    ),
}
_MENDED = Phrase(
    "改出来的（+）与例子写的 fixed（-）不同", "what mending makes of it (+) is not what “fixed” says (-)"
)
_MENDED_UNSAID = Phrase(
    "例子会被改动（+），应写明“fixed”", "mending changes this example (+): say so with “fixed”"
)
_VACUOUS = Phrase(
    "应当通过的例子里都没有可检查的内容", "there is nothing to check in any example that should pass"
)
_NOTHING_FOUND = Phrase("什么也没有指出（检查了 {checked} 处）", "nothing was found ({checked} checked)")
_NOTHING_CHECKED = Phrase("没有可检查的内容", "there was nothing to check")
_PROFILE = Phrase("按规则集 {profile} 运行", "run under the profile {profile}")
_LACKS: dict[tuple[Kind, ...], Phrase] = {
    ("passes",): Phrase("没有应当通过的例子", "no example that passes"),
    ("fails",): Phrase("没有应当指出的例子", "no example that fails"),
    ("passes", "fails"): Phrase("没有例子", "no examples"),
}
_BEYOND = Phrase("（例子里没有这个位置）", "(the example has no such place)")
_PACK = Phrase("{rules} 条规则，{examples} 个例子", "{rules}, {examples}")
_NO_RULES = Phrase("没有自己的规则", "no rules of its own")
_WRONG = Phrase("{wrong} 条规则与例子不符", "{wrong} not as the examples say")
_RIGHT = Phrase("都与例子相符", "all as the examples say")
_COLON = Phrase("：", ": ")
_COMMA = Phrase("，", ", ")


def render(examinations: Sequence[Examination], page: Page) -> Iterator[Line]:
    """Yield what is not as the examples say, then a row for each pack and the sum of all."""
    for examination in examinations:
        for proof in examination.proofs:
            yield from _proof(proof, page)
    names = max((width(visible(one.pack)) for one in examinations), default=0)
    for examination in examinations:
        sign, style = _sign(examination.proofs)
        name = pad(visible(examination.pack), names + 2)
        yield (
            Piece(f"{sign} ", style),
            Piece(name),
            Piece(_counts(examination.proofs, page.language), "faint"),
        )
    yield ()
    yield _summary([proof for one in examinations for proof in one.proofs], page.language)


def _sign(proofs: Sequence[Proof]) -> tuple[str, Style]:
    if not all(proof.holds for proof in proofs):
        return "✗", "error"
    return ("✓", "good") if any(proof.trials for proof in proofs) else ("–", "faint")


def _counts(proofs: Sequence[Proof], language: Language) -> str:
    if not proofs:
        return _NO_RULES[language]
    rules, examples = len(proofs), sum(len(proof.trials) for proof in proofs)
    counted: dict[str, object] = {"rules": rules, "examples": examples}
    if language == "en":
        counted = {"rules": _number(rules, "rule"), "examples": _number(examples, "example")}
    return _PACK.fill(language, counted)


def _number(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def _summary(proofs: Sequence[Proof], language: Language) -> Line:
    wrong = sum(not proof.holds for proof in proofs)
    end = Piece(_RIGHT[language], "good")
    if wrong:
        count = wrong if language == "zh" else _number(wrong, "rule")
        end = Piece(_WRONG.fill(language, {"wrong": count}), "error")
    untold = [proof for proof in proofs if proof.lacks]
    return Piece(_counts(proofs, language) + _COLON[language], "strong"), end, *_untold(untold, language)


def _untold(proofs: Sequence[Proof], language: Language) -> Iterator[Piece]:
    counts = Counter(proof.lacks for proof in proofs)
    for lacks, phrase in _LACKS.items():
        if count := counts[lacks]:
            told = (
                f"{count} 条{phrase.zh}" if language == "zh" else f"{_number(count, 'rule')} with {phrase.en}"
            )
            yield Piece(_COMMA[language] + told, "warning")


def _proof(proof: Proof, page: Page) -> Iterator[Line]:
    """Yield all that is to be said of a rule; nothing where its examples are right and whole."""
    remarks = list(_remarks(proof, page))
    yield from remarks
    if remarks:
        yield ()


def _remarks(proof: Proof, page: Page) -> Iterator[Line]:
    language = page.language
    for trial in proof.trials:
        if trial.verdict == "different":
            yield _head(str(trial.example.declared_at), proof, _DIFFERENT[trial.kind][language], "error")
            yield from _difference(trial, page)
        elif trial.verdict == "mended-otherwise":
            remark = _MENDED_UNSAID if trial.example.fixed is None else _MENDED
            yield _head(str(trial.example.declared_at), proof, remark[language], "error")
            yield from _changes(trial, page)
        elif trial.verdict != "as-said":
            style: Style = "error" if trial.verdict == "not-run" else "info"
            yield _head(str(trial.example.declared_at), proof, _REMARKS[trial.verdict][language], style)
    if proof.is_vacuous:
        yield _head(str(proof.claim.declared_at), proof, _VACUOUS[language], "error")
    if proof.lacks:
        yield _head(str(proof.claim.declared_at), proof, _LACKS[proof.lacks][language], "warning")


def _head(place: str, proof: Proof, remark: str, style: Style) -> Line:
    return Piece(place, "strong"), Piece(f"  {proof.claim.rule}  ", "faint"), Piece(remark, style)


def _difference(trial: Trial, page: Page) -> Iterator[Line]:
    """Yield the places that the example names (-), those that were found (+), and those that are both."""
    said, found = Counter(trial.example.at), Counter(trial.places)
    rows = [("-", place, "") for place in (said - found).elements()]
    both = said & found
    for place, violation in zip(trial.places, trial.violations, strict=True):
        rows.append(("+" if both[place] <= 0 else " ", place, violation.message))
        both[place] -= 1
    places = max((len(place) for _, place, _ in rows), default=0)
    for sign, place, message in sorted(rows, key=lambda row: (_numbers(row[1]), row[0])):
        words = _words(place, trial.source)
        words = _BEYOND[page.language] if words is None else words
        shown = head(f"{words}  {message}".strip(), page.columns - places - 8)
        styles: dict[str, Style] = {"-": "good", "+": "error", " ": "faint"}
        yield Piece(f"    {sign} {place:{places}}  ", styles[sign]), Piece(shown)
    if not trial.violations:
        phrase = _NOTHING_FOUND if trial.checked else _NOTHING_CHECKED
        yield (Piece("    " + phrase.fill(page.language, {"checked": trial.checked}), "faint"),)
    yield (Piece("    " + _PROFILE.fill(page.language, {"profile": trial.profile}), "faint"),)


def _changes(trial: Trial, page: Page) -> Iterator[Line]:
    """Yield the lines that mending should have made (-) and those that it has made (+)."""
    said = trial.source.text if trial.example.fixed is None else trial.example.fixed
    lines = unified_diff(said.splitlines(), (trial.mended or "").splitlines(), n=0, lineterm="")
    for line in islice(lines, 2, None):
        if not line.startswith("@@"):
            style: Style = "good" if line.startswith("-") else "error"
            yield (
                Piece(f"    {line[0]} ", style),
                Piece(head(visible(line[1:]), page.columns - 6)),
            )


def _numbers(place: str) -> tuple[int, ...]:
    return tuple(int(number) for number in place.replace("-", ":").split(":"))


def _words(place: str, source: Source) -> str | None:
    """Return what stands at a place on one line, None where the text has no such place."""
    first_line, first_column, last_line, last_column = _numbers(place)
    start, end = _offset(first_line, first_column, source), _offset(last_line, last_column, source)
    if start is None or end is None or end < start:
        return None
    return visible(" ".join(source.text[start:end].split()))


def _offset(line: int, column: int, source: Source) -> int | None:
    if line > source.position(len(source.text)).line:
        return None
    span = source.line(line)
    return span.start + column - 1 if column - 1 <= len(span) else None
