"""Rule entries put together, one pack's over another's, into rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from reviewlint.assertions.parsing import AssertionMistakes, parse_assertion
from reviewlint.errors import Mistake
from reviewlint.packs.mistakes import EXPECTED, Notes, mistake
from reviewlint.packs.read_rule import CLAUSES, RULE, SLIPS
from reviewlint.packs.read_table import needed
from reviewlint.packs.read_value import kind_of, wrong
from reviewlint.phrases import Phrase, near
from reviewlint.profile import Gather, Rule

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from reviewlint.assertions.meaning import AssertionMistake
    from reviewlint.errors import Location
    from reviewlint.packs.read_pack import PackKind
    from reviewlint.packs.read_rule import Option, RuleEntry
    from reviewlint.profile import RuleFix
    from reviewlint.profile.expressions import Assertion

ASSERTION: Final = "assertion"  # the check of rules that say in clauses what they require
_GATHER_FIELDS: Final = frozenset({"failed", "checked", "message"})
_MERGED: Final = ("options", "meanings", "gather")  # key by key, the others as a whole
_REQUIRED: Final[Mapping[PackKind, tuple[str, ...]]] = {
    "shipped": ("title", "severity", "message", "why"),
    "shared": ("message",),
    "configuration": ("message",),
}


def is_definition(entry: RuleEntry) -> bool:
    """Tell whether an entry says how its rule is checked, so that it may define a new one."""
    return not {"check", *CLAUSES}.isdisjoint(entry.given)


def define(
    entry: RuleEntry, kind: PackKind, checks: Collection[str], model: RuleEntry | None, notes: Notes
) -> RuleEntry:
    """Return the entry of a new rule, what it lacks noted.

    `model` is a rule that runs the same check: the check reads all of its options and fills in its fields.
    """
    notes.extend(
        mistake(entry.at, "missing-key", key=key) for key in _REQUIRED[kind] if key not in entry.given
    )
    if "gather" in entry.given:
        lacking = [key for key in needed(SLIPS) if f"gather.{key}" not in entry.given]
        notes.extend(mistake(entry.given["gather"], "missing-key", key=key) for key in lacking)
    if "check" in entry.given:
        _verify_check(entry, checks, notes)
    _verify_kinds(entry, entry, notes)
    _verify_fix(entry, entry, model, notes)
    _verify_meanings(entry, entry, notes)
    if model is not None:
        missing = [key for key in model.options if key not in entry.options]
        notes.extend(mistake(entry.at, "missing-key", key=f"options.{key}") for key in missing)
        _verify_like(model, entry, notes)
    return entry


def _verify_kinds(base: RuleEntry, entry: RuleEntry, notes: Notes) -> None:
    """Note the kinds of slips that are gathered otherwise and that the rule does not tell apart."""
    if "kinds" not in base.options and base.check is not None:
        return  # only the check knows
    kinds = base.options["kinds"].value if "kinds" in base.options else ()
    known = kinds if isinstance(kinds, tuple) else ()
    for name in entry.gather.get("kinds", {}):
        if name not in known:
            at = entry.given.get("gather.kinds", entry.at)
            notes.append(mistake(at, "unknown-key", key=name, near=near(name, known)))


def _verify_check(entry: RuleEntry, checks: Collection[str], notes: Notes) -> None:
    known = frozenset(checks) - {ASSERTION}
    if entry.check is not None and entry.check.text not in known:
        name = entry.check.text
        notes.append(mistake(entry.check.at, "unknown-check", name=name, near=near(name, known)))
    _refuse_clauses(entry, notes)


def _refuse_clauses(entry: RuleEntry, notes: Notes) -> None:
    for clause in CLAUSES:
        if clause in entry.given:
            notes.append(mistake(entry.given[clause], "check-and-clause", id=entry.id, clause=clause))


def override(base: RuleEntry, later: RuleEntry, notes: Notes) -> RuleEntry:
    """Return what a rule becomes when a later pack changes it."""
    if "check" in later.given:
        notes.append(mistake(later.given["check"], "check-again", id=base.id, place=base.at))
    if "check" in base.given:
        _refuse_clauses(later, notes)
    fitting = _verify_like(base, later, notes)
    _verify_kinds(base, later, notes)
    _verify_fix(later, base, base, notes)
    _verify_meanings(base, later, notes)
    clauses = dict(base.clauses)
    if "require" in later.given or "forbid" in later.given:
        clauses.pop("require", None)
        clauses.pop("forbid", None)
        base = replace(base, fix=None)  # its text was for other words
    return replace(
        base,
        options={**base.options, **fitting},
        meanings={**base.meanings, **later.meanings},
        gather={**base.gather, **later.gather},
        clauses={**clauses, **later.clauses},
        **{name: value for name in _REPLACED if (value := getattr(later, name)) is not None},
    )


_REPLACED: Final = frozenset(RULE).difference(CLAUSES, ("check", *_MERGED))


def _verify_fix(entry: RuleEntry, rule: RuleEntry, model: RuleEntry | None, notes: Notes) -> None:
    """Note a fix that is not of the kind that a rule can have: it proposes some itself, or forbids words.

    `model` is a rule with the same check, which says whether that proposes any.
    """
    if entry.fix is None or entry.fix.fix is None:
        return
    if "check" not in rule.given:
        name = "fix-without-text" if entry.fix.fix.text is None else None
    elif entry.fix.fix.text is not None:
        name = "fix-with-text"
    else:
        name = "no-fixes" if model is not None and model.fix is None else None
    if name:
        notes.append(mistake(entry.fix.at, name, id=entry.id))


def _verify_like(model: RuleEntry, entry: RuleEntry, notes: Notes) -> Mapping[str, Option]:
    """Note the options and message fields of an entry that the check of its model does not know.

    Return the options that it does know, of the kind that it expects.
    """
    fitting = {}
    for name, option in entry.options.items():
        if name not in model.options:
            choice = near(name, model.options)
            notes.append(mistake(option.key.at, "unknown-option", id=entry.id, key=name, near=choice))
            continue
        expected = model.options[name].value
        if None not in (expected, option.value) and kind_of(expected) != kind_of(option.value):
            wrong(option.node, EXPECTED[kind_of(expected)], notes)
            continue
        fitting[name] = option
    if "check" in model.given and entry.message:
        known = _fields(model)
        for name in sorted(entry.message.phrase.fields() - known):
            notes.append(mistake(entry.message.at, "unknown-field", name=name, near=near(name, known)))
    return fitting


def _verify_meanings(base: RuleEntry, entry: RuleEntry, notes: Notes) -> None:
    """Note the meanings of options that a rule does not have."""
    for name, meaning in entry.meanings.items():
        if name not in base.options:
            choice = near(name, base.options)
            notes.append(mistake(meaning.at, "unknown-option", id=entry.id, key=name, near=choice))


def _fields(entry: RuleEntry) -> frozenset[str]:
    """Return the fields of the finding that the sentences of a rule ask for."""
    phrases = (entry.message.phrase if entry.message else None, entry.hint, entry.gather.get("message"))
    return frozenset[str]().union(*(phrase.fields() for phrase in phrases if phrase)) - _GATHER_FIELDS


def build(entry: RuleEntry, words: Collection[str], notes: Notes) -> Rule | None:
    """Return the rule that an entry has come to; None if something was noted that leaves none."""
    assertion = None if "check" in entry.given else _parse(entry, words, notes)
    if entry.message is None or (entry.check is None and assertion is None):
        return None
    return Rule(
        id=entry.id,
        title=entry.title or Phrase(entry.id, entry.id),
        severity=entry.severity or "warning",
        check=entry.check.text if entry.check else ASSERTION,
        options={name: option.value for name, option in entry.options.items()},
        assertion=assertion,
        message=entry.message.phrase,
        hint=entry.hint,
        gather=_gather(entry),
        fix=_fix(entry, assertion, notes),
        why=entry.why or entry.message.phrase,
        reference=entry.reference,
        passes=entry.passes or (),
        fails=entry.fails or (),
        declared_at=entry.at,
        meanings={name: meaning.phrase for name, meaning in entry.meanings.items()},
        clauses={clause: entry.clauses[clause].text for clause in CLAUSES if clause in entry.clauses},
        yields_to=tuple(name.text for name in entry.yields_to or ()),
    )


def _fix(entry: RuleEntry, assertion: Assertion | None, notes: Notes) -> RuleFix | None:
    """Return how a rule is mended; a text needs words to take the place of."""
    if entry.fix is None or entry.fix.fix is None:
        return None
    if entry.fix.fix.text is not None and assertion is not None and not assertion.replaceable:
        notes.append(mistake(entry.fix.at, "fix-needs-forbid"))
    return entry.fix.fix


def _gather(entry: RuleEntry) -> Gather | None:
    return Gather(**entry.gather) if entry.gather.keys() >= {*needed(SLIPS)} else None


def _parse(entry: RuleEntry, words: Collection[str], notes: Notes) -> Assertion | None:
    try:
        return parse_assertion(
            {clause: text.text for clause, text in entry.clauses.items()},
            options={name: option.value for name, option in entry.options.items()},
            words=frozenset(words),
            shown=_fields(entry),
        )
    except AssertionMistakes as error:
        notes.extend(
            Mistake(_place(entry, found), found.reason)
            for found in error.mistakes
            if found.clause in entry.clauses or not _stands(entry, found.clause)
        )
        return None


def _stands(entry: RuleEntry, clause: str) -> bool:
    """Tell whether a clause is there, though with a value that has been noted already."""
    alternatives = {"require", "forbid"} if clause in {"require", "forbid"} else {clause} - {"message"}
    return not alternatives.isdisjoint(entry.given)


def _place(entry: RuleEntry, found: AssertionMistake) -> Location:
    """Return where a mistake stands; a clause that is missing is missed at the rule's name."""
    if found.clause in entry.clauses:
        return entry.clauses[found.clause].place(found.offset)
    if found.clause != "message" or entry.message is None:
        return entry.at
    sentences = {"hint": entry.hint, "gather.message": entry.gather.get("message")}
    shown = (key for key, phrase in sentences.items() if phrase and found.field in phrase.fields())
    in_message = found.field in entry.message.phrase.fields()
    return entry.message.at if in_message else entry.given.get(next(shown, ""), entry.message.at)
