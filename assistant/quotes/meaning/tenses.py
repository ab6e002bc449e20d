"""Forms of one verb: which words differ in nothing but tense, number or person.

In go two words; out comes whether they are forms of one verb, by a table of irregular verbs and a
light rule for regular ones. The promise: a rule finds the name of a difference, never hides one.
"""

from __future__ import annotations

from assistant.quotes.meaning.table import words

_IRREGULAR = """
am is are was were be been being 's 're 'm
has have had having 've
do does did done doing
say says said saying
make makes made making
go goes went gone going
take takes took taken taking
come comes came coming
see sees saw seen seeing
know knows knew known knowing
get gets got gotten getting
give gives gave given giving
find finds found finding
think thinks thought thinking
tell tells told telling
become becomes became becoming
leave leaves left leaving
feel feels felt feeling
bring brings brought bringing
begin begins began begun beginning
keep keeps kept keeping
hold holds held holding
write writes wrote written writing
stand stands stood standing
hear hears heard hearing
mean means meant meaning
meet meets met meeting
run runs ran running
pay pays paid paying
speak speaks spoke spoken speaking
lead leads led leading
grow grows grew grown growing
lose loses lost losing
fall falls fell fallen falling
send sends sent sending
build builds built building
understand understands understood understanding
draw draws drew drawn drawing
break breaks broke broken breaking
spend spends spent spending
rise rises rose risen rising
drive drives drove driven driving
buy buys bought buying
choose chooses chose chosen choosing
seek seeks sought seeking
teach teaches taught teaching
fight fights fought fighting
catch catches caught catching
deal deals dealt dealing
sell sells sold selling
win wins won winning
show shows showed shown showing
arise arises arose arisen arising
wear wears wore worn wearing
lie lies lay lain lying
sit sits sat sitting
undergo undergoes underwent undergone undergoing
undertake undertakes undertook undertaken undertaking
withdraw withdraws withdrew withdrawn withdrawing
"""
_LEMMAS = {form: line.split()[0] for line in _IRREGULAR.splitlines() for form in line.split()}
IRREGULAR_PASTS = frozenset(
    form for line in _IRREGULAR.splitlines()[4:] for form in line.split()[2:-1]
)
"""Past forms that a rule does not find: "said", "went", "spent"."""
_PERFECT = words("has have had been having 've")
_SUBJECTS = words("i we you he she it they who which that this there what these those")
_VOWELS = frozenset("aeiouy")
_ENDINGS = ("ied", "ies", "ing", "ed", "es", "s", "d")


def same_verb(one: str, other: str) -> bool:
    """Say whether two words are forms of one irregular verb, or of one regular stem."""
    if one in _LEMMAS and other in _LEMMAS:
        return _LEMMAS[one] == _LEMMAS[other]
    if min(len(one), len(other)) < 3:
        return False
    return bool(_stems(one) & _stems(other))


def tense_differs(one: str, other: str, before: str | None) -> bool:
    """Say whether two forms of one word differ as tenses do.

    "image" and "images" may be noun or verb; the word ``before`` decides, as a pronoun does in
    "it refers".
    """
    if not same_verb(one, other):
        return False
    if one in _LEMMAS or one.endswith(("ed", "ing")) or other.endswith(("ed", "ing")):
        return True
    return before in _SUBJECTS


def perfect(word: str) -> bool:
    """Say whether the word makes a perfect tense ("has seen"); adding it changes the tense."""
    return word in _PERFECT


def _stems(word: str) -> set[str]:
    """Return what the word could be a form of."""
    stems = {word}
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 2:
            stem = word[: -len(ending)]
            # "agreed" is agree-d, "abused" abus-ed; no verb ends in "-lde" or in "-eed" otherwise.
            if (ending == "d" and stem[-1] != "e") or (ending == "ed" and stem[-1] == "e"):
                continue
            stems.add(stem + ("y" if ending in ("ied", "ies") else ""))
            doubled = len(stem) > 3 and stem[-1] == stem[-2] and stem[-3] in _VOWELS
            if ending in ("ing", "ed") and doubled and stem[-4] not in _VOWELS:
                stems.add(stem[:-1])
            if ending in ("ing", "ed", "es"):
                stems.add(f"{stem}e")
    return stems
