"""Build a batch: one brief, a table of member organisations, a draft for each.

Run it from anywhere: ``python examples/build_a_batch.py [FOLDER]``. The drafts go to FOLDER (by
default ``batch-of-members`` in the current folder), with a manifest and a report for a spreadsheet.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

from assistant import run_batch

HERE = Path(__file__).resolve().parent

MEMBERS = [
    ("Harrowdale Youth Council", "Ines Okafor", "2026-05-04"),
    ("Saltmarsh Family Centre", "Tom Brandt", "2026-05-05"),
    ("Northlight Parents’ Forum", "", ""),
]


def main(folder: Path) -> None:
    """Write the table, then a draft for every row, and tell what became of each."""
    folder.mkdir(parents=True, exist_ok=True)
    members = folder / "members.csv"
    with members.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["respondent.organisation", "sign_off.name", "sign_off.approved"])
        rows.writerows(MEMBERS)

    entries = run_batch(
        [HERE / "letter-to-companies.yaml"],
        members,
        out=folder,
        name="{organisation}",
    )
    for entry in entries:
        signed = entry.approved_by if entry.approved else "nobody yet"
        print(f"{entry.status}: {entry.output} ({entry.words} words), approved by {signed}")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path("batch-of-members"))
