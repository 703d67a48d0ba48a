"""The options that several commands share."""

from typing import Annotated, Literal, TypeAlias

import typer

from reviewlint.cli.answering import said
from reviewlint.phrases import Language
from reviewlint.reporters.screen import Colour, Format

FailOn: TypeAlias = Literal["error", "warning", "info", "never"]

Files = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="FILE",
        help=said(
            "要检查的材料（.txt、.md）或文件夹；“-”指标准输入。",
            "Drafts (.txt, .md), folders of them, or - for standard input.",
        ),
    ),
]
File = Annotated[
    str,
    typer.Argument(
        metavar="FILE",
        help=said("一份材料（.txt、.md）；“-”指标准输入。", "A draft (.txt, .md), or - for standard input."),
    ),
]
Config = Annotated[
    str | None,
    typer.Option(
        "--config",
        metavar="PATH",
        help=said(
            "用这个配置文件，不用材料上级文件夹里的 .reviewlint.yml。",
            "Configuration, instead of the .reviewlint.yml above a draft.",
        ),
    ),
]
Profile = Annotated[
    str | None,
    typer.Option(
        "--profile",
        metavar="NAME",
        help=said(
            "用哪个规则集；auto 由材料自己的用语决定。",
            "Profile to apply; `auto` lets the draft's words choose.",
        ),
    ),
]
Output = Annotated[Format, typer.Option("--format", help=said("报告的格式。", "Form of the report."))]
Select = Annotated[
    list[str] | None,
    typer.Option(
        "--select",
        metavar="RULE",
        help=said(
            "只执行这些规则（可重复写，或用逗号隔开）。",
            "Run only these rules (repeat, or separate by commas).",
        ),
    ),
]
Ignore = Annotated[
    list[str] | None,
    typer.Option(
        "--ignore",
        metavar="RULE",
        help=said(
            "不执行这些规则（可重复写，或用逗号隔开）。",
            "Leave these rules out (repeat, or separate by commas).",
        ),
    ),
]
Fail = Annotated[
    FailOn,
    typer.Option(
        "--fail-on", help=said("达到哪一级时退出码为 1。", "Least severity that makes the exit status 1.")
    ),
]
Lang = Annotated[
    Language | None,
    typer.Option(
        "--lang",
        help=said("报告的语言；默认与材料相同。", "Language of the messages; by default the draft's."),
    ),
]
Quiet = Annotated[
    bool,
    typer.Option(
        "--quiet",
        "-q",
        help=said("只显示发现的问题和错误，不显示检查清单。", "Violations and errors only, no checklist."),
    ),
]
Color = Annotated[
    Colour,
    typer.Option("--color", help=said("颜色；auto 只在终端上用。", "Colours: auto is on a terminal only.")),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help=said("材料的编码；默认自动识别。", "Encoding of the drafts; recognised by default."),
    ),
]
StdinFilename = Annotated[
    str,
    typer.Option(
        "--stdin-filename",
        metavar="PATH",
        help=said("标准输入里的材料叫什么文件名。", "Name of the draft on standard input."),
    ),
]
Fix = Annotated[
    bool,
    typer.Option(
        "--fix",
        help=said("改正能够稳妥改正的，报告其余的。", "Mend what can safely be mended; report what remains."),
    ),
]
Diff = Annotated[
    bool,
    typer.Option(
        "--diff",
        help=said(
            "只显示 --fix 会改什么，不改文件，不出报告。",
            "Show what --fix would change instead of the report; change nothing.",
        ),
    ),
]
UnsafeFixes = Annotated[
    bool,
    typer.Option(
        "--unsafe-fixes",
        help=said(
            "与 --fix 或 --diff 一起用：连可能改变意思的也改。",
            "With --fix or --diff: also fixes that may change what is said.",
        ),
    ),
]
ShowConfig = Annotated[
    bool,
    typer.Option(
        "--show-config",
        help=said(
            "不检查，只显示合并后的配置和每个值的出处。",
            "Lint nothing: show the merged configuration and where each value comes from.",
        ),
    ),
]
Rules = Annotated[
    list[str] | None, typer.Argument(metavar="RULE", help=said("规则的名称。", "Rules by their names."))
]
Packs = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PACK",
        help=said(
            "自带规则集的名称，或规则集、配置文件的路径；默认是本文件夹的，没有就是全部自带的。",
            "Shipped packs by name, packs and configurations by path; by default those of this folder, else all shipped.",
        ),
    ),
]
Only = Annotated[
    Literal["holes"] | None,
    typer.Option(
        "--only",
        help=said(
            "只显示缺少或可能缺少原因、措施的问题。",
            "Show only the problems that lack a cause or measure, or may lack one.",
        ),
    ),
]
Why = Annotated[
    str | None,
    typer.Option(
        "--why",
        metavar="ID",
        help=said("显示某个问题（如 P1.3）的全部依据。", "Show all evidence on one problem, such as P1.3."),
    ),
]
Suggest = Annotated[
    bool,
    typer.Option(
        "--suggest",
        help=said("给出可以粘贴到材料里的对应标注。", "Print references that can be pasted into the draft."),
    ),
]
Accept = Annotated[
    list[str] | None,
    typer.Option(
        "--accept",
        metavar="P1.3:M1.2",
        help=said(
            "这条原因或措施对应这个问题（可重复写）。", "This cause or measure answers the problem (repeat)."
        ),
    ),
]
Reject = Annotated[
    list[str] | None,
    typer.Option(
        "--reject",
        metavar="P2.3:M1.3",
        help=said(
            "这条原因或措施不对应这个问题（可重复写）。", "This cause or measure does not answer it (repeat)."
        ),
    ),
]
Exempt = Annotated[
    list[str] | None,
    typer.Option(
        "--exempt",
        metavar="P3.1:cause",
        help=said(
            "这个问题不需要原因或措施（可重复写）。", "The problem needs no cause, or no measure (repeat)."
        ),
    ),
]
Silence = Annotated[
    list[str] | None,
    typer.Option(
        "--silence",
        metavar="RULE@LINE:COLUMN",
        help=said("不再报告这一处（可重复写）。", "Pass over this violation (repeat)."),
    ),
]
Reason = Annotated[
    str | None,
    typer.Option(
        "--reason",
        metavar="TEXT",
        help=said(
            "理由；--exempt 和 --silence 必须写，与决定一起保存。",
            "Why; needed to exempt and to silence, kept with each decision.",
        ),
    ),
]
List = Annotated[
    bool,
    typer.Option(
        "--list",
        help=said(
            "列出对这份材料的全部决定和现状。", "Show all decisions about the draft and how they stand."
        ),
    ),
]
Begun = Annotated[
    str | None,
    typer.Argument(
        metavar="DRAFT",
        help=said(
            "一份材料，由它选定规则集；文件写在它旁边。",
            "A draft to find the profile for; the file is written beside it.",
        ),
    ),
]
Notice = Annotated[
    str | None,
    typer.Option(
        "--from-notice",
        metavar="FILE",
        help=said(
            "列出今年各个方面的通知，或材料的开头。",
            "A notice or an opening that lists the themes of this year.",
        ),
    ),
]
Written = Annotated[
    str | None,
    typer.Option(
        "--output",
        metavar="PATH",
        help=said("写到哪里；“-”指标准输出。", "Where to write; - for standard output."),
    ),
]
