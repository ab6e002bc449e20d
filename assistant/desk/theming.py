"""Themes made, worded anew, taken from the starter library, or taken out, where one works.

In go a desk and what a person writes: a title, and the words to look for, a line each, with other
words for the same after commas. Out comes the desk with the theme as one step that can be undone;
saving writes it into the workspace's own ``themes.yaml``. The promise: what stands in that file and
was not changed here stays as it is, and no theme goes that an answer still needs.
"""

from __future__ import annotations

from assistant.briefs.brief import Brief
from assistant.briefs.changing import answer_name, with_theme
from assistant.desk.answering import as_kept, place_name
from assistant.desk.desk import Desk, knowing_themes, with_papers
from assistant.errors import AskedWrongly
from assistant.files.names import slug
from assistant.shipped import shipped
from assistant.themes import find_theme, load_themes
from assistant.themes.theme import Term, Theme, Themes
from assistant.workspace import THEMES_FILE, themes_for


def add_theme(desk: Desk, title: str, words: str, *, answer: str | None = None) -> Desk:
    """Add a theme, and tick it for ``answer`` where one is named.

    Raises:
        AskedWrongly: it has no title, or there is one of this title.
        RecordError: the file of themes cannot be read, and so not be added to.
    """
    desk, title = _knowing(desk), _line(title)
    _refuse_title(desk, title)
    theme = Theme(id=_free_id(desk.themes, title), title=title, terms=terms_of(words))
    return _with_theme(desk, theme, answer, "Added")


def take_theme(desk: Desk, name: str, *, answer: str | None = None) -> Desk:
    """Take over a theme of the starter library, with its words; ``name`` is its id or title.

    Raises:
        UnknownName: the starter library has no such theme, or it is here already.
    """
    desk = _knowing(desk)
    theme = find_theme(Themes(themes=themes_to_take(desk)), name)
    return _with_theme(desk, theme.model_copy(update={"parent": None}), answer, "Took over")


def word_theme(desk: Desk, name: str, title: str, words: str) -> Desk:
    """Give a theme another title or other words; its id stays, for the answers that name it."""
    desk, title = _knowing(desk), _line(title)
    old = find_theme(desk.themes, name)
    if title != old.title:
        _refuse_title(desk, title)
    terms = old.terms if words == words_of(old) else terms_of(words)
    new = old.model_copy(update={"title": title, "terms": terms})
    themes = tuple(new if theme.id == old.id else theme for theme in desk.themes.themes)
    return _put(desk, desk.themes.model_copy(update={"themes": themes}), f"Reworded “{title}”")


def remove_theme(desk: Desk, name: str) -> Desk:
    """Take a theme out, with the positions held on it.

    Raises:
        AskedWrongly: an answer is about it, argues a position on it or quotes for it.
    """
    desk = _knowing(desk)
    theme = find_theme(desk.themes, name)
    positions = {held.id for held in desk.themes.positions if held.theme == theme.id}
    needed = _needed_by(desk.brief, theme.id, positions)
    if needed is not None:
        message = f"“{theme.title}” stays: {place_name(desk.brief, needed)} is about it."
        raise AskedWrongly(message)
    themes = Themes(
        themes=tuple(
            one.model_copy(update={"parent": None}) if one.parent == theme.id else one
            for one in desk.themes.themes
            if one.id != theme.id
        ),
        positions=tuple(held for held in desk.themes.positions if held.id not in positions),
        synonyms=desk.themes.synonyms,
    )
    return _put(desk, themes, f"Took the theme “{theme.title}” out")


def themes_to_take(desk: Desk) -> tuple[Theme, ...]:
    """Return the themes of the starter library that are not among the desk's."""
    ids = {theme.id for theme in desk.themes.themes}
    titles = {theme.title.casefold() for theme in desk.themes.themes}
    starter = load_themes(shipped("seeds") / THEMES_FILE).themes
    return tuple(t for t in starter if t.id not in ids and t.title.casefold() not in titles)


def terms_of(words: str) -> tuple[Term, ...]:
    """Return the terms that lines of words state: "waiting times, delays, waits"."""
    terms = []
    for line in as_kept(words).splitlines():
        said = tuple(dict.fromkeys(filter(None, map(_line, line.split(",")))))
        if said:
            terms.append(Term(term=said[0], synonyms=said[1:]))
    return tuple(terms)


def words_of(theme: Theme) -> str:
    """Return the words of a theme as lines to edit; see :func:`terms_of`."""
    return "\n".join(", ".join((term.term, *term.synonyms)) for term in theme.terms)


def _with_theme(desk: Desk, theme: Theme, answer: str | None, what: str) -> Desk:
    themes = desk.themes.model_copy(update={"themes": (*desk.themes.themes, theme)})
    brief, where = desk.brief, ""
    if answer is not None:
        brief = with_theme(desk.brief, answer, theme.id)
        where = f" and ticked it for {place_name(desk.brief, answer)}"
    return _put(desk, themes, f"{what} the theme “{theme.title}”{where}", brief)


def _put(desk: Desk, themes: Themes, sentence: str, brief: Brief | None = None) -> Desk:
    papers = desk.papers.model_copy(update={"themes": themes, "brief": brief or desk.brief})
    return with_papers(desk, papers, sentence)


def _knowing(desk: Desk) -> Desk:
    """Return the desk with its themes among its papers, so that they are saved and undone."""
    if desk.papers.themes is not None:
        return desk
    return knowing_themes(desk, themes_for(desk.folder, desk.brief))


def _refuse_title(desk: Desk, title: str) -> None:
    if not title:
        message = "The theme needs a title."
        raise AskedWrongly(message)
    if title.casefold() in {theme.title.casefold() for theme in desk.themes.themes}:
        message = f"There is a theme “{title}” already."
        raise AskedWrongly(message)


def _free_id(themes: Themes, title: str) -> str:
    """Return an id that no theme has, made of the title."""
    taken = {theme.id for theme in themes.themes}
    name, number = slug(title, otherwise="theme"), 2
    while name in taken:
        name, number = f"{slug(title, otherwise='theme')}-{number}", number + 1
    return name


def _needed_by(brief: Brief, theme: str, positions: set[str]) -> str | None:
    for answer in brief.answers:
        quoted = any(pin.theme == theme for pin in answer.pins)
        if theme in answer.themes or quoted or positions & {*answer.positions}:
            return answer_name(answer)
    return None


def _line(words: str) -> str:
    return " ".join(as_kept(words).split())
