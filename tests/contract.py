"""What the outside may rely on, as JSON Schema: the shape of every JSON answer."""

from __future__ import annotations

from typing import Any

import jsonschema

TEXT = {"type": "string"}
TEXT_OR_NULL = {"type": ["string", "null"]}
COUNT = {"type": "integer", "minimum": 0}
PLACE = {"type": "integer", "minimum": 1}
VERSION = {"const": 1}


def record(**properties: Any) -> dict[str, Any]:
    """Return the schema of an object with these keys, all of them and no others."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def items(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a list."""
    return {"type": "array", "items": schema}


EDIT = record(
    line=PLACE,
    column=PLACE,
    end_line=PLACE,
    end_column=PLACE,
    offset=COUNT,
    end_offset=COUNT,
    text=TEXT,
)
FIX = record(safe={"type": "boolean"}, edits={**items(EDIT), "minItems": 1})
VIOLATION = record(
    rule={"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"},
    severity={"enum": ["error", "warning", "info"]},
    message={"type": "string", "minLength": 1},
    line=PLACE,
    column=PLACE,
    end_line=PLACE,
    end_column=PLACE,
    offset=COUNT,
    end_offset=COUNT,
    text={"type": "string", "maxLength": 60},
    section=items(TEXT),
    related=items(record(line=PLACE, column=PLACE, message=TEXT)),
    expected=TEXT_OR_NULL,
    declared_at={"type": "string", "pattern": r":\d+:\d+$"},
    fix={"anyOf": [{"type": "null"}, FIX]},
)
CHECKED = record(
    rule=TEXT,
    title={"type": "string", "minLength": 1},
    status={"enum": ["pass", "fail", "not-applicable", "off"]},
    checked=COUNT,
    failed=COUNT,
    unjudged=COUNT,
)
FILE = record(
    path=TEXT,
    profile=TEXT_OR_NULL,
    encoding=TEXT_OR_NULL,
    error=TEXT_OR_NULL,
    violations=items(VIOLATION),
    checklist=items(CHECKED),
    fixed=COUNT,
)
CHECK = record(
    version=VERSION,
    tool=record(name={"const": "reviewlint"}, version={"type": "string", "pattern": r"^\d+\.\d+\.\d+"}),
    files=items(FILE),
    summary=record(files=COUNT, failed=COUNT, errors=COUNT, warnings=COUNT, infos=COUNT),
)
ROLE = {"enum": ["opening", "previous", "problems", "case", "causes", "measures", "closing", "other"]}
OUTLINE = record(
    version=VERSION,
    path=TEXT,
    profile=TEXT,
    title=TEXT_OR_NULL,
    sections=items(record(role=ROLE, title=TEXT_OR_NULL, line=PLACE)),
    themes=items(record(id=TEXT, title=TEXT, line=PLACE)),
    problems=items(
        record(
            id={"type": "string", "pattern": r"^P\d+(\.\d+)?$"},
            theme=TEXT_OR_NULL,
            line=PLACE,
            column=PLACE,
            text=TEXT,
            evidence={"type": "boolean"},
        )
    ),
    causes=items(
        record(id={"type": "string", "pattern": r"^C\d+$"}, line=PLACE, column=PLACE, title=TEXT, text=TEXT)
    ),
    measures=items(
        record(
            id={"type": "string", "pattern": r"^M\d+(\.\d+)?$"},
            line=PLACE,
            column=PLACE,
            text=TEXT,
            owner=TEXT_OR_NULL,
            deadline=TEXT_OR_NULL,
        )
    ),
)


PROBLEM_ID = {"type": "string", "pattern": r"^P\d+(\.\d+)?$"}
CAUSE_ID = {"type": "string", "pattern": r"^C\d+$"}
MEASURE_ID = {"type": "string", "pattern": r"^M\d+(\.\d+)?$"}


