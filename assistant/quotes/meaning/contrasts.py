"""Words that set a statement against the one before it.

The promise: a "but" or "however" taken from the front of what follows never goes untold.
"""

from __future__ import annotations

from assistant.quotes.meaning.table import Table, words

CONTRASTS = Table(
    """but, however, although, though, whereas, whilst, yet, nevertheless, nonetheless, despite,
    notwithstanding, instead, conversely, albeit, regardless, unfortunately, sadly""",
    """even though, in spite of, on the other hand, by contrast, in contrast, on the contrary, at
    the same time, even so, that said, rather than, instead of""",
)
STRONG = words("but however although though whereas yet nevertheless nonetheless despite")
