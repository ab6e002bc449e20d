"""One folded word goes in; out comes its term, or nothing where it stands in every sentence.

The promise: the same word always has the same term. Endings are cut by the Snowball project's
English rules, https://snowballstem.org/algorithms/english/stemmer.html, from a package pinned to
one edition of them: every term on disk depends on it.
"""

from __future__ import annotations

import Stemmer

_SNOWBALL = Stemmer.Stemmer("english")
_SNOWBALL.maxCacheSize = 0  # a call then leaves nothing behind that another thread could meet

_STOP_WORDS = (
    "a an and are as at be been being but by for from had has have he her hers him his i in is it "
    "its of on or our ours s she t that the their theirs them there these they this those to was "
    "we were what which who whom will with you your yours"
)
STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words of no subject. Negations, modals and numbers are kept: they carry meaning."""

_IRREGULAR = {
    form: word
    for word, forms in {
        "begin": "began begun",
        "break": "broke broken",
        "build": "built",
        "buy": "bought",
        "child": "children",
        "choose": "chose chosen",
        "do": "did does done",
        "draw": "drew drawn",
        "find": "found",
        "give": "gave given",
        "grow": "grew grown growth",
        "hide": "hid hidden",
        "hold": "held",
        "keep": "kept",
        "know": "knew known",
        "lead": "led",
        "lose": "lost",
        "make": "made",
        "man": "men",
        "pay": "paid",
        "rise": "rose risen",
        "see": "saw seen",
        "seek": "sought",
        "sell": "sold",
        "send": "sent",
        "speak": "spoke spoken",
        "spend": "spent",
        "take": "took taken",
        "teach": "taught",
        "tell": "told",
        "think": "thought",
        "woman": "women",
        "write": "wrote written",
    }.items()
    for form in forms.split()
}
"""Forms that no rule of stemming brings together; those with a second meaning are left alone."""

_KEPT_APART = {
    form: word
    for word, forms in {
        "authority": "authority authorities",
        "important": "important importance importantly",
        "internal": "internal internally",
        "international": "international internationally",
        "minority": "minority minorities",
        "officer": "officer officers",
        "private": "private privately privacy",
        "several": "several",
        "university": "university universities",
        "verify": "verify verifies verified verifying verification",
    }.items()
    for form in forms.split()
}
"""Words that the stemmer would take for others ("officer" for "office"), or for two ("verify")."""

LONGEST_TERM = 64
"""Characters; a longer run of letters is data, not a word, and is cut."""


def stem(word: str) -> str:
    """Return the term of a folded word of letters, empty where it is left out of the index."""
    if word in STOP_WORDS:
        return ""
    if word in _KEPT_APART:
        return _KEPT_APART[word]
    term: str = _SNOWBALL.stemWord(_IRREGULAR.get(word, word)[:LONGEST_TERM])
    return term