def answer(target: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of what answers a problem."""
    link = record(
        to=target,
        how={"enum": ["reference", "table", "decision", "inferred"]},
        score={"type": "number", "minimum": 0, "maximum": 1},
        evidence=items({"type": "string", "minLength": 1}),
    )
    return record(
        verdict={"enum": ["linked", "unconfirmed", "none", "exempt"]}, links={**items(link), "maxItems": 3}
    )


TRACE = record(
    version=VERSION,
    path=TEXT,
    problems=items(record(id=PROBLEM_ID, cause=answer(CAUSE_ID), measure=answer(MEASURE_ID))),
    orphans=record(causes=items(CAUSE_ID), measures=items(MEASURE_ID)),
)
ITEM_ID = {"type": "string", "pattern": r"^[PCM]\d+(\.\d+)?$"}
TERM = {"type": "string", "minLength": 2}
TOPICS = record(
    version=VERSION,
    path=TEXT,
    items=COUNT,
    topics=record(known=COUNT, met=COUNT),
    unmatched=items(record(id=ITEM_ID, line=PLACE, text=TEXT)),
    one_sided=items(
        record(
            topic=TEXT,
            name=TEXT,
            side={"enum": ["problems", "answers"]},
            items=items(ITEM_ID),
            terms=items(TERM),
        )
    ),
    common=items(record(topic=TEXT, term=TERM, items=COUNT)),
    contained=items(record(topic=TEXT, term=TERM, **{"in": record(topic=TEXT, term=TERM)})),
)

LOCATION = {"type": "string", "pattern": r":\d+:\d+$"}
SOURCED = record(value={}, **{"from": {"anyOf": [LOCATION, {"type": "null"}]}, "over": items(LOCATION)})
MAPPING = {"type": "object", "additionalProperties": SOURCED}
CONFIGURATION = record(
    version=VERSION,
    files=items(
        record(
            path=TEXT,
            error=TEXT_OR_NULL,
            profile={
                "anyOf": [record(value=TEXT, reason=TEXT_OR_NULL, **{"from": TEXT_OR_NULL}), {"type": "null"}]
            },
            packs=items(TEXT),
            configuration={
                "anyOf": [
                    record(
                        language=SOURCED,
                        subject=SOURCED,
                        sections=items(SOURCED),
                        themes=items(SOURCED),
                        words=MAPPING,
                        topics=items(SOURCED),
                        links=MAPPING,
                        rules={
                            "type": "object",
                            "additionalProperties": {
                                "type": "object",
                                "properties": {"options": MAPPING, "gather": MAPPING},
                                "additionalProperties": SOURCED,
                                "required": ["severity", "message"],
                            },
                        },
                        ignore=SOURCED,
                    ),
                    {"type": "null"},
                ]
            },
        )
    ),
)

EXAMPLES = record(
    version=VERSION,
    packs=items(
        record(
            pack=TEXT,
            path=TEXT,
            rules=items(
                record(
                    rule=TEXT,
                    declared_at=LOCATION,
                    holds={"type": "boolean"},
                    lacks=items({"enum": ["passes", "fails"]}),
                    examples=items(
                        record(
                            kind={"enum": ["passes", "fails"]},
                            declared_at=LOCATION,
                            profile=TEXT_OR_NULL,
                            verdict={"enum": ["as-said", "different", "nothing-checked", "not-run"]},
                            checked=COUNT,
                            expected=items(TEXT),
                            found=items(record(place=TEXT, text=TEXT, message=TEXT)),
                        )
                    ),
                )
            ),
        )
    ),
    summary=record(rules=COUNT, examples=COUNT, failed=COUNT, without_examples=COUNT),
)

TRIAL = EXAMPLES["properties"]["packs"]["items"]["properties"]["rules"]["items"]["properties"]["examples"][
    "items"
]
SEVERITY = {"enum": ["error", "warning", "info", "off"]}
EXPLANATION = record(
    version=VERSION,
    rules=items(
        record(
            rule=TEXT,
            title=TEXT,
            severity=SEVERITY,
            severities={"type": "object", "additionalProperties": SEVERITY},
            message=TEXT,
            gather={"anyOf": [record(least=PLACE, message=TEXT), {"type": "null"}]},
            yields_to=items(TEXT),
            hint=TEXT_OR_NULL,
            fix={
                "anyOf": [
                    record(applies={"enum": ["safe", "unsafe", "always"]}, text=TEXT_OR_NULL),
                    {"type": "null"},
                ]
            },
            why=TEXT,
            check=TEXT,
            clauses={"type": "object", "additionalProperties": TEXT},
            options={"type": "object"},
            meanings={"type": "object", "additionalProperties": TEXT},
            words={"type": "object", "additionalProperties": items(TEXT)},
            examples=items(
                record(text=TEXT, decisions=TEXT_OR_NULL, fixed=TEXT_OR_NULL, **TRIAL["properties"])
            ),
            configure=TEXT,
            reference=TEXT_OR_NULL,
            declared_at=LOCATION,
        )
    ),
)

RULES = record(
    version=VERSION,
    profile=TEXT,
    rules=items(
        record(rule=TEXT, title=TEXT, severity=SEVERITY, reference=TEXT_OR_NULL, declared_at=LOCATION)
    ),
)
PROFILES = record(
    version=VERSION,
    profiles=items(record(name=TEXT, title=TEXT, description=TEXT, source=TEXT_OR_NULL, extends=items(TEXT))),
)


def verify_explanation(answer: Any) -> None:
    """Raise jsonschema.ValidationError unless an answer of `explain` keeps the contract."""
    jsonschema.validate(answer, EXPLANATION)


def verify_examples(answer: Any) -> None:
    """Raise jsonschema.ValidationError unless an answer of `test` keeps the contract."""
    jsonschema.validate(answer, EXAMPLES)


def verify_configuration(answer: Any) -> None:
    """Raise jsonschema.ValidationError unless an answer of `check --show-config` keeps the contract."""
    jsonschema.validate(answer, CONFIGURATION)


def verify_check(answer: Any) -> None:
    """Raise jsonschema.ValidationError unless an answer of `check` keeps the contract; assert that it adds up."""
    jsonschema.validate(answer, CHECK)
    severities = [violation["severity"] for file in answer["files"] for violation in file["violations"]]
    assert answer["summary"] == {
        "files": len(answer["files"]),
        "failed": sum(file["error"] is not None for file in answer["files"]),
        "errors": severities.count("error"),
        "warnings": severities.count("warning"),
        "infos": severities.count("info"),
    }
    for file in answer["files"]:
        places = [(v["offset"], v["end_offset"], v["rule"]) for v in file["violations"]]
        assert places == sorted(places)
        for edits in (violation["fix"]["edits"] for violation in file["violations"] if violation["fix"]):
            ends = [place for edit in edits for place in (edit["offset"], edit["end_offset"])]
            assert ends == sorted(ends)
        assert (file["error"] is None) == (file["profile"] is not None)


def verify_outline(answer: Any) -> None:
    """Raise jsonschema.ValidationError unless an answer of `outline` keeps the contract."""
    jsonschema.validate(answer, OUTLINE)


def verify_trace(answer: Any) -> None:
    """Raise jsonschema.ValidationError unless an answer of `trace` keeps the contract; assert that it is consistent."""
    jsonschema.validate(answer, TRACE)
    for problem in answer["problems"]:
        for kind in ("cause", "measure"):
            verdict, links = problem[kind]["verdict"], problem[kind]["links"]
            assert bool(links) == (verdict in {"linked", "unconfirmed"})
            scores = [link["score"] for link in links]
            assert scores == sorted(scores, reverse=True)
            assert all(link["how"] == "inferred" or link["score"] == 1 for link in links)


def verify_topics(answer: Any) -> None:
    """Raise jsonschema.ValidationError unless an answer of `topics` keeps the contract."""
    jsonschema.validate(answer, TOPICS)


VERIFIERS = {
    "check": verify_check,
    "outline": verify_outline,
    "trace": verify_trace,
    "topics": verify_topics,
}
