"""Changes that no reader of a draft would mind: what it says stays the same."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
import yaml

from reviewlint.checks import CHECKS
from reviewlint.draft.plain import decode, read
from reviewlint.outline.parser import parse
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import load_profile
from reviewlint.reading.recognise import recognise

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from reviewlint.draft.source import Span

TESTS = Path(__file__).parents[1]
PROFILE = load_profile("review", open_catalogue(CHECKS))
NUMERALS = "一二三四五六七八九十"
CIRCLED = dict(zip(NUMERALS, "①②③④⑤⑥⑦⑧⑨⑩", strict=True))
HALF = str.maketrans("，：；（）", ",:;()")
FULL_FIGURES = str.maketrans("0123456789", "０１２３４５６７８９")
CHINESE = "\u4e00-\u9fff"
WIDTHS = (24, 28, 34, 37, 41, 46)
FIRST = 4  # characters that tell a statement from others


def drafts() -> dict[str, str]:
    """Return the texts of the project's own drafts that are written in Chinese, by name."""
    paths = [
        *(
            path
            for name in ("good", "faulty", "office")
            for path in (TESTS.parent / "samples" / name).rglob("*")
        ),
        *(TESTS / "held-out").iterdir(),
    ]
    found = {path.name: read(str(path)).text for path in sorted(paths) if path.suffix in {".txt", ".md"}}
    small = yaml.safe_load((TESTS / "reading/drafts.yaml").read_text(encoding="utf-8"))
    found |= {name: draft["text"] for name, draft in small.items()}
    return {name: text for name, text in found.items() if re.search(f"[{CHINESE}]{{4}}", text)}


DRAFTS = drafts()


class Gist(NamedTuple):
    """What a draft says, in a few characters of each theme, problem, cause and measure."""

    themes: list[str]
    problems: list[str]
    causes: list[str]
    measures: list[str]


def gist(text: str) -> Gist:
    review = recognise(parse(decode(text.encode(), "draft.txt")), PROFILE)

    def begins(span: Span) -> str:
        words = span.of(review.text).translate(
            dict(zip(FULL_FIGURES.values(), map(chr, FULL_FIGURES), strict=True))
        )
        return re.sub(r"[\W_]", "", words)[:FIRST]

    return Gist(
        [begins(theme.title) for theme in review.themes],
        *([begins(one.span) for one in found] for found in (review.problems, review.causes, review.measures)),
    )


def is_marked_up(text: str) -> bool:
    """Tell whether a draft is Markdown or holds a table, where line ends and indents mean something."""
    return re.search(r"^ *(?:#|[-*+>|] ?|```|\||---)|\t|\*\*|^.*\|", text, re.MULTILINE) is not None


def is_wrapped(text: str) -> bool:
    """Tell whether lines of a draft were cut already."""
    return re.search(rf"\n.{{29,}}[{CHINESE}，\d]\n[ 　]*[^ 　\n]", text) is not None


def windows_line_ends(text: str) -> str:
    return text.replace("\n", "\r\n")


def hard_wraps(text: str, width: int) -> str:
    """Cut long lines of plain text where a page would end; cut behind a sentence, nobody could tell a line's end."""
    if is_marked_up(text) or is_wrapped(text):
        return text
    return re.sub(
        rf"[^\n]{{{width}}}(?<![。；：！？（“《])(?![，。；：、！？）”.%\n])(?=[^\n])", r"\g<0>\n", text
    )


def wide_indents(text: str) -> str:
    return text if is_marked_up(text) else re.sub(r"^[ 　]*(?=\S)", "　　", text, flags=re.MULTILINE)


def blank_lines(text: str) -> str:
    return text if is_marked_up(text) or is_wrapped(text) else re.sub(r"\n+", "\n\n", text)


def half_width_marks(text: str) -> str:
    return text.translate(HALF)


def full_width_figures(text: str) -> str:
    return text if is_marked_up(text) else text.translate(FULL_FIGURES)


def blanks_around_figures(text: str) -> str:
    return re.sub(rf"(?<=[{CHINESE}])(?=\d)|(?<=\d)(?=[{CHINESE}])", " ", text)


def circled_numbers(text: str) -> str:
    """Write （一） at the start of lines as ①, where all stand there and nothing is circled yet."""
    changed = re.sub(
        rf"^([ 　]*)[（(]([{NUMERALS}])[）)]、?", lambda m: m[1] + CIRCLED[m[2]], text, flags=re.MULTILINE
    )
    is_mixed = re.search("[①-⑩]", text) or re.search(rf"[（(][{NUMERALS}]+[）)]", changed)
    return text if is_mixed else changed


def markdown_headings(text: str) -> str:
    """Write headings 一、… as `## …`, where all headings of the first level are such ones."""
    changed = re.sub(rf"^[ 　]*[{NUMERALS}]、(?=[^\n]{{2,30}}$)", "## ", text, flags=re.MULTILINE)
    left = re.search(rf"^[ 　]*(?:[{NUMERALS}]+、|第[{NUMERALS}]+(?:部分|章))", changed, re.MULTILINE)
    return text if left or is_marked_up(text) else changed


def site_lines(text: str) -> str:
    return f"当前位置：首页 > 范文 > 正文\n发布时间：2026-01-05 来源：范文网\n{text.rstrip()}\n上一篇：学习心得\n下一篇：工作总结\n相关文章\n"


CHANGES: Mapping[str, Callable[[str], str]] = {
    "windows line ends": windows_line_ends,
    **{f"wrapped at {width}": partial(hard_wraps, width=width) for width in WIDTHS},
    "wide indents": wide_indents,
    "blank lines": blank_lines,
    "half-width marks": half_width_marks,
    "full-width figures": full_width_figures,
    "blanks around figures": blanks_around_figures,
    "circled numbers": circled_numbers,
    "markdown headings": markdown_headings,
    "site lines": site_lines,
}

OTHERWISE = {
    (
        "circled numbers",
        "hospital-rectification-list.txt",
    ): "（一）问题：… is a heading, its label no part of the problem; ①问题：… is an item, which holds its label",
    (
        "wrapped at 24",
        "labels with nothing behind them",
    ): "the label 整改时限 is cut in its middle, in the only line that is cut",
    (
        "wrapped at 41",
        "interleaved within one paragraph each",
    ): "the label 整改措施 is cut in its middle, in the only line that is cut",
}
"""Drafts that a change still makes to be read otherwise, and why."""


def _cases() -> Iterator[Any]:
    for change, changed in CHANGES.items():
        for name, text in DRAFTS.items():
            if changed(text) != text:
                reason = OTHERWISE.get((change, name))
                marks = [pytest.mark.xfail(reason=reason)] if reason else []
                yield pytest.param(name, change, id=f"{change}: {name}", marks=marks)


@pytest.mark.parametrize(("name", "change"), [*_cases()])
def test_change_that_no_reader_minds(name: str, change: str) -> None:
    text = DRAFTS[name]
    assert gist(CHANGES[change](text)) == gist(text)
