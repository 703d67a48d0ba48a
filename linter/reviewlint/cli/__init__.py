"""The command line: its commands by name, each loaded when it is named, and how every one of them ends.

Only this room opens files and prints.
"""

import gc
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from reviewlint import __version__
from reviewlint.cli import answering, usage
from reviewlint.phrases import Phrase

_COMMANDS = {
    "check": ("check.check", "检查材料，报告发现的问题。", "Lint drafts and report violations."),
    "outline": (
        "views.outline",
        "显示认出的各部分、方面、问题、原因和措施。",
        "Show the sections, themes, problems, causes and measures of a draft.",
    ),
    "trace": (
        "views.trace",
        "显示每个问题对应哪条原因、哪条措施。",
        "Show which cause and which measure answers each problem.",
    ),
    "topics": (
        "views.topics",
        "显示话题表在这份材料里漏掉了什么，哪些词语用处不大。",
        "Show what the topics miss in a draft, and which of their terms tell too little.",
    ),
    "decide": (
        "decide.decide",
        "记录对一份材料的决定：对应、不对应、不需要、不再报告。",
        "Record decisions about a draft: links accepted or rejected, exemptions, violations to pass over.",
    ),
    "init": (
        "init.init",
        "写一份带说明的 .reviewlint.yml：按材料选规则集，按通知列方面。",
        "Write a commented .reviewlint.yml: for the profile of a draft, with the themes of a notice.",
    ),
    "rules": (
        "rules.rules",
        "列出一个规则集的规则，以本文件夹的配置为准。",
        "List the rules of a profile, as the configuration of this folder sets them.",
    ),
    "explain": (
        "explain.explain",
        "说明规则查什么、为什么，举例，怎样设置和关闭。",
        "Explain rules: what they report and why, examples, how to configure and how to silence them.",
    ),
    "profiles": (
        "rules.profiles",
        "列出自带的规则集。",
        "List the profiles that come with this tool.",
    ),
    "schema": (
        "rules.schema",
        "输出配置和规则集的 JSON Schema，供编辑器用。",
        "Print the JSON Schema of configurations and packs, for editors.",
    ),
    "test": (
        "test.prove",
        "运行规则自带的例子，指出与例子不符的规则。",
        "Run the examples of every rule of some packs, and tell where a rule does not do what they say.",
    ),
}
"""Every command, with its module in this room and its function there, and what it does."""

_STOPPED = Phrase("无法继续：{reason}", "cannot go on: {reason}")


class _Command(TyperCommand):
    """A command with its help in the language of the user."""

    def get_help(self, ctx: Any) -> str:
        """Return the help."""
        return usage.help_in(super().get_help(ctx), answering.language_of_user())


class _Group(TyperGroup):
    """Commands that are imported once they are named, or all are listed; `check` is meant where none is named."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments, `check` put before them unless they start with a command."""
        if not args or args[0] not in {*_COMMANDS, "--help", "-h", "--version"}:
            args.insert(0, "check")
        return super().parse_args(ctx, args)

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002 - as typer calls it
        """Return the names of all commands, in the order in which the help shows them."""
        return list(_COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002 - as typer calls it
        """Return a command, its module imported only now."""
        if cmd_name not in _COMMANDS:
            return None
        place, zh, en = _COMMANDS[cmd_name]
        module, _, function = place.partition(".")
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        make = alone.command(cmd_name, cls=_Command, help=answering.said(zh, en))
        make(getattr(import_module(f"{__name__}.{module}"), function))
        return typer.main.get_command(alone)

    def get_help(self, ctx: Any) -> str:
        """Return the help in the language of the user."""
        return usage.help_in(super().get_help(ctx), answering.language_of_user())


_ABOUT = answering.said(
    "检查正式的对照检查、自查、整改材料。“reviewlint 文件…”就是“reviewlint check 文件…”。",
    "Lint formal review documents. `reviewlint FILE...` is `reviewlint check FILE...`.",
)
app = typer.Typer(
    cls=_Group,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _print_version(wanted: bool) -> None:  # noqa: FBT001 - as typer calls it
    if wanted:
        typer.echo(f"reviewlint {__version__}")
        raise typer.Exit


@app.callback(help=_ABOUT)
def _root(
    *,
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help=answering.said("显示版本。", "Show the version."),
        ),
    ] = False,
) -> None:
    """Say what stands for all commands."""


def main() -> None:
    """Run the command line and exit with its status."""
    # Values are frozen and hold no cycles: looking for them as often as by default takes a fifth of the time.
    gc.set_threshold(50_000, 20, 20)
    status = run(sys.argv[1:])
    gc.freeze()  # at the end Python looks for cycles in all that is left, another fifteenth of the time
    sys.exit(status)


def run(arguments: list[str]) -> int:
    """Return the exit status of a command line."""
    answering.prepare()
    answering.remember(arguments)
    if unknown := usage.misspelt(arguments, _COMMANDS):
        answering.complain([f"reviewlint: {unknown[answering.language_of_user()]}"])
        return answering.FAILED
    try:
        return app(arguments, prog_name="reviewlint", standalone_mode=False) or 0
    except typer.TyperException as error:  # bad usage
        told = usage.told(" ".join(error.format_message().split()))
        answering.complain([f"reviewlint: {told[answering.language_of_user()]}"])
    except OSError as error:  # a full disk, a working folder that was deleted
        reason = error.strerror or type(error).__name__
        answering.complain([f"reviewlint: {_STOPPED.filled(reason=reason)[answering.language_of_system()]}"])
    except Exception as error:  # noqa: BLE001 - a user is told in one line, of whatever broke
        answering.complain(answering.broken("reviewlint", error).lines(answering.language_of_system()))
    return answering.FAILED
