"""Questions: what a consultation asks goes in as people have it; questions to answer come out."""

from __future__ import annotations

from assistant.questions.from_text import questions_from_text
from assistant.questions.read import QuestionsRead

__all__ = ["QuestionsRead", "questions_from_text"]
