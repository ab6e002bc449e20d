"""Words that deny: tokens go in, what they negate comes out.

The promise: two wordings count as equally negated only if the same negators stand in both, and no
word was exchanged for the one that a prefix or suffix turns into its opposite.
"""

from __future__ import annotations

from assistant.quotes.meaning.table import Table

NEGATORS = Table(
    """not, n't, no, never, none, nothing, nobody, nowhere, neither, nor, without, hardly,
    scarcely, barely, seldom, cannot, dont, doesnt, didnt, isnt, arent, wasnt, werent, wont,
    wouldnt, cant, couldnt, shouldnt, hasnt, havent, hadnt, non""",
    "fail+, failure, failures, lack+, deny+, denial, unable, refuse+, refusal, absence, nil",
    """dispute that, disputes that, disputed that, contest that, contests that, contested that,
    refute that, refutes that, refuted that, untrue that, false that, wrong that, not that""",
    "far from, free of, free from, anything but, in no way, by no means, no longer",
)

_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "mis", "a", "de", "anti", "ab", "mal")
_FALSE_PAIRS = frozenset({
    ("form", "inform"), ("tend", "intend"), ("vest", "invest"), ("side", "inside"),
    ("come", "income"), ("press", "impress"), ("port", "import"), ("prove", "improve"),
    ("part", "impart"), ("part", "depart"), ("cover", "discover"), ("play", "display"),
    ("pose", "dispose"), ("crease", "increase"), ("flow", "inflow"), ("sight", "insight"),
    ("till", "until"), ("less", "unless"), ("sign", "design"), ("cline", "decline"),
    ("fault", "default"), ("tail", "detail"), ("sent", "absent"), ("mean", "demean"),
    ("fine", "define"), ("pend", "depend"), ("note", "denote"), ("liver", "deliver"),
    ("bate", "debate"), ("bated", "debated"), ("scribe", "describe"), ("cent", "decent"),
    ("stance", "instance"), ("vision", "division"), ("tent", "intent"), ("cite", "incite"),
})  # fmt: skip
"""Pairs that a prefix makes by spelling only: nothing is denied in "inform" or "import"."""


_SHORT = ("fit", "apt")
"""Words of three letters that a prefix denies; most others it only begins alike."""


def opposite_by_form(one: str, other: str) -> bool:
    """Say whether one word is the other with a negating prefix, or -less for -ful."""
    if one == other:
        return False
    return _prefixed(one, other) or _prefixed(other, one) or _suffixed(one, other)


def _prefixed(short: str, long: str) -> bool:
    if (len(short) < 4 and short not in _SHORT) or (short, long) in _FALSE_PAIRS:
        return False
    for prefix in _PREFIXES:
        if long.startswith(prefix):
            rest = long[len(prefix) :]
            if rest == short and (len(prefix) > 1 or len(short) > 5):
                return True
    return False


def _suffixed(one: str, other: str) -> bool:
    for short, long in ((one, other), (other, one)):
        for ending in ("less", "lessly", "lessness", "-free"):
            if long.endswith(ending) and len(long) - len(ending) >= 3:
                base = long[: -len(ending)]
                tail = ending.removeprefix("less").removeprefix("-free")
                if short in (base, f"{base}ful{tail}", f"{base}s"):
                    return True
    return False
