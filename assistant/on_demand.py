"""Names of a package whose modules load when one is first asked for.

In go a package and where each name lives; out comes the ``__getattr__`` of that package. The
promise: a command loads only what it uses: every heavy library would cost each command its start.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any


def on_demand(package: str, homes: Mapping[str, str]) -> Callable[[str], Any]:
    """Return the function that finds a name of ``package``; ``homes`` gives each one's module."""

    def find(name: str) -> Any:
        if name not in homes:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message)
        from importlib import import_module

        return getattr(import_module(f"{package}.{homes[name]}"), name)

    return find
