"""What the time is: the one place where the screen looks at a clock, so that a test can stop it."""

from __future__ import annotations

import time
from datetime import date, datetime


class Clock:
    """The computer's clock."""

    def today(self) -> date:
        """Return the date where the author sits."""
        return datetime.now().astimezone().date()

    def time_of_day(self) -> str:
        """Return the time as "14:02"."""
        return f"{datetime.now().astimezone():%H:%M}"

    def seconds(self) -> float:
        """Return seconds from some beginning, to tell how long something took."""
        return time.perf_counter()
