"""A configuration to begin with: it says which profile, and in comments what else could be said.

A line that begins with `##` explains; a block of lines that begin with `# ` can be made to count by taking that away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint.packs.json_schema import FILE_NAME as SCHEMA
from reviewlint.phrases import Phrase
from reviewlint.reporters import as_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from reviewlint.phrases import Language
    from reviewlint.profile import Subject


class StartTheme(Struct, frozen=True):
    """A theme as the configuration is to require it."""

    title: str
    aliases: tuple[str, ...]


class Start(Struct, frozen=True):
    """What is known when a configuration is begun; no text in it has a line break or a control character.

    `reason` says why this profile, `remarks` where the themes come from; `unknown` are headings of the draft that
    the profile has no section for, `subject` is what the draft's own words say, None without a draft.
    """

    profile: str
    reason: Phrase
    subject: Subject | None = None
    unknown: tuple[str, ...] = ()
    themes: tuple[StartTheme, ...] = ()
    remarks: tuple[Phrase, ...] = ()


_HEAD: Final = Phrase(
    "reviewlint 的配置，对所在文件夹和下级文件夹里的材料起作用。\n"
    "以“##”开头的行是说明；删去一段各行开头的“# ”，这一段就起作用。",
    "Configuration of reviewlint, for the drafts in this folder and below.\n"
    "Lines that begin with “##” explain; take the “# ” off the lines of a block, and it counts.",
)
_PROFILE: Final = Phrase(
    "规则集。{reason}。可选的见 reviewlint profiles；写 auto 由材料自己的用语决定。",
    "The profile: {reason}. `reviewlint profiles` shows all; with auto the draft's own words choose.",
)
_NOTICE: Final = Phrase(
    "要按本年度通知的方面检查，请运行 reviewlint init --from-notice 通知.txt，它会把各方面写成 themes。",
    "`reviewlint init --from-notice NOTICE` reads the themes that a notice lists and writes them here.",
)
_SUBJECTS: Final[dict[Subject | None, Phrase]] = {
    "team": Phrase("这份材料像是班子材料", "this draft reads like a team's"),
    "person": Phrase("这份材料像是个人材料", "this draft reads like a person's"),
    None: Phrase("不写就由材料自己的用语决定", "left out, the draft's own words decide"),
}
_SUBJECT: Final = Phrase(
    "班子材料写 team，个人材料写 person（{found}）。", "Whose review it is, team or person ({found})."
)
_SECTIONS: Final = Phrase(
    "各部分的标题。在这里写了某一部分（role），它原有的标题写法就由这里的取代。\n"
    "role 可写 opening、previous、problems、case、causes、measures、closing、other；必须有的部分加 required: true。",
    "Titles of the sections; those of a role given here replace the ones it had. The roles are opening, previous,\n"
    "problems, case, causes, measures, closing, other; add `required: true` to what must be there.",
)
_UNKNOWN: Final = Phrase(
    "材料里的下列标题不知道属于哪一部分，请改成合适的 role：",
    "These headings of the draft belong to no section that is known; change their role to what fits:",
)
_WORDS: Final = Phrase(
    "词表：add 增加词语，remove 去掉词语；直接写列表则取代原有的。",
    "Word lists: add words, remove some, or give a list to replace one.",
)
_RULES: Final = Phrase(
    "规则（全部规则见 reviewlint rules）：改级别，error、warning、info 或 off；也可以自己定义，不用编程。",
    "Rules (`reviewlint rules` lists them): set them to error, warning, info or off, or write your own without code.",
)
_IGNORE: Final = Phrase("不检查的文件，写法同 .gitignore。", "Files to leave out, written as in .gitignore.")

_SECTION_EXAMPLE: Final = Phrase(
    "- {role: previous, titles: [上年度整改落实情况]}", "- {role: closing, titles: [Sign-off]}"
)
_WORDS_EXAMPLE: Final = Phrase("hedges: {add: [或多或少]}", "hedges: {add: [more or less]}")
_RULES_EXAMPLE: Final = Phrase(
    """\
vague-wording: off
measure-without-deadline: error
budget-named:
  for: measure
  when: text matches /资金|经费/
  require: text matches /\\d+(\\.\\d+)?(万|亿)?元/
  message: 措施{id}提到经费却没有金额""",
    """\
vague-wording: off
measure-without-deadline: error
budget-named:
  for: measure
  when: text matches /funds|budget/
  require: text matches /\\d/
  message: measure {id} mentions funds but no amount""",
)
_IGNORE_EXAMPLE: Final = "ignore: [archive/**]"


def write(start: Start, language: Language) -> str:
    """Return the text of a configuration that changes nothing but the profile and its themes."""
    blocks = (
        [f"# yaml-language-server: $schema={SCHEMA}", *_explained(_HEAD[language])],
        [*_explained(_PROFILE.filled(reason=start.reason[language])[language]), f"profile: {start.profile}"],
        list(_themes(start, language)),
        [*_explained(_subject(start.subject, language)), f"# subject: {start.subject or 'team'}"],
        list(_sections(start.unknown, language)),
        [*_explained(_WORDS[language]), *_offered("words:", _WORDS_EXAMPLE[language])],
        [*_explained(_RULES[language]), *_offered("rules:", _RULES_EXAMPLE[language])],
        [*_explained(_IGNORE[language]), *_offered(_IGNORE_EXAMPLE)],
    )
    return "\n".join("".join(line + "\n" for line in block) for block in blocks)


def _explained(sentences: str) -> Iterator[str]:
    return (f"## {line}" for line in sentences.splitlines())


def _offered(key: str, below: str = "") -> Iterator[str]:
    """Yield lines that count once their `# ` is taken away."""
    yield f"# {key}"
    yield from (f"#   {line}" for line in below.splitlines())


def _themes(start: Start, language: Language) -> Iterator[str]:
    yield from _explained("\n".join(remark[language] for remark in start.remarks or (_NOTICE,)))
    if start.themes:
        yield "themes:"
    for number, theme in enumerate(start.themes, 1):
        yield f"  - id: aspect-{number}"
        yield f"    title: {as_yaml.inline(theme.title)}"
        if theme.aliases:
            yield f"    aliases: {as_yaml.inline(theme.aliases)}"


def _subject(subject: Subject | None, language: Language) -> str:
    return _SUBJECT.filled(found=_SUBJECTS[subject][language])[language]


def _sections(unknown: Sequence[str], language: Language) -> Iterator[str]:
    yield from _explained(_SECTIONS[language])
    if unknown:
        yield from _explained(_UNKNOWN[language])
        yield from _offered("sections:", f"- {{role: other, titles: {as_yaml.inline(tuple(unknown))}}}")
    else:
        yield from _offered("sections:", _SECTION_EXAMPLE[language])
