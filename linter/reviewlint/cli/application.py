"""The commands together, and how every one of them ends."""

import gc
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from reviewlint import __version__
from reviewlint.cli import streams
from reviewlint.cli.check import check
from reviewlint.cli.decide import decide
from reviewlint.cli.drafts import broken
from reviewlint.cli.examples import prove
from reviewlint.cli.explain import explain
from reviewlint.cli.init import init
from reviewlint.cli.listings import profiles, rules, schema
from reviewlint.cli.outline import outline
from reviewlint.cli.reader import FAILED, language_of_system
from reviewlint.cli.trace import topics, trace
from reviewlint.phrases import Phrase

_STOPPED = Phrase("无法继续：{reason}", "cannot go on: {reason}")


class _Group(TyperGroup):
    """Commands of which `check` is meant where none is named."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the arguments, `check` put before them unless they start with a command."""
        if not args or args[0] not in {*self.commands, "--help", "-h", "--version"}:
            args.insert(0, "check")
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=_Group,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _command in (check, outline, trace, topics, decide, init, rules, explain, profiles, schema):
    app.command()(_command)
app.command("test")(prove)


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
    streams.prepare()
    try:
        return app(arguments, prog_name="reviewlint", standalone_mode=False) or 0
    except typer.TyperException as error:  # bad usage
        streams.complain([f"reviewlint: {' '.join(error.format_message().split())}"])
    except OSError as error:  # a full disk, a working folder that was deleted
        reason = error.strerror or type(error).__name__
        streams.complain([f"reviewlint: {_STOPPED.filled(reason=reason)[language_of_system()]}"])
    except Exception as error:  # noqa: BLE001 - a user is told in one line, of whatever broke
        streams.complain(broken("reviewlint", error).lines(language_of_system()))
    return FAILED
