"""Words typed over the beginning of a quotation leave our bookmark around the rest of it.

So Word and LibreOffice do when somebody marks the first words and types others.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest

from assistant.checks.returned.held import Held
from tests.checks.conftest import check_data
from tests.checks.papers import packed
from tests.cli.conftest import Call, call, demo  # noqa: F401 - fixtures

TYPED_OVER = [
    ("Most companies state ", "Some companies state ", ("scope", "Most", "Some")),
    ("What can start ", "What must start ", ("modal", "can", "must")),
    ("We cannot simply ", "We can simply ", ("negation", "not", "")),
    ("The platforms should be ", "The platforms could be ", ("modal", "should", "could")),
]


def typed_over(path: Path, old: str, new: str) -> bytes:
    """Return the draft with the first words of a quotation typed over, outside its bookmark."""
    with zipfile.ZipFile(path) as draft:
        members = {name: draft.read(name).decode("utf-8") for name in draft.namelist()}
    start = (
        rf"(<w:bookmarkStart[^>]*/>)(<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?<w:t[^>]*>){old}"
    )
    text, count = re.subn(start, rf"\2{new}</w:t></w:r>\1\2", members["word/document.xml"], count=1)
    assert count == 1
    text = re.sub(r"<w:t>(?=[^<]* </w:t>)", '<w:t xml:space="preserve">', text)
    return packed({**members, "word/document.xml": text})


@pytest.mark.parametrize(("old", "new", "change"), TYPED_OVER)
def test_words_typed_over_the_first_ones_are_still_the_quotation(
    old: str,
    new: str,
    change: tuple[str, str, str],
    demo: Path,  # noqa: F811
    held: Held,
) -> None:
    checked = check_data(held, typed_over(demo / "brief.docx", old, new))
    (quote,) = [quote for quote in checked.quotes if quote.verdict != "verbatim"]
    assert quote.verdict == "changed"
    assert quote.text.startswith(new)
    assert change in {(c.kind, c.was, c.now) for c in quote.changes}
