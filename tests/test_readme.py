"""Every command in the README does what it says, run in order in an empty folder."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```sh\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)
TOUR = [line for block in BLOCKS[2:] for line in block.splitlines() if line.strip()]


def test_exactly_two_commands_do_the_setting_up() -> None:
    assert [block.strip() for block in BLOCKS[:2]] == [
        "pip install . && assistant demo",
        'pip install ".[test]" && pytest',
    ]
    assert not any("pip" in line for line in TOUR)


def test_continuous_integration_runs_the_very_same_test_command() -> None:
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert BLOCKS[1].strip() in lines


def test_pictures_exist() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README)
    assert pictures
    assert all((ROOT / picture).is_file() for picture in pictures)


def without_comment(line: str) -> list[str]:
    return shlex.split(line, comments=True)


@pytest.fixture(scope="module")
def after_the_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder like a fresh clone after the first command, without the program's code."""
    folder = tmp_path_factory.mktemp("clone")
    for name in ("examples", "seeds", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns(".assistant"))
    assert run_in(folder, "assistant demo").returncode == 0
    assert (folder / "assistant-demo" / "brief.docx").is_file()
    return folder


def run_in(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    words = without_comment(line)
    if words[0] == "assistant":
        words[:1] = [sys.executable, "-m", "assistant.cli.main"]
    paths = os.pathsep.join([str(ROOT), os.environ.get("PYTHONPATH", "")])
    return subprocess.run(
        words,
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        env=os.environ | {"PYTHONPATH": paths},
    )


def test_the_tour_has_commands() -> None:
    assert len(TOUR) >= 8
    assert all(line.startswith("assistant ") for line in TOUR)


def test_every_command_of_the_tour_works(after_the_demo: Path) -> None:
    for line in TOUR:
        done = run_in(after_the_demo, line)
        # 1 says that the draft has findings to look at, which the tour explains.
        assert done.returncode in (0, 1), f"{line}\n{done.stdout}{done.stderr}"
        assert (done.stdout + done.stderr).strip(), line


def test_the_python_of_the_readme_runs(after_the_demo: Path) -> None:
    code = re.search(r"^```python\n(.*?)^```", README, flags=re.MULTILINE | re.DOTALL)
    assert code
    done = subprocess.run(
        [sys.executable, "-c", code.group(1)],
        cwd=after_the_demo,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert done.returncode == 0, done.stderr
    assert (after_the_demo / "from-python.docx").is_file()
