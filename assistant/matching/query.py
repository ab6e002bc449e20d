"""The query language, in three rules: ``"exact words"``, ``-word``, everything else fuzzy.

In goes what a person typed; out comes a :class:`Query`. The promise: any text is a query. A quote
mark without its partner is a space, a lone hyphen is a hyphen, and nothing is ever refused.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_QUOTE_MARKS = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_EXACT = re.compile(r'(?<![^\s(])(-?)"([^"]*)"')
_WITHOUT = re.compile(r"(?<!\S)-(?=\w)(\S+)")

LONGEST_QUERY = 4_000
"""Characters that are read; a whole page pasted in still finds itself by its beginning."""


class Query(NamedTuple):
    """What was asked for.

    ``whole`` is the query without its quote marks and excluded words, ``typed`` the query as it
    was typed: a passage that holds either is an exact match, since quote marks may also belong to
    words copied from a document. ``exact`` must each stand in a passage, ``without`` must not.
    """

    whole: str
    typed: str = ""
    exact: tuple[str, ...] = ()
    without: tuple[str, ...] = ()


def read_query(text: str) -> Query:
    """Read a query as typed. Exact words also count as ordinary words for ranking."""
    text = text[:LONGEST_QUERY].translate(_QUOTE_MARKS)
    quoted = [(match[1], " ".join(match[2].split())) for match in _EXACT.finditer(text)]
    rest = _EXACT.sub(lambda match: " " if match[1] else f" {match[2]} ", text)
    unquoted = _EXACT.sub(" ", text)
    without = [match[1] for match in _WITHOUT.finditer(unquoted)]
    for word in without:
        rest = re.sub(rf"(?<!\S)-{re.escape(word)}(?!\S)", " ", rest)
    return Query(
        whole=" ".join(rest.replace('"', " ").split()),
        typed=" ".join(text.split()),
        exact=tuple(words for minus, words in quoted if words and not minus),
        without=(*(words for minus, words in quoted if words and minus), *without),
    )
