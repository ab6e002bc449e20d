"""Where a library is kept: inside the workspace, or elsewhere where that cannot be written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from assistant.library import open_library
from assistant.library.place import find_place
from tests.library.workspaces import everything, indexed, reports, write

CHECKOUT = Path(__file__).parents[2]

SEARCH = """
import os, sys
from pathlib import Path
from assistant.library import open_library
from assistant.library.place import find_place
usual, read_only = map(Path, sys.argv[1:])
with open_library(usual) as library:  # loads all there is to load, while it may be read
    library.index()
    library.candidates([("polic", 1.0)])
import platformdirs.unix
if os.geteuid() == 0:
    os.setuid(65534)  # nothing is forbidden to root, so somebody else searches
for _ in range(2):
    with open_library(read_only) as library:
        report = library.refresh()
        print(len(report.added) if report else report, len(library.candidates([("board", 1.0)])))
print(library.place_note)
print(library.place)
"""


def test_the_library_is_kept_in_the_workspace_and_out_of_version_control(tmp_path: Path) -> None:
    reports(tmp_path, 1)
    with indexed(tmp_path) as library:
        assert library.place == tmp_path / ".assistant"
        assert library.place_note is None
    assert (tmp_path / ".assistant" / ".gitignore").read_text(encoding="utf-8") == "*\n"


@pytest.mark.skipif(sys.platform == "win32", reason="permissions are another thing on Windows")
def test_a_read_only_folder_is_searched_with_its_library_elsewhere() -> None:
    # Not pytest's own folder: other users may not enter that.
    with TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        search_a_read_only_folder(Path(name).resolve())


def search_a_read_only_folder(tmp_path: Path) -> None:
    usual = reports(tmp_path / "usual", 1)
    workspace = write(tmp_path, "workspace/a.txt", "Minutes\n\nThe board met.\n").parent
    cache = tmp_path / "cache"
    cache.mkdir()
    cache.chmod(0o777)
    workspace.chmod(0o555)
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT), "XDG_CACHE_HOME": str(cache)}
    environment["HOME"] = str(cache)
    done = subprocess.run(
        [sys.executable, "-c", SEARCH, str(usual), str(workspace)],
        env=environment,
        cwd=workspace,
        capture_output=True,
        text=True,
        timeout=60,
    )
    workspace.chmod(0o755)
    assert done.returncode == 0, done.stderr
    first, second, note, place = done.stdout.splitlines()
    assert (first, second) == ("1 1", "None 1")
    assert "cannot be written to, so its library is kept in" in note
    assert Path(place).is_relative_to(cache)
    assert not (workspace / ".assistant").exists()


def test_moving_the_workspace_moves_its_library(tmp_path: Path) -> None:
    reports(tmp_path / "one", 3)
    indexed(tmp_path / "one").close()
    before = everything(tmp_path / "one")
    (tmp_path / "one").rename(tmp_path / "two")
    assert everything(tmp_path / "two") == before
    with open_library(tmp_path / "two") as library:
        assert library.index().unchanged == ("report-000", "report-001", "report-002")


def test_a_store_that_no_brief_has_used_for_a_season_is_deleted(tmp_path: Path) -> None:
    reports(tmp_path / "one", 1)
    reports(tmp_path / "two", 1)
    for name in ("one", "two"):
        open_library(tmp_path, sources=[tmp_path / name]).index()
    abandoned, used = _stores(tmp_path)
    for store in (abandoned, used):
        os.utime(store, (0, 0))
    (name,) = [n for n in ("one", "two") if _store_of(tmp_path, n) == used]
    assert open_library(tmp_path, sources=[tmp_path / name]).refresh() is None
    open_library(tmp_path).index()
    assert not abandoned.exists()
    assert _stores(tmp_path) == [tmp_path / ".assistant" / "library", used]


def _stores(folder: Path) -> list[Path]:
    return sorted((folder / ".assistant").glob("library*"))


def _store_of(folder: Path, name: str) -> Path:
    return find_place(folder).store([folder / name])
