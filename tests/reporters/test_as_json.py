"""The JSON answers, key by key."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from reviewlint import __version__
from reviewlint.draft.edits import Edit, Fix
from reviewlint.draft.source import Source, Span
from reviewlint.reporters import as_json
from reviewlint.reporters.screen import Page

if TYPE_CHECKING:
    from reviewlint.report import Report, Unread

PAGE = Page(100, "zh")


def answer(*shown: Report | Unread) -> Any:
    return json.loads(text(*shown))


def text(*shown: Report | Unread) -> str:
    return "\n".join(piece.text for line in as_json.render(shown, PAGE) for piece in line)


def test_a_fix(full: Report) -> None:
    edits = (Edit(Span(3, 5), "乡"), Edit(Span(10, 10), "、"))
    violation = replace(full.violations[0], fix=Fix(edits, safe=False))
    (file,) = answer(replace(full, violations=(violation,), fixed=3))["files"]
    assert file["fixed"] == 3
    assert file["violations"][0]["fix"] == {
        "safe": False,
        "edits": [
            {
                "line": 1,
                "column": 4,
                "end_line": 1,
                "end_column": 6,
                "offset": 3,
                "end_offset": 5,
                "text": "乡",
            },
            {
                "line": 2,
                "column": 1,
                "end_line": 2,
                "end_column": 1,
                "offset": 10,
                "end_offset": 10,
                "text": "、",
            },
        ],
    }


def test_whole_answer(full: Report, unread: Unread) -> None:
    file = replace(full, violations=full.violations[:1], checklist=full.checklist[:1])
    assert answer(file, unread) == {
        "version": 1,
        "tool": {"name": "reviewlint", "version": __version__},
        "files": [
            {
                "path": "材料.txt",
                "profile": "review",
                "encoding": "utf-8",
                "error": None,
                "violations": [
                    {
                        "rule": "placeholder",
                        "severity": "error",
                        "message": "“xx”还没有填写",
                        "line": 1,
                        "column": 4,
                        "end_line": 1,
                        "end_column": 6,
                        "offset": 3,
                        "end_offset": 5,
                        "text": "xx",
                        "section": [],
                        "related": [],
                        "expected": None,
                        "declared_at": "rules/writing.yml:12:3",
                        "fix": None,
                    }
                ],
                "checklist": [
                    {
                        "rule": "placeholder",
                        "title": "占位符",
                        "status": "fail",
                        "checked": 1,
                        "failed": 1,
                        "unjudged": 0,
                    }
                ],
                "fixed": 0,
            },
            {
                "path": "无.txt",
                "profile": None,
                "encoding": None,
                "error": "找不到这个文件",
                "violations": [],
                "checklist": [],
                "fixed": 0,
            },
        ],
        "summary": {"files": 2, "failed": 1, "errors": 1, "warnings": 0, "infos": 0},
    }


def test_related_and_section(full: Report) -> None:
    gathered = answer(full)["files"][0]["violations"][1]
    assert gathered["section"] == ["一、存在的主要问题"]
    assert gathered["related"][0] == {"line": 3, "column": 1, "message": "M1"}
    assert (len(gathered["related"]), gathered["expected"]) == (7, "年月")


def test_place_over_two_lines(full: Report) -> None:
    crossing = replace(full.violations[0], span=Span(8, 12))
    violation = answer(replace(full, violations=(crossing,)))["files"][0]["violations"][0]
    assert [violation[key] for key in ("line", "column", "end_line", "end_column")] == [1, 9, 2, 3]


def test_no_character_that_a_terminal_would_obey(full: Report) -> None:
    raw = "\x1b[2J\x9b\x7f\u202e\u200b\udc80\t中文"
    hostile = replace(full, source=Source(raw, full.source.text), reason=raw)
    written = text(hostile)
    assert written.replace("\n", "").isprintable()
    assert r"\u001b[2J\u009b\u007f\u202e\u200b\udc80\t中文" in written
    assert json.loads(written)["files"][0]["path"] == raw
