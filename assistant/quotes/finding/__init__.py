"""Finding where words come from, however they were altered on the way.

The words of a quotation, or a whole document, go in; places in the sources of the library come
out. Fuzzy matching finds here and never certifies: what was found is compared word by word by
whoever asks.
"""

from __future__ import annotations

from assistant.quotes.finding.found import CONFIRM_BELOW, FOUND_FROM, Found, Fragment, Place, Run
from assistant.quotes.finding.lifted import find_runs
from assistant.quotes.finding.searching import find_quote, find_quotes
from assistant.quotes.finding.wording import looked_for

__all__ = [
    "CONFIRM_BELOW",
    "FOUND_FROM",
    "Found",
    "Fragment",
    "Place",
    "Run",
    "find_quote",
    "find_quotes",
    "find_runs",
    "looked_for",
]
