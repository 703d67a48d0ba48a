"""`reviewlint init`: write a configuration to begin with."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeGuard

from reviewlint import corpus
from reviewlint.cli import answering, drafts, files, init_file, options
from reviewlint.cli.answering import CLEAN, UsageError, telling_errors
from reviewlint.cli.init_start import begin
from reviewlint.errors import DraftError
from reviewlint.packs import json_schema, load_profile
from reviewlint.phrases import LANGUAGES, Phrase
from reviewlint.reporters.screen import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reviewlint.reporters.screen import Format

_EXISTS: Final = Phrase(
    "{file} 已经存在，没有改动；要写到别处，请用 --output",
    "{file} exists already and is left as it is; name another place with --output",
)
_READ_ONCE: Final = Phrase(
    "标准输入只能读一次：通知和材料不能都写 -",
    "standard input can be read once: notice and draft cannot both be -",
)
_HIDES: Final = Phrase(
    "{above} 从此对这个文件夹不起作用，需要的内容请并入新文件",
    "{above} no longer counts for this folder: copy what you need from it",
)
_WRITTEN: Final = Phrase(
    "已写入 {file}（规则集 {profile}），旁边的 {schema} 供编辑器提示用",
    "wrote {file} (profile {profile}), and {schema} beside it, from which editors complete it",
)
_NEXT: Final = Phrase(
    "下一步：打开看一看，按需启用其中的段落，再运行 reviewlint {draft}",
    "next: look through it, uncomment the blocks that you need, then run `reviewlint {draft}`",
)
_A_DRAFT: Final = Phrase("材料.txt", "draft.txt")
_STANDARD_OUTPUT: Final = "-"


def init(  # noqa: PLR0913 - one parameter for each option
    draft: options.Begun = None,
    *,
    from_notice: options.Notice = None,
    profile: options.Profile = None,
    output: options.Written = None,
    lang: options.Lang = None,
    encoding: options.Encoding = None,
) -> int:
    """Write a commented .reviewlint.yml: for the profile of a draft, with the themes of a notice."""
    with telling_errors(lang):
        if draft == from_notice == corpus.STANDARD_INPUT:
            raise UsageError(_READ_ONCE)
        begun = begin(draft, from_notice, profile, encoding, lang)
        warnings, text = begun.warnings, init_file.write(begun.start, begun.language)
        if output == _STANDARD_OUTPUT:
            _show(text.splitlines(), "json")
        else:
            file = Path(output) if output is not None else _beside(draft)
            warnings += _hidden(file)
            schema = file.with_name(json_schema.FILE_NAME)
            _put(schema, json_schema.text(drafts.open_shelf(), begun.language))
            _put(file, text)
            told = _WRITTEN.filled(file=str(file), profile=begun.start.profile, schema=schema.name)
            _show([told[begun.language], _next(draft)[begun.language]], "human")
    answering.complain(f"reviewlint: {warning[begun.language]}" for warning in warnings)
    return CLEAN


def _is_named(draft: str | None) -> TypeGuard[str]:
    return draft is not None and draft != corpus.STANDARD_INPUT


def _beside(draft: str | None) -> Path:
    """Return where a configuration applies to a draft: in its folder, as it is named; else in the working folder."""
    return (Path(draft).parent if _is_named(draft) else Path()) / load_profile.FILE_NAME


def _next(draft: str | None) -> Phrase:
    if _is_named(draft):
        return _NEXT.filled(draft=draft)
    return Phrase(*(_NEXT.fill(language, {"draft": _A_DRAFT[language]}) for language in LANGUAGES))


def _hidden(file: Path) -> tuple[Phrase, ...]:
    """Say which configuration will no longer count.

    Raises UsageError where the file exists already, PackError for a configuration with the wrong name.
    """
    if os.path.lexists(file):
        raise UsageError(_EXISTS.filled(file=str(file)))
    above = load_profile.find_configuration(file.parent) if file.name == load_profile.FILE_NAME else None
    return () if above is None else (_HIDES.filled(above=str(above)),)


def _put(file: Path, text: str) -> None:
    """Write a file, whole or not at all; raises DraftError where that cannot be done, as `--fix` does."""
    try:
        files.replace(file, text.encode("utf-8"))
    except OSError as error:
        raise DraftError(str(file), files.unwritten(error)) from None


def _show(lines: Iterable[str], output: Format) -> None:
    answering.show([(Piece(line),) for line in lines], output, "never")
