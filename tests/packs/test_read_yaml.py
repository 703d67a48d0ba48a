from __future__ import annotations

import pytest

from reviewlint.errors import Location, Mistake
from reviewlint.packs.read_yaml import Fields, Gap, Node, Text, read

BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def parse(text: str | bytes) -> tuple[Node, list[str]]:
    notes: list[Mistake] = []
    root = read("p.yml", text if isinstance(text, bytes) else text.encode(), notes)
    return root, [f"{note.location}: {note.reason.en}" for note in notes]


def mistakes(text: str | bytes) -> list[str]:
    return parse(text)[1]


def value(text: str) -> Text:
    root, notes = parse(text)
    assert notes == []
    assert isinstance(root, Fields)
    found = root.entries[0][1]
    assert isinstance(found, Text)
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("a:\n\tb: 1\n", "2:1: a tab cannot indent: use spaces", id="tab"),
        pytest.param(
            "a: [1, 2\nb: 3\n",
            "1:4: this bracket is never closed, or a comma is missing in it",
            id="bracket",
        ),
        pytest.param("甲: {乙: 丙, }}\n", "1:12: nothing opens this bracket", id="closing-bracket"),
        pytest.param("a: [x,,y]\n", "1:7: a value is missing here", id="comma"),
        pytest.param("甲乙: 'x\nb: 3\n", "1:5: this quotation mark is never closed", id="quote"),
        pytest.param(
            "a: 1\n  b: 2\n",
            "2:4: no “: ” can stand here: check the indentation, or put the text in quotes",
            id="colon",
        ),
        pytest.param(
            "a:\n    b: 1\n  c: 2\n", "3:3: the indentation does not match the lines above", id="indentation"
        ),
        pytest.param("a: @x\n", "1:4: text that begins with “@” needs quotes", id="at"),
        pytest.param("- *.txt\n", "1:3: text that begins with “*” needs quotes", id="star"),
        pytest.param(
            'a: "\\d"\n', "1:5: write “\\\\” in double quotes, or use single quotes", id="double-quotes"
        ),
        pytest.param("a:\n- x\nb\n", "3:1: “: ” is missing after this key", id="key-without-value"),
        pytest.param(
            "rules:\n  甲：off\n  b: 2\n", "2:4: full-width “：” after a key: write “: ”", id="fullwidth"
        ),
        pytest.param(
            "%YAML 9.9\n---\na: 1\n",
            "1:1: not valid YAML (found incompatible YAML document)",
            id="anything-else",
        ),
        pytest.param(
            "a: 1\n---\nb: 2\n",
            "2:1: a second document starts here: a file holds one configuration",
            id="two-documents",
        ),
        pytest.param(
            "a: !!python/object:os.system x\n",
            "1:4: tags such as “!name” are not accepted: delete it",
            id="object-tag",
        ),
        pytest.param("a: 好\x07\n", "1:5: control character U+0007: delete it", id="control-character"),
        pytest.param("? [a, b]\n: x\n", "1:3: a key must be text", id="list-as-key"),
        pytest.param("a: &x [*x]\n", "1:8: “*x” stands inside the value that it refers to", id="cycle"),
        pytest.param("a: *x\n", "1:4: nothing before is marked “&x”", id="unknown-anchor"),
        pytest.param(
            "a: &a {b: c}\nd:\n  <<: *a\n",
            "3:3: the merge key “<<” is not accepted: write the keys out",
            id="merge-key",
        ),
        pytest.param(
            "甲: 1\n乙: 2\n甲: 3\n",
            "3:1: duplicate key “甲”: it already stands on line 1",
            id="duplicate-key",
        ),
        pytest.param(BOMB, "5:8: more than 20000 values (aliases counted as expanded)", id="alias-bomb"),
        pytest.param("[" * 500, "1:22: nested more than 20 levels deep", id="depth"),
    ],
)
def test_mistakes_of_syntax(text: str, expected: str) -> None:
    assert mistakes(text) == [f"p.yml:{expected}"]


