"""Packs taken from their files and lined up in the order in which they extend each other."""

from __future__ import annotations

import os
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from reviewlint.errors import Location, PackError
from reviewlint.packs.catalogue import AUTO, FALLBACK, Candidate, Index, PackInfo, Settings, contents
from reviewlint.packs.merge_packs import Elsewhere, Merging, look_around
from reviewlint.packs.mistakes import Notes, mistake
from reviewlint.packs.read_pack import read_pack
from reviewlint.packs.read_yaml import Fields, Text, read
from reviewlint.patterns import needed_words
from reviewlint.phrases import Phrase, near

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from reviewlint.errors import Mistake
    from reviewlint.packs.catalogue import Catalogue
    from reviewlint.packs.origins import Origins
    from reviewlint.packs.read_pack import Pack, PackKind
    from reviewlint.profile import Profile

_SUFFIXES = (".yml", ".yaml")


def build_index(catalogue: Catalogue) -> Index:
    """Read all shipped packs. Raises PackError with all that is wrong in any of them."""
    shelf = Shelf(catalogue)
    packs = [shelf.shipped(name) for name in catalogue.names]
    depths = {pack.name: len(shelf.line_up([pack])) - 1 for pack in packs}
    shelf.refuse_mistakes()
    infos = tuple(_info(pack) for pack in packs if _is_profile(pack))
    return Index(infos, tuple(_candidates(packs, depths)))


def _is_profile(pack: Pack) -> bool:
    """Tell whether a pack checks anything; one that only holds topics is there for others to build on."""
    return bool(pack.detect or pack.rules or not pack.topics)


def _info(pack: Pack) -> PackInfo:
    return PackInfo(
        pack.name,
        pack.title or Phrase(pack.name, pack.name),
        pack.description or Phrase("", ""),
        pack.source,
        tuple(word.text for word in pack.extends),
        len(pack.detect.title) + len(pack.detect.text) if pack.detect else 0,
    )


def _candidates(packs: list[Pack], depths: Mapping[str, int]) -> list[Candidate]:
    return [
        Candidate(
            pack.name,
            pack.title or Phrase(pack.name, pack.name),
            depths[pack.name],
            pack.detect,
            {pattern: needed_words(pattern) for pattern in pack.detect.patterns},
        )
        for pack in packs
        if pack.detect
    ]


def build_settings(catalogue: Catalogue, path: Path) -> Settings:
    """Read a configuration and check it against all packs it can meet.

    Raises PackError with all that is wrong in it, in the files that it extends and in the shipped packs.
    """
    shelf = Shelf(catalogue)
    configuration = shelf.open(path, "configuration")
    profile = AUTO
    if configuration.profile is not None:
        profile = configuration.profile.text
        if profile not in {AUTO, *catalogue.names}:
            offered = (name for name in catalogue.names if _is_profile(shelf.shipped(name)))
            shelf.note_unknown_pack(configuration.profile, {AUTO, *offered})
    name = profile if profile in catalogue.names else FALLBACK
    merge(shelf, _line_up(shelf, name, configuration), name)
    return Settings(profile, configuration.ignore, tuple(shelf.files))


def build_profile(catalogue: Catalogue, name: str, path: Path | None) -> Profile:
    """Merge a shipped pack, with all that it extends, and the configuration at `path` on top.

    Raises PackError with all that is wrong in any of the files.
    """
    shelf = Shelf(catalogue)
    return merge(shelf, _line_up(shelf, name, shelf.open(path, "configuration") if path else None), name)


def build_origins(catalogue: Catalogue, name: str, path: Path | None) -> Origins:
    """Return where the values of the profile that `build_profile` gives come from."""
    from reviewlint.packs.origins import trace  # noqa: PLC0415 - few runs ask for it

    shelf = Shelf(catalogue)
    configuration = shelf.open(path, "configuration") if path else None
    around = [shelf.shipped(name) for name in catalogue.names] if configuration else []
    return trace(_line_up(shelf, name, configuration), shelf.line_up(around))


def _line_up(shelf: Shelf, name: str, configuration: Pack | None) -> tuple[Pack, ...]:
    base = [shelf.shipped(name)] if name in shelf.catalogue.names else []
    return shelf.line_up([*base, configuration] if configuration else base)


def merge(shelf: Shelf, packs: Sequence[Pack], name: str) -> Profile:
    """Return the profile that some packs, lined up, come to.

    Raises PackError with all that is wrong in any of the files on the shelf.
    """
    is_shipped = all(pack.kind == "shipped" for pack in packs)
    elsewhere = Elsewhere() if is_shipped else shelf.look_around()
    merging = Merging(shelf.catalogue.checks, shelf.notes, elsewhere, complete=shelf.complete)
    for pack in packs:
        merging.add(pack)
    profile = merging.profile(name, packs[-1].ignore)
    shelf.refuse_mistakes()
    return profile


