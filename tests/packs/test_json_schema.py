"""The JSON Schema for editors knows what the reader knows: keys, choices, names; it refuses what the reader refuses."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from reviewlint.checks import CHECKS
from reviewlint.errors import PackError
from reviewlint.packs import json_schema, read_pack, read_rule, read_table, read_value
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import load_configuration
from reviewlint.packs.read_pack import Pack, WordsEntry
from reviewlint.packs.read_rule import CLAUSES, RuleEntry
from reviewlint.packs.read_yaml import Fields, Items, Text, read
from reviewlint.phrases import LANGUAGES, Phrase
from reviewlint.profile import Detection, Example, Gather, LinkSettings, SectionSpec, ThemeSpec, Topic

if TYPE_CHECKING:
    from msgspec import Struct

    from reviewlint.packs.read_table import Table
    from reviewlint.packs.read_yaml import Node

ROOT = Path(__file__).parents[2]
CATALOGUE = open_catalogue(CHECKS)
SCHEMA = json_schema.schema(CATALOGUE, "en")
IN_RULES = {"id", "at", "given", "clauses"}
TRUTHS = {"true": True, "false": False}
NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]+)?")
SHOWN_CONFIGURATION = re.compile(r"^```yaml\n((?:profile|rules|ignore): ?.*?)^```", re.DOTALL | re.MULTILINE)


def as_editors_read(node: Node) -> Any:
    """Return the value of a node in YAML 1.2, where `off` is a text."""
    if isinstance(node, Items):
        return [as_editors_read(item) for item in node.nodes]
    if isinstance(node, Fields):
        return {key.text: as_editors_read(value) for key, value in node.entries}
    assert isinstance(node, Text)
    if node.style is not None:
        return node.text
    if node.is_nothing:
        return None
    if NUMBER.fullmatch(node.text):
        return json.loads(node.text.lstrip("+"))
    return TRUTHS.get(node.text, node.text)


def faults(text: str | bytes) -> list[str]:
    """Return what the schema says of a pack."""
    value = as_editors_read(read("pack.yml", text.encode() if isinstance(text, str) else text, []))
    validator = jsonschema.Draft202012Validator(SCHEMA)
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(value)]


def is_refused(text: str) -> bool:
    """Tell whether the reader finds a mistake in a configuration."""
    Path(".reviewlint.yml").write_bytes(text.encode())
    try:
        load_configuration(Path(".reviewlint.yml"), CATALOGUE)
    except PackError:
        return True
    return False


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_a_schema_with_a_description_for_every_key(language: str) -> None:
    schema = json_schema.schema(CATALOGUE, "zh" if language == "zh" else "en")
    jsonschema.Draft202012Validator.check_schema(schema)
    described = [
        properties
        for name, shape in {**schema["$defs"], "pack": schema}.items()
        if name not in {"words", "rules"}
        for properties in [
            shape.get("properties", {}),
            *(s.get("properties", {}) for s in shape.get("anyOf", ())),
        ]
    ]
    assert all(shape["description"] for properties in described for shape in properties.values())
    assert all(rule["description"] for rule in schema["$defs"]["rules"]["properties"].values())


@pytest.mark.parametrize(
    ("table", "held_by", "beside"),
    [
        (read_pack.PACK, Pack, {"name", "kind", "file", "given"}),
        (read_pack.DETECT, Detection, set()),
        (read_pack.SECTION, SectionSpec, {"declared_at"}),
        (read_pack.THEME, ThemeSpec, {"declared_at"}),
        (read_pack.WORDS, WordsEntry, {"name", "words"}),
        (read_pack.TOPIC, Topic, {"declared_at"}),
        (read_pack.LINKS, LinkSettings, set()),
        (read_table.LANGUAGES_OF_PHRASE, Phrase, set()),
        ({key: read_rule.RULE[key] for key in read_rule.RULE if key not in CLAUSES}, RuleEntry, IN_RULES),
        (read_rule.GATHER, Gather, set()),
        (read_rule.PASS, Example, {"declared_at", "at", "fixed"}),
        (read_rule.FAIL, Example, {"declared_at"}),
    ],
)
def test_what_is_read_has_a_field_for_every_key(
    table: Table, held_by: type[Struct], beside: set[str]
) -> None:
    fields = {key.field or name for name, key in table.items()}
    assert fields | beside == set(held_by.__struct_fields__)
    assert not fields & beside


def test_every_setting_of_links_has_a_kind() -> None:
    kinds = {name: key.kind for name, key in read_pack.LINKS.items()}
    assert kinds["explicit_only"] is read_value.TRUTH
    assert kinds["stop_phrases"] is read_value.TEXTS
    assert kinds["cause_linked"] is read_value.SHARE


@pytest.mark.parametrize("name", CATALOGUE.names)
def test_shipped_packs_are_valid(name: str) -> None:
    assert faults(CATALOGUE.files[CATALOGUE.names.index(name)]) == []


@pytest.mark.parametrize(
    "name", ["docs/keepers.md", "docs/keepers.zh-CN.md", "docs/authors.md", "docs/authors.zh-CN.md"]
)
def test_configurations_that_people_are_shown_are_valid(name: str) -> None:
    found = SHOWN_CONFIGURATION.findall((ROOT / name).read_text(encoding="utf-8"))
    assert found
    assert [faults(text) for text in found] == [[] for _ in found]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "rules: {vague-wording: off}\n",
        "rules: {vague-wording: {severity: off}}\n",
        "rules:\n  long-sentence: {options: {longest: 90}}\n",
        "rules:\n  own-rule: {for: measure, forbid: text matches /以后/, message: '措施{id}没有说清时间'}\n",
        "rules:\n  own-rule: {for: measure, forbid: length < 5, options: {a: [1], b: {c: true}}, message: x}\n",
        "rules: {punctuation: {fix: off}}\n",
        "rules:\n  own-rule: {for: measure, forbid: text matches /帐/, message: x, fix: {safe: ''}}\n",
        "words: {hedges: [个别], own_words: [某些]}\n",
        "words: {hedges: {add: [或多或少], remove: [个别]}}\n",
        "themes: [{id: aspect-1, title: 2026}]\n",
        "ignore: [2024, '*.md']\n",
        "links: {explicit_only: true, min_phrase: 2, cause_linked: 0.5, stop_phrases: [班子]}\n",
        "topics: [{id: own-topic, name: 泵站, strong: [泵站]}]\n",
        "profile: auto\nlanguage: en\nsubject: person\n",
        "title: {zh: 甲, en: A}\ndescription: 乙\nsource: x\n",
    ],
)
def test_what_is_right_is_right_for_both(text: str) -> None:
    assert (faults(text), is_refused(text)) == ([], False)


@pytest.mark.parametrize(
    "text",
    [
        "profil: auto\n",
        "profile: self-review-2099\n",
        "extends: [no-such-pack]\n",
        "extends: {review: yes}\n",
        "language: fr\n",
        "subject: teem\n",
        "themes: {id: a}\n",
        "themes: [{id: a}]\n",
        "themes: [{id: A, title: 甲}]\n",
        "themes: [{id: a, title: 甲, min_problems: -1}]\n",
        "themes: [{id: a, title: 甲, alias: [乙]}]\n",
        "sections: [{titles: [甲]}]\n",
        "sections: [{role: problem, titles: [甲]}]\n",
        "sections: [{role: problems, titles: [甲], required: yes}]\n",
        "words: {hedges: 个别}\n",
        "words: {Hedges: [个别]}\n",
        "words: {hedges: {ad: [个别]}}\n",
        "rules: {vague-wording: of}\n",
        "rules: {vague-wording: {severity: fatal}}\n",
        "rules: {vague-wording: ~}\n",
        "rules: {Vague: off}\n",
        "rules: {long-sentence: {options: {longst: 90}}}\n",
        "rules: {long-sentence: {options: {longest: 九十}}}\n",
        "rules: {long-sentence: {sevrity: off}}\n",
        "rules: {long-sentence: {message: {zh: 甲}}}\n",
        "rules: {long-sentence: {gather: {least: 0}}}\n",
        "rules: {punctuation: {gather: {kinds: {pair: {least: 2}}}}}\n",
        "rules: {punctuation: {gather: {kinds: {pair: {least: 2, message: 甲, kinds: {}}}}}}\n",
        "rules: {long-sentence: {fails: [{text: 甲}]}}\n",
        "rules: {long-sentence: {fails: [{text: 甲, at: ['1']}]}}\n",
        "rules: {punctuation: {fix: sometimes}}\n",
        "rules:\n  own-rule: {for: measure, forbid: text matches /帐/, message: x, fix: {safe: 账, unsafe: 账}}\n",
        "rules:\n  own-rule: {for: measure, forbid: text matches /帐/, message: x, fix: {saf: 账}}\n",
        'rules:\n  own-rule: {for: measure, forbid: text matches /帐/, message: x, fix: {safe: "a\\nb"}}\n',
        "rules: {own-rule: {check: no-such-check, message: x}}\n",
        "links: {explicit_only: maybe}\n",
        "links: {cause_linked: 11}\n",
        "links: {min_phrase: 1}\n",
        "topics: [{id: a, name: 甲}]\n",
        "topics: [{id: a, name: 甲, strong: [乙]}]\n",
        "ignore: archive/**\n",
        "themes:\n",
    ],
)
def test_what_is_wrong_is_wrong_for_both(text: str) -> None:
    assert faults(text) != []
    assert is_refused(text)


def test_options_have_the_types_of_the_shipped_ones() -> None:
    options = SCHEMA["$defs"]["rules"]["properties"]["long-sentence"]["properties"]["options"]
    assert options["properties"] == {
        "longest": {
            "type": "number",
            "description": "characters of a sentence at most, white space left out",
        },
        "longest_english": {"type": "number", "description": "the same for drafts in English"},
    }
