"""The command line to call, as the tests of the commands call it."""

from __future__ import annotations

from tests.cli.conftest import call

__all__ = ["call"]
