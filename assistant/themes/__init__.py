"""Themes: what a body of work is about, and the positions an organisation holds on it."""

from assistant.themes.finding import find_position, find_theme, positions_of
from assistant.themes.reading import load_themes
from assistant.themes.theme import Ask, Position, Stance, Term, Theme, Themes
from assistant.themes.writing import save_themes

__all__ = [
    "Ask",
    "Position",
    "Stance",
    "Term",
    "Theme",
    "Themes",
    "find_position",
    "find_theme",
    "load_themes",
    "positions_of",
    "save_themes",
]
