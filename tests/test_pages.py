"""What the READMEs and the pages of docs/ show is what the tool says, in both languages alike, and every link leads somewhere.

Blocks between `<!-- run: … -->`, or another kind, and `<!-- end -->` are generated; all else is written by hand.
"""

from __future__ import annotations

import json
import re
import shlex
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import jsonschema
import pytest
import typer

import contract
from reviewlint.assertions.fields import FIELDS
from reviewlint.checks import CHECKS
from reviewlint.cli import app, run
from reviewlint.packs import read_pack, read_rule
from reviewlint.packs.catalogue import open_catalogue
from reviewlint.packs.load_profile import load_profile
from reviewlint.phrases import Language, Phrase
from reviewlint.reporters.check_report import SEVERITIES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from answer import Answer

ROOT = Path(__file__).parents[1]
READMES = ("README.md", "README.zh-CN.md")
PAGES = (*READMES, *sorted(f"docs/{path.name}" for path in (ROOT / "docs").glob("*.md")))
PAIRS = [(name, name.replace(".md", ".zh-CN.md")) for name in PAGES if not name.endswith(".zh-CN.md")]
README_LINES = 150
RULES_HEAD = Phrase(
    "| 规则 | 规则集 | 级别 | 查什么 | 为什么 |", "| rule | profile | severity | what | why |"
)
FIELDS_HEAD = Phrase("| 对象 | 可用的项 |", "| things | what can be asked of them |")
KEYS_HEAD = Phrase("| 键 | 写什么 |", "| key | what it says |")
KEYS = {"configuration": read_pack.PACK, "rule": read_rule.RULE}
COMMAND = re.compile(r"python3 -m venv \.venv && .*")
BLOCK = re.compile(
    r"(?P<head><!-- (?P<kind>run|file|json|keys|rules|fields)(?:: (?P<about>.+?))? -->\n).*?(?P<end><!-- end -->)",
    re.DOTALL,
)
FENCE = re.compile(r"^```(?P<kind>\w*)\n(?P<code>.*?)^```$", re.DOTALL | re.MULTILINE)
FENCE_KINDS = {".txt": "text", ".yml": "yaml"}
SHELLS = {"sh", "bat", "powershell"}
INLINE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
CALL = re.compile(r"(?:^|[\s/\\&])reviewlint(?:\.exe)? (?P<arguments>[^|>&#]+)")
HEADING = re.compile(r"^(#+) (.+)$", re.MULTILINE)
LINK = re.compile(r"\]\(([^)\s]+)\)")
DOCUMENTED = re.compile(r"^\| (?:`(?P<where>[^`]+)`)? *\| (?P<fields>`[^|]+`) \| [^|]+ \|$", re.MULTILINE)
JSON_PAGES = ("docs/keepers.md", "docs/keepers.zh-CN.md")
JSON_SHAPES = {
    "check": contract.CHECK,
    "outline": contract.OUTLINE,
    "trace": contract.TRACE,
    "topics": contract.TOPICS,
    "rules": contract.RULES,
    "profiles": contract.PROFILES,
    "explain": contract.EXPLANATION,
    "test": contract.EXAMPLES,
}


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def written_by_hand(name: str) -> str:
    """Return a page without what is generated; of such a block the head stays."""
    return BLOCK.sub(lambda block: block["head"], text_of(name))


def language_of(name: str) -> Language:
    return "zh" if name.endswith(".zh-CN.md") else "en"


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


def key_table(of: str, language: Language) -> str:
    """Return the keys that a configuration, or a rule in it, may have."""
    lines = [
        f"| `{name}` | {key.zh if language == 'zh' else key.en} |"
        for name, key in KEYS[of].items()
        if of == "rule" or name != "detect"  # that one is for shipped packs only
    ]
    return "\n".join(["", KEYS_HEAD[language], "|---|---|", *lines, "", ""])


def file_block(path: str) -> str:
    """Return a file of the project as a block of code."""
    return f"```{FENCE_KINDS[Path(path).suffix]}\n{text_of(path)}```\n"


