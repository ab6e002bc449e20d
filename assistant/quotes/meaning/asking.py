"""A statement set as a question or a cry, and a question as a statement, by the last mark.

In go source and quotation side by side; out comes at most one change. The promise: a quotation may
end with the stop or comma of the sentence it stands in, but not with a question mark or an
exclamation mark that the source has not there, nor with a full stop for one that it has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.quotes.meaning.change import Change
from assistant.quotes.meaning.pair import TextPair

_TONES = frozenset("?!")
_LAST_MARKS = re.compile(r"[^\w\s]*")


def asked_or_told(pair: TextPair, after: str) -> list[Change]:
    """Return the change made by the marks behind the last word, where source and quotation pair.

    ``after`` is what follows the source's words in their passage; with nothing there and no mark
    in the words themselves, it cannot be known how the source ends.
    """
    last = _last_pair(pair)
    if last is None:
        return []
    i, j = last
    end, quoted_end = pair.tokens[i].end, pair.elements[j].end
    rest = pair.source[end:] + after
    marks, ours = _marks(rest), pair.quoted[quoted_end:]
    if not rest.strip() or _tone(marks) == _tone(ours):
        return []
    if not _tone(ours) and "." not in ours:
        return []
    return [
        Change(
            kind="word",
            was=marks,
            now=ours.strip(),
            source_span=(end, min(end + len(marks), len(pair.source))),
            quoted_span=(quoted_end, len(pair.quoted)),
        )
    ]


def _last_pair(pair: TextPair) -> tuple[int, int] | None:
    """Return the pair of the last word, where nothing but marks follows it in the quotation."""
    said = [(i, j) for i, j in pair.pairs if pair.tokens[i].says]
    if not said:
        return None
    behind: Sequence[str] = [e.kind for e in pair.elements[said[-1][1] + 1 :]]
    spoken = any(e.token and e.token.says for e in pair.elements[said[-1][1] + 1 :])
    return None if spoken or any(kind != "token" for kind in behind) else said[-1]


def _marks(text: str) -> str:
    found = _LAST_MARKS.match(text)
    return found.group() if found else ""


def _tone(marks: str) -> frozenset[str]:
    return _TONES & frozenset(marks)
