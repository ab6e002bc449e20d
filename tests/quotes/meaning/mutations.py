"""Mechanical alterations of a quotation, each with the kinds that name it rightly.

An alteration takes a sentence and a source of chance and returns the altered sentence with the
acceptable kinds, or None where it does not apply. Several sets of kinds mean that one of each must
be told: a figure moved to another place is a number and an order. ``HARMLESS`` variants return the
altered source and quotation, between which there must be no change.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from assistant.quotes.meaning import KINDS

Altered = tuple[str, set[str] | tuple[set[str], ...]] | None
Alteration = Callable[[str, random.Random], Altered]
Variant = Callable[[str, random.Random], tuple[str, str] | None]

EXCHANGES: dict[str, tuple[tuple[str, ...], ...]] = {
    "negation": (
        ("not", "now"), ("no", "some"), ("never", "ever"), ("without", "with"), ("none", "all"),
        ("neither", "both"), ("unable", "able"), ("nothing", "something"), ("cannot", "can"),
        ("inappropriate", "appropriate"), ("inappropriately", "appropriately"),
        ("impossible", "possible"), ("unchanged", "changed"), ("infeasible", "feasible"),
        ("unintended", "intended"), ("reluctant", "not reluctant"), ("aware", "unaware"),
        ("consensual", "non-consensual"), ("helpful", "unhelpful"), ("likely", "unlikely"),
        ("credible", "incredible"), ("healthy", "unhealthy"), ("able", "unable"),
        ("underage", "not underage"), ("hardly", "greatly"),
    ),
    "number": (
        ("million", "billion"), ("bn", "m"), ("three", "four"), ("five", "six"), ("two", "ten"),
        ("month", "year"), ("year", "month"), ("months", "years"), ("days", "weeks"),
        ("week", "month"), ("£", "$"), ("half", "third"), ("hundreds", "thousands"),
        ("four", "forty"), ("April", "June"), ("May", "March"), ("six", "seven"),
    ),
    "modal": (
        ("may", "will"), ("might", "must"), ("could", "should"), ("should", "could"),
        ("must", "may"), ("will", "may"), ("would", "will"), ("can", "must"), ("likely", "certain"),
        ("around 800", "over 800"), ("at least", "at most"), ("up to", "exactly"),
        ("about 1,200", "exactly 1,200"),
        ("estimated", "proved"), ("suggests", "proves"), ("potential", "actual"),
        ("possibly", "surely"), ("potentially", "actually"), ("believe", "know"),
    ),
    "scope": (
        ("all", "some"), ("most", "some"), ("some", "all"), ("many", "few"), ("only", "also"),
        ("every", "one"), ("England", "Britain"), ("UK", "England"), ("Wales", "Scotland"),
        ("any", "most"), ("often", "always"), ("Scotland", "Wales"), ("everyone", "someone"),
        ("children", "adults"), ("mainly", "only"), ("each", "some"), ("majority", "minority"),
    ),
    "name": (
        ("Facebook", "Google"), ("NCA", "FBI"), ("IWF", "NCMEC"), ("Home Office", "Cabinet Office"),
        ("Wilson", "Jones"), ("Ofcom", "Ofgem"), ("Five Eyes", "Six Eyes"), ("Ofgem", "Ofwat"),
        ("Option 2", "Option 3"), ("Annex A", "Annex B"), ("paragraph 14", "paragraph 15"),
        ("section 3", "section 4"), ("Simon", "Tom"), ("Priya Shah", "Peter Shaw"),
        ("College of Policing", "Crown Prosecution Service"), ("Lucy Faithful", "Barnardo"),
        ("Maria Miller", "Rachel Edwards"), ("James Okafor", "John Smith"),
        ("Northern Trust", "Southern Trust"), ("Outcome 21", "Outcome 22"),
        ("Department for Transport", "Department for Education"),
    ),
    "condition": (
        ("unless", "because"), ("if", "as"), ("until", "after"), ("except", "especially"),
        ("whether", "that"), ("unless", "if"), ("provided", "although"), ("If", "As"),
        ("as long as", "because"), ("where", "so"), ("when", "though"),
    ),
    "contrast": (
        ("but", "and"), ("However", "Moreover"), ("however", "moreover"), ("although", "because"),
        ("whilst", "and"), ("but", "so"), ("But", "And"), ("although", "since"),
    ),
    "polarity": (
        ("more", "less"), ("less", "more"), ("increase", "decrease"), ("increased", "reduced"),
        ("support", "oppose"), ("oppose", "support"), ("reduce", "raise"), ("greater", "smaller"),
        ("higher", "lower"), ("fewer", "more"), ("difficult", "easy"), ("improve", "worsen"),
        ("encourage", "discourage"), ("accept", "reject"), ("low", "high"), ("grow", "shrink"),
        ("below", "above"), ("for", "against"), ("online", "offline"), ("most", "least"),
        ("prevent", "allow"), ("slower", "faster"),
    ),
    "antecedent": (
        ("we", "they"), ("We", "They"), ("they", "we"), ("he", "she"), ("our", "their"),
        ("their", "our"), ("They", "We"), ("it", "he"), ("him", "them"), ("I", "We"),
    ),
    "tense": (
        ("is", "was"), ("was", "is"), ("are", "were"), ("were", "are"), ("has", "had"),
        ("had", "has"), ("have", "had"), ("does", "did"), ("do", "did"), ("did", "does"),
        ("estimated", "estimates"), ("helped", "help"), ("found", "finds"), ("found", "find"),
        ("remains", "remained"), ("arrested", "arrest"), ("need", "needed"), ("states", "stated"),
        ("outlined", "outlines"), ("supports", "supported"), ("published", "publishes"),
    ),
}  # fmt: skip
"""Words to be exchanged, with the kind that names it. A first word stands in some sentence."""

ALSO: dict[str, set[str]] = {
    "modal": {"number", "negation", "polarity"},
    "scope": {"negation", "polarity", "number"},
    "condition": {"contrast"},
    "contrast": {"condition"},
    "negation": {"scope", "modal", "number"},
    "polarity": {"scope", "condition"},
    "antecedent": {"scope"},
    "number": {"name"},
    "name": {"number"},
    "tense": {"negation"},
}
"""Kinds that name an exchange as rightly: "not" for "some" denies as much as it limits."""


def exchange(kind: str) -> Alteration:
    def altered(sentence: str, chance: random.Random) -> Altered:
        pairs = [p for p in EXCHANGES[kind] if _word(p[0]).search(sentence)]
        if not pairs:
            return None
        was, now = chance.choice(pairs)
        found = chance.choice(list(_word(was).finditer(sentence)))
        text = sentence[: found.start()] + now + sentence[found.end() :]
        return text, {kind} | (ALSO.get(kind, set()) if (was, now) in _DOUBTFUL else set())

    return altered


_DOUBTFUL = {
    ("no", "some"), ("none", "all"), ("neither", "both"), ("most", "least"), ("likely", "unlikely"),
    ("up to", "exactly"), ("most", "some"), ("many", "few"), ("every", "one"),
    ("each", "some"), ("whether", "that"), ("where", "so"), ("when", "though"), ("For", "Against"),
    ("provided", "although"), ("unless", "if"), ("it", "he"), ("whilst", "and"), ("cannot", "can"),
    ("never", "ever"), ("reluctant", "not reluctant"),
    ("about 1,200", "exactly 1,200"), ("at least", "at most"), ("around 800", "over 800"),
    ("hardly", "greatly"), ("half", "third"), ("although", "since"), ("May", "March"),
    ("impossible", "possible"), ("possibly", "surely"), ("estimated", "estimates"),
}  # fmt: skip


def _word(word: str) -> re.Pattern[str]:
    front, back = (r"\b" if c.isalnum() else "" for c in (word[0], word[-1]))
    back = f"{back}(?!'t|’t)"
    if word == "bn":
        front = r"(?<=\d)"
    return re.compile(front + re.escape(word) + back)


def drop_negator(sentence: str, chance: random.Random) -> Altered:
    found = list(re.finditer(r"(?:\s(?:not|never|no)\b|n't\b|n’t\b)", sentence))
    if not found:
        return None
    cut = chance.choice(found)
    return sentence[: cut.start()] + sentence[cut.end() :], {"negation"}


def add_negator(sentence: str, chance: random.Random) -> Altered:
    found = list(
        re.finditer(
            r"\b(?:is|are|was|were|will|can|could|may|must|should|has|have)\b(?!n)", sentence
        )
    )
    if not found:
        return None
    verb = chance.choice(found)
    return f"{sentence[: verb.end()]} {chance.choice(('not', 'never'))}{sentence[verb.end() :]}", {
        "negation"
    }


def change_digit(sentence: str, chance: random.Random) -> Altered:
    digits = [m.start() for m in re.finditer(r"\d", sentence)]
    if not digits:
        return None
    at = chance.choice(digits)
    other = chance.choice([d for d in "123456789" if d != sentence[at]])
    kinds = {"number", "name", "scope"}
    return sentence[:at] + other + sentence[at + 1 :], kinds


def drop_digit(sentence: str, chance: random.Random) -> Altered:
    digits = [m.start() for m in re.finditer(r"\d(?=[\d,])", sentence)]
    if not digits:
        return None
    at = chance.choice(digits)
    return sentence[:at] + sentence[at + 1 :], {"number", "name"}


def drop_sign(sentence: str, chance: random.Random) -> Altered:
    signs = [m.start() for m in re.finditer(r"[%£]", sentence)]
    if not signs:
        return None
    at = chance.choice(signs)
    return sentence[:at] + sentence[at + 1 :], {"number"}


def drop_modal(sentence: str, chance: random.Random) -> Altered:
    found = list(
        re.finditer(
            r"\b(?:may|might|could|should|must|will|would|likely|possibly|inevitably) ", sentence
        )
    )
    if not found:
        return None
    cut = chance.choice(found)
    return sentence[: cut.start()] + sentence[cut.end() :], {"modal"}


def drop_scope(sentence: str, chance: random.Random) -> Altered:
    found = list(re.finditer(r"\b(?:all|most|some|only|many|mainly|every|any) ", sentence))
    if not found:
        return None
    cut = chance.choice(found)
    return sentence[: cut.start()] + sentence[cut.end() :], {
        "scope",
        "negation",
        "polarity",
        "modal",
    }


def add_scope(sentence: str, chance: random.Random) -> Altered:
    found = [
        m.start()
        for m in re.finditer(r"\b(?:children|companies|people|tenants|residents)\b", sentence)
    ]
    if not found:
        return None
    at = chance.choice(found)
    return f"{sentence[:at]}{chance.choice(('all', 'most', 'some', 'many'))} {sentence[at:]}", {
        "scope"
    }


def omit_unmarked(sentence: str, chance: random.Random) -> Altered:
    words = sentence.split(" ")
    if len(words) < 10:
        return None
    size = chance.randint(2, 6)
    start = chance.randint(2, len(words) - size - 2) if len(words) - size - 2 >= 2 else 0
    if not start:
        return None
    lost = words[start : start + size]
    kept = words[:start] + words[start + size :]
    if not any(c.isalpha() for c in "".join(lost)) or " ".join(lost) in " ".join(kept):
        return None
    return " ".join(kept), {"omission"}


def omit_word(sentence: str, chance: random.Random) -> Altered:
    words = sentence.split(" ")
    if len(words) < 8:
        return None
    at = chance.randint(2, len(words) - 3)
    if not words[at].isalpha() or words[at] in (words[at - 1], words[at + 1]):
        return None
    kinds = {"omission", "negation", "number", "modal", "scope", "name", "condition", "contrast",
             "polarity", "tense"}  # fmt: skip
    return " ".join(words[:at] + words[at + 1 :]), kinds


def reorder(sentence: str, chance: random.Random) -> Altered:
    words = sentence.rstrip(".").split(" ")
    if len(words) < 14:
        return None
    cuts = sorted(chance.sample(range(2, len(words) - 2), 2))
    if cuts[1] - cuts[0] < 4 or len(set(words)) < len(words) - 2:
        return None
    first, second, third = words[: cuts[0]], words[cuts[0] : cuts[1]], words[cuts[1] :]
    if len(third) < 4:
        return None
    return " ".join(first + third + second) + ".", {"order"}


def move_word(sentence: str, chance: random.Random) -> Altered:
    """Take a word to another place, out of reach of where it stood."""
    words = sentence.split(" ")
    found = [n for n, word in enumerate(words[:-1]) if n and len(word) > 3 and word.isalpha()]
    if not found or len(words) < 8:
        return None
    return _moved(words, chance.choice(found), chance, ({"order"},))


def move_negator(sentence: str, chance: random.Random) -> Altered:
    words = sentence.split(" ")
    found = [n for n, word in enumerate(words[:-1]) if word in ("not", "never", "no") and n]
    if not found or len(words) < 8:
        return None
    return _moved(words, chance.choice(found), chance, ({"order"}, {"negation"}))


def _moved(
    words: list[str], at: int, chance: random.Random, kinds: tuple[set[str], ...]
) -> Altered:
    rest = words[:at] + words[at + 1 :]
    places = [n for n in range(1, len(rest) - 1) if abs(n - at) > 1 and rest[n] != words[at]]
    if not places:
        return None
    to = chance.choice(places)
    return " ".join([*rest[:to], words[at], *rest[to:]]), kinds


def swap_words(sentence: str, chance: random.Random) -> Altered:
    return _swapped(sentence, r"(?<= )[a-z]{3,}\b(?!['’])", chance, ({"order"},))


def swap_figures(sentence: str, chance: random.Random) -> Altered:
    kinds = {"order"}, {"number", "name"}
    return _swapped(sentence, r"(?<![\w.,:/])\d[\d,]*(?![\w.,:/%])", chance, kinds)


def swap_names(sentence: str, chance: random.Random) -> Altered:
    kinds = {"order"}, {"name", "scope", "number"}
    name = r"(?<=[a-z,] )[A-Z][a-z]{2,}(?: [A-Z][a-z]+)*\b(?!['’])"
    return _swapped(sentence, name, chance, kinds)


def _swapped(
    sentence: str, pattern: str, chance: random.Random, kinds: tuple[set[str], ...]
) -> Altered:
    found = list(re.finditer(pattern, sentence))
    if len(found) < 2:
        return None
    one, other = sorted(chance.sample(found, 2), key=lambda m: m.start())
    if one.group() in other.group() or other.group() in one.group():
        return None
    between = sentence[one.end() : other.start()]
    text = sentence[: one.start()] + other.group() + between + one.group()
    return text + sentence[other.end() :], kinds


def omit_negator_too(sentence: str, chance: random.Random) -> Altered:
    """Leave a negator out among other words, without a mark."""
    words = sentence.split(" ")
    found = [
        n for n, word in enumerate(words) if word in ("not", "never") and 2 < n < len(words) - 4
    ]
    if not found:
        return None
    at = chance.choice(found)
    cut = slice(chance.randint(at - 1, at), chance.randint(at + 2, at + 3))
    kept = words[: cut.start] + words[cut.stop :]
    return " ".join(kept), ({"omission"}, {"negation"})


def shout(sentence: str, chance: random.Random) -> Altered:
    found = list(re.finditer(r"(?<=[a-z,] )[a-z]{3,}\b", sentence))
    if not found:
        return None
    word = chance.choice(found)
    return sentence[: word.start()] + word.group().upper() + sentence[word.end() :], {"case"}


def capitalise(sentence: str, chance: random.Random) -> Altered:
    found = list(re.finditer(r"(?<=[a-z] )[a-z]{3,}\b", sentence))
    if not found:
        return None
    word = chance.choice(found)
    return sentence[: word.start()] + word.group().capitalize() + sentence[word.end() :], {"case"}


def change_letter(sentence: str, chance: random.Random) -> Altered:
    found = list(re.finditer(r"\b[a-z]{4,}\b", sentence))
    if not found:
        return None
    word = chance.choice(found)
    at = chance.randrange(len(word.group()))
    letters = list(word.group())
    deed = chance.choice(("put", "drop", "add", "turn"))
    if deed == "put":
        letters[at] = chance.choice([c for c in "abcdefghijklmnopqrstuvwxyz" if c != letters[at]])
    elif deed == "drop":
        del letters[at]
    elif deed == "add":
        letters.insert(at, chance.choice("abcdefghijklmnopqrstuvwxyz"))
    else:
        at = min(at, len(letters) - 2)
        letters[at], letters[at + 1] = letters[at + 1], letters[at]
    now = "".join(letters)
    if now == word.group():
        return None
    kinds = {"word", "tense", "negation", "number", "modal", "scope", "condition", "contrast",
             "polarity", "antecedent", "name"}  # fmt: skip
    return sentence[: word.start()] + now + sentence[word.end() :], kinds


def add_word(sentence: str, chance: random.Random) -> Altered:
    words = sentence.split(" ")
    if len(words) < 6:
        return None
    at = chance.randint(2, len(words) - 2)
    return " ".join([*words[:at], chance.choice(("blue", "kindly", "quietly")), *words[at:]]), {
        "word"
    }


def ask(sentence: str, chance: random.Random) -> Altered:
    if sentence[-1] not in ".?":
        return None
    mark = "." if sentence[-1] == "?" else chance.choice("?!")
    return f"{sentence[:-1]}{mark}", {"word"}


ALTERATIONS: dict[str, Alteration] = {
    **{f"exchange: {kind}": exchange(kind) for kind in EXCHANGES},
    "drop a negator": drop_negator,
    "add a negator": add_negator,
    "change a digit": change_digit,
    "drop a digit": drop_digit,
    "drop a sign": drop_sign,
    "drop a modal": drop_modal,
    "drop a quantifier": drop_scope,
    "add a quantifier": add_scope,
    "omit words without a mark": omit_unmarked,
    "omit one word": omit_word,
    "reorder fragments": reorder,
    "move a word": move_word,
    "move a negator": move_negator,
    "swap two words": swap_words,
    "swap two figures": swap_figures,
    "swap two names": swap_names,
    "omit a negator among words": omit_negator_too,
    "capitals": shout,
    "a capital": capitalise,
    "one letter": change_letter,
    "add a word": add_word,
    "another mark at the end": ask,
}


def all_of(kinds: set[str] | tuple[set[str], ...]) -> tuple[frozenset[str], ...]:
    """Return the sets of kinds of which one each must be told."""
    groups = kinds if isinstance(kinds, tuple) else (kinds,)
    return tuple(frozenset(group) for group in groups)


def splice(one: str, other: str, chance: random.Random) -> tuple[str, str] | None:
    """Return two sentences, and a half of each run together without a mark."""
    halves = _halves(one, other, chance)
    return halves and (f"{one} {other}", f"{halves[0]} {halves[1]}")


def splice_at_a_mark(one: str, other: str, chance: random.Random) -> tuple[str, str] | None:
    """Return two sentences, and a half of each joined by an omission mark."""
    halves = _halves(one, other, chance)
    return halves and (f"{one} {other}", f"{halves[0]} […] {halves[1]}")


def _halves(one: str, other: str, chance: random.Random) -> tuple[str, str] | None:
    """Cut both sentences between a little word and the word it belongs to."""
    first = [m.end() for m in _CUTTABLE.finditer(one) if m.start() > 20]
    second = [m.start(2) for m in _CUTTABLE.finditer(other) if m.start() > 20]
    if not first or not second or one[-1] not in ".?" or other[-1] not in ".?":
        return None
    front, back = one[: chance.choice(first)].rstrip(), other[chance.choice(second) :]
    doubled = front.split()[-1] == back.split()[0]
    return None if doubled else (front, back)


def turn_round(one: str, other: str, chance: random.Random) -> tuple[str, str] | None:
    """Return two sentences, and both in the other order."""
    del chance
    whole = one[-1] in ".?" and other[-1] in ".?" and other[:1].isupper()
    return (f"{one} {other}", f"{other} {one}") if whole else None


_CUTTABLE = re.compile(r"(?<=[a-z] )(of|the|a|to|in|their|these|with) ([a-z]{4,})(?= [a-z])")

SPLICES: dict[str, Callable[[str, str, random.Random], tuple[str, str] | None]] = {
    "splice two sentences": splice,
    "splice two sentences at a mark": splice_at_a_mark,
    "two sentences in another order": turn_round,
}

SPLICED: dict[str, frozenset[str]] = {
    "splice two sentences": frozenset(("omission",)),
    "splice two sentences at a mark": frozenset(KINDS) - {"word", "tense", "case"},
    "two sentences in another order": frozenset(("order",)),
}
"""Kinds that name each splice rightly: a mark may hide anything that the cut took away."""


# ——— what must give nothing ———


def quote_glyphs(sentence: str, chance: random.Random) -> tuple[str, str]:
    table = chance.choice(({"'": "’"}, {"’": "'"}, {"“": '"', "”": '"', "’": "'", "'": "’"}))
    return sentence, sentence.translate(str.maketrans(table))


def dashes(sentence: str, chance: random.Random) -> tuple[str, str]:
    glyph = chance.choice("-‐‑–—−")
    return sentence, re.sub("[-–—]", glyph, sentence)


def spaces(sentence: str, chance: random.Random) -> tuple[str, str]:
    parts = sentence.split(" ")
    out = parts[0]
    for part in parts[1:]:
        out += chance.choice((" ", " ", "  ", "\n", "\u00a0", "\t", " \n ")) + part
    return sentence, out


def ligatures(sentence: str, chance: random.Random) -> tuple[str, str]:
    out = sentence
    for letters, glyph in (("ffi", "ﬃ"), ("ff", "ﬀ"), ("fi", "ﬁ"), ("fl", "ﬂ")):
        out = out.replace(letters, glyph)
    return (sentence, out) if chance.random() < 0.5 else (out, sentence)


def soft_hyphens(sentence: str, chance: random.Random) -> tuple[str, str]:
    out = re.sub(
        r"(?<=[a-z]{3})(?=[a-z]{3})", lambda _: chance.choice(("", "", "\u00ad")), sentence
    )
    return (sentence, out) if chance.random() < 0.5 else (out, sentence)


def broken_lines(sentence: str, chance: random.Random) -> tuple[str, str]:
    words = sentence.split(" ")
    for at, word in enumerate(words):
        if word.isalpha() and len(word) > 6 and chance.random() < 0.3:
            cut = chance.randint(3, len(word) - 3)
            words[at] = word[:cut] + chance.choice(("-\n", "-\n  ", "‐\n")) + word[cut:]
    out = " ".join(words)
    return (sentence, out) if chance.random() < 0.5 else (out, sentence)


def bracketed_capital(sentence: str, chance: random.Random) -> tuple[str, str] | None:
    words = sentence.split(" ")
    if chance.random() < 0.5:
        first = words[0]
        if not first[0].isalpha():
            return None
        return sentence, " ".join([f"[{first[0].lower()}]{first[1:]}", *words[1:]])
    at = chance.randint(1, max(1, len(words) - 4))
    if not words[at][:1].islower() or len(words[at]) < 2:
        return None
    return " ".join(words[at:]), " ".join(
        [f"[{words[at][0].upper()}]{words[at][1:]}", *words[at + 1 :]]
    )


def outer_marks(sentence: str, chance: random.Random) -> tuple[str, str]:
    quoted = sentence.rstrip(".") + chance.choice(("", ",", ".", " …", " […]", "..."))
    return sentence, chance.choice(("", "… ", "[…] ", "...")) + quoted


def sic(sentence: str, chance: random.Random) -> tuple[str, str]:
    words = sentence.split(" ")
    at = chance.randint(1, len(words) - 1)
    note = chance.choice(("[sic]", "[emphasis added]", "[Sic]"))
    return sentence, " ".join([*words[:at], note, *words[at:]])


_MENDABLE = (
    "images|imagery|companies|platforms|material|sharing|information|schools|people|grant|figures"
    "|proposal|patients|office"
)


def mended_letters(sentence: str, chance: random.Random) -> tuple[str, str] | None:
    plain = list(re.finditer(rf"\b(?:{_MENDABLE})\b", sentence))
    if not plain:
        return None
    word = chance.choice(plain)
    at = chance.randint(1, len(word.group()) - 1)
    broken = word.group()[:at] + chance.choice("1l0c") + word.group()[at + 1 :]
    mended = f"{word.group()[:at]}[{word.group()[at]}]{word.group()[at + 1 :]}"
    front, back = sentence[: word.start()], sentence[word.end() :]
    return front + broken + back, front + mended + back


def left_out_aside(sentence: str, chance: random.Random) -> tuple[str, str] | None:
    places = [m.start() for m in re.finditer(r"(?<=[a-z]{3}), ", sentence)]
    if not places:
        return None
    at = chance.choice(places)
    aside = chance.choice((", as the panel heard,", ", for example,", " (see the note below)",
                           ", as colleagues know,", ", it was explained,"))  # fmt: skip
    mark = chance.choice((" […]", " …", " ..."))
    return sentence[:at] + aside + sentence[at + 1 :], sentence[:at] + mark + sentence[at + 1 :]


def left_out_sentence(sentence: str, chance: random.Random) -> tuple[str, str] | None:
    if not sentence.endswith((".", "?")):
        return None
    between = chance.choice(("The panel then broke for lunch.", "Papers had been sent round.",
                             "The room was full."))  # fmt: skip
    after = "The session closed at the usual hour."
    mark = chance.choice(("[…]", "…", "..."))
    return f"{sentence} {between} {after}", f"{sentence} {mark} {after}"


HARMLESS: dict[str, Variant] = {
    "quotation marks": quote_glyphs,
    "dashes": dashes,
    "white space": spaces,
    "ligatures": ligatures,
    "soft hyphens": soft_hyphens,
    "hyphens at line ends": broken_lines,
    "a capital in brackets": bracketed_capital,
    "marks around the quotation": outer_marks,
    "[sic]": sic,
    "letters mended in brackets": mended_letters,
    "an aside left out": left_out_aside,
    "a sentence left out": left_out_sentence,
}
