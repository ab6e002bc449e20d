"""The words of a text as the index, the query and the highlights all see them.

In goes any text; out come its terms: folded (case, accents, ligatures, curly apostrophes, soft
hyphens), stemmed, without the words that stand in every sentence. One analyser serves everything,
so what Python counts and what the search engine indexed are always the same terms.

Three spellings of one compound meet: "self-generated" gives the terms of "self" and "generated"
where they stand, and the term of "selfgenerated" after the last word of the text. Compounds come
last so that the terms of neighbouring words stay neighbours. "1,400" is "1400", "2.2bn" is
"2.2 billion", "U.K." is "uk", "children's" is "children".

The promise: ``terms_text(text) == " ".join(t.term for t in analyse(text))``, and every token's
``start`` and ``end`` count characters of the text that was passed in.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from assistant.library.stems import LONGEST_TERM, stem

_UNITS = {"bn": "billion", "mn": "million", "m": "million", "tn": "trillion", "k": "thousand"}
"""What a letter glued to a number stands for: "2.2bn" and "2.2 billion" are the same figure."""

_CACHE_SIZE = 300_000
"""Distinct spellings remembered at once: transcripts of 100 MB hold about 250,000."""

_WORD = re.compile(r"[^\W_]+(?:[.,'][^\W_]+)*")
_COMPOUND = re.compile(r"[^\W\d_]+(?:-\n?[^\W_]+){1,3}(?![^\W_]|-\w)")
_APART = {
    code: chr(code).lower() if chr(code).isalnum() or chr(code) in ".,'" else " "
    for code in range(128)
}
"""For ``str.translate``: lower case, and a space for whatever can stand in no word."""

_APART_TEXTS = bytes([0, *(ord(_APART[code]) for code in range(1, 128)), *range(128, 256)])
"""The same for ``bytes.translate``, which is several times faster, but that NUL stays."""

_BETWEEN = "\0"
"""Stands between two texts that are folded as one."""

_EDGES = (". ", ", ", "' ", " '")
"""Signs at the edge of a word belong to none; without them fewer different runs are looked up."""

_NUMBER = re.compile(r"(\d[\d.,]*)([^\W\d_]*)")
_PARTS = re.compile(r"[^\W_]+")
_INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])+")
_UNUSUAL = re.compile("[^\x00-\x7f‘’“”–—…£]")
"""Characters whose folding may change the length of the text, or is not simply lower case."""

_APART_FOLDED = re.compile("[^\x00-\x7f‘’“”–—£]")
"""The same, with the one that becomes three full stops wherever a text has any of them."""

_MARKS = re.compile("[\u0300-\u036f\u00ad\u200b-\u200f\u2060\ufeff]")
"""Combining accents, soft hyphens and marks of no width: they never make a different word."""

_ALIKE = {
    "’": "'", "‘": "'", "ʼ": "'", "＇": "'",
    "\u2010": "-", "\u2011": "-", "\u2212": "-",
    "ø": "o", "Ø": "o", "ı": "i",
}  # fmt: skip


class Token(NamedTuple):
    """One term and where the word it came from stands, in characters of the text analysed."""

    term: str
    start: int
    end: int


class Words(NamedTuple):
    """Texts prepared for the index.

    ``terms`` are what the search engine indexes of each text, split at spaces; ``spellings`` says
    in how many of the texts each folded word stands as it is written, figures left out: the
    vocabulary that corrects misspelt queries.
    """

    terms: list[str]
    spellings: Counter[str]


def analyse(text: str) -> list[Token]:
    """Return the terms of ``text`` in order, compounds after the last word."""
    return [*word_tokens(text), *compound_tokens(text)]


def tokens_among(text: str, wanted: Container[str]) -> list[Token]:
    """Return those of :func:`analyse` whose terms are ``wanted``, in a third of its time."""
    if not text.isascii():
        return [token for token in analyse(text) if token.term in wanted]
    found = _words_among(text, wanted)
    if "-" in text:
        found += [token for token in compound_tokens(text) if token.term in wanted]
    return found


def word_tokens(text: str) -> list[Token]:
    """Return the terms of the single words of ``text``, in order."""
    folded, origin = _fold_with_origin(text)
    if origin is None:
        return [
            Token(term, *match.span())
            for match in _WORD.finditer(folded)
            for term in _terms[match[0]].split()
        ]
    found = _WORD.finditer(folded)
    return [token for match in found for token in _tokens_in(match, _terms, origin)]


def compound_tokens(text: str) -> list[Token]:
    """Return the terms of words joined by hyphens, written as one: "selfgenerated"."""
    folded, origin = _fold_with_origin(text)
    return [
        token
        for start, end in _hyphened(folded)
        for match in _COMPOUND.finditer(folded, start, end)
        for token in _tokens_in(match, _compounds, origin)
    ]


def terms_text(text: str) -> str:
    """Return the terms of ``text`` joined by single spaces, as the search engine indexes them."""
    return _join_terms(text, _pieces(text))


def terms_of(text: str) -> list[str]:
    """Return the terms of ``text`` alone, several times faster than :func:`analyse`."""
    return terms_text(text).split()


def words_for_index(texts: Sequence[str]) -> Words:
    """Return the terms and the spellings of ``texts``, reading them only once."""
    terms: list[str] = []
    # One set at a time: thousands of them would be slow to make room for.
    spellings = Counter(chain.from_iterable(_spelt_in_each(texts, terms)))
    del spellings[""]
    return Words(terms, spellings)


def spellings_of(text: str) -> list[str]:
    """Return the folded words of ``text`` as written: no stems, nothing left out."""
    return _WORD.findall(fold(text))


def term_of(word: str) -> str | None:
    """Return the term of a single word, or None where it is left out of the index."""
    terms = terms_of(word)
    return terms[0] if terms else None


def fold(text: str) -> str:
    """Return ``text`` in lower case with alike characters made the same and marks dropped."""
    if text.isascii():
        return text.lower()
    lower = text.replace("’", "'").replace("‘", "'").lower()
    # A text has few of them: folding every character apart takes several times as long.
    return lower if _UNUSUAL.search(text) is None else _APART_FOLDED.sub(_fold_found, lower)


def _tokens_in(
    match: re.Match[str], terms: dict[str, str], origin: Callable[[int], int] | None
) -> list[Token]:
    start, end = match.span()
    if origin is not None:
        start, end = origin(start), origin(end - 1) + 1
    return [Token(term, start, end) for term in terms[match[0]].split()]


def _words_among(text: str, wanted: Container[str]) -> list[Token]:
    """Return the tokens of the single words of an ASCII text whose terms are wanted."""
    folded = f" {text.translate(_APART)} "
    pieces = folded.split()
    found, at = [], -1
    for piece, terms in zip(pieces, map(_terms.__getitem__, pieces), strict=True):
        if terms not in wanted and " " not in terms:
            continue
        # Every other place of the same piece is wanted as well, so that the next one is this one.
        at = folded.find(f" {piece} ", at + 1)
        if piece.isalpha():
            found.append(Token(terms, at, at + len(piece)))
            continue
        for match in _WORD.finditer(piece):
            start, end = match.span()
            found += [
                Token(term, at + start, at + end)
                for term in _terms[match[0]].split()
                if term in wanted
            ]
    return found


def _hyphened(folded: str) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each run without a space that has a hyphen in it."""
    end = 0
    while (at := folded.find("-", end)) >= 0:
        start = folded.rfind(" ", end, at) + 1 or end
        end = folded.find(" ", at)
        end = end if end >= 0 else len(folded)
        yield start, end


