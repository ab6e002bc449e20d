"""Run the benchmarks: ``python -m tests.benchmarks [NAME …]``, for example ``start word``.

Each row is a ratio of two things done in this one run. Measures the real transcripts where they are
at hand (the folder that ``ASSISTANT_CORPUS`` names, or ``shared/corpus`` beside the checkout), and
seeded generated ones of the same number elsewhere.
"""

from __future__ import annotations

import importlib
import os
import sys
import tarfile
import tempfile
from pathlib import Path

from tests.benchmarks.measuring import Row

HERE = Path(__file__).resolve().parent
ARCHIVE = "inquiries.tar.xz"


def main(wanted: list[str]) -> int:
    names = sorted(path.stem.removeprefix("bench_") for path in HERE.glob("bench_*.py"))
    unknown = set(wanted) - set(names)
    if unknown:
        print(f"there is no benchmark {', '.join(sorted(unknown))}; there are {', '.join(names)}")
        return 2
    with tempfile.TemporaryDirectory() as place:
        corpus = unpacked(Path(place))
        print("Measured on the real transcripts." if corpus else "Measured on generated text.")
        missed = 0
        for name in wanted or names:
            rows = importlib.import_module(f"tests.benchmarks.bench_{name}").measure(corpus)
            missed += sum(show(row) for row in rows)
    return 1 if missed else 0


def show(row: Row) -> bool:
    """Print one row; tell whether it missed its aim."""
    aim = "told" if row.aim_ratio is None else f"aim {row.aim_ratio:g}"
    verdict = "" if row.is_met else "  MISSED"
    print(f"\n{row.what}: {row.seconds:.4f} s", flush=True)
    print(f"  {row.yardstick}: {row.yardstick_seconds:.4f} s")
    print(f"  ratio {row.ratio:.4g} ({aim}){verdict}", flush=True)
    return not row.is_met


def unpacked(place: Path) -> Path | None:
    """Unpack the transcripts into ``place``, or return None where they are not at hand."""
    beside = HERE.parents[1].parent / "shared" / "corpus"
    archive = Path(os.environ.get("ASSISTANT_CORPUS", beside)) / ARCHIVE
    if not archive.is_file():
        return None
    folder = place / "transcripts"
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    return folder


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
