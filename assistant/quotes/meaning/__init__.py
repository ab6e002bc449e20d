"""The meaning gate: a trim or quoted words go in, the changes of meaning they make come out.

``judge_trim`` judges where a quotation begins and ends, what it leaves out and what it puts in
brackets; ``compare`` judges words found in a document against the span they were taken from. Both
work on tokens and tables of words, never on scores. The promise: a change that denies, counts,
allows, limits, names or orders otherwise than the source blocks, and says which of the kinds of
:data:`KINDS` it is; typography alone gives nothing.
"""

from __future__ import annotations

from assistant.quotes.meaning.change import KINDS, Change, Kind, Severity
from assistant.quotes.meaning.comparison import compare
from assistant.quotes.meaning.trim import judge_trim

__all__ = ["KINDS", "Change", "Kind", "Severity", "compare", "judge_trim"]