def test_a_depth_that_only_the_parser_could_reach() -> None:
    (mistake,) = mistakes("[" * 1_000_000)
    assert mistake.endswith(": nested more than 20 levels deep")


def test_bytes_that_are_not_utf_8() -> None:
    expected = "not UTF-8: save the file as UTF-8"
    assert mistakes("甲: 乙\n丙: 丁".encode("gb18030")) == [f"p.yml:1:1: {expected}"]
    assert mistakes("甲: 乙\n丙: ".encode() + b"\xff") == [f"p.yml:2:4: {expected}"]
    assert mistakes("a: 1".encode("utf-16")) == [f"p.yml:1:1: {expected}"]


def test_a_file_that_is_too_large() -> None:
    text = "#" * (1 << 20)
    assert mistakes(text) == []
    assert mistakes(text + "#") == ["p.yml:1:1: larger than 1 MiB: this does not look like a configuration"]


def test_several_mistakes_are_found_in_one_reading() -> None:
    assert mistakes("a: !t 1\na: *n\nb: {c: 1, c: 2}\n") == [
        "p.yml:1:4: tags such as “!name” are not accepted: delete it",
        "p.yml:2:4: nothing before is marked “&n”",
        "p.yml:2:1: duplicate key “a”: it already stands on line 1",
        "p.yml:3:11: duplicate key “c”: it already stands on line 3",
    ]


@pytest.mark.parametrize("text", ["", "# 说明\n", "---\n", "\ufeff", "~", "\r\n"])
def test_an_empty_file_says_nothing(text: str) -> None:
    assert parse(text) == (Fields(Location("p.yml", 1, 1), ()), [])


def test_a_file_that_cannot_be_read_is_a_gap() -> None:
    assert isinstance(parse("a: [")[0], Gap)


def test_places_count_code_points_after_a_byte_order_mark() -> None:
    root, notes = parse("\ufeff标题: 𠀀字\r\n乙: 丙")
    assert isinstance(root, Fields)
    assert notes == []
    assert [(str(key.at), str(node.at)) for key, node in root.entries] == [
        ("p.yml:1:1", "p.yml:1:5"),
        ("p.yml:2:1", "p.yml:2:4"),
    ]


def test_an_alias_stands_for_the_value_it_names() -> None:
    root, notes = parse("a: &x [甲]\nb: *x\n")
    assert isinstance(root, Fields)
    assert notes == []
    assert root.entries[0][1] == root.entries[1][1]


@pytest.mark.parametrize(
    ("text", "wanted", "place"),
    [
        ("a: 云岭 县\n", "县", "1:7"),
        ("a: '云''岭'\n", "岭", "1:8"),
        ('a: "\\u4e91\\t岭\\"县"\n', "县", "1:16"),
        ('a: "云\\\n   岭"\n', "岭", "2:4"),
        ("a: |\n  云\n   岭\n", "岭", "3:4"),
        ("a: >- # 说明\n  云\n\n  岭\n", "岭", "4:3"),
        ("a: &anchor 云岭\n", "岭", "1:13"),
        ("a:\n  云\n  岭\n", "岭", "3:3"),
    ],
)
def test_a_place_inside_a_text(text: str, wanted: str, place: str) -> None:
    found = value(text)
    assert str(found.place(found.text.index(wanted))) == f"p.yml:{place}"


def test_the_place_after_a_text_is_its_end() -> None:
    assert str(value("a: '云岭'\n").place(2)) == "p.yml:1:7"
    assert str(value("a: 云岭\n").place(2)) == "p.yml:1:6"


@pytest.mark.parametrize("text", ["a:", "a: ~", "a: null"])
def test_nothing_is_told_from_text(text: str) -> None:
    assert value(text).is_nothing
    assert not value("a: 'null'").is_nothing
    assert not value("a: ''").is_nothing
