"""What the two READMEs show is what the tool says: the rule table and the report are generated."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import pytest

from reviewlint.assertions.fields import FIELDS
from reviewlint.checks import CHECKS
from reviewlint.cli import run
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import load_profile
from reviewlint.phrases import Language, Phrase
from reviewlint.reporters.check_report import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT = Path(__file__).parents[1]
READMES: dict[str, Language] = {"README.md": "en", "README.zh-CN.md": "zh"}
RULES_HEAD = Phrase(
    "| 规则 | 规则集 | 级别 | 查什么 | 为什么 |", "| rule | profile | severity | what | why |"
)
FIELDS_HEAD = Phrase("| 对象 | 可用的项 |", "| things | what can be asked of them |")
COMMAND = re.compile(r"python3 -m venv \.venv && .*")
BLOCK = re.compile(
    r"(?P<head><!-- (?P<kind>run|file|rules|fields)(?:: (?P<about>.+?))? -->\n).*?(?P<end><!-- end -->)",
    re.DOTALL,
)


def rule_table(language: Language) -> str:
    """Return every shipped rule as a row, in the order of the packs."""
    catalogue = open_catalogue(CHECKS)
    general = load_profile("review", catalogue).rules
    rules = dict(general)
    for name in catalogue.names:
        rules |= load_profile(name, catalogue).rules
    rows = [general.get(rule.id, rule) for rule in rules.values()]
    lines = [
        f"| `{rule.id}` | {Path(rule.declared_at.path).stem} | {SEVERITIES[rule.severity][language]}"
        f" | {rule.title[language]} | {_why(rule.why[language])} |"
        for rule in rows
    ]
    return "\n".join(["", RULES_HEAD[language], "|---|---|---|---|---|", *lines, "", ""])


def field_table(language: Language) -> str:
    """Return what the assertion language can ask of every kind of thing, links last."""
    lines = [f"| `{kind}` | {' '.join(f'`{name}`' for name in held)} |" for kind, held in FIELDS.items()]
    return "\n".join(["", FIELDS_HEAD[language], "|---|---|", *lines, "", ""])


def _why(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


@pytest.fixture(name="report")
def _report(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, Language], str]:
    """Return what a command line prints as a drafter sees it, in a block of code."""
    monkeypatch.chdir(ROOT)

    def report(command: str, language: Language) -> str:
        shown = command if language == "zh" else f"{command} --lang {language}"  # the drafts are Chinese
        run([*shown.split(), "--lang", language])
        return f"```console\n$ reviewlint {shown}\n{capsys.readouterr().out}```\n"

    return report


@pytest.mark.parametrize("name", READMES)
def test_generated_blocks_are_fresh(
    name: str, report: Callable[[str, Language], str], *, update: bool
) -> None:
    language = READMES[name]
    makers: dict[str, Callable[[str], str]] = {
        "run": lambda command: report(command, language),
        "file": lambda path: f"```yaml\n{(ROOT / path).read_text(encoding='utf-8')}```\n",
        "rules": lambda _: rule_table(language),
        "fields": lambda _: field_table(language),
    }

    def generate(block: re.Match[str]) -> str:
        return f"{block['head']}{makers[block['kind']](block['about'] or '')}{block['end']}"

    written = (ROOT / name).read_text(encoding="utf-8")
    generated = BLOCK.sub(generate, written)
    assert {block["kind"] for block in BLOCK.finditer(written)} == set(makers)
    if update:
        (ROOT / name).write_text(generated, encoding="utf-8", newline="")
    assert generated == (generated if update else written)


def test_both_readmes_give_the_same_two_commands() -> None:
    commands = {name: COMMAND.findall((ROOT / name).read_text(encoding="utf-8")) for name in READMES}
    assert commands["README.md"] == commands["README.zh-CN.md"]
    assert len(commands["README.md"]) == 2
    assert set(READMES.values()) == set(get_args(Language))


def test_the_pipeline_runs_the_command_of_the_readme() -> None:
    tested = COMMAND.findall((ROOT / "README.md").read_text(encoding="utf-8"))[1]
    assert tested in (ROOT / ".ci" / "run").read_text(encoding="utf-8")
