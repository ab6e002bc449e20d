"""Folders of documents to try the library on, and what a library says when asked everything."""

from __future__ import annotations

import random
from pathlib import Path
from typing import Any

from assistant.library import Library, open_library

SEEDS = Path(__file__).parents[2] / "seeds"
MINUTES = SEEDS / "000_45e461cf34117386.txt"
SUBMISSION = SEEDS / "004_94b715e0a01dba7a.txt"

WORDS = """
children young people school parents police evidence platform harm report survey figure
support helpline prevention advice service council charity government minister question
answer record image message account trust safety training officer region budget review
found said asked shows increase fewer many often never local national annual weekly
""".split()  # noqa: SIM905 - a list of these would fill the page


def write(folder: Path, name: str, text: str) -> Path:
    """Write a document into the folder, making folders on the way."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def report_text(title: str, seed: int, paragraphs: int = 8) -> str:
    """Return a plain report: a title and paragraphs of made-up sentences, the same for a seed."""
    rng = random.Random(seed)  # noqa: S311
    parts = [title]
    for _ in range(paragraphs):
        words = [rng.choice(WORDS) for _ in range(rng.randint(12, 40))]
        parts.append(" ".join(words).capitalize() + ".")
    return "\n\n".join(parts) + "\n"


def reports(folder: Path, count: int, *, paragraphs: int = 8) -> Path:
    """Fill the folder with ``count`` reports of different titles."""
    for number in range(count):
        write(
            folder,
            f"report-{number:03}.txt",
            report_text(f"Report {number:03}", number, paragraphs),
        )
    return folder


def indexed(folder: Path) -> Library:
    """Open the library of the folder and bring it up to date."""
    library = open_library(folder)
    library.index()
    return library


def everything(folder: Path) -> dict[str, Any]:
    """Return all that a library answers, in words that do not depend on how it came about."""
    with open_library(folder) as library:
        sources = library.sources()
        return {
            "sources": [source.model_dump() for source in sources],
            "texts": {source.id: library.document_text(source.id) for source in sources},
            "passages": {source.id: library.passages(source.id) for source in sources},
            "answers": {word: answers(library, word) for word in ("polic", "figur", "report")},
            "statistics": library.statistics,
            "frequencies": library.document_frequencies(["polic", "report"]),
            "spellings": library.words_starting("", 1, 40),
            "acronyms": library.acronyms(),
        }


def answers(library: Library, *terms: str, limit: int = 200) -> list[tuple[str, int, float]]:
    """Return (source, ordinal, score) of the candidates for the terms, in their order."""
    hits = library.candidates([(term, 1.0) for term in terms], limit=limit)
    stored = library.passages_by_number([hit.number for hit in hits])
    return [(p.source_id, p.ordinal, h.score) for p, h in zip(stored, hits, strict=True)]
