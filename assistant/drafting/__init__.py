"""Drafting: a brief, a template and a library go in; the blocks of a submission come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.on_demand import on_demand

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft
    from assistant.drafting.template import (
        Template,
        find_template,
        list_templates,
        load_template,
        unusable_templates,
    )
    from assistant.drafting.template_check import check_template
    from assistant.drafting.writing import write_draft

__all__ = [
    "Draft",
    "Template",
    "check_template",
    "find_template",
    "list_templates",
    "load_template",
    "unusable_templates",
    "write_draft",
]

_HOMES = {
    "Draft": "draft",
    "Template": "template",
    "check_template": "template_check",
    "find_template": "template",
    "list_templates": "template",
    "load_template": "template",
    "unusable_templates": "template",
    "write_draft": "writing",
}

__getattr__ = on_demand(__name__, _HOMES)
