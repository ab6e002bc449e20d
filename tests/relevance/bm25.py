"""Plain BM25, the yardstick: k1 1.2, b 0.75, lower-case words, with or without stems."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

import Stemmer

K1, B = 1.2, 0.75


class PlainBM25:
    """Ranks texts; nothing in it comes from the program that is measured."""

    def __init__(self, texts: Sequence[str], *, stemmed: bool) -> None:
        self._stemmer = Stemmer.Stemmer("english") if stemmed else None
        self._texts = [Counter(self._words(text)) for text in texts]
        self._lengths = [sum(words.values()) for words in self._texts]
        self._mean = sum(self._lengths) / len(texts)
        self._holding = Counter(word for words in self._texts for word in words)

    def rank(self, query: str) -> list[int]:
        """Return the places of the texts that hold a word of ``query``, best first."""
        words = self._words(query)
        scores = [self._score(words, place) for place in range(len(self._texts))]
        found = [place for place, score in enumerate(scores) if score > 0]
        return sorted(found, key=lambda place: (-scores[place], place))

    def _words(self, text: str) -> list[str]:
        words = re.findall(r"\w+", text.lower())
        return self._stemmer.stemWords(words) if self._stemmer else words

    def _score(self, words: Sequence[str], place: int) -> float:
        held, length = self._texts[place], self._lengths[place] / self._mean
        return sum(
            self._rarity(word) * held[word] * (K1 + 1) / (held[word] + K1 * (1 - B + B * length))
            for word in words
            if word in held
        )

    def _rarity(self, word: str) -> float:
        holding = self._holding[word]
        return math.log(1 + (len(self._texts) - holding + 0.5) / (holding + 0.5))
