"""What stands around the text of a draft: page chrome, title, signature and date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reviewlint.draft.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

_CHROME = re.compile(
    r"[【\[（(]?(?:浏览|发布时间|发布日期|更新时间|发表时间|来源|作者|编辑|责任编辑|点击|阅读|访问|字体|字号|打印|分享|收藏"
    r"|当前位置|您现在的位置|您的位置|文章来源|信息来源|稿源|首页|下载|上一篇|下一篇|文号|日期)[^。]{0,80}$"
    r"|[^。]{2,80}[_|—-] ?[^。]{1,12}(?:网|网站|文库|公众号)$"
)
_CLAUSE_END = re.compile(r"[。；！？：;!?:]")
_BYLINE = re.compile(
    r"[（(]?\d{4}年\d{1,2}月(?:\d{1,2}日)?[）)]?$|\S{2,24} {2,}\S{2,4}$|\S{4,24} \S{2,3}$|[—-]{1,2}[^。]{4,80}$|\S{0,12}[:：]\S{2,4}$"
)
_DATE = re.compile(
    r"[（(]?(?:\d{4}|20[\dxX×*]{2}|[〇○零一二三四五六七八九]{4}|[xX×*]{2,4}) ?年 ?(?:\d{1,2}|[一二三四五六七八九十]{1,2}|[xX×*]{1,2}) ?月"
    r" ?(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[xX×*]{1,2}) ?日[）)]?$"
)
_SIGNATURE = re.compile(r"[^。；：，,;!?！？]{2,40}$")
_SIGNING_BODY = re.compile(
    r"(?:党组|党委|支部|总支|委员会|班子|局|办公室|医院|学校|中学|小学|公司|中心|政府|处|科)$"
)

# English takes twice the room, names the kind of text before a colon (Postmortem: late exports), and needs two lines at most.
_FIRST_CHINESE = "\u2e80"
_LATIN_TITLE = r"(?=.*[A-Za-z]{3})[A-Z0-9].{3,97}[^\s.,:;!?]$"
_FIELD = r"(?:Authors?|Date|Status|Owner|Severity|Summary|Impact|Team|To|From|Re|Subject)\b[ :]"
_MOST_LATIN_LINES = 2

_LONGEST_TITLE = 50
_MOST_TITLE_LINES = 4
_TAIL_LINES = 8


def find_title(lines: Iterable[tuple[Span, str]]) -> tuple[Span | None, int]:
    """Return the span of the title (None if there is none) and where the text begins.

    `lines` are the paragraphs before the first heading. A title is one or several short lines without the
    mark of a clause; a repeated one, a line with name or date, and page chrome belong to no text.
    """
    title: list[tuple[Span, str]] = []
    begin = 0
    for span, line in lines:
        is_chrome = bool(_CHROME.match(line))
        repeated = any(line == earlier for _, earlier in title)
        if not is_chrome and not repeated and not _could_be_title(line, len(title)):
            break
        begin = span.end
        if not is_chrome and not repeated and (not _BYLINE.match(line) or not title):
            title.append((span, line))
    if not title:
        return None, begin
    return Span(title[0][0].start, title[-1][0].end), begin


def _could_be_title(line: str, lines_before: int) -> bool:
    if max(line) < _FIRST_CHINESE:
        return _could_be_english(line, lines_before)
    if _BYLINE.match(line):
        return lines_before > 0
    return lines_before < _MOST_TITLE_LINES and len(line) <= _LONGEST_TITLE and not _CLAUSE_END.search(line)


def _could_be_english(line: str, lines_before: int) -> bool:
    # compiled by the first English draft
    is_title = bool(re.match(_LATIN_TITLE, line)) and not re.match(_FIELD, line)
    return is_title and lines_before < _MOST_LATIN_LINES and (not lines_before or ":" not in line)


def find_sign_off(text: str, begin: int) -> tuple[Span, ...]:
    """Return the signature and date lines at the end of the text that begins at `begin`, in order."""
    lines = [line for line in _last_lines(text) if line.start >= begin]
    for index in range(len(lines) - 1, -1, -1):
        if _DATE.match(lines[index].of(text)):
            before = [line for line in lines[max(0, index - 1) : index] if _signs(line.of(text))]
            return (*before, lines[index])
    if len(lines) > 1 and _signs(lines[-1].of(text)) and _SIGNING_BODY.search(lines[-1].of(text)):
        return (lines[-1],)
    return ()


def _signs(line: str) -> bool:
    return (
        bool(_SIGNATURE.match(line))
        and not line.startswith(("#", "-", "（", "(", "|"))
        and line[1:2] not in "、."
    )


def _last_lines(text: str) -> list[Span]:
    """Return the last few lines that hold anything, white space around them left out."""
    lines: list[Span] = []
    end = len(text)
    while end > 0 and len(lines) < _TAIL_LINES:
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end]
        if stripped := line.strip():
            begin = start + line.index(stripped)
            lines.append(Span(begin, begin + len(stripped)))
        end = start - 1
    return lines[::-1]
