"""Labels inside an entry (问题：… 整改措施：… 责任人：…), and what stands behind each."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from reviewlint.draft.source import Span
from reviewlint.lexicon import lists
from reviewlint.outline.styles import Style, any_ordinal, number_of
from reviewlint.reading.wordings import is_latin, is_open_state, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from reviewlint.profile import Role
    from reviewlint.reading.cues import Cues
    from reviewlint.reading.review import Kind

Attribute: TypeAlias = Literal["owner", "deadline", "status", "number", "aside"]
Meaning: TypeAlias = "Kind | Attribute"

KIND_OF: Final[Mapping[Role, Kind]] = {"problems": "problem", "causes": "cause", "measures": "measure"}
ROLE_OF: Final[Mapping[str, Role]] = {kind: role for role, kind in KIND_OF.items()}
_CHARGES: Final = frozenset({"owner", "deadline"})
_AROUND: Final = " \t\r\n\0　\xa0*"
# A label stands at the start of a line, or behind a blank or the end of a clause.
_LABEL: Final = re.compile(
    r"(?:^|(?<=[\n\0。；;）)】、.：:*])|(?<=[\t 　])(?![\t 　]))[ \t　]*(?:[^\w\s*_【\[（(#|>`-]{1,2}[ \t]*)?(?P<mark>[*_]{2}|【|\[)?"
    r"(?P<label>[^\W\d_](?:[^\s：:，。；、（）()*“”《》【】\[\]\n]|(?<=[^\W\d_a-zA-Z])[ 　](?=[^\W\d_a-zA-Z])|(?<=[a-zA-Z])[ ](?=[a-zA-Z])){0,24}(?:[（(][^（）()\n]{1,10}[）)])?)"
    r"(?P<number>(?:\d{1,2}|(?<=问题)[一二三四五六七八九十]{1,3})?)"
    r"(?:(?:[*_]{2}|】|\])?[ \t]*[：:](?:[*_]{2})?|(?<=[^*])[*_]{2}[ \t]*(?=\n)|[.。][*_]{2}(?=\s)|(?(mark)】|(?!)))[ \t]*",
    re.MULTILINE,
)
_NUMBERED: Final = re.compile(r"[^\W\d_]{1,8}[ 　]?[\d一二三四五六七八九十]{1,3}")
_BRACKETS: Final = re.compile(r"[（(][^（）()\n]*[）)]")
_GRADED: Final = re.compile(
    r"(?i:[(\[](?:critical|major|minor|high|medium|moderate|low)(?: risk| priority)?[)\]]\s*\Z)"
)
_SPACED: Final = re.compile(r"[\s　]+")
_LONGEST_ORDINAL: Final = 5
_SECOND: Final = 2
_LONGEST_MARK: Final = 80
_LONGEST_ATTRIBUTE: Final = 60
_SHORTEST: Final = 2


@cache
def attributes() -> Mapping[str, Attribute]:
    """Return what labels and heads of columns tell about a row or measure, by their words."""
    found: dict[Attribute, list[str]] = lists("roles")["attributes"]
    return {
        words_of(word) if not is_latin(word) else word: name
        for name, words in found.items()
        for word in words
    }


def attribute_of(words: str) -> Attribute | None:
    """Return what a label tells besides, None if it is none of the known ones."""
    known = attributes()
    latin = words.strip("* :").lower()
    return known.get(latin) or known.get(_SPACED.sub("", words_of(words)))


def counts_rows(head: str) -> bool:
    """Tell whether the head of a column says that it counts the rows: 序号, No."""
    return _SPACED.sub("", head).strip("*").lower() in lists("roles")["counted"]


def names_rows(head: str) -> bool:
    """Tell whether the head of a column says that it gives each row a name of its own: 编号, Ref."""
    return _SPACED.sub("", head).strip("*").lower() in lists("roles")["naming"]


def asks_for(words: str) -> Attribute | None:
    """Return what a column tells whose head asks for it: 谁来改, 改到哪天."""
    asked: dict[Attribute, list[str]] = lists("roles")["questions"]
    return next(
        (
            name
            for name, fragments in asked.items()
            if any(fragment in words.lower() for fragment in fragments)
        ),
        None,
    )


class Label(Struct, frozen=True):
    """A label: what stands behind it, where it begins, where that does, and whether it is the whole line."""

    meaning: Meaning
    span: Span
    words: str
    alone: bool


class Piece(Struct, frozen=True):
    """A stretch of an entry: one problem, cause or measure.

    `reach` is where all that belongs to it ends, with the labels of owner and deadline behind it.
    """

    kind: Kind
    span: Span
    reach: int


class Labelled(Struct, frozen=True):
    """An entry split at its labels: its pieces, and the kinds whose label is there with nothing behind it."""

    pieces: tuple[Piece, ...] = ()
    blank: frozenset[Kind] = frozenset()


class Labels:
    """Finds the labels of one draft; `text` is that of its outline."""

    def __init__(self, text: str, cues: Cues) -> None:
        self._text = text
        self._cues = cues
        self._known: dict[str, Meaning | None] = {}
        self._matches: list[re.Match[str]] | None = None
        self._starts: list[int] = []

    def meaning(self, words: str, *, is_marked: bool = False) -> Meaning | None:
        """Return what a label says of the text behind it, None for any other word before a colon.

        One that is marked (bold, in brackets) may have its drafter's own words.
        """
        if words not in self._known:
            attribute = attribute_of(words) or self._ending(words)
            roles = (
                () if attribute else self._cues.line(_SPACED.sub("", words) if not is_latin(words) else words)
            )
            kind = next((KIND_OF[role] for role in roles if role in KIND_OF), None)
            self._known[words] = attribute or kind or ("aside" if roles else None)
        known = self._known[words]
        hinted = self._cues.hint(words) if is_marked and known is None else ()
        return next((KIND_OF.get(role, "aside") for role in hinted), known)

    def _ending(self, words: str) -> Attribute | None:
        """Return what a label tells by its end, where no cue stands in it: 不符合性质."""
        plain = _SPACED.sub("", words)
        cuts = (start for start in range(1, len(plain) - 1) if self._cues.is_modifier(plain[:start]))
        known = next((attribute for start in cuts if (attribute := attribute_of(plain[start:]))), None)
        return known if known in {"aside", "status", "number"} and not self._cues.line(plain) else None

    def within(self, span: Span) -> list[Label]:
        """Return the labels inside a span, in order."""
        return [*self._within(span)]

    def _within(self, span: Span) -> Iterator[Label]:
        for match in self._between(span):
            words = match["label"]
            before = self._text[max(0, match.start() - _LONGEST_MARK) : match.start()].rstrip(" \t*#>-")[-1:]
            start = max(match.start(), span.start)
            starts_line = start in {0, span.start} or before in {"\n", "\0", ""}
            if len(words) < _SHORTEST or (is_latin(words) and not (starts_line or match["mark"])):
                continue
            meaning = self.meaning(words, is_marked=bool(match["mark"]))
            if meaning is None or (meaning == "number" and not starts_line):
                continue
            alone = self._text[match.end() : match.end() + 1] in {"\n", ""}
            yield Label(meaning, Span(start, match.end()), words, alone)

    def _between(self, span: Span) -> Sequence[re.Match[str]]:
        """Return what looks like a label inside a span; the text is searched once."""
        if self._matches is None:
            self._matches = [*_LABEL.finditer(self._text)]
            self._starts = [match.start("mark" if match["mark"] else "label") for match in self._matches]
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        while first < last and self._matches[last - 1].end() > span.end:
            last -= 1
        return self._matches[first:last]

    def at(self, span: Span) -> Label | None:
        """Return the label that opens a stretch."""
        match = _LABEL.match(self._text, span.start, span.end)
        if match is None or len(match["label"]) < _SHORTEST:
            return None
        meaning = self.meaning(match["label"], is_marked=bool(match["mark"]))
        if meaning is None:
            return None
        return Label(meaning, Span(match.start(), match.end()), match["label"], match.end() >= span.end)

    def split(self, span: Span, first: Kind) -> Labelled:
        """Split an entry at its labels; what stands before the first is of kind `first`.

        Empty unless a label names another kind: 问题：… alone does not split anything. What stands behind the labels
        of owner and deadline is in no piece, only within its reach.
        """
        labels = _with_one_report(self.within(span))
        kinds = [label for label in labels if label.meaning in KIND_OF.values()]
        if not any(label.meaning != first for label in kinds):
            return Labelled()
        pieces: list[Piece] = []
        blank: set[Kind] = set()
        ends = [*(label.span.start for label in labels), span.end]
        before = self._trimmed(span.start, ends[0])
        if before and not self._names_nothing(before, kinds):
            pieces.append(Piece(first, before, before.end))
        for place, label in enumerate(labels):
            if label.meaning not in KIND_OF.values():
                continue
            kind: Kind = label.meaning  # type: ignore[assignment]  # one of the values above
            following = [other for other in labels[place + 1 :] if other.meaning not in _CHARGES]
            reach = following[0].span.start if following else span.end
            content = self._trimmed(label.span.end, ends[place + 1])
            if content is None and not self._says_nothing(label, reach):
                content = self._trimmed(label.span.end, reach)
            if content and kind == "measure" and is_open_state(content.of(self._text)):
                continue  # 整改情况：尚未整改。
            if content:
                pieces.append(Piece(kind, content, reach))
            else:
                blank.add(kind)
        told = {piece.kind for piece in pieces}
        return Labelled(_with_one_problem(pieces), frozenset(blank - told))

    def _names_nothing(self, title: Span, kinds: Sequence[Label]) -> bool:
        """Tell whether what stands before the labels is but a number (坑 1) or in brackets, and one of them tells the problem."""
        words = title.of(self._text)
        told = any(label.meaning == "problem" for label in kinds)
        if _BRACKETS.fullmatch(words) is not None or (told and _NUMBERED.fullmatch(words) is not None):
            return True
        # Weighbridge 3 (High), above Finding: …
        return told and _GRADED.search(words) is not None

    def _says_nothing(self, label: Label, end: int) -> bool:
        """Tell whether nothing stands behind a label but who answers for it and until when."""
        lines = [
            line.strip(_AROUND)
            for line in self._text[label.span.end : end].lstrip("；;/—- ").splitlines()
            if words_of(line)
        ]
        return all(self.is_attribute(line) and (label.alone or "，" not in line) for line in lines)

    def _trimmed(self, start: int, end: int) -> Span | None:
        """Return the range without white space, bold marks and the ordinal of what follows, None if nothing is left."""
        inside = self._text[start:end].rstrip(_AROUND)
        if ordinal := _ordinal_at_end().search(inside, max(0, len(inside) - _LONGEST_ORDINAL)):
            inside = inside[: ordinal.start()].rstrip(_AROUND)
        left = len(inside) - len(inside.lstrip(_AROUND))
        return Span(start + left, start + len(inside)) if words_of(inside) else None

    def is_attribute(self, words: str) -> bool:
        """Tell whether words only say who answers for something or until when: 责任人：甲；时限：6月底."""
        match = _LABEL.match(words)
        return (
            match is not None
            and attribute_of(match["label"]) in {*_CHARGES, "status", "number"}
            and len(words) <= _LONGEST_ATTRIBUTE
            and "。" not in words[:-1]
        )

    def before_charges(self, span: Span) -> Span:
        """Return a measure without the labels of owner and deadline behind it; all of it where they stand before."""
        ends = (label.span.start for label in self.within(span) if label.meaning in {*_CHARGES, "status"})
        return self._trimmed(span.start, next(ends, span.end)) or span

    def answers_one(self, title: Span, whole: Span, *, names: bool) -> bool:
        """Tell whether below a heading one label says what is done, and none before it lists several problems.

        Where the heading itself `names` the problem, 具体表现 lists its details.
        """
        labels = self.within(whole)
        measures = [label for label in labels if label.meaning == "measure"]
        if len(measures) != 1 or measures[0].span.start <= title.start:
            return False
        return not any(
            label.meaning == "problem"
            and not (names and _DETAIL.search(label.words))
            and _counts_on(self._text, label.span.end, following.span.start)
            for label, following in pairwise(labels)
        )

    def has(self, kind: Kind, span: Span) -> bool:
        """Tell whether a label of a kind stands inside a span."""
        return any(label.meaning == kind for label in self.within(span))


_PLAN: Final = re.compile("措施|举措|对策")
_REPORT: Final = re.compile("情况|进展|进度")
_DETAIL: Final = re.compile("表现|内容|描述")


def _with_one_report(labels: Sequence[Label]) -> list[Label]:
    """Let 整改情况：… behind 整改措施：… tell how far the measures are instead of being one."""
    planned = any(label.meaning == "measure" and _PLAN.search(label.words) for label in labels)
    return [
        replace(label, meaning="aside")
        if planned and label.meaning == "measure" and _REPORT.search(label.words)
        else label
        for label in labels
    ]


def _with_one_problem(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Let 问题：… after a heading that already named the problem be part of it, not a second one."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and joined[-1].kind == piece.kind == "problem":
            joined[-1] = Piece("problem", Span(joined[-1].span.start, piece.span.end), piece.reach)
        else:
            joined.append(piece)
    return tuple(joined)


@cache
def _ordinal_at_end() -> re.Pattern[str]:
    """Return a pattern for the ordinal of a label that stands behind it."""
    return re.compile(rf"(?:^|(?<=[\s。；;])){any_ordinal()}\Z|(?:-|{Style.CIRCLED.pattern})\Z")


@cache
def _ordinal() -> re.Pattern[str]:
    return re.compile(rf"(?<![\d.]){any_ordinal(Style.IS, Style.AMONG, Style.ORDINAL, Style.PIECE)}")


def _counts_on(text: str, start: int, end: int) -> bool:
    """Tell whether a second ordinal stands in a stretch, so that it lists several things: 问题：一是…二是…."""
    return any(number_of(found[0]) == _SECOND for found in _ordinal().finditer(text, start, end))
