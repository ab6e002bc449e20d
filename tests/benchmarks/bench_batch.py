"""A batch of drafts from rows: drafts a second on a core and on two, and memory as it grows.

The brief is the starter library's, about ten pages with 22 quotations. Beside it docxtpl fills a
template of the same text, where it is installed. Rates are told as seconds for one draft.
"""

from __future__ import annotations

import importlib.util
import io
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from assistant import run_batch
from assistant.briefs.starting import demo_workspace
from tests.benchmarks.measuring import Row, seconds_of

DRAFTS = 360
MANY = 1_000
TWENTY_A_SECOND = 1 / 20
TWO_CORES = 1 / 1.8
FLAT = 1.15
"""How much more memory a thousand drafts may take than a hundred."""

MEMORY = """
import resource, sys
from assistant import run_batch
run_batch([sys.argv[1]], sys.argv[2], out=sys.argv[3], jobs=1)
size = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
print(size * (1 if sys.platform == "darwin" else 1024))
"""


def measure(corpus: Path | None = None) -> list[Row]:
    """Return the rows; the brief is made here, so ``corpus`` is not needed."""
    del corpus
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        demo_workspace(place / "demo")
        brief = place / "demo" / "brief.yaml"
        one = _each(brief, place, jobs=1)
        rows = [Row("one draft of a batch, one core", one, "a twentieth of a second", 0.05, 1)]
        if (os.cpu_count() or 1) > 1:
            two = _each(brief, place, jobs=2)
            rows.append(
                Row("one draft of a batch, two cores", two, "the same, one core", one, TWO_CORES)
            )
        rows += _beside_docxtpl(one, place)
        rows.append(_memory(brief, place))
        return rows


def _table(place: Path, count: int) -> Path:
    path = place / f"rows-{count}.csv"
    lines = "\n".join(f"Branch {number},Chair of branch {number}" for number in range(count))
    path.write_text(f"organisation,respondent.role\n{lines}\n", encoding="utf-8")
    return path


def _each(brief: Path, place: Path, *, jobs: int) -> float:
    """The time of one more draft: what starting costs is left out, as over a night's run."""
    taken = []
    for count in (DRAFTS // 4, DRAFTS):
        out = place / f"out-{jobs}-{count}"
        rows = _table(place, count)
        begin = time.perf_counter()
        entries = run_batch([brief], rows, out=out, jobs=jobs)
        taken.append(time.perf_counter() - begin)
        assert all(entry.status == "written" for entry in entries)
    return (taken[1] - taken[0]) / (DRAFTS - DRAFTS // 4)


def _memory(brief: Path, place: Path) -> Row:
    held = [_held(brief, place, count) for count in (MANY // 10, MANY)]
    what = f"memory of {MANY} drafts, read s as gigabytes"
    return Row(what, held[1], f"memory of {MANY // 10} drafts", held[0], FLAT)


def _held(brief: Path, place: Path, count: int) -> float:
    out = place / f"memory-{count}"
    asked = [sys.executable, "-c", MEMORY, str(brief), str(_table(place, count)), str(out)]
    said = subprocess.run(asked, check=True, capture_output=True, text=True)
    return int(said.stdout) / 1e9


def _beside_docxtpl(one: float, place: Path) -> list[Row]:
    if importlib.util.find_spec("docxtpl") is None:
        return []
    from docx import Document
    from docxtpl import DocxTemplate

    made = next((place / f"out-1-{DRAFTS}").glob("*.docx"))
    paper, plain = Document(str(made)), Document()
    for paragraph in paper.paragraphs:
        text = paragraph.text.replace("Branch", "{{ organisation }}")
        plain.add_paragraph(text.replace("{%", "").replace("{#", ""))
    plain.save(str(place / "template.docx"))

    def fill() -> None:
        template = DocxTemplate(str(place / "template.docx"))
        template.render({"organisation": "A & B"}, autoescape=True)
        template.save(io.BytesIO())

    fill()
    theirs = seconds_of(fill, times=10)
    return [Row("one draft of a batch, one core", one, "docxtpl filling its text", theirs, None)]
