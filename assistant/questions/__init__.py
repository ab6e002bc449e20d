"""Questions: what a consultation asks goes in as people have it; questions to answer come out.

``read_questions`` reads a file in any format the readers know, ``questions_from_text`` a list that
was typed or pasted, ``merged`` puts what was read into a brief.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.on_demand import on_demand
from assistant.questions.from_text import questions_from_text
from assistant.questions.read import QuestionsRead

if TYPE_CHECKING:
    from assistant.questions.asked import PaperRead
    from assistant.questions.merging import Merged, merged
    from assistant.questions.reading import read_list, read_questions

__all__ = [
    "Merged",
    "PaperRead",
    "QuestionsRead",
    "merged",
    "questions_from_text",
    "read_list",
    "read_questions",
]

# The readers of documents are heavy, and a pasted list needs none of them.
__getattr__ = on_demand(
    __name__,
    {
        "Merged": "merging",
        "PaperRead": "asked",
        "merged": "merging",
        "read_list": "reading",
        "read_questions": "reading",
    },
)