def _pieces(text: str) -> list[str]:
    """Split into runs that each hold whole words, perhaps with stops and commas around them.

    Splitting at spaces and looking each run up is twice as fast as finding the words themselves.
    """
    if text.isascii():
        return text.translate(_APART).split()
    return _WORD.findall(fold(text))


def _spelt_in_each(texts: Sequence[str], terms: list[str]) -> Iterator[set[str]]:
    """Yield the different words of each text, and add its terms to ``terms``.

    A run that is no word of the vocabulary is yielded as the empty one.
    """
    plain = _plain_pieces([text for text in texts if text.isascii()])
    for text in texts:
        if text.isascii():
            pieces = next(plain)
            joined = _joined(pieces)
            joins = "-" in text and _may_join(text)
            terms.append(_with_compounds(joined, text.lower()) if joins else joined)
        else:
            pieces = _pieces(text)
            terms.append(_join_terms(text, pieces))
        yield set(map(_spellings.__getitem__, pieces))


def _plain_pieces(texts: list[str]) -> Iterator[list[str]]:
    """Return the :func:`_pieces` of each of these ASCII texts, folded as one: twice as fast."""
    whole = _BETWEEN.join([text.replace(_BETWEEN, " ") for text in texts])
    folded = whole.encode("ascii").translate(_APART_TEXTS).decode("ascii")
    # A text ends a word as a space does.
    folded = folded.replace(_BETWEEN, f" {_BETWEEN} ")
    for edge in _EDGES:
        folded = folded.replace(edge, "  ")
    return map(str.split, folded.split(_BETWEEN))


