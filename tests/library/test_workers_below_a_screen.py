"""Documents are read by several processes also where a screen has taken the terminal over."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import io, sys
from pathlib import Path
from assistant.library.workers import _pool

class NoFile(io.StringIO):
    def fileno(self):
        return -1

if __name__ == "__main__":
    sys.stdout = sys.stderr = NoFile()
    with _pool(1) as pool:
        number = pool.submit(int).result()
    print("read", number, file=sys.__stdout__)
"""


def test_workers_start_where_stderr_is_no_file(tmp_path: Path) -> None:
    program = tmp_path / "program.py"
    program.write_text(PROGRAM, encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, str(program)], capture_output=True, text=True, check=False, timeout=120
    )
    assert (ran.stdout, ran.returncode) == ("read 0\n", 0), ran.stderr
