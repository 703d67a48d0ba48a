"""What all tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from answer import Answer
from reviewlint.checks import assertion
from reviewlint.cli import answering, run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# On a machine that has other things to do everything takes longer.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer `--update`: what tests compare whole is written anew, for a person to review as a diff."""
    parser.addoption("--update", action="store_true", help="write expected reports and generated pages anew")


@pytest.fixture(name="update")
def _update(request: pytest.FixtureRequest) -> bool:
    return bool(request.config.getoption("--update"))


@pytest.fixture(scope="session", autouse=True)
def _cache_of_their_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep the tests out of the user's cache, and what the user has cached out of the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("REVIEWLINT_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


@pytest.fixture(scope="session", autouse=True)
def _patience() -> Iterator[None]:
    """Let no rule run out of time because the machine has other things to do; what is to run out of it says so."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(assertion, "SECONDS", 60.0)
        yield


@pytest.fixture(autouse=True)
def _english_mistakes(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let mistakes be told in English though the draft is Chinese; `test_usage.py` looks at how the language is chosen."""
    if request.module.__name__ != "test_usage":
        monkeypatch.setattr(answering, "_is_chinese", lambda _argument: False)


@pytest.fixture
def ask(capsys: pytest.CaptureFixture[str]) -> Callable[..., Answer]:
    """Run a command line in this process."""

    def call(*arguments: object) -> Answer:
        status = run([str(argument) for argument in arguments])
        return Answer(status, *capsys.readouterr())

    return call
