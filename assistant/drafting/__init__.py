"""Drafting: a brief, a template and a library go in; the blocks of a submission come out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft
    from assistant.drafting.template import Template, find_template, list_templates, load_template
    from assistant.drafting.template_check import check_template
    from assistant.drafting.writing import write_draft

__all__ = [
    "Draft",
    "Template",
    "check_template",
    "find_template",
    "list_templates",
    "load_template",
    "write_draft",
]

_HOMES = {
    "Draft": "draft",
    "Template": "template",
    "check_template": "template_check",
    "find_template": "template",
    "list_templates": "template",
    "load_template": "template",
    "write_draft": "writing",
}


def __getattr__(name: str) -> Any:
    """Load a verb when it is first asked for: Jinja and Markdown cost a command its start."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    from importlib import import_module

    return getattr(import_module(f"assistant.drafting.{_HOMES[name]}"), name)
