"""The JSON Schema of packs and configurations, for editors: from the tables by which they are read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from reviewlint.packs import keys
from reviewlint.packs.catalogue import AUTO
from reviewlint.packs.define import ASSERTION
from reviewlint.packs.keys import TEXT, TEXTS, TRUTH, Shape, defined, matching, one_of
from reviewlint.packs.reading import (
    PACK_KEYS,
    SECTION_KEYS,
    SECTION_NEEDS,
    THEME_KEYS,
    THEME_NEEDS,
    WORDS_KEYS,
)
from reviewlint.packs.reading_links import LINK_READERS, SHOWING_TERMS, TERMS_OF_TOPIC, TOPIC_KEYS
from reviewlint.packs.reading_rules import (
    FAIL_KEYS,
    FAIL_KEYS_TO_CHOOSE,
    GATHER_READERS,
    PASS_KEYS,
    REPLACEMENT_KEYS,
    RULE_KEYS,
    SLIP_KEYS,
    SLIP_NEEDS,
)
from reviewlint.packs.shelf import Shelf
from reviewlint.packs.values import ID, LIST_NAME, kind_of
from reviewlint.phrases import LANGUAGES, Phrase
from reviewlint.profile import Detection

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from reviewlint.packs.catalogue import Catalogue
    from reviewlint.packs.entries import RuleEntry
    from reviewlint.packs.keys import Key
    from reviewlint.packs.merge import Elsewhere
    from reviewlint.phrases import Language

FILE_NAME: Final = ".reviewlint.schema.json"
_DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
_TITLE: Final = Phrase("reviewlint 的配置和规则集", "Configurations and packs of reviewlint")
_PATH: Final = r".*/.*|.*\.ya?ml"
_BY_KIND: Final[Mapping[str, Shape]] = {
    "truth": TRUTH,
    "number": {"type": "number"},
    "text": {"type": "string"},
    "texts": TEXTS,
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
        **_mapping(PACK_KEYS, keys.PACK, language),
        "$defs": {
            **_names(catalogue),
            "phrase": {"anyOf": [TEXT, _mapping(LANGUAGES, keys.PHRASE, language, LANGUAGES)]},
            "detect": _mapping(Detection.__struct_fields__, keys.DETECT, language),
            "section": _mapping(SECTION_KEYS, keys.SECTION, language, SECTION_NEEDS),
            "theme": _mapping(THEME_KEYS, keys.THEME, language, THEME_NEEDS),
            "words": _words(known),
            "word-list": {"anyOf": [TEXTS, _mapping(WORDS_KEYS, keys.WORDS, language)]},
            "topic": _topic(language),
            "links": _mapping(LINK_READERS, keys.LINKS, language),
            "rules": _rules(known, language),
            "rule": {"anyOf": [keys.RULE["severity"].shape, _mapping(RULE_KEYS, keys.RULE, language)]},
            "options": {"type": "object", "propertyNames": matching(LIST_NAME.pattern)},
            "meanings": {
                "type": "object",
                "propertyNames": matching(LIST_NAME.pattern),
                "additionalProperties": defined("phrase"),
            },
            "gather": _mapping(GATHER_READERS, keys.GATHER, language),
            "slips": _mapping(SLIP_KEYS, keys.GATHER, language, SLIP_NEEDS),
            "replacement": {
                **_mapping(REPLACEMENT_KEYS, keys.REPLACEMENT, language),
                "minProperties": 1,
                "maxProperties": 1,
            },
            "pass": {"anyOf": [keys.PASS["text"].shape, _mapping(PASS_KEYS, keys.PASS, language, PASS_KEYS)]},
            "fail": _mapping((*FAIL_KEYS, *FAIL_KEYS_TO_CHOOSE), keys.FAIL, language, FAIL_KEYS),
        },
    }


def text(catalogue: Catalogue, language: Language) -> str:
    """Return the schema as it is written into a file; raises as `schema` does."""
    return json.dumps(schema(catalogue, language), ensure_ascii=False, indent=2) + "\n"


def _names(catalogue: Catalogue) -> Mapping[str, Shape]:
    """Return the shapes of what names a pack or a check."""
    return {
        "profile": one_of([AUTO, *catalogue.names]),
        "pack": {"anyOf": [one_of(catalogue.names), matching(_PATH)]},
        "check": one_of(sorted(catalogue.checks - {ASSERTION})),
    }


def _mapping(
    names: Iterable[str], table: Mapping[str, Key], language: Language, needed: Iterable[str] = ()
) -> Shape:
    """Return the shape of a mapping with these keys and no others."""
    properties = {name: {**table[name].shape, "description": table[name].purpose[language]} for name in names}
    return {
        "type": "object",
        "properties": properties,
        "required": list(needed),
        "additionalProperties": False,
    }


def _words(known: Elsewhere) -> Shape:
    return {
        "type": "object",
        "properties": {name: defined("word-list") for name in known.words},
        "propertyNames": matching(LIST_NAME.pattern),
        "additionalProperties": defined("word-list"),
    }


def _topic(language: Language) -> Shape:
    whole = _mapping((*TOPIC_KEYS, *TERMS_OF_TOPIC), keys.TOPIC, language, TOPIC_KEYS)
    return {**whole, "anyOf": [{"required": [name]} for name in SHOWING_TERMS]}


def _rules(known: Elsewhere, language: Language) -> Shape:
    return {
        "type": "object",
        "properties": {name: _known_rule(entry, language) for name, entry in known.rules.items()},
        "propertyNames": matching(ID.pattern),
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
