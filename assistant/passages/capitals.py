"""A name printed in capitals goes in; out comes the same name as one writes it.

"MR McKEE" is "Mr McKee". The promise: what is not all in capitals stays as it is, and so do letters
of honours.
"""

from __future__ import annotations

import re

_HONOURS_TEXT = "kc qc cb kcb gcb dcb ch cbe obe mbe dbe kbe mp msp ms mla frs qpm kpm cvo kcvo"
HONOURS = frozenset(_HONOURS_TEXT.split())
_SMALL = re.compile(r"\b(?:To|The|For|Of|And|In|On|At)\b")


def in_capitals(words: str) -> bool:
    """Return whether ``words`` are a name in capitals; the small letter of "McKEE" is one."""
    bare = re.sub(r"\b(?:Mc|Mac)(?=[A-Z])", "", words)
    return len(bare) > 1 and bare == bare.upper() and any(c.isalpha() for c in bare)


def proper_name(name: str) -> str:
    """Return a name printed in capitals as one writes it ("MR McKEE": "Mr McKee")."""
    if not in_capitals(name):
        return name
    return " ".join(_proper_word(word) for word in name.split())


def proper_office(words: str) -> str:
    """Return an office printed in capitals as one writes it ("Counsel to the Inquiry")."""
    if not in_capitals(words):
        return words
    proper = proper_name(words)
    return proper[:1] + _SMALL.sub(lambda m: m[0].lower(), proper[1:])


def _proper_word(word: str) -> str:
    if word.casefold() in HONOURS and word.casefold() != "ms":
        return word
    if word.startswith(("Mc", "Mac")):
        head = "Mc" if word.startswith("Mc") else "Mac"
        return head + word[len(head) :].capitalize()
    return re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), word)
