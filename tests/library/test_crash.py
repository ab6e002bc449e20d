"""Whatever stops an indexing, the library is in its old state or in its new one."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from assistant.errors import CannotWrite, LibraryBusy
from assistant.library import open_library
from tests.library.workspaces import everything, indexed, report_text, reports, write

CHECKOUT = Path(__file__).parents[2]

INDEX = """
import sys
from pathlib import Path
from assistant.library import open_library
open_library(Path(sys.argv[1])).index()
"""

KILLED_AT = """
import os, signal, sys
from pathlib import Path
from assistant.library import open_library
library, left = open_library(Path(sys.argv[1])), [int(sys.argv[2])]
import assistant.library.library, sqlite3, tantivy, filelock, assistant.passages
def count(event, _):
    if event.startswith(("open", "os.", "sqlite3.", "shutil.", "compile")):
        left[0] -= 1
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(count)
library.index()
print(int(sys.argv[2]) - left[0])
"""

TOO_LITTLE_ROOM = """
import resource, signal, sys
from pathlib import Path
from assistant.errors import CannotWrite
from assistant.library import open_library
library = open_library(Path(sys.argv[1]))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), int(sys.argv[2])))
try:
    library.index()
except CannotWrite as error:
    print(error)
    sys.exit(3)
"""

HOLDS_THE_LOCK = """
import sys
from pathlib import Path
from assistant.files.locking import writer_lock
with writer_lock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def run(program: str, *arguments: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    return subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        env=environment, cwd=CHECKOUT, capture_output=True, text=True, timeout=120,
    )  # fmt: skip


def half_changed(folder: Path) -> None:
    """Change, add, remove and rename something in a folder of reports."""
    write(folder, "report-001.txt", report_text("Report 001", 500, 30))
    write(folder, "report-100.txt", report_text("Report 100", 100, 30))
    (folder / "report-002.txt").unlink()
    (folder / "report-003.txt").rename(folder / "moved.txt")


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict, dict]:  # type: ignore[type-arg]
    """A workspace whose files have changed since it was indexed, and both its states."""
    folder = tmp_path_factory.mktemp("states") / "workspace"
    folder.mkdir()
    reports(folder, 6, paragraphs=30)
    indexed(folder)
    old = everything(folder)
    half_changed(folder)
    copy = folder.parent / "copy"
    shutil.copytree(folder, copy)
    open_library(copy).index()
    new = everything(copy)
    assert old != new
    return folder, old, new


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_killed_at_any_moment_it_is_the_old_library_or_the_new(
    states: tuple[Path, dict, dict],
    tmp_path: Path,  # type: ignore[type-arg]
) -> None:
    folder, old, new = states
    whole = shutil.copytree(folder, tmp_path / "whole")
    finished = run(KILLED_AT, whole, 1_000_000)
    assert finished.returncode == 0, finished.stderr
    events = int(finished.stdout)
    moments = [*random.Random(1).sample(range(1, events), 10), events - 1]  # noqa: S311
    for moment in moments:
        workspace = shutil.copytree(folder, tmp_path / f"killed-{moment}")
        assert run(KILLED_AT, workspace, moment).returncode == -9
        assert everything(workspace) in (old, new), f"killed at event {moment} of {events}"
        open_library(workspace).index()
        assert everything(workspace) == new
        left = {path.name.split("-")[0] for path in (workspace / ".assistant/library").iterdir()}
        assert left <= {"library.sqlite", "ranking"}, "nothing half-made stays behind"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no kill -9")
def test_killed_during_the_first_indexing_the_next_one_makes_it_whole(tmp_path: Path) -> None:
    model = reports(tmp_path / "model", 4)
    indexed(model)
    finished = run(KILLED_AT, reports(tmp_path / "whole", 4), 1_000_000)
    events = int(finished.stdout)
    for moment in [*random.Random(2).sample(range(1, events), 5), events - 4]:  # noqa: S311
        workspace = reports(tmp_path / f"killed-{moment}", 4)
        run(KILLED_AT, workspace, moment)
        assert open_library(workspace).sources() in ((), open_library(model).sources())
        open_library(workspace).index()
        assert everything(workspace) == everything(model)
        left = {path.name.split("-")[0] for path in (workspace / ".assistant/library").iterdir()}
        assert left <= {"library.sqlite", "ranking"}, "nothing half-made stays behind"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("room", [0, 40_000, 400_000])
