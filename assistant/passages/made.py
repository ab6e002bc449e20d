"""Where a passage stands and who speaks goes in; out comes the passage, with what it quotes.

Every grammar makes its passages here. The promise: ``end`` follows from the words, so that it can
never disagree with them.
"""

from __future__ import annotations

from assistant.noun import unchecked
from assistant.passages.nested import nested_quotations
from assistant.passages.passage import Locator, Passage, Speaker, Voice

_passage = unchecked(Passage)


def make_passage(
    start: int,
    words: str,
    heading: tuple[str, ...],
    locator: Locator,
    voice: Voice,
    speaker: Speaker | None = None,
    unattributed: str | None = None,
) -> Passage:
    """Return the passage of ``words``, which begin at ``start`` in the stored text."""
    return _passage(
        {
            "source": "",
            "start": start,
            "end": start + len(words),
            "text": words,
            "heading": heading,
            "locator": locator,
            "speaker": speaker,
            "unattributed": unattributed,
            "voice": voice,
            "nested": nested_quotations(words, start),
        }
    )
