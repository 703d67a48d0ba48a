"""What `reviewlint init` writes: the profile that a draft announces, and the themes that a notice lists."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from reviewlint import corpus
from reviewlint.cli import drafts
from reviewlint.cli.answering import UsageError, language_of_system
from reviewlint.cli.init_file import Start, StartTheme
from reviewlint.decisions.recorded import one_line
from reviewlint.errors import DraftError
from reviewlint.notice.aspects import read_notice
from reviewlint.outline.parser import parse
from reviewlint.outline.styles import Style
from reviewlint.packs.catalogue import AUTO, FALLBACK
from reviewlint.packs.load_profile import available, load_profile, verify_name
from reviewlint.phrases import Phrase
from reviewlint.reading.cues import Cues
from reviewlint.reading.recognise import recognise
from reviewlint.reading.themes import is_like_theme
from reviewlint.reading.wordings import core_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reviewlint.draft.source import Source
    from reviewlint.notice.aspects import AspectList
    from reviewlint.outline.nodes import Outline
    from reviewlint.phrases import Language
    from reviewlint.profile import Profile, Subject

_OF_NOTICES: Final = "self-review"
"""The profile of drafts under a notice: it has no themes of its own."""
_LONGEST_TITLE: Final = 30  # characters; a longer heading is hardly the title of a section
_MOST_TITLES: Final = 12

_NAMED: Final = Phrase("由 --profile 指定", "named with --profile")
_NO_DRAFT: Final = Phrase("没有给出材料", "no draft was given")
_UNKNOWN: Final = Phrase("没有认出材料属于哪一类", "no kind of review was recognised in the draft")
_LISTED: Final = Phrase("通知列出了要对照的方面", "the notice lists the themes")
_WITHOUT: Final = Phrase(
    "材料像是 {detected}，但该规则集自带的方面与通知不同，改用它所依据的规则集",
    "the draft reads like {detected}, whose own themes are not those of the notice, so this is what that builds on",
)
_SAME: Final = Phrase("它的方面与通知列出的完全一致", "its themes are those that the notice lists")
_FROM: Final = Phrase(
    "方面读自 {notice} 第 {lines} 行，共 {found} 个；请与通知核对，以通知为准。",
    "The themes are read from {notice}, line {lines}: {found} of them. Check them; the notice decides.",
)
_AS_SHIPPED: Final = Phrase(
    "{notice} 第 {lines} 行列出的 {found} 个方面，与规则集 {profile} 的方面完全一致，不必再列。",
    "{notice}, line {lines}, lists the {found} themes of the profile {profile}: they need not be repeated.",
)
_NOT_ALL: Final = Phrase(
    "{notice} 说有 {number} 个方面，读出的是 {found} 个：请对照通知改正 themes",
    "{notice} speaks of {number} themes, {found} were read: correct `themes` by the notice",
)
_ANOTHER: Final = Phrase(
    "{notice} 第 {lines} 行另有一份清单，是{subject}的，共 {found} 个方面。",
    "{notice}, line {lines}, has another list of {found} themes, for {subject}.",
)
_SUBJECTS: Final[dict[Subject, Phrase]] = {
    "team": Phrase("班子", "teams"),
    "person": Phrase("个人", "persons"),
}
_NOTHING: Final = Phrase(
    "没有找到要对照的方面（如“对照……等5个方面”“重点查摆以下问题：……”），什么也没有写",
    "lists no themes to review (as in “对照……等5个方面”, “重点查摆以下问题：……”): nothing was written",
)
_OWN_THEMES: Final = Phrase(
    "规则集 {profile} 自带方面，会与通知的叠加；请用 --profile {base}",
    "the profile {profile} has themes of its own, beside which those of the notice would stand: use --profile {base}",
)
_STANDARD_INPUT: Final = Phrase("标准输入", "standard input")


class Beginning(Struct, frozen=True):
    """A configuration to be written: what it says, in which language, and what its user should know at once."""

    start: Start
    language: Language
    warnings: tuple[Phrase, ...] = ()


def begin(
    draft: str | None,
    notice: str | None,
    profile: str | None,
    encoding: str | None,
    language: Language | None,
) -> Beginning:
    """Return what to begin with. Raises DraftError for what cannot be read or lists no themes, UsageError, UnknownProfile."""
    if profile not in {None, AUTO}:
        verify_name(str(profile), drafts.open_shelf())
    if encoding:
        drafts.verify_codec(encoding)
    if draft is None:
        start = Start(profile or AUTO, _NAMED if profile else _NO_DRAFT)
        begun = Beginning(start, language or ("zh" if notice else language_of_system()))
    else:
        begun = _of_draft(drafts.read(draft, draft, encoding), profile, language)
    if notice is None:
        return begun
    return _with_themes(begun, drafts.read(notice, notice, encoding), profile)


def _of_draft(source: Source, wanted: str | None, language: Language | None) -> Beginning:
    outline = parse(source)
    choice = drafts.announced(outline, drafts.open_shelf())
    name = wanted if wanted not in {None, AUTO} else choice.name
    profile = load_profile(str(name), drafts.open_shelf())
    review = recognise(outline, profile)
    if wanted:
        named, reason = wanted, _NAMED
    elif choice.name == FALLBACK:
        named, reason = AUTO, _UNKNOWN
    else:
        named, reason = choice.name, Phrase(one_line(choice.reason.zh), one_line(choice.reason.en))
    unknown = tuple(dict.fromkeys(_unknown_titles(outline, profile)))[:_MOST_TITLES]
    return Beginning(Start(named, reason, review.subject, unknown), language or review.language)


def _unknown_titles(outline: Outline, profile: Profile) -> Iterator[str]:
    """Yield the headings of the highest level that are no section's title."""
    cues = Cues(profile.sections)
    for section in outline.sections:
        title = one_line(section.title.of(outline.source.text)).rstrip("。：:；")
        is_title = section.mark.style is not Style.BULLET and 0 < len(title) <= _LONGEST_TITLE
        if is_title and not cues.heading(title) and not is_like_theme(title, profile.themes):
            yield title


