"""Briefs: an answer in the making, kept as a file that people and programs both write."""

from assistant.briefs.brief import Answer, Brief, Consultation, Pin, Question, Respondent
from assistant.briefs.reading import check_against_themes, load_brief
from assistant.briefs.writing import save_brief

__all__ = [
    "Answer",
    "Brief",
    "Consultation",
    "Pin",
    "Question",
    "Respondent",
    "check_against_themes",
    "load_brief",
    "save_brief",
]