def test_a_full_disk_leaves_no_half_of_a_first_library(tmp_path: Path, room: int) -> None:
    reports(tmp_path, 40, paragraphs=60)
    failed = run(TOO_LITTLE_ROOM, tmp_path, room)
    assert failed.returncode == 3, failed.stderr
    assert failed.stdout.count("\n") == 1 and str(tmp_path) in failed.stdout
    assert open_library(tmp_path).sources() == ()
    kept = (tmp_path / ".assistant/library").glob("*")
    assert not any(path.stat().st_size > room for path in kept if path.is_file())
    assert len(open_library(tmp_path).index().added) == 40


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("room", [0, 40_000, 150_000])
def test_a_full_disk_leaves_the_old_library(tmp_path: Path, room: int) -> None:
    reports(tmp_path, 3)
    indexed(tmp_path)
    before = everything(tmp_path)
    for number in range(100, 140):
        write(tmp_path, f"report-{number}.txt", report_text(f"Report {number}", number, 60))
    failed = run(TOO_LITTLE_ROOM, tmp_path, room)
    assert failed.returncode == 3, failed.stderr
    assert failed.stdout.count("\n") == 1 and str(tmp_path) in failed.stdout
    assert everything(tmp_path) == before
    assert len(open_library(tmp_path).index().added) == 40


def test_a_second_writer_waits_and_then_says_who_is_in_the_way(tmp_path: Path) -> None:
    from assistant.library.updating import update

    reports(tmp_path, 2)
    with indexed(tmp_path) as library:
        before = everything(tmp_path)
        write(tmp_path, "report-000.txt", report_text("Report 000", 99))
        holder = subprocess.Popen(
            [sys.executable, "-c", HOLDS_THE_LOCK, str(library.place / "writing.lock")],
            env={**os.environ, "PYTHONPATH": str(CHECKOUT)}, cwd=CHECKOUT,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        with holder:
            assert holder.stdout is not None and holder.stdout.readline() == "held\n"
            with pytest.raises(LibraryBusy, match="another assistant is writing"):
                update(library._target, seconds=0.05)
            report = library.refresh()
            assert report is not None and "as it was before" in report.notes[0]
            assert everything(tmp_path) == before, "searching goes on meanwhile"
            holder.communicate()
        assert library.index().changed == ("report-000",)


def test_two_processes_that_index_at_once_both_succeed(tmp_path: Path) -> None:
    reports(tmp_path, 8, paragraphs=30)
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    both = [
        subprocess.Popen([sys.executable, "-c", INDEX, str(tmp_path)], env=environment)
        for _ in range(2)
    ]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    whole = everything(tmp_path)
    shutil.rmtree(tmp_path / ".assistant")
    indexed(tmp_path)
    assert everything(tmp_path) == whole


def test_another_process_that_indexes_is_noticed_by_an_open_library(tmp_path: Path) -> None:
    reports(tmp_path, 2)
    with indexed(tmp_path) as library:
        assert len(library.sources()) == 2 and library.candidates([("polic", 1.0)])
        write(tmp_path, "new.txt", "New\n\nThe zebra crossed the road.\n")
        assert run(INDEX, tmp_path).returncode == 0
        assert len(library.candidates([("zebra", 1.0)])) == 1
        assert len(library.sources()) == 3


def test_a_number_never_comes_to_mean_another_passage(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "Title\n\nThe zebra crossed the road.\n")
    with indexed(tmp_path) as library:
        (number,) = [hit.number for hit in library.candidates([("zebra", 1.0)])]
        write(tmp_path, "a.txt", "Title\n\nThe giraffe crossed the road.\n")
        library.index()
        assert library.rows([number]) == [] and library.passages_by_number([number]) == []


def test_a_worker_process_that_dies_costs_one_file(tmp_path: Path) -> None:
    program = f"""
import os, sys
from pathlib import Path
sys.path.insert(0, {str(CHECKOUT)!r})
from assistant.library import stream, workers
stream.PARALLEL_FROM, workers._BATCH = 1, 2_000
import assistant.library.reading as reading
real = reading.hashlib.sha256
def deadly(data=b""):
    if b"DEADLY" in data and __name__ == "__mp_main__":
        os._exit(9)
    return real(data)
class Hashes:
    sha256 = staticmethod(deadly)
reading.hashlib = Hashes
if __name__ == "__main__":
    from assistant.library import open_library
    report = open_library(Path(sys.argv[1])).index(jobs=2)
    print(len(report.added), report.failed)
"""
    reports(tmp_path / "files", 9)
    write(tmp_path / "files", "report-004x.txt", "DEADLY\n\nwords\n")
    script = write(tmp_path, "script.py", program)
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "files")], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("9 ") and "ended the process" in done.stdout
    assert "report-004x.txt" in done.stdout


def test_where_the_disk_refuses_the_error_names_the_place(tmp_path: Path) -> None:
    reports(tmp_path, 1)
    (tmp_path / ".assistant").write_text("a file in the way", encoding="utf-8")
    with pytest.raises(CannotWrite, match=r"\.assistant"):
        open_library(tmp_path).index()
