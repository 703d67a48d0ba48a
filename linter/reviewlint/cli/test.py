"""`reviewlint test`: whether rules do what the examples in their packs say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reviewlint.cli import answering, drafts, options, rule_choice
from reviewlint.cli.answering import CLEAN, VIOLATED, UsageError, language_of_system, telling_errors
from reviewlint.examples import examine_pack
from reviewlint.packs.list_examples import claimants, shipped_claimant
from reviewlint.packs.load_profile import find_configuration
from reviewlint.phrases import Phrase
from reviewlint.reporters import as_json_rules, examples_report

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reviewlint.packs.list_examples import Claimant

_NOTHING = Phrase(
    "没有可运行的例子：这些规则没有写 passes 或 fails", "there is nothing to test: no example is given"
)
_REPORTS = {"human": examples_report.render, "json": as_json_rules.examinations}
_SUFFIXES = (".yml", ".yaml")


def prove(
    packs: options.Packs = None,
    *,
    select: options.Select = None,
    output: options.Output = "human",
    lang: options.Lang = None,
    color: options.Color = "auto",
) -> int:
    """Run the examples of every rule of some packs, and tell where a rule does not do what they say."""
    language = lang or language_of_system()
    choice = rule_choice.choose(select)
    with telling_errors(lang):
        found = _named(packs) if packs else _default()
        known = {claim.rule for claimant in found for claim in claimant.claims}
        rule_choice.refuse_unknown(choice.selected, known)
        examined = [examine_pack(claimant, language, choice.selected or None) for claimant in found]
        if not any(proof.trials for one in examined for proof in one.proofs):
            raise UsageError(_NOTHING)
    answering.show(_REPORTS[output](examined, answering.page(language)), output, color)
    return CLEAN if all(proof.holds for one in examined for proof in one.proofs) else VIOLATED


def _named(packs: Sequence[str]) -> list[Claimant]:
    """Return the packs that are named, each once. Raises UnknownProfile and PackError."""
    shelf = drafts.open_shelf()
    found: dict[tuple[str, str], Claimant] = {}
    for name in packs:
        is_file = "/" in name or name.endswith(_SUFFIXES)
        named = claimants(Path(name), shelf) if is_file else (shipped_claimant(name, shelf),)
        found |= {(claimant.name, claimant.path): claimant for claimant in named}
    return list(found.values())


def _default() -> list[Claimant]:
    """Return the configuration of this folder and what it extends; where they give no example, all shipped packs too."""
    shelf, path = drafts.open_shelf(), find_configuration(Path())
    own = [claimant for claimant in claimants(path, shelf) if claimant.claims] if path else []
    if any(claim.passes or claim.fails for claimant in own for claim in claimant.claims):
        return own
    shipped = (shipped_claimant(name, shelf) for name in shelf.names)
    return [*own, *(claimant for claimant in shipped if claimant.claims)]
