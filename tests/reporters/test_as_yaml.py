"""Values written as YAML are read back as the same values, by this tool and by any other reader."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from reviewlint.packs.read_value import read_option
from reviewlint.packs.read_yaml import Fields, read
from reviewlint.phrases import Phrase
from reviewlint.reporters import as_yaml

if TYPE_CHECKING:
    from reviewlint.packs.mistakes import Notes

TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30).filter(lambda text: "\x00" not in text),
    st.sampled_from(
        [
            *("true", "No", "~", "null", "12", "1.5", "- a", "a: b", "a #b", "a:", "'", '"', "\\d+", "off"),
            *("“{match}”", " a", "a ", "a\nb", "\u2028", "\x1b[31m", "[a]", "a, b", "{a}", 'role != "x"', ""),
        ]
    ),
)
VALUES = st.one_of(
    TEXTS.filter(str.strip),
    st.integers(-(10**14), 10**14),
    st.booleans(),
    st.decimals(0, 10, places=7).map(float),
    st.lists(TEXTS.filter(str.strip), max_size=9).map(tuple),
    st.dictionaries(TEXTS.filter(lambda key: key != "<<"), TEXTS.filter(str.strip), max_size=4),
)


def read_back(text: str) -> Any:
    notes: Notes = []
    root = read("x.yml", text.encode(), notes)
    assert isinstance(root, Fields)
    ((_, node),) = root.entries
    value = read_option(node, notes)
    assert notes == []
    return value


@given(VALUES, st.integers(20, 90))
def test_a_value_is_read_back(value: Any, columns: int) -> None:
    text = "\n".join(as_yaml.block("key", value, columns)) + "\n"
    assert read_back(text) == value
    other = yaml.safe_load(text)["key"]
    assert (tuple(other) if isinstance(other, list) else other) == value


def test_only_the_level_of_a_rule_is_written_as_packs_write_it() -> None:
    nested = {"severity": "off", "further": "a text that is long enough for two lines"}
    assert list(as_yaml.block("severity", "off", 26)) == ["severity: off"]
    assert list(as_yaml.block("key", nested, 26))[1] == "  severity: 'off'"


@given(VALUES)
def test_a_value_on_one_line_is_read_back(value: Any) -> None:
    assert read_back(f"key: {as_yaml.inline(value)}\n") == value


@pytest.mark.parametrize(
    ("value", "lines"),
    [
        ("text matches /\\d+万元/", ["key: text matches /\\d+万元/ # here"]),
        ("“{match}”还没有填写", ["key: '“{match}”还没有填写' # here"]),
        (("个别", "有的"), ["key: [个别, 有的] # here"]),
        (
            ("个别", "一定程度", "或多或少"),
            ["key: # here", "  [", "    个别, 一定程度,", "    或多或少,", "  ]"],
        ),
        (("[个别一定程度或多或少]", "x+"), ["key: # here", "  - '[个别一定程度或多或少]'", "  - 'x+'"]),
        ({"网络": ("网路",)}, ["key: {网络: [网路]} # here"]),
        (Phrase("空白", "it's blank"), ["key: # here", "  zh: 空白", "  en: it's blank"]),
        ({"severity": "off", "水平": ("a", "b")}, ["key: # here", "  severity: 'off'", "  水平: [a, b]"]),
        (0.00001, ["key: 0.00001 # here"]),
        ("a\x1b\n", ['key: "a\\x1b\\n" # here']),
    ],
)
def test_how_it_looks(value: Any, lines: list[str]) -> None:
    assert list(as_yaml.block("key", value, 26, " # here")) == lines
