"""What every test relies on: other processes run the very code that is tested here."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# A test that starts the program anew does so in another folder, where Python would find an
# installed copy, or none.
os.environ["PYTHONPATH"] = os.pathsep.join(
    [str(ROOT), *filter(None, [os.environ.get("PYTHONPATH")])]
)
