"""The command line: its commands by name, each loaded when it is named, and how every one of them ends.

Only this room opens files and prints.
"""

import gc
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from reviewlint import __version__
from reviewlint.cli import answering
from reviewlint.phrases import Phrase

_COMMANDS = {
    "check": "check.check",
    "outline": "views.outline",
    "trace": "views.trace",
    "topics": "views.topics",
    "decide": "decide.decide",
    "init": "init.init",
    "rules": "rules.rules",
    "explain": "explain.explain",
    "profiles": "rules.profiles",
    "schema": "rules.schema",
    "test": "test.prove",
}
"""Every command, with its module in this room and its function there."""

_STOPPED = Phrase("无法继续：{reason}", "cannot go on: {reason}")


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
        module, _, function = _COMMANDS[cmd_name].partition(".")
        alone = typer.Typer(add_completion=False, rich_markup_mode=None)
        alone.command(cmd_name)(getattr(import_module(f"{__name__}.{module}"), function))
        return typer.main.get_command(alone)


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


@app.callback()
def _root(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Lint formal review documents. `reviewlint FILE...` is `reviewlint check FILE...`."""


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
    try:
        return app(arguments, prog_name="reviewlint", standalone_mode=False) or 0
    except typer.TyperException as error:  # bad usage
        answering.complain([f"reviewlint: {' '.join(error.format_message().split())}"])
    except OSError as error:  # a full disk, a working folder that was deleted
        reason = error.strerror or type(error).__name__
        answering.complain([f"reviewlint: {_STOPPED.filled(reason=reason)[answering.language_of_system()]}"])
    except Exception as error:  # noqa: BLE001 - a user is told in one line, of whatever broke
        answering.complain(answering.broken("reviewlint", error).lines(answering.language_of_system()))
    return answering.FAILED
