"""A Word file that came back goes in; what is true of its quotations and what is not comes out."""

from __future__ import annotations
