"""The wheel: it holds all data files, and what it installs works anywhere."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

from reviewlint import __version__

ROOT = Path(__file__).parents[1]
FAULTY = "云岭县统计局工作情况汇报\n一、基本情况\n全年走访企业xx家，办结事项30件，逐一回访并登记在册。\n"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


def test_wheel_holds_every_module_pack_and_grammar(wheel: Path) -> None:
    wanted = {
        f"reviewlint/{path.relative_to(base)}"
        for base, pattern in (
            (ROOT / "linter" / "reviewlint", "**/*.py"),
            (ROOT, "rules/**/*.yml"),
            (ROOT, "grammar/*.lark"),
        )
        for path in base.glob(pattern)
    }
    names = set(zipfile.ZipFile(wheel).namelist())
    assert wanted <= names
    assert {
        "reviewlint/rules/writing.yml",
        "reviewlint/rules/lexicon/facts.yml",
        "reviewlint/grammar/document.lark",
    } <= wanted
    assert "reviewlint/py.typed" in names
    assert f"reviewlint-{__version__}.dist-info/licenses/LICENSE" in names
    assert {name.split("/")[0] for name in names} == {"reviewlint", f"reviewlint-{__version__}.dist-info"}


def test_installed_tool_works_in_a_foreign_folder(wheel: Path, tmp_path: Path) -> None:
    venv.create(tmp_path / "venv", with_pip=True)
    scripts = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python, tool = scripts / "python", scripts / "reviewlint"
    subprocess.run([python, "-m", "pip", "install", "-q", str(wheel)], check=True, capture_output=True)
    foreign = tmp_path / "外地"
    foreign.mkdir()
    (foreign / "草稿.txt").write_text(FAULTY, encoding="utf-8")
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    environment = {**kept, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}

    def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=foreign, env=environment, check=False, capture_output=True, encoding="utf-8"
        )

    for command in ([tool], [python, "-m", "reviewlint"]):
        done = run(*command, "草稿.txt", "--profile", "writing")
        assert (done.returncode, done.stderr) == (1, "")
        assert "草稿.txt:3:7  错误  placeholder  " in done.stdout
    assert run(tool, "--version").stdout == f"reviewlint {__version__}\n"
    assert (
        run(tool, "profiles").stdout.count("self-review-20") >= 4
    )  # two runs say the same of packs as of code
