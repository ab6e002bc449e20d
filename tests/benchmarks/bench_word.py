"""A draft of 12 pages and 24 quotations to ``.docx``, beside python-docx writing its paragraphs.

The yardstick writes the same paragraphs without any style, the same table, and no notes, fields,
bookmarks or manifest. Both run in one process after a first round, as they do in a batch.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

from docx import Document
from docx.document import Document as Opened

from assistant.drafting.draft import Block, BlockQuote, Draft, Heading, Paragraph, Table
from assistant.drafting.lines import line_text
from assistant.word import word_bytes
from tests.benchmarks.measuring import Row, seconds_of
from tests.word.samples import twelve_pages

ROUNDS = 20
AIM = 2.5


def measure(corpus: Path | None = None) -> list[Row]:
    """Return the one row; the draft is made here, so ``corpus`` is not needed."""
    del corpus
    draft = twelve_pages(quotes=24)
    ours, theirs = _best_of_both(lambda: word_bytes(draft), lambda: _unstyled(draft))
    return [
        Row(
            what="write a draft of 12 pages and 24 quotations to .docx",
            seconds=ours,
            yardstick="python-docx writing the same paragraphs unstyled",
            yardstick_seconds=theirs,
            aim_ratio=AIM,
        )
    ]


def _best_of_both(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Return the best time of each in seconds; they take turns, so that noise meets both alike."""
    one()
    other()
    times = [(seconds_of(one), seconds_of(other)) for _ in range(ROUNDS)]
    return min(t for t, _ in times), min(t for _, t in times)


def _unstyled(draft: Draft) -> bytes:
    document = Document()
    for block in (*draft.body, *draft.annex):
        _write(document, block)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _write(document: Opened, block: Block) -> None:
    if isinstance(block, Heading | Paragraph | BlockQuote):
        document.add_paragraph(line_text(block.content))
    elif isinstance(block, Table):
        for row in (block.header, *block.rows):
            for cell in row:
                document.add_paragraph(line_text(cell))