class Shelf:
    """The packs read so far, each once.

    `files` holds the real path and the digest of every user's file among them. Once a file is missing or has no
    keys that can be read, the shelf is not `complete`, and nothing can be called unknown any more.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        self.notes: Notes = []
        self.complete = True
        self.files: list[tuple[str, bytes]] = []
        self._packs: dict[str, Pack] = {}
        self._order: dict[str, int] = {}

    def shipped(self, name: str) -> Pack:
        """Return a shipped pack; its places read `rules/<name>.yml:…`."""
        if name not in self._packs:
            data = self.catalogue.files[self.catalogue.names.index(name)]
            self._packs[name] = self._read(name, f"rules/{name}.yml", "shipped", None, data)
        return self._packs[name]

    def open(self, path: Path, kind: PackKind) -> Pack:
        """Return the pack in a user's file; its places show the path as it is given.

        Raises PackError if the file cannot be read.
        """
        file = Path(os.path.abspath(path))  # noqa: PTH100 - a symbolic link extends from where it stands
        if str(file) not in self._packs:
            try:
                data = contents(file)
            except OSError as error:
                raise PackError([_unreadable(path, error)]) from None
            self.files.append((str(file), sha256(data).digest()))
            self._packs[str(file)] = self._read(str(path), str(path), kind, file, data)
        return self._packs[str(file)]

    def _read(self, name: str, shown: str, kind: PackKind, file: Path | None, data: bytes) -> Pack:
        self._order[shown] = len(self._order)
        pack, has_keys, notes = _pack_in(name, shown, kind, file, data)
        self.complete = self.complete and has_keys
        self.notes += notes
        return pack

    def line_up(self, packs: list[Pack]) -> tuple[Pack, ...]:
        """Return packs with all that they extend, each once, before the first that extends it."""
        lined: dict[str, Pack] = {}
        for pack in packs:
            self._line_up(pack, lined, {})
        return tuple(lined.values())

    def _line_up(self, pack: Pack, lined: dict[str, Pack], above: Mapping[str, str]) -> None:
        above = {**above, pack.key: pack.name}
        for word in pack.extends:
            target = self._find(word, pack)
            if target is None:
                continue
            if target.key in above:
                names = list(above.values())[list(above).index(target.key) :]
                chain = " → ".join([*names, target.name])
                self.notes.append(mistake(word.at, "extends-cycle", chain=chain))
            elif target.key not in lined:
                self._line_up(target, lined, above)
        lined[pack.key] = pack

    def _find(self, word: Text, pack: Pack) -> Pack | None:
        if pack.file is not None and ("/" in word.text or word.text.endswith(_SUFFIXES)):
            path = Path(os.path.normpath(Path(pack.name).parent / word.text))
            # Mistakes quote what they are about: they must not be a way to read other files.
            if path.suffix not in _SUFFIXES:
                self.complete = False
                self.notes.append(mistake(word.at, "not-a-pack", path=word.text))
                return None
            try:
                return self.open(path, "shared")
            except PackError:
                self.complete = False
                self.notes.append(mistake(word.at, "no-such-file", path=word.text))
                return None
        if word.text in self.catalogue.names:
            return self.shipped(word.text)
        self.note_unknown_pack(word, self.catalogue.names)
        return None

    def note_unknown_pack(self, word: Text, known: set[str] | tuple[str, ...]) -> None:
        """Note that no shipped pack has a name; it may be the title of one."""
        for name in self.catalogue.names:
            title = self.shipped(name).title
            if title is not None and word.text.strip() in {title.zh, title.en}:
                self.notes.append(mistake(word.at, "pack-title", title=word.text, name=name))
                return
        self.notes.append(mistake(word.at, "unknown-pack", name=word.text, near=near(word.text, known)))

    def look_around(self) -> Elsewhere:
        """Return what any shipped pack knows."""
        return look_around(self.line_up([self.shipped(name) for name in self.catalogue.names]))

    def refuse_mistakes(self) -> None:
        """Raise PackError if anything was noted: each mistake once, file by file, in order of place."""
        if self.notes:
            found = dict.fromkeys(self.notes)
            raise PackError(sorted(found, key=self._rank))

    def _rank(self, found: Mistake) -> tuple[int, int, int]:
        at = found.location
        return self._order[at.path], at.line, at.column


def _unreadable(path: Path, error: OSError) -> Mistake:
    at = Location(str(path), 1, 1)
    if isinstance(error, FileNotFoundError) and not path.is_symlink():
        return mistake(at, "no-such-file", path=path)
    return mistake(at, "unreadable", reason=error.strerror or type(error).__name__)


@lru_cache(maxsize=32)
def _pack_in(
    name: str, shown: str, kind: PackKind, file: Path | None, data: bytes
) -> tuple[Pack, bool, tuple[Mistake, ...]]:
    """Return the pack in a file, whether it has keys that can be read, and all that is wrong in it.

    Reading takes most of the time that a profile does, and most profiles build on the same packs.
    """
    notes: Notes = []
    root = read(shown, data, notes)
    pack = read_pack(name, kind, file, root, notes)
    return pack, isinstance(root, Fields), tuple(notes)
