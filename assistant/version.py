"""The version of the program; drafts and libraries record it."""

from __future__ import annotations

VERSION = "0.1.0"
