"""A template filled: names and functions in, Markdown out.

The promise: whatever goes wrong in a template is told as a :class:`TemplateError` with the file
and the line, never as a traceback, and filling always ends.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import TemplateError as JinjaError
from jinja2 import TemplateNotFound, TemplateSyntaxError

from assistant.drafting import budget
from assistant.drafting.budget import Budget, TooMuch
from assistant.drafting.environment import FILTERS, TemplateEnvironment, TemplateFunction
from assistant.drafting.template import MAIN, Template, TemplateFiles, path_of
from assistant.drafting.tokens import clean
from assistant.errors import AssistantError, TemplateError, nearest_name

_KEPT: dict[str, TemplateEnvironment] = {}
_MOST_KEPT = 16
"""Compiled templates kept in a process, for batches; more than anyone uses at once."""


def fill(
    template: Template, context: Mapping[str, Any], functions: Mapping[str, Callable[..., Any]]
) -> str:
    """Return the Markdown of ``template`` filled with ``context``.

    Raises:
        TemplateError: the template uses an unknown name, does not end, or is not a template.
    """
    environment = _environment(template)
    names = {name: TemplateFunction(name, does) for name, does in functions.items()}
    known = (*context, *names, *environment.globals)
    token = budget.current.set(Budget(known))
    try:
        filled = environment.get_template(MAIN, globals=None).render({**context, **names})
    except AssistantError:
        raise
    except Exception as error:  # any failure inside a template is the template's
        raise template_error(template, error) from error
    finally:
        budget.current.reset(token)
    return filled


def _environment(template: Template) -> TemplateEnvironment:
    """Return the compiled environment of a template, made once for each version of it."""
    if template.sha256 not in _KEPT:
        if len(_KEPT) >= _MOST_KEPT:
            _KEPT.pop(next(iter(_KEPT)))
        cleaned = template.model_copy(
            update={"files": {name: clean(text) for name, text in template.files.items()}}
        )
        _KEPT[template.sha256] = TemplateEnvironment(TemplateFiles(cleaned))
    return _KEPT[template.sha256]


def template_error(template: Template, error: Exception) -> TemplateError:
    """Return the error to show for a failure inside a template."""
    if isinstance(error, TemplateSyntaxError):
        file = error.filename or path_of(template, error.name or MAIN)
        return TemplateError(file, error.lineno, syntax_problem(str(error.message)))
    file, line = _place(template, error)
    return TemplateError(file, line, _problem(error))


_WORDINGS = (
    (r".*innermost block that needs to be closed is '(\w+)'.*", "“{{% {} %}}” is never closed"),
    (r"expected token 'end of print statement', got '(.*)'", "“}}}}” was expected before “{}”"),
    (r"expected token 'end of statement block', got '(.*)'", "“%}}” was expected before “{}”"),
    (
        r"Encountered unknown tag '(\w+)'.*",
        "there is no “{{% {} %}}” here",
    ),
    (r"unexpected 'end of template'.*|unexpected end of template.*", "it ends in the middle"),
)
"""What Jinja says of a template's form, and how a person who does not program is told."""


def syntax_problem(message: str) -> str:
    """Return what is wrong with a template's form, with the nearest name where one is unknown."""
    unknown = re.match(r"No (filter|test) named '(\w+)'", message)
    if unknown:
        near = nearest_name(unknown.group(2), FILTERS) if unknown.group(1) == "filter" else None
        hint = f". Did you mean “{near}”?" if near else ""
        return f"there is no {unknown.group(1)} “{unknown.group(2)}”{hint}"
    for pattern, wording in _WORDINGS:
        found = re.fullmatch(pattern, message, re.DOTALL | re.IGNORECASE)
        if found:
            return wording.format(*found.groups())
    return _sentence(message)


def _problem(error: Exception) -> str:
    if isinstance(error, TemplateNotFound):
        return f"it asks for “{error.name}”, which is not in its folder or in _shared"
    if isinstance(error, TooMuch | JinjaError):
        return _sentence(str(error))
    if isinstance(error, RecursionError):
        return "it calls itself, or nests, without end"
    if isinstance(error, MemoryError | OverflowError):
        return "it asks for more memory than a template may have"
    return _sentence(f"it cannot be filled: {error}")


def _place(template: Template, error: Exception) -> tuple[str, int | None]:
    """Return the innermost line of a template in the traceback; Jinja maps it for us."""
    files = {str(path_of(template, name)) for name in template.files}
    place: tuple[str, int | None] = (str(path_of(template, MAIN)), None)
    trace = error.__traceback__
    while trace is not None:
        if trace.tb_frame.f_code.co_filename in files:
            place = (trace.tb_frame.f_code.co_filename, trace.tb_lineno)
        trace = trace.tb_next
    return place


def _sentence(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
