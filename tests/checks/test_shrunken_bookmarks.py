"""Words typed over the beginning or the end of a quotation are still held against its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from assistant.checks.returned.held import Held
from tests.checks.conftest import check_data
from tests.checks.typed_over import first_words, last_words
from tests.cli.conftest import Call, call, demo  # noqa: F401 - fixtures

FIRST = [
    ("Most companies state ", "Some companies state ", ("scope", "Most", "Some")),
    ("What can start ", "What must start ", ("modal", "can", "must")),
    ("We cannot simply ", "We can simply ", ("negation", "not", "")),
    ("The platforms should be ", "The platforms could be ", ("modal", "should", "could")),
]
LAST = [
    ("they could start doing this now.’", "they should start now.’", ("modal", "could", "should")),
    ("of this problem.’", "of no problem.’", ("negation", "this", "no")),
]


@pytest.mark.parametrize(("old", "new", "change"), FIRST)
def test_words_typed_over_the_first_ones_are_still_the_quotation(
    old: str,
    new: str,
    change: tuple[str, str, str],
    demo: Path,  # noqa: F811
    held: Held,
) -> None:
    checked = check_data(held, first_words((demo / "brief.docx").read_bytes(), old, new))
    (quote,) = [quote for quote in checked.quotes if quote.verdict != "verbatim"]
    assert quote.verdict == "changed"
    assert quote.text.startswith(new)
    assert change in {(c.kind, c.was, c.now) for c in quote.changes}


@pytest.mark.parametrize(("old", "new", "change"), LAST)
def test_words_typed_over_the_last_ones_are_still_the_quotation(
    old: str,
    new: str,
    change: tuple[str, str, str],
    demo: Path,  # noqa: F811
    held: Held,
) -> None:
    checked = check_data(held, last_words((demo / "brief.docx").read_bytes(), old, new))
    (quote,) = [quote for quote in checked.quotes if quote.verdict != "verbatim"]
    assert quote.verdict == "changed"
    assert quote.text.endswith(new.rstrip("’"))
    assert change in {(c.kind, c.was, c.now) for c in quote.changes}
