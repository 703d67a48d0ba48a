"""The hook under the real pre-commit program: what a shared document repository gets from five lines."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(
    shutil.which("sed") is None, reason="git's own scripts need the usual commands"
)

ROOT = Path(__file__).parents[1]
CLEAN = "云岭县统计局工作情况汇报\n一、基本情况\n" + "全年走访企业12家，办结事项30件，逐一回访并登记在册。\n"
FAULTY = CLEAN.replace("12家", "xx家")
NAME = "材料 草稿（一）.txt"


def git(*arguments: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    command = ["git", "-c", "user.name=test", "-c", "user.email=test@example.invalid", *arguments]
    return execute(command, folder, **environment)


def execute(command: list[str], folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    beside_python = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        command,
        cwd=folder,
        check=False,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        env={**os.environ, "PATH": beside_python, **environment},
    )


@pytest.fixture(scope="module")
def tool(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository that holds the files of this checkout as they are now."""
    copy = tmp_path_factory.mktemp("reviewlint")
    listed = git("ls-files", "-z", "--cached", "--others", "--exclude-standard", folder=ROOT).stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file() and not name.startswith("tests/"):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    git("init", "-q", folder=copy)
    git("add", "-A", folder=copy)
    assert git("commit", "-q", "-m", "As it is", folder=copy).returncode == 0
    return copy


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for what pre-commit installs, shared by the tests of this file."""
    return tmp_path_factory.mktemp("pre-commit")


@pytest.fixture
def documents(tool: Path, home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a shared document repository with the hook switched on."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)  # these tests may themselves run in a hook
    monkeypatch.setenv("PRE_COMMIT_HOME", str(home))
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    git("init", "-q", folder=tmp_path)
    revision = git("rev-parse", "HEAD", folder=tool).stdout.strip()
    (tmp_path / ".pre-commit-config.yaml").write_text(
        f"repos:\n  - repo: {tool}\n    rev: {revision}\n    hooks:\n      - id: reviewlint\n        args: [--profile, writing]\n",
        encoding="utf-8",
    )
    execute([sys.executable, "-m", "pre_commit", "install"], tmp_path)
    return tmp_path


def commit(documents: Path, **files: str) -> subprocess.CompletedProcess[str]:
    for name, text in files.items():
        (documents / name).write_text(text, encoding="utf-8")
    git("add", "-A", folder=documents)
    return git("commit", "-m", "草稿", folder=documents)


def test_try_repo_shows_the_report(tool: Path, documents: Path) -> None:
    (documents / NAME).write_text(FAULTY, encoding="utf-8")
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(tool), "reviewlint", "--files", NAME]
    done = execute(command, documents)
    assert done.returncode == 1
    assert f"{NAME}:3:7  错误  placeholder  " in done.stdout
    assert "\x1b[" not in done.stdout


def test_commit_is_blocked_until_the_draft_is_in_order(documents: Path) -> None:
    blocked = commit(documents, **{NAME: FAULTY, "第二份 b.md": CLEAN, "程序.py": "xx = 1\n"})
    assert blocked.returncode == 1
    assert f"{NAME}:3:7  错误  placeholder  " in blocked.stdout
    assert "程序.py" not in blocked.stdout
    passed = commit(documents, **{NAME: CLEAN})
    assert passed.returncode == 0, passed.stdout
    assert "Passed" in passed.stdout


def test_broken_configuration_blocks_with_its_own_message(documents: Path) -> None:
    blocked = commit(documents, **{NAME: CLEAN, ".reviewlint.yml": "rules:\n  placeholdr: off\n"})
    assert blocked.returncode == 1
    assert ".reviewlint.yml:2:3: " in blocked.stdout
    assert "placeholder" in blocked.stdout
    assert "Traceback" not in blocked.stdout
    assert NAME not in blocked.stdout