def _why(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


@pytest.fixture(name="output")
def _output(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[[str, Language], str]:
    """Return what a command line prints in the folder of the project."""
    monkeypatch.chdir(ROOT)

    def output(command: str, language: Language) -> str:
        run([*shlex.split(command), "--lang", language])
        return capsys.readouterr().out

    return output


def report_block(command: str, language: Language, output: Callable[[str, Language], str]) -> str:
    """Return what a command line prints as a drafter sees it, in a block of code."""
    shown = command if language == "zh" else f"{command} --lang {language}"  # the drafts are Chinese
    return f"```console\n$ reviewlint {shown}\n{output(command, language)}```\n"


def json_block(path: str, language: Language, output: Callable[[str, Language], str]) -> str:
    """Return what JSON says of the first violation of a draft."""
    answer = json.loads(output(f"{path} --format json", language))
    first = json.dumps(answer["files"][0]["violations"][0], ensure_ascii=False, indent=2)
    return f"```json\n{first}\n```\n"


@pytest.mark.parametrize("name", PAGES)
def test_generated_blocks_are_fresh(
    name: str, output: Callable[[str, Language], str], *, update: bool
) -> None:
    language = language_of(name)
    makers: dict[str, Callable[[str], str]] = {
        "run": lambda command: report_block(command, language, output),
        "file": file_block,
        "json": lambda path: json_block(path, language, output),
        "keys": lambda of: key_table(of, language),
        "rules": lambda _: rule_table(language),
        "fields": lambda _: field_table(language),
    }

    def generate(block: re.Match[str]) -> str:
        return f"{block['head']}{makers[block['kind']](block['about'] or '')}{block['end']}"

    written = text_of(name)
    generated = BLOCK.sub(generate, written)
    if update:
        (ROOT / name).write_text(generated, encoding="utf-8", newline="")
    assert generated == (generated if update else written)


@pytest.mark.parametrize("name", PAGES)
def test_every_generated_block_has_its_end(name: str) -> None:
    text = text_of(name)
    marks = len(re.findall(r"^<!-- ", text, re.MULTILINE))
    assert marks == 2 * len(BLOCK.findall(text))


def test_rules_and_fields_are_shown_once_in_each_language() -> None:
    for language in get_args(Language):
        kinds = [
            block["kind"]
            for name in PAGES
            if language_of(name) == language
            for block in BLOCK.finditer(text_of(name))
        ]
        assert (kinds.count("rules"), kinds.count("fields")) == (1, 1)


@pytest.mark.parametrize("name", READMES)
def test_readmes_are_short(name: str) -> None:
    assert len(text_of(name).splitlines()) <= README_LINES


def test_both_readmes_give_the_same_two_commands() -> None:
    commands = {name: COMMAND.findall(text_of(name)) for name in READMES}
    assert commands["README.md"] == commands["README.zh-CN.md"]
    assert len(commands["README.md"]) == 2


def test_the_pipeline_runs_the_command_of_the_readme() -> None:
    assert COMMAND.findall(text_of("README.md"))[1] in text_of(".ci/run")


def shape(name: str) -> list[str]:
    """Return what a page is made of, whatever its language: headings, rows, points, blocks and what kind of code."""
    text = FENCE.sub(
        lambda fence: f"```{fence['kind']} {fence['code'].count(chr(10))}\n", written_by_hand(name)
    )
    parts = (re.match(r"#+ |\||- |\d+\. |```.*|<!-- .*", line) for line in text.splitlines())
    return [part[0] for part in parts if part]


@pytest.mark.parametrize(("english", "chinese"), PAIRS)
def test_a_page_has_the_same_parts_in_both_languages(english: str, chinese: str) -> None:
    assert shape(english) == shape(chinese)


def anchors(name: str) -> set[str]:
    """Return the anchors that a page has where it is shown: one for each heading."""
    headings = HEADING.findall(FENCE.sub("", text_of(name)))
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for _, title in headings}


def dead_links(name: str, text: str) -> Iterator[str]:
    """Yield the links of a page to files or headings that there are not."""
    for link in LINK.findall(FENCE.sub("", text)):
        path, _, anchor = link.partition("#")
        if "://" in link:
            continue
        target = ((ROOT / name).parent / path).resolve() if path else ROOT / name
        inside = target.exists() and target.is_relative_to(ROOT)
        if not inside or (anchor and anchor not in anchors(str(target.relative_to(ROOT)))):
            yield link


@pytest.mark.parametrize("name", [*PAGES, "samples/README.md", "CHANGELOG.md"])
def test_every_link_leads_somewhere(name: str) -> None:
    assert list(dead_links(name, text_of(name))) == []


@pytest.mark.parametrize(
    ("link", "dead"),
    [
        ("docs/keepers.md#exit-statuses", False),
        ("docs/keepers.zh-CN.md#退出状态", False),
        ("#where-to-read-on", False),
        ("https://example.invalid/#nowhere", False),
        ("docs/nobody.md", True),
        ("docs/keepers.md#nowhere", True),
        ("#nowhere", True),
        ("../elsewhere.md", True),
    ],
)
def test_a_dead_link_is_seen(link: str, *, dead: bool) -> None:
    assert list(dead_links("README.md", f"[one]({link})")) == [link] * dead


@pytest.mark.parametrize("name", PAGES)
def test_every_page_leads_to_its_other_language(name: str) -> None:
    (other,) = ({*pair} - {name} for pair in PAIRS if name in pair)
    assert f"]({Path(*other).name})" in text_of(name).partition("\n## ")[0]


def calls(name: str) -> Iterator[list[str]]:
    """Yield the arguments of every call of the tool that a page tells people to type."""
    text = written_by_hand(name)
    codes = [fence["code"] for fence in FENCE.finditer(text) if fence["kind"] in SHELLS]
    lines = [line for code in codes for line in code.splitlines()]
    for piece in [*lines, *INLINE.findall(FENCE.sub("", text))]:
        for call in CALL.finditer(piece):
            yield shlex.split(call["arguments"].replace("\\", "/"))


@pytest.mark.parametrize("name", PAGES)
def test_the_tool_understands_what_people_are_told_to_type(name: str) -> None:
    group: Any = typer.main.get_command(app)
    commands = group.list_commands(None)
    for arguments in calls(name):
        named = arguments[0] in commands
        command = arguments[0] if named else "check"
        if arguments not in (["--version"], ["--help"]):  # the two that stand without a command
            with suppress(typer.Exit):  # as --help does
                group.get_command(None, command).make_context(command, arguments[named:])


def leaves(schema: dict[str, Any], where: str = "") -> Iterator[str]:
    """Yield the paths of all values of a JSON answer; of one that may be null, itself and what is in it."""
    inner = next((one for one in schema.get("anyOf", ()) if "properties" in one), None)
    if inner:
        yield where
        yield from leaves(inner, where)
    elif "properties" in schema:
        for key, value in schema["properties"].items():
            yield from leaves(value, f"{where}.{key}".removeprefix("."))
    elif schema.get("type") == "array":
        yield from leaves(schema["items"], f"{where}[]")
    else:
        yield where


def documented(name: str) -> dict[str, list[str]]:
    """Return the paths that a page tells of each command: those of the table below its heading."""
    found = {}
    for part in re.split(r"^#+ ", text_of(name), flags=re.MULTILINE):
        command = re.match(r"`reviewlint (\w+) (?:\S+ )?--format json`", part)
        if command:
            found[command[1]] = [
                f"{row['where'] or ''}.{field}".removeprefix(".")
                for row in DOCUMENTED.finditer(part)
                for field in re.findall("`([^`]+)`", row["fields"])
            ]
    return found


@pytest.mark.parametrize(("command", "shape"), [("rules", contract.RULES), ("profiles", contract.PROFILES)])
def test_the_shape_of_lists_is_as_told(command: str, shape: Any, ask: Callable[..., Answer]) -> None:
    jsonschema.validate(ask(command, "--format", "json").json, shape)


@pytest.mark.parametrize("name", JSON_PAGES)
def test_every_field_of_json_is_told(name: str) -> None:
    told = documented(name)
    assert {command: sorted(paths) for command, paths in told.items()} == {
        command: sorted(leaves(schema)) for command, schema in JSON_SHAPES.items()
    }
