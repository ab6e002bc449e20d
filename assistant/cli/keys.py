"""``keys``: the keys of the screen, as a page to read or print."""

from __future__ import annotations

import importlib

import click

from assistant.cli.options import Setting, shared_options
from assistant.cli.output import show, show_json


@click.command()
@shared_options(json=True)
def keys(setting: Setting) -> int:
    """List the keys of the screen, place by place, and what each does."""
    # By name: the command line works where the screen is not used; the page needs no terminal.
    page = importlib.import_module("assistant.tui.keys_page")
    if setting.json:
        show_json(page.keys_data())
    else:
        show(page.keys_page().rstrip())
    return 0
