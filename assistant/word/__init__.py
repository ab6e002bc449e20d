"""Word: a draft goes in, a ``.docx`` that every reader opens comes out."""

from __future__ import annotations

from assistant.word.saving import SavedWord, WordBytes, save_word, word_bytes

__all__ = ["SavedWord", "WordBytes", "save_word", "word_bytes"]
