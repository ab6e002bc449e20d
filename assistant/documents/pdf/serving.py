"""The process that reads PDFs for another: ``python -m assistant.documents.pdf.serving``.

In come messages on stdin, each a PDF; out goes an answer as JSON for each. The promise: it ends
when whoever started it does, when one file takes too long, and when its memory is spent.
"""

from __future__ import annotations

import json
import os
import signal
import sys

from assistant.documents.limits import SECONDS, limit_this_process, within_seconds
from assistant.documents.pdf.answer import answer_for
from assistant.documents.pdf.process import receive, send

GRACE = 5
"""Seconds: whoever asked ends this process first, unless it has ended itself."""


def serve() -> None:
    """Answer for every PDF that comes, until none comes any more."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # a library that prints must not answer
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # ctrl+c is for whoever started this
    limit_this_process()
    while True:
        try:
            data = receive(sys.stdin.buffer)
        except EOFError:
            return
        with within_seconds(SECONDS + GRACE):
            answer = json.dumps(answer_for(data)).encode("ascii")
        send(answers, answer)


if __name__ == "__main__":
    serve()