def _joined(pieces: Iterable[str]) -> str:
    return " ".join(filter(None, map(_terms.__getitem__, pieces)))


def _join_terms(text: str, pieces: list[str]) -> str:
    terms = _joined(pieces)
    if "-" not in text and text.isascii():
        return terms
    return _with_compounds(terms, fold(text))


def _may_join(text: str) -> bool:
    """Say whether a hyphen has a letter or figure on both sides: most are dashes."""
    at = text.find("-")
    while at >= 0:
        after = text[at + 1 : at + 2]
        if text[at - 1 : at].isalnum() and (after.isalnum() or after == "\n"):
            return True
        at = text.find("-", at + 1)
    return False


def _with_compounds(terms: str, folded: str) -> str:
    if "-" not in folded:
        return terms
    # Looking at the few runs with a hyphen takes a fraction of the time.
    runs = _hyphened(folded)
    compounds = [_compounds[word] for run in runs for word in _COMPOUND.findall(folded, *run)]
    return " ".join(filter(None, [terms, *compounds]))


def _fold_with_origin(text: str) -> tuple[str, Callable[[int], int] | None]:
    """Fold, and return how to find the character of ``text`` behind each folded character.

    None where each stands for the one in its own place, as in most texts.
    """
    folded = fold(text)
    if len(folded) == len(text) and (text.isascii() or _UNUSUAL.search(text) is None):
        return folded, None
    origin = [at for at, character in enumerate(text) for _ in _fold_character(character)]
    return folded, origin.__getitem__


def _fold_found(found: re.Match[str]) -> str:
    return _fold_character(found[0])


@functools.cache
def _fold_character(character: str) -> str:
    """Fold one character; what it becomes never depends on its neighbours, so offsets hold."""
    plain = unicodedata.normalize("NFKD", _ALIKE.get(character, character)).casefold()
    plain = _MARKS.sub("", unicodedata.normalize("NFKD", plain))
    return "".join(_ALIKE.get(c, c) for c in plain)


class _Remembered(dict[str, str]):
    """Spelling → its terms, each worked out once; emptied when full, so memory stays bounded."""

    def __init__(self, work_out: Callable[[str], str]) -> None:
        super().__init__()
        self._work_out = work_out

    def __missing__(self, spelling: str) -> str:
        if len(self) >= _CACHE_SIZE:
            self.clear()
        terms = self[spelling] = self._work_out(spelling)
        return terms


def _work_out_piece(piece: str) -> str:
    """Return the terms of one run without spaces, which may hold several words or none."""
    if piece.isalpha():
        return stem(piece)
    return " ".join(filter(None, map(_work_out_word, _WORD.findall(piece))))


def _work_out_word(word: str) -> str:
    if word[0].isdigit():
        return _work_out_number(word)
    word = word.removesuffix("'s")
    if _INITIALS.fullmatch(word):
        return stem(word.replace(".", ""))
    return " ".join(filter(None, map(stem, _PARTS.findall(word.replace("'", "")))))


def _work_out_spelling(piece: str) -> str:
    """Return the word in a run as the vocabulary keeps it: its longest, if there are several."""
    if piece.isalpha() and len(piece) <= LONGEST_TERM:
        return piece
    words = [w for run in _WORD.findall(piece) for w in _PARTS.findall(run.removesuffix("'s"))]
    word = max(words, key=len, default="")
    return word if word.isalpha() and len(word) <= LONGEST_TERM else ""


def _work_out_number(spelling: str) -> str:
    """Return a figure without thousands commas, its unit spelt out: "2.2bn" is "2.2 billion"."""
    found = _NUMBER.fullmatch(spelling.replace("'", ""))
    if found is None:
        return " ".join(_PARTS.findall(spelling.replace("'", "")))[:LONGEST_TERM]
    number, letters = found[1].replace(",", "")[:LONGEST_TERM].rstrip("."), found[2]
    if letters in _UNITS:
        return f"{number} {stem(_UNITS[letters])}"
    return f"{number}{letters}"[:LONGEST_TERM]


def _work_out_compound(spelling: str) -> str:
    return stem(spelling.replace("-", "").replace("\n", ""))


_terms = _Remembered(_work_out_piece)
_spellings = _Remembered(_work_out_spelling)
_compounds = _Remembered(_work_out_compound)