def _with_themes(begun: Beginning, notice: Source, wanted: str | None) -> Beginning:
    """Return a beginning with the themes of a notice, or with the shipped profile that has just these."""
    lists = read_notice(parse(notice))
    subject = begun.start.subject
    found = next((one for one in lists if None in {one.subject, subject} or one.subject == subject), None)
    found = found or next(iter(lists), None)
    if found is None:
        raise DraftError(notice.path, _NOTHING)
    same = _shipped_with(found)
    if same is not None and wanted in {None, AUTO, same}:
        remark = _AS_SHIPPED.filled(**_place(found, notice), profile=same)
        start = replace(begun.start, profile=same, reason=_SAME)
    else:
        remark = _FROM.filled(**_place(found, notice))
        start = replace(_without_own_themes(begun.start, wanted), themes=tuple(_themes(found)))
    remarks, warnings = [remark], list(begun.warnings)
    if found.number not in {None, len(found.aspects)}:
        warnings.append(_NOT_ALL.filled(**_place(found, notice), number=found.number))
        remarks += warnings[-1:]
    for other in lists:
        if found.subject is not None and other.subject not in {None, found.subject}:
            remarks.append(
                _ANOTHER.filled(**_place(other, notice), subject=_SUBJECTS[other.subject or "team"])
            )
    return replace(begun, start=replace(start, remarks=tuple(remarks)), warnings=tuple(warnings))


def _themes(found: AspectList) -> Iterator[StartTheme]:
    for aspect in found.aspects:
        yield StartTheme(one_line(aspect.title), tuple(map(one_line, aspect.aliases)))


def _shipped_with(found: AspectList) -> str | None:
    """Return the shipped profile that has the themes of a list, in its words and its order; None if none has."""
    wanted = [core_of(aspect.title) for aspect in found.aspects]
    for pack in available(drafts.open_shelf()):
        themes = load_profile(pack.name, drafts.open_shelf()).themes
        if [core_of(theme.title) for theme in themes] == wanted:
            return pack.name
    return None


def _without_own_themes(start: Start, wanted: str | None) -> Start:
    """Return a start whose profile has no themes. Raises UsageError where one with themes was asked for."""
    if start.profile == AUTO:
        return replace(start, profile=_OF_NOTICES, reason=_LISTED)
    base = _base(start.profile)
    if base == start.profile:
        return start
    if wanted == start.profile:
        raise UsageError(_OWN_THEMES.filled(profile=wanted, base=base))
    return replace(start, profile=base, reason=_WITHOUT.filled(detected=start.profile))


def _base(name: str) -> str:
    """Return the first pack without themes that a pack builds on: itself, if it has none."""
    extends = {pack.name: pack.extends for pack in available(drafts.open_shelf())}
    while load_profile(name, drafts.open_shelf()).themes and extends.get(name):
        name = extends[name][0]
    return name


def _place(found: AspectList, notice: Source) -> dict[str, object]:
    """Return where a list stands, as sentences name it."""
    ends = [notice.position(aspect.at).line for aspect in found.aspects]
    first, last = min(ends), max(ends)
    named = notice.path != corpus.STANDARD_INPUT
    return {
        "notice": one_line(Path(notice.path).name) if named else _STANDARD_INPUT,
        "lines": f"{first}" if first == last else f"{first}–{last}",
        "found": len(found.aspects),
    }
