"""From a name, or a configuration's path, to a profile: from the cache, or built from the packs."""

from __future__ import annotations

import os
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from reviewlint import cache
from reviewlint.errors import Location, PackError
from reviewlint.packs.catalogue import AUTO, Index, Settings, UnknownProfile, contents
from reviewlint.phrases import Phrase, near
from reviewlint.profile import Profile

if TYPE_CHECKING:
    from reviewlint.errors import Mistake
    from reviewlint.packs.catalogue import Catalogue, PackInfo
    from reviewlint.packs.origins import Origins

FILE_NAME: Final = ".reviewlint.yml"
_NEARLY: Final = (".reviewlint.yaml", "reviewlint.yml", "reviewlint.yaml")


class Configuration(Struct, frozen=True):
    """What a `.reviewlint.yml` asks for, or the defaults where there is none.

    `profile` is the name of a shipped pack or `auto`; `ignore` holds gitignore patterns relative to `folder`;
    `files` are all files it consists of, by real path, with their digests.
    """

    catalogue: Catalogue
    path: Path | None = None
    profile: str = AUTO
    ignore: tuple[str, ...] = ()
    files: tuple[tuple[str, bytes], ...] = ()

    @property
    def folder(self) -> Path:
        """The folder of the file; the working folder where there is none."""
        return self.path.parent if self.path else Path()

    def profile_for(self, name: str) -> Profile:
        """Return a shipped pack, all that it extends, and this configuration on top.

        Raises UnknownProfile if no shipped pack is called `name`, PackError with all mistakes of all files.
        """
        verify_name(name, self.catalogue)
        return _profile(self, name)

    def origins_of(self, name: str) -> Origins:
        """Return where the values of the profile that `profile_for` gives come from."""
        return _origins(self, name)


def available(catalogue: Catalogue) -> tuple[PackInfo, ...]:
    """Return what there is to choose from, by name: packs that only hold topics are for other packs to build on.

    Raises PackError with all that is wrong in any of the packs.
    """
    return index(catalogue).packs


@lru_cache(maxsize=8)
def index(catalogue: Catalogue) -> Index:
    """Return the packs and the words that announce them, without merging any.

    Raises PackError with all that is wrong in any of the packs.
    """

    def build() -> Index:
        from reviewlint.packs.collect_packs import build_index  # noqa: PLC0415 - reads YAML, not needed in a warm start

        return build_index(catalogue)

    return cache.remembered("packs", (catalogue.digest,), build, Index)


def verify_name(name: str, catalogue: Catalogue) -> None:
    """Raise UnknownProfile unless a shipped pack is called `name`."""
    if name in catalogue.names:
        return
    listed = tuple(pack.name for pack in available(catalogue))
    choice = near(name, listed)
    raise UnknownProfile(
        Phrase(
            f"没有“{name}”这个规则集{choice.zh}；可用的有 {'、'.join(listed)}",
            f"unknown profile “{name}”{choice.en}; there are {', '.join(listed)}",
        )
    )


def load_profile(name: str, catalogue: Catalogue) -> Profile:
    """Return a shipped pack with all that it extends.

    Raises UnknownProfile if no shipped pack is called `name`, PackError with all mistakes of all files.
    """
    return Configuration(catalogue).profile_for(name)


def load_configuration(path: Path, catalogue: Catalogue) -> Configuration:
    """Read a configuration; places in its mistakes show `path` as it is given.

    Raises PackError with all mistakes of it and of all files that it extends.
    """

    def build() -> Settings:
        from reviewlint.packs.collect_packs import build_settings  # noqa: PLC0415 - reads YAML, not needed when warm

        return build_settings(catalogue, path)

    key = (catalogue.digest, os.fsencode(path), os.fsencode(path.absolute()))
    settings = cache.remembered("configuration", key, build, Settings, _is_unchanged)
    return Configuration(catalogue, path, settings.profile, settings.ignore, settings.files)


def find_configuration(start: Path) -> Path | None:
    """Return the `.reviewlint.yml` that a draft or folder is under: the nearest one on the way up.

    It is shown as `start` was: relative to the working folder if it is below that and `start` was relative.
    Whatever has that name and is no folder counts, a dangling link too: it must not go unnoticed. Raises
    PackError for a `.reviewlint.yaml` or one without the dot, which would.
    """
    place = Path(os.path.abspath(start))  # noqa: PTH100 - `..` and links are taken as written, as a shell shows them
    for folder in (place, *place.parents):
        found = folder / FILE_NAME
        if os.path.lexists(found) and not os.path.isdir(found):  # noqa: PTH112 - Path raises for over-long names
            return _shown(found, start)
        for nearly in _NEARLY:
            if os.path.isfile(folder / nearly):  # noqa: PTH113 - as above
                raise PackError([_wrong_name(_shown(folder / nearly, start))])
    return None


def _shown(found: Path, start: Path) -> Path:
    here = Path.cwd()
    return found.relative_to(here) if not start.is_absolute() and found.is_relative_to(here) else found


@lru_cache(maxsize=64)
def _profile(configuration: Configuration, name: str) -> Profile:
    def build() -> Profile:
        from reviewlint.packs.collect_packs import build_profile  # noqa: PLC0415 - reads YAML, not needed when warm

        return build_profile(configuration.catalogue, name, configuration.path)

    about = repr((name, str(configuration.path), configuration.files)).encode()
    key = (configuration.catalogue.digest, about)
    return cache.remembered("profile", key, build, Profile)


@lru_cache(maxsize=64)
def _origins(configuration: Configuration, name: str) -> Origins:
    from reviewlint.packs.collect_packs import build_origins  # noqa: PLC0415 - reads YAML, which few runs need

    return build_origins(configuration.catalogue, name, configuration.path)


def _is_unchanged(settings: Settings) -> bool:
    """Tell whether the files that remembered settings came from are still what they were."""
    try:
        return all(sha256(contents(Path(path))).digest() == digest for path, digest in settings.files)
    except (OSError, ValueError):  # gone, or no file any more: reading anew says what is wrong
        return False


def _wrong_name(path: Path) -> Mistake:
    from reviewlint.packs.mistakes import mistake  # noqa: PLC0415 - not needed where all is well

    return mistake(Location(str(path), 1, 1), "wrong-name")
