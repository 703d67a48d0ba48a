from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reviewlint.errors import PackError
from reviewlint.packs.catalogue import Catalogue, open_catalogue
from reviewlint.packs.load_profile import Configuration, load_configuration

if TYPE_CHECKING:
    from reviewlint.phrases import Language

SHIPPED = Path(__file__).parent / "shipped"
CHECKS = ("assertion", "placeholder", "vague-wording")

Configure = Callable[[str], Configuration]
Complain = Callable[..., list[str]]


@pytest.fixture(autouse=True)
def working_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("REVIEWLINT_CACHE_DIR", "")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    return open_catalogue(CHECKS, SHIPPED)


@pytest.fixture
def configure(catalogue: Catalogue) -> Configure:
    """Load a configuration from its text; its places read `.reviewlint.yml:…`."""

    def load(text: str) -> Configuration:
        Path(".reviewlint.yml").write_bytes(text.encode())
        return load_configuration(Path(".reviewlint.yml"), catalogue)

    return load


@pytest.fixture
def complain(configure: Configure) -> Complain:
    """Return what is said of a broken configuration, the name of the file left out."""

    def lines(text: str, language: Language = "en") -> list[str]:
        with pytest.raises(PackError) as caught:
            configure(text)
        return [line.removeprefix(".reviewlint.yml:") for line in caught.value.lines(language)]

    return lines
