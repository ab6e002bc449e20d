"""One key after the other: the next is looked at once the one before has done what it does.

In go keys, as fast as a slow line, a paste or a quick hand brings them; the promise: a key is for
the window that the keys before it opened, never for what lies below, and none of them is lost while
that window is laid out.
"""

from __future__ import annotations

from collections import deque

from textual import events, on
from textual.app import App
from textual.message import Message

PATIENCE = 5.0
"""Seconds after which keys are looked at again whatever holds them up."""


class KeyDone(Message):
    """Follows a key through the same widgets: where it arrives, the key has been there."""

    def __init__(self, key: events.Event) -> None:
        super().__init__()
        self.key = key


class KeysInTurn(App[None], inherit_bindings=False):
    """A program that takes its keys in turn.

    A screen whose ``is_ready`` is False keeps them waiting until it says :meth:`go_on`.
    """

    def __init__(self) -> None:
        super().__init__()
        self._keys: deque[events.Event] = deque()
        self._under_way: object = None
        self._patient = False

    def on_mount(self) -> None:
        """Hear of every screen that comes or goes."""
        self.screen_change_signal.subscribe(self, self._changed, immediate=True)

    @property
    def keys_wait(self) -> bool:
        """Whether keys have been pressed that were not looked at."""
        return bool(self._keys)

    async def on_event(self, event: events.Event) -> None:
        """Put a key or a paste in the line; everything else has no turn to wait for."""
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._keys.append(event)
            await self._take_keys()
        else:
            await super().on_event(event)

    def go_on(self) -> None:
        """Look at the keys that wait: what kept them waiting is there now."""
        self._under_way = None
        self.call_later(self._take_keys)

    def _changed(self, screen: object) -> None:
        """Let the keys wait for what comes of another screen: the widgets below a key are gone."""
        self._under_way = screen
        self.call_after_refresh(self.go_on)

    @on(KeyDone)
    async def _done(self, done: KeyDone) -> None:
        if self._under_way is done.key:
            self._under_way = None
            await self._take_keys()

    async def _take_keys(self) -> None:
        while self._keys and self._under_way is None and getattr(self.screen, "is_ready", True):
            key, target = self._keys.popleft(), self.focused or self.screen
            self._under_way = key
            await super().on_event(key)
            if not target.post_message(KeyDone(key)) and self._under_way is key:
                self._under_way = None
        if self._keys and not self._patient:
            self._patient = True
            self.set_timer(PATIENCE, self._lose_patience)

    async def _lose_patience(self) -> None:
        self._patient, self._under_way = False, None
        if self._keys:
            await super().on_event(self._keys.popleft())
            await self._take_keys()
