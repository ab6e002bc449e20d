"""A batch: every brief gets its row, one failure stops nothing, nothing edited is replaced."""

from __future__ import annotations

import csv
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from assistant import run_batch as run
from assistant.batch.manifest import Entry, write_manifest
from assistant.batch.names import output_names
from assistant.errors import CannotWrite
from assistant.shipped import shipped

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def run_batch(briefs: list[Path], out: Path, **asked: Any) -> tuple[Entry, ...]:
    return run(briefs, out=out, **asked)


@pytest.fixture
def briefs(tmp_path: Path) -> list[Path]:
    shutil.copytree(shipped("seeds"), tmp_path / "seeds")
    folder = tmp_path / "examples"
    folder.mkdir()
    names = ("letter-to-companies.yaml", "briefing-note.yaml")
    return [Path(shutil.copy(EXAMPLES / name, folder / name)) for name in names]


def manifest(out: Path) -> list[dict[str, Any]]:
    held: list[dict[str, Any]] = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    return held


def test_every_brief_is_drafted_and_listed(briefs: list[Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    entries = run_batch(briefs, out)
    assert [entry.status for entry in entries] == ["written", "written"]
    assert sorted(path.name for path in out.glob("[!.]*")) == [
        "briefing-note.docx",
        "letter-to-companies.docx",
        "likeness.json",
        "manifest.json",
        "report.csv",
    ]
    assert manifest(out) == [entry.model_dump() for entry in entries]
    assert all(entry.words > 100 and entry.quotes for entry in entries)


def test_one_failure_never_stops_the_rest(briefs: list[Path], tmp_path: Path) -> None:
    broken = briefs[0].with_name("broken.yaml")
    broken.write_text("consultation: 7\n", encoding="utf-8")
    entries = run_batch([broken, briefs[0].with_name("absent.yaml"), *briefs], tmp_path / "out")
    assert [entry.status for entry in entries] == ["failed", "failed", "written", "written"]
    assert "broken.yaml, line 1" in (entries[0].error or "")
    assert "absent.yaml" in (entries[1].error or "")


def test_a_file_in_the_way_of_the_folder_is_named(briefs: list[Path], tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file", encoding="utf-8")
    with pytest.raises(CannotWrite, match="in the way"):
        run_batch(briefs, tmp_path / "out")


def test_running_again_writes_nothing_that_has_not_changed(
    briefs: list[Path], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run_batch(briefs, out)
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in out.glob("*.docx")}
    again = run_batch(briefs, out)
    assert [entry.status for entry in again] == ["unchanged", "unchanged"]
    assert before == {p: (p.read_bytes(), p.stat().st_mtime_ns) for p in out.glob("*.docx")}


def test_a_changed_brief_replaces_its_own_untouched_draft(
    briefs: list[Path], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    first = run_batch(briefs, out)
    text = briefs[1].read_text(encoding="utf-8")
    briefs[1].write_text(
        text.replace("Priya Nair", "Priya Rao").replace("title: Ch", "title: On ch"),
        encoding="utf-8",
    )
    again = run_batch(briefs, out)
    assert [entry.status for entry in again] == ["unchanged", "written"]
    assert again[1].output == first[1].output
    assert again[1].sha256 != first[1].sha256


def test_a_draft_that_a_person_edited_is_left_and_the_new_one_stands_beside_it(
    briefs: list[Path], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run_batch(briefs, out)
    edited = out / "briefing-note.docx"
    edited.write_bytes(b"edited by hand")
    for _ in range(2):
        again = run_batch(briefs, out)
        assert [(e.output, e.status) for e in again] == [
            ("letter-to-companies.docx", "unchanged"),
            ("briefing-note (2).docx", "edited"),
        ]
    assert edited.read_bytes() == b"edited by hand"
    assert len(list(out.glob("*.docx"))) == 3


def test_many_processes_give_the_same_bytes_as_one(briefs: list[Path], tmp_path: Path) -> None:
    many = []
    for number in range(10):
        copy = briefs[0].with_name(f"letter-{number}.yaml")
        many.append(Path(shutil.copy(briefs[number % 2], copy)))
    one = run_batch(many, tmp_path / "one", jobs=1)
    two = run_batch(many, tmp_path / "two", jobs=2)
    assert one == two
    for entry in one:
        assert entry.output is not None
        held = [(tmp_path / folder / entry.output).read_bytes() for folder in ("one", "two")]
        assert held[0] == held[1]


def test_the_report_opens_in_a_spreadsheet_and_runs_no_formula(
    briefs: list[Path], tmp_path: Path
) -> None:
    bad = briefs[0].with_name("=cmd.yaml")
    bad.write_text("x: 1\n", encoding="utf-8")
    run_batch([Path(shutil.copy(briefs[0], tmp_path / "=1+1.yaml")), bad], tmp_path / "out")
    with (tmp_path / "out" / "report.csv").open(encoding="utf-8-sig", newline="") as rows:
        held = list(csv.DictReader(rows))
    assert [row["status"] for row in held] == ["failed", "failed"]
    assert not [cell for row in held for cell in row.values() if cell.startswith("=")]


def test_no_name_in_the_report_begins_a_formula_wherever_a_spreadsheet_parts_the_cells(
    tmp_path: Path,
) -> None:
    names = ["=1+1", " @SUM(A1)", "a;=1+1", "a;\t-1", "＝1", "+44", "A - B"]
    write_manifest(
        tmp_path, [Entry(brief="a.yaml", status="written", approved_by=name) for name in names]
    )
    with (tmp_path / "report.csv").open(encoding="utf-8-sig", newline="") as rows:
        held = [row["approved_by"] for row in csv.DictReader(rows)]
    assert held[-1] == "A - B"
    parts = [part for cell in held for part in re.split(r"[;\t]", cell)]
    assert not [part for part in parts if part.strip().startswith(tuple("=+-@＝"))]


def test_names_are_safe_and_all_different() -> None:
    paths = [
        Path(f"/a/{name}.yaml") for name in ("Ünï Çode", "uni code", "CON", "x/../y", "UNI-CODE")
    ]
    names = output_names(paths, "docx")
    assert names == ["uni-code.docx", "uni-code-2.docx", "con_.docx", "y.docx", "uni-code-3.docx"]
    briefs = [Path("/a/north branch/brief.yaml"), Path("/a/South/brief.yaml")]
    assert output_names(briefs, "docx") == ["north-branch.docx", "south.docx"]


def test_a_folder_stands_for_the_brief_in_it(briefs: list[Path], tmp_path: Path) -> None:
    folder = tmp_path / "north branch"
    folder.mkdir()
    text = briefs[1].read_text(encoding="utf-8")
    (folder / "brief.yaml").write_text(text, encoding="utf-8")
    entries = run_batch([folder], tmp_path / "out")
    assert [(e.status, e.output) for e in entries] == [("written", "north-branch.docx")]


def test_a_draft_of_another_brief_of_the_same_name_is_never_replaced(
    briefs: list[Path], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    first = run_batch([briefs[0]], out)
    held = (out / str(first[0].output)).read_bytes()
    other = briefs[0].parent.parent / "others" / briefs[0].name
    other.parent.mkdir()
    shutil.copy(briefs[1], other)
    second = run_batch([other], out)
    assert second[0].output == "letter-to-companies (2).docx"
    assert (out / str(first[0].output)).read_bytes() == held


def test_a_draft_is_known_for_its_own_after_a_failure_or_another_batch_in_between(
    briefs: list[Path], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    first = run_batch(briefs[1:], out)
    whole = briefs[1].read_text(encoding="utf-8")
    briefs[1].write_text("consultation: 7\n", encoding="utf-8")
    assert [entry.status for entry in run_batch(briefs[1:], out)] == ["failed"]
    run_batch(briefs[:1], out)
    briefs[1].write_text(whole.replace("title: Ch", "title: On ch"), encoding="utf-8")
    again = run_batch(briefs[1:], out)
    assert [(entry.output, entry.status) for entry in again] == [(first[0].output, "written")]
    assert again[0].sha256 != first[0].sha256


def test_the_draft_beside_an_edited_one_is_replaced_and_does_not_pile_up(
    briefs: list[Path], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    run_batch(briefs[1:], out)
    (out / "briefing-note.docx").write_bytes(b"edited by hand")
    for title in ("title: On ch", "title: More on ch"):
        text = briefs[1].read_text(encoding="utf-8")
        changed = text.replace("title: Ch", title).replace("title: On ch", title)
        assert changed != text
        briefs[1].write_text(changed, encoding="utf-8")
        assert run_batch(briefs[1:], out)[0].output == "briefing-note (2).docx"
    assert len(list(out.glob("*.docx"))) == 2


def test_a_batch_that_is_stopped_still_knows_its_own_drafts(
    briefs: list[Path], tmp_path: Path
) -> None:
    out = tmp_path / "out"

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_batch(briefs, out, progress=stop)
    assert [row["status"] for row in manifest(out)] == ["written"]
    assert [entry.status for entry in run_batch(briefs, out)] == ["unchanged", "written"]


UNGUARDED = """
import sys
from pathlib import Path
from assistant import run_batch

print("once", flush=True)
entries = run_batch([Path(name) for name in sys.argv[2:]], out=Path(sys.argv[1]), jobs=2)
print({entry.status for entry in entries})
"""


def test_a_script_may_start_a_batch_without_guarding_its_own_work(
    briefs: list[Path], tmp_path: Path
) -> None:
    many = [str(shutil.copy(briefs[0], briefs[0].with_name(f"letter-{n}.yaml"))) for n in range(10)]
    script = tmp_path / "plain.py"
    script.write_text(UNGUARDED, encoding="utf-8")
    words = [sys.executable, str(script), str(tmp_path / "out"), *many]
    done = subprocess.run(words, capture_output=True, text=True, encoding="utf-8", check=True)
    assert done.stdout.splitlines() == ["once", "{'written'}"]


SCRIPT = """
import sys
from pathlib import Path
from assistant import run_batch

if __name__ == "__main__":
    briefs = [Path(name) for name in sys.argv[2:]]
    tell = lambda done, *_: print(done, flush=True)
    run_batch(briefs, out=Path(sys.argv[1]), jobs=2, progress=tell)
"""


def test_a_batch_that_is_killed_takes_its_processes_with_it(
    briefs: list[Path], tmp_path: Path
) -> None:
    many = [
        str(shutil.copy(briefs[0], briefs[0].with_name(f"letter-{number}.yaml")))
        for number in range(60)
    ]
    script = tmp_path / "many.py"
    script.write_text(SCRIPT, encoding="utf-8")
    words = [sys.executable, str(script), str(tmp_path / "out"), *many]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout is not None
        assert [running.stdout.readline() for _ in range(3)]
        running.kill()
        # Every process that it started holds the same stderr: it ends when the last of them does.
        _, said = running.communicate(timeout=60)
    assert b"Traceback" not in said
    assert running.returncode != 0
    rest = run_batch([Path(name) for name in many], tmp_path / "out", jobs=1)
    assert {entry.status for entry in rest} <= {"written", "unchanged"}
    assert not list((tmp_path / "out").glob("*(2)*"))


def test_a_folder_with_a_brief_of_its_own_for_each_is_shared_out_too(
    briefs: list[Path], tmp_path: Path
) -> None:
    folders = []
    for number in range(10):
        folder = tmp_path / f"area {number}"
        folder.mkdir()
        shutil.copy(briefs[1], folder / "brief.yaml")
        folders.append(folder)
    entries = run_batch(folders, tmp_path / "out", jobs=2)
    assert [entry.status for entry in entries] == ["written"] * 10
    assert [entry.output for entry in entries] == [f"area-{number}.docx" for number in range(10)]
