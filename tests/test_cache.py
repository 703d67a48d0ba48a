from __future__ import annotations

import os
import pickle
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from reviewlint import cache

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps access in lists, not in bits")


class Builder:
    """Counts how often it builds."""

    def __init__(self) -> None:
        self.built = 0

    def __call__(self) -> str:
        self.built += 1
        return f"甲{self.built}"


class Trap:
    """Springs when it is unpickled."""

    sprung = False

    def __reduce__(self) -> tuple[object, ...]:
        return setattr, (Trap, "sprung", True)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "above" / "cache"
    monkeypatch.setenv("REVIEWLINT_CACHE_DIR", str(folder))
    return folder


def remember(build: Builder, *key: bytes, name: str = "thing") -> str:
    return cache.remembered(name, key, build, str)


def test_a_value_is_built_once(folder: Path) -> None:
    build = Builder()
    assert [remember(build, b"k"), remember(build, b"k")] == ["甲1", "甲1"]
    assert build.built == 1
    assert len(list(folder.iterdir())) == 1


def test_another_key_or_name_is_another_value(folder: Path) -> None:
    build = Builder()
    found = {
        remember(build, b"ab", b"c"),
        remember(build, b"a", b"bc"),
        remember(build, b"ab", b"c", name="other"),
    }
    assert len(found) == 3
    assert len(list(folder.iterdir())) == 3


def test_another_version_of_the_tool_builds_anew(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build = Builder()
    remember(build)
    monkeypatch.setattr(cache, "__version__", "99")
    assert remember(build) == "甲2"
    assert folder.is_dir()


@posix_only
def test_only_the_user_can_read_it(folder: Path) -> None:
    remember(Builder())
    (entry,) = folder.iterdir()
    assert folder.stat().st_mode & 0o777 == 0o700
    assert entry.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("damage", [b"", b"short", b"x" * 100])
def test_a_damaged_entry_is_built_anew(folder: Path, damage: bytes) -> None:
    build = Builder()
    remember(build)
    (entry,) = folder.iterdir()
    entry.write_bytes(damage)
    assert [remember(build), remember(build)] == ["甲2", "甲2"]


def test_a_truncated_entry_is_built_anew(folder: Path) -> None:
    build = Builder()
    remember(build)
    (entry,) = folder.iterdir()
    entry.write_bytes(entry.read_bytes()[:-1])
    assert remember(build) == "甲2"


def test_an_entry_that_no_longer_holds_is_built_anew(folder: Path) -> None:
    build = Builder()

    remember(build)
    assert cache.remembered("thing", (), build, str, lambda kept: kept != "甲1") == "甲2"
    assert remember(build) == "甲2"
    assert len(list(folder.iterdir())) == 1


def test_an_entry_of_another_type_is_built_anew(folder: Path) -> None:
    assert cache.remembered("thing", (), lambda: 1, int) == 1
    assert [remember(Builder()), remember(Builder())] == ["甲1", "甲1"]
    assert len(list(folder.iterdir())) == 1


def test_an_entry_runs_no_code(folder: Path) -> None:
    payload = pickle.dumps(Trap())
    remember(Builder())
    (entry,) = folder.iterdir()
    entry.write_bytes(sha256(payload).digest() + payload)
    assert remember(Builder()) == "甲1"
    assert not Trap.sprung


@posix_only
@pytest.mark.parametrize("mode", [0o750, 0o720, 0o707, 0o777])
def test_a_folder_open_to_others_is_not_used(folder: Path, mode: int) -> None:
    build = Builder()
    remember(build)
    folder.chmod(mode)
    assert remember(build) == "甲2"
    assert len(list(folder.iterdir())) == 1


@posix_only
@pytest.mark.usefixtures("folder")
def test_a_folder_of_another_user_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    build = Builder()
    remember(build)
    other = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: other)
    assert remember(build) == "甲2"


@posix_only
def test_a_symbolic_link_is_not_used(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir(mode=0o700)
    folder.parent.mkdir()
    folder.symlink_to(tmp_path / "elsewhere")
    build = Builder()
    assert [remember(build), remember(build)] == ["甲1", "甲2"]
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_file_in_place_of_the_folder_is_left_alone(folder: Path) -> None:
    folder.parent.mkdir()
    folder.write_text("mine", encoding="utf-8")
    build = Builder()
    assert [remember(build), remember(build)] == ["甲1", "甲2"]
    assert folder.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_takes_no_files_stops_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> tuple[int, str]:
        raise PermissionError

    monkeypatch.setattr("tempfile.mkstemp", refuse)
    build = Builder()
    assert [remember(build), remember(build)] == ["甲1", "甲2"]
    assert list(folder.iterdir()) == []


def test_a_write_that_fails_leaves_nothing_behind(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> Path:
        raise OSError

    monkeypatch.setattr(Path, "replace", refuse)
    assert remember(Builder()) == "甲1"
    assert list(folder.iterdir()) == []


def test_an_empty_variable_means_no_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("REVIEWLINT_CACHE_DIR", "")
    monkeypatch.chdir(tmp_path)
    build = Builder()
    assert [remember(build), remember(build)] == ["甲1", "甲2"]
    assert list(tmp_path.iterdir()) == []


@posix_only
def test_by_default_it_is_in_the_users_cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REVIEWLINT_CACHE_DIR", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    remember(Builder())
    assert [path.parent.name for path in tmp_path.rglob("thing.*")] == ["reviewlint"]


def test_old_entries_of_a_name_are_removed(folder: Path) -> None:
    remember(Builder(), name="other")
    for number in range(20):
        remember(Builder(), str(number).encode())
        newest = max(folder.glob("thing.*"), key=lambda path: path.stat().st_mtime_ns)
        os.utime(newest, (number, number))
    assert len(list(folder.glob("thing.*"))) == 16
    assert len(list(folder.glob("other.*"))) == 1
    build = Builder()
    remember(build, b"19")
    assert build.built == 0
    remember(build, b"0")
    assert build.built == 1


def test_files_of_a_writer_that_died_are_removed_and_those_of_a_live_one_kept(folder: Path) -> None:
    remember(Builder(), b"first")
    dead, live = folder / "thing.aa.1.new", folder / "thing.aa.2.new"
    dead.touch()
    live.touch()
    os.utime(dead, (0, 0))
    remember(Builder(), b"second")
    assert not dead.exists()
    assert live.exists()


def test_an_entry_that_another_process_removes_meanwhile_is_no_failure(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(20):
        remember(Builder(), str(number).encode())

    def gone(*_: object, **__: object) -> None:
        raise FileNotFoundError

    monkeypatch.setattr(Path, "unlink", gone)
    assert remember(Builder(), b"last") == "甲1"
    assert folder.is_dir()


def test_a_stamp_changes_with_the_code_and_imports_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "stamped_package").mkdir()
    code = tmp_path / "stamped_package" / "__init__.py"
    code.write_text("raise RuntimeError", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    before = cache.stamp("stamped_package")
    assert before == cache.stamp("stamped_package")
    code.write_text("raise RuntimeError  # changed", encoding="utf-8")
    assert cache.stamp("stamped_package") not in {before, b""}
    assert "stamped_package" not in sys.modules


def test_the_stamp_of_what_is_not_installed_is_empty() -> None:
    assert cache.stamp("no_such_package_anywhere") == b""
