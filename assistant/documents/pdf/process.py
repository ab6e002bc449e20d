"""A PDF is handed to a process of its own, and its answer comes back.

The process serves one file after the other, so that starting it is paid for once. The promise:
one that outstays its time or its memory is ended, costs its file alone, and never outlives the
process that started it.
"""

from __future__ import annotations

import atexit
import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import IO

from assistant.documents import limits
from assistant.documents.pdf.answer import Answer
from assistant.errors import CannotRead

_PRINT_ANEW = "Open it and print it to a new PDF, or leave it out."
_HEAD = 8
"""Bytes that say how long the message behind them is."""

_serving: list[subprocess.Popen[bytes]] = []
_one_at_a_time = threading.Lock()


def ask(data: bytes, path: Path) -> Answer:
    """Return what the reading process answers for the PDF ``data``.

    Raises:
        CannotRead: it took too long, or reading it ended the process.
    """
    with _one_at_a_time:
        process = _process()
        late = threading.Event()
        clock = threading.Timer(limits.SECONDS, _end, (process, late))
        clock.daemon = True
        clock.start()
        try:
            return _exchange(process, data)
        except (OSError, EOFError, ValueError) as error:
            raise _failed(process, path, late) from error
        finally:
            clock.cancel()


def _exchange(process: subprocess.Popen[bytes], data: bytes) -> Answer:
    if process.stdin is None or process.stdout is None:  # they are pipes: said for the type
        raise EOFError
    send(process.stdin, data)
    answer: Answer = json.loads(receive(process.stdout))
    return answer


def send(stream: IO[bytes], message: bytes) -> None:
    """Write a message behind its length."""
    stream.write(len(message).to_bytes(_HEAD, "big"))
    stream.write(message)
    stream.flush()


def receive(stream: IO[bytes]) -> bytes:
    """Return the next message; EOFError where there is none, or not all of it."""
    head = stream.read(_HEAD)
    length = int.from_bytes(head, "big")
    message = stream.read(length) if len(head) == _HEAD else b""
    if len(head) < _HEAD or len(message) < length:
        raise EOFError
    return message


def _process() -> subprocess.Popen[bytes]:
    """Return the process that serves, started anew where there is none or it has ended."""
    while _serving:
        if _serving[0].poll() is None:
            return _serving[0]
        _close(_serving.pop())
    # A whole package found where this one was, also where nothing is installed.
    here = str(Path(__file__).resolve().parents[3])
    paths = os.pathsep.join([here, *(p for p in [os.environ.get("PYTHONPATH")] if p)])
    process = subprocess.Popen(
        [sys.executable, "-m", "assistant.documents.pdf.serving"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths},
    )
    _serving.append(process)
    return process


def _end(process: subprocess.Popen[bytes], late: threading.Event) -> None:
    late.set()
    process.kill()


def _failed(process: subprocess.Popen[bytes], path: Path, late: threading.Event) -> CannotRead:
    """Return why the process gave no answer, and let the next file have a new one."""
    process.kill()
    process.wait()
    _close(process)
    _serving.clear()
    if late.is_set():
        reason = f"Reading it took longer than {limits.SECONDS} seconds."
    else:
        reason = "Reading it ended the process that read it, as files do that fill the memory."
    return CannotRead(path, reason, _PRINT_ANEW)


def _close(process: subprocess.Popen[bytes]) -> None:
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            try:
                stream.close()
            except OSError:
                continue


@atexit.register
def _end_all() -> None:
    for process in _serving:
        process.kill()
        process.wait()
        _close(process)
    _serving.clear()
