"""A YAML document read as a pack: every key and value checked, nothing looked up in other packs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, cast, get_args

from reviewlint.packs.document import Fields, Gap, Node, Text
from reviewlint.packs.entries import Kind, Pack, WordsEntry
from reviewlint.packs.mistakes import EXPECTED, Notes, mistake
from reviewlint.packs.reading_links import read_links, read_topics
from reviewlint.packs.reading_rules import read_rules
from reviewlint.packs.values import (
    has_keys,
    is_id,
    is_known,
    is_name,
    read_choice,
    read_entries,
    read_fields,
    read_items,
    read_phrase,
    read_text,
    read_texts,
    read_truth,
    read_whole,
    read_words,
    unique,
    verify_pattern,
    wrong,
)
from reviewlint.phrases import LANGUAGES, Phrase
from reviewlint.profile import Detection, Role, SectionSpec, Subject, ThemeSpec

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from reviewlint.errors import Location
    from reviewlint.phrases import Language

    Reader = Callable[[Node, Notes], Any]

SECTION_KEYS: Final = ("role", "titles", "required")
SECTION_NEEDS: Final = ("role",)
THEME_KEYS: Final = ("id", "title", "aliases", "min_problems")
THEME_NEEDS: Final = ("id", "title")
WORDS_KEYS: Final = ("add", "remove")
_ONLY_IN: Final[Mapping[str, tuple[Kind, Phrase]]] = {
    "profile": ("configuration", Phrase("配置文件 .reviewlint.yml ", "the configuration .reviewlint.yml")),
    "ignore": ("configuration", Phrase("配置文件 .reviewlint.yml ", "the configuration .reviewlint.yml")),
    "detect": ("shipped", Phrase("随软件发布的规则集", "a pack that ships with the tool")),
}


def read_pack(name: str, kind: Kind, file: Path | None, root: Node, notes: Notes) -> Pack:
    """Return what a pack says; whatever is wrong goes to `notes` and counts as not said."""
    given = _read_keys(kind, root, notes)

    def read(key: str, reader: Reader, default: Any = None) -> Any:
        return reader(given[key][1], notes) if key in given else default

    if kind == "shipped" and not isinstance(root, Gap) and "title" not in given:
        notes.append(mistake(root.at, "missing-key", key="title"))
    return Pack(
        name=name,
        kind=kind,
        file=file,
        given=_places(given),
        title=read("title", read_phrase),
        description=read("description", read_phrase),
        source=read("source", read_text),
        profile=read("profile", _read_word),
        extends=read("extends", read_words, ()),
        language=cast("Language | None", read("language", _read_language)),
        subject=cast("Subject | None", read("subject", _read_subject)),
        detect=read("detect", _read_detection),
        sections=read("sections", _read_sections, ()),
        themes=read("themes", _read_themes, ()),
        words=read("words", _read_word_lists, ()),
        topics=read("topics", read_topics, ()),
        links=read("links", read_links, {}),
        rules=read("rules", read_rules, ()),
        ignore=read("ignore", _read_ignore, ()),
    )


PACK_KEYS: Final = tuple(
    key for key in Pack.__struct_fields__ if key not in {"name", "kind", "file", "given"}
)


def _read_keys(kind: Kind, root: Node, notes: Notes) -> Mapping[str, tuple[Text, Node]]:
    if isinstance(root, Text) and "：" in root.text:
        notes.append(mistake(root.place(root.text.index("：")), "fullwidth-colon"))
        return {}
    given = {}
    for key, value in read_entries(root, notes):
        if not is_known(key, PACK_KEYS, notes):
            continue
        owner, where = _ONLY_IN.get(key.text, (kind, None))
        if owner == kind:
            given[key.text] = (key, value)
        else:
            notes.append(mistake(key.at, "misplaced-key", key=key.text, where=where))
    return given


def _places(given: Mapping[str, tuple[Text, Node]]) -> Mapping[str, Location]:
    places = {name: key.at for name, (key, _) in given.items()}
    links = given["links"][1] if "links" in given else None
    inside = links.entries if isinstance(links, Fields) else ()
    return places | {f"links.{key.text}": key.at for key, _ in inside}


def _read_word(node: Node, notes: Notes) -> Text | None:
    return node if read_text(node, notes) is not None and isinstance(node, Text) else None


def _read_language(node: Node, notes: Notes) -> str | None:
    return read_choice(node, LANGUAGES, notes)


def _read_subject(node: Node, notes: Notes) -> str | None:
    return read_choice(node, get_args(Subject), notes)


def _read_detection(node: Node, notes: Notes) -> Detection:
    fields = read_fields(node, Detection.__struct_fields__, notes)
    found: dict[str, tuple[str, ...]] = {}
    for key in ("title", "text", "unless"):
        patterns = read_words(fields[key][1], notes) if key in fields else ()
        for pattern in patterns:
            verify_pattern(pattern, notes)
        found[key] = tuple(pattern.text for pattern in patterns)
    least = read_whole(fields["least"][1], 1, notes) if "least" in fields else None
    return Detection(found["title"], found["text"], found["unless"], least or 1)


def _read_sections(node: Node, notes: Notes) -> tuple[SectionSpec, ...]:
    found = (_read_section(item, notes) for item in read_items(node, notes))
    return unique((spec for spec in found if spec), "role", "duplicate-role", notes)


def _read_section(node: Node, notes: Notes) -> SectionSpec | None:
    fields = read_fields(node, SECTION_KEYS, notes)
    if not has_keys(fields, SECTION_NEEDS, node, notes):
        return None
    role = cast("Role | None", read_choice(fields["role"][1], get_args(Role), notes))
    titles = read_texts(fields["titles"][1], notes) if "titles" in fields else ()
    required = read_truth(fields["required"][1], notes) if "required" in fields else False
    return SectionSpec(role, titles, bool(required), node.at) if role else None


def _read_themes(node: Node, notes: Notes) -> tuple[ThemeSpec, ...]:
    found = (_read_theme(item, notes) for item in read_items(node, notes))
    return unique((spec for spec in found if spec), "id", "duplicate-theme", notes)


def _read_theme(node: Node, notes: Notes) -> ThemeSpec | None:
    fields = read_fields(node, THEME_KEYS, notes)
    complete = has_keys(fields, THEME_NEEDS, node, notes)
    title = read_text(fields["title"][1], notes) if "title" in fields else None
    aliases = read_texts(fields["aliases"][1], notes) if "aliases" in fields else ()
    least = read_whole(fields["min_problems"][1], 0, notes) if "min_problems" in fields else 1
    name = _read_word(fields["id"][1], notes) if "id" in fields else None
    if name is None or not is_id(name, notes) or not complete:
        return None
    return ThemeSpec(name.text, title or "", aliases, 1 if least is None else least, node.at)


def _read_word_lists(node: Node, notes: Notes) -> tuple[WordsEntry, ...]:
    entries = read_entries(node, notes)
    found = [_read_word_list(name, value, notes) for name, value in entries if is_name(name, notes)]
    return tuple(entry for entry in found if entry)


def _read_word_list(name: Text, node: Node, notes: Notes) -> WordsEntry | None:
    if isinstance(node, Fields):
        fields = read_fields(node, WORDS_KEYS, notes)
        add, remove = (read_words(fields[k][1], notes) if k in fields else () for k in WORDS_KEYS)
        return WordsEntry(name, None, add, remove)
    if isinstance(node, Text):
        wrong(node, EXPECTED["words"], notes)
        return None
    return WordsEntry(name, read_texts(node, notes))


def _read_ignore(node: Node, notes: Notes) -> tuple[str, ...]:
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - slow to import, and most configurations ignore nothing

    words = read_words(node, notes)
    for word in words:
        try:
            GitIgnoreSpec.from_lines([word.text])
        except ValueError:
            notes.append(mistake(word.at, "bad-ignore", pattern=word.text))
    return tuple(word.text for word in words)
