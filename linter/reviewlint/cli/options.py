"""The options that several commands share."""

from typing import Annotated, Literal, TypeAlias

import typer

from reviewlint.phrases import Language
from reviewlint.reporters.screen import Colour, Format

FailOn: TypeAlias = Literal["error", "warning", "info", "never"]

Files = Annotated[
    list[str] | None,
    typer.Argument(metavar="FILE", help="Drafts (.txt, .md), folders of them, or - for standard input."),
]
File = Annotated[str, typer.Argument(metavar="FILE", help="A draft (.txt, .md), or - for standard input.")]
Config = Annotated[
    str | None,
    typer.Option(
        "--config", metavar="PATH", help="Configuration, instead of the .reviewlint.yml above a draft."
    ),
]
Profile = Annotated[
    str | None,
    typer.Option("--profile", metavar="NAME", help="Profile to apply; `auto` lets the draft's words choose."),
]
Output = Annotated[Format, typer.Option("--format", help="Form of the report.")]
Select = Annotated[
    list[str] | None,
    typer.Option("--select", metavar="RULE", help="Run only these rules (repeat, or separate by commas)."),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option("--ignore", metavar="RULE", help="Leave these rules out (repeat, or separate by commas)."),
]
Fail = Annotated[FailOn, typer.Option("--fail-on", help="Least severity that makes the exit status 1.")]
Lang = Annotated[
    Language | None, typer.Option("--lang", help="Language of the messages; by default the draft's.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Violations and errors only, no checklist.")]
Color = Annotated[Colour, typer.Option("--color", help="Colours: auto is on a terminal only.")]
Encoding = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="Encoding of the drafts; recognised by default."),
]
StdinFilename = Annotated[
    str, typer.Option("--stdin-filename", metavar="PATH", help="Name of the draft on standard input.")
]
Fix = Annotated[bool, typer.Option("--fix", help="Mend what can safely be mended; report what remains.")]
Diff = Annotated[
    bool, typer.Option("--diff", help="Show what --fix would change instead of the report; change nothing.")
]
UnsafeFixes = Annotated[
    bool,
    typer.Option("--unsafe-fixes", help="With --fix or --diff: also fixes that may change what is said."),
]
ShowConfig = Annotated[
    bool,
    typer.Option(
        "--show-config", help="Lint nothing: show the merged configuration and where each value comes from."
    ),
]
Rules = Annotated[list[str] | None, typer.Argument(metavar="RULE", help="Rules by their names.")]
Packs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PACK",
        help="Shipped packs by name, packs and configurations by path; by default those of this folder, else all shipped.",
    ),
]
Only = Annotated[
    Literal["holes"] | None,
    typer.Option("--only", help="Show only the problems that lack a cause or measure, or may lack one."),
]
Why = Annotated[
    str | None,
    typer.Option("--why", metavar="ID", help="Show all evidence on one problem, such as P1.3."),
]
Suggest = Annotated[
    bool, typer.Option("--suggest", help="Print references that can be pasted into the draft.")
]
Accept = Annotated[
    list[str] | None,
    typer.Option("--accept", metavar="P1.3:M1.2", help="This cause or measure answers the problem (repeat)."),
]
Reject = Annotated[
    list[str] | None,
    typer.Option("--reject", metavar="P2.3:M1.3", help="This cause or measure does not answer it (repeat)."),
]
Exempt = Annotated[
    list[str] | None,
    typer.Option(
        "--exempt", metavar="P3.1:cause", help="The problem needs no cause, or no measure (repeat)."
    ),
]
Silence = Annotated[
    list[str] | None,
    typer.Option("--silence", metavar="RULE@LINE:COLUMN", help="Pass over this violation (repeat)."),
]
Reason = Annotated[
    str | None,
    typer.Option(
        "--reason", metavar="TEXT", help="Why; needed to exempt and to silence, kept with each decision."
    ),
]
List = Annotated[bool, typer.Option("--list", help="Show all decisions about the draft and how they stand.")]
Begun = Annotated[
    str | None,
    typer.Argument(metavar="DRAFT", help="A draft to find the profile for; the file is written beside it."),
]
Notice = Annotated[
    str | None,
    typer.Option(
        "--from-notice", metavar="FILE", help="A notice or an opening that lists the themes of this year."
    ),
]
Written = Annotated[
    str | None,
    typer.Option("--output", metavar="PATH", help="Where to write; - for standard output."),
]
