"""The JSON Schema of packs and configurations, for editors: from the tables by which they are read."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from reviewlint.packs.catalogue import AUTO
from reviewlint.packs.collect_packs import Shelf
from reviewlint.packs.merge_rules import ASSERTION
from reviewlint.packs.read_pack import DETECT, LINKS, PACK, SECTION, SHOWING_TERMS, THEME, TOPIC, WORDS
from reviewlint.packs.read_rule import FAIL, GATHER, PASS, REPLACEMENT, RULE, SLIPS
from reviewlint.packs.read_table import LANGUAGES_OF_PHRASE, needed
from reviewlint.packs.read_value import (
    DRAFT,
    ID,
    LIST_NAME,
    TEXT,
    TEXTS,
    TRUTH,
    defined,
    kind_of,
    matching,
    one_of,
)
from reviewlint.phrases import Phrase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from reviewlint.packs.catalogue import Catalogue
    from reviewlint.packs.merge_packs import Elsewhere
    from reviewlint.packs.read_rule import RuleEntry
    from reviewlint.packs.read_table import Table
    from reviewlint.packs.read_value import Shape
    from reviewlint.phrases import Language

FILE_NAME: Final = ".reviewlint.schema.json"
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TITLE: Final = Phrase("reviewlint 的配置和规则集", "Configurations and packs of reviewlint")
_PATH: Final = re.compile(r".*/.*|.*\.ya?ml")
_BY_KIND: Final[Mapping[str, Shape]] = {
    "truth": TRUTH.shape,
    "number": {"type": "number"},
    "text": {"type": "string"},
    "texts": TEXTS.shape,
    "mapping": {"type": "object"},
}


def schema(catalogue: Catalogue, language: Language) -> dict[str, Any]:
    """Return the JSON Schema of packs and configurations, with descriptions in one language.

    It knows the packs, rules, options and word lists that ship with the tool, and allows others where a pack may
    bring some. Raises PackError with all that is wrong in any of the shipped packs.
    """
    shelf = Shelf(catalogue)
    known = shelf.look_around()
    shelf.refuse_mistakes()
    return {
        "$schema": _DIALECT,
        "title": _TITLE[language],
        **_mapping(PACK, language),
        "$defs": {
            **_names(catalogue),
            "phrase": {"anyOf": [TEXT.shape, _mapping(LANGUAGES_OF_PHRASE, language)]},
            "detect": _mapping(DETECT, language),
            "section": _mapping(SECTION, language),
            "theme": _mapping(THEME, language),
            "words": _words(known),
            "word-list": {"anyOf": [TEXTS.shape, _mapping(WORDS, language)]},
            "topic": _topic(language),
            "links": _mapping(LINKS, language),
            "rules": _rules(known, language),
            "rule": {"anyOf": [RULE["severity"].kind.shape, _mapping(RULE, language)]},
            "options": {"type": "object", "propertyNames": matching(LIST_NAME)},
            "meanings": {
                "type": "object",
                "propertyNames": matching(LIST_NAME),
                "additionalProperties": defined("phrase"),
            },
            "gather": _mapping(GATHER, language),
            "slips": _mapping(SLIPS, language),
            "replacement": {
                **_mapping(REPLACEMENT, language),
                "minProperties": 1,
                "maxProperties": 1,
            },
            "pass": {"anyOf": [DRAFT.shape, _mapping(PASS, language)]},
            "fail": _mapping(FAIL, language),
        },
    }


def text(catalogue: Catalogue, language: Language) -> str:
    """Return the schema as it is written into a file; raises as `schema` does."""
    return json.dumps(schema(catalogue, language), ensure_ascii=False, indent=2) + "\n"


def _names(catalogue: Catalogue) -> Mapping[str, Shape]:
    """Return the shapes of what names a pack or a check."""
    return {
        "profile": one_of((AUTO, *catalogue.names)).shape,
        "pack": {"anyOf": [one_of(catalogue.names).shape, matching(_PATH)]},
        "check": one_of(sorted(catalogue.checks - {ASSERTION})).shape,
    }


def _mapping(table: Table, language: Language) -> Shape:
    """Return the shape of a mapping with the keys of a table and no others."""
    properties = {
        name: {**key.kind.shape, "description": Phrase(key.zh, key.en)[language]}
        for name, key in table.items()
    }
    return {
        "type": "object",
        "properties": properties,
        "required": needed(table),
        "additionalProperties": False,
    }


def _words(known: Elsewhere) -> Shape:
    return {
        "type": "object",
        "properties": {name: defined("word-list") for name in known.words},
        "propertyNames": matching(LIST_NAME),
        "additionalProperties": defined("word-list"),
    }


def _topic(language: Language) -> Shape:
    whole = _mapping(TOPIC, language)
    return {**whole, "anyOf": [{"required": [name]} for name in SHOWING_TERMS]}


def _rules(known: Elsewhere, language: Language) -> Shape:
    return {
        "type": "object",
        "properties": {name: _known_rule(entry, language) for name, entry in known.rules.items()},
        "propertyNames": matching(ID),
        "additionalProperties": defined("rule"),
    }


def _known_rule(entry: RuleEntry, language: Language) -> Shape:
    """Return the shape of what a configuration may say of a shipped rule: its options are of the kinds they have."""
    options = {
        "type": "object",
        "properties": {name: _option(entry, name, language) for name in entry.options},
        "additionalProperties": False,
    }
    sentences = [phrase[language] for phrase in (entry.title, entry.why) if phrase]
    return {
        **defined("rule"),
        "properties": {"options": options},
        "description": "\n\n".join(sentences),
    }


def _option(entry: RuleEntry, name: str, language: Language) -> Shape:
    """Return the shape of an option, with its meaning where the rule says it."""
    shape = _BY_KIND[kind_of(entry.options[name].value)]
    return (
        {**shape, "description": entry.meanings[name].phrase[language]} if name in entry.meanings else shape
    )
