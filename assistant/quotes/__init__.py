"""Quotes: a span of a source goes in; certified, printable words come out.

``certify`` proves a span against the stored text, ``stand`` says what became of pinned words in a
source as it is today, ``locate`` finds words that were pinned without a place, and ``printed``
turns a certified quote into what the paper shows.
"""

from __future__ import annotations

from assistant.quotes.certify import Certified, Piece, certify
from assistant.quotes.faults import Refused
from assistant.quotes.locating import Located, locate
from assistant.quotes.printing import HARVARD, MHRA, OSCOLA, Printed, QuoteStyle, printed, set_off
from assistant.quotes.quote import Insertion, Quote
from assistant.quotes.standing import Standing, Verdict, stand

__all__ = [
    "HARVARD",
    "MHRA",
    "OSCOLA",
    "Certified",
    "Insertion",
    "Located",
    "Piece",
    "Printed",
    "Quote",
    "QuoteStyle",
    "Refused",
    "Standing",
    "Verdict",
    "certify",
    "locate",
    "printed",
    "set_off",
    "stand",
]
