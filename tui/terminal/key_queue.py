"""The queue between the thread that reads the terminal and the event loop.

A client can send keys faster than they are handled, and without end. The queue is bounded: once it is full,
keys are dropped until it is empty again, and their number is reported. Keys are taken out as the program
handles them, so that one that ends the program can overtake a backlog: ctrl+c always, and `q` if only keys
that move the cursor wait before it. After a key that may open a prompt, `q` may be text and keeps its place.
A few keys that were typed ahead are no backlog: they are handled first.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

from textual import events
from textual.message import Message

MAX_EVENTS = 4096
BACKLOG = 16
"""Minimum number of waiting events that a key may overtake."""
BATCH = 32
"""Maximum number of events delivered together; the screen is drawn once for all of them."""
MAX_PASTED = 1 << 18
"""Maximum length of all waiting pastes, in characters."""
MAX_NAMES = 256
"""Maximum number of different dropped keys that are recorded."""
_PASSIVE = (events.MouseScrollDown, events.MouseScrollUp, events.AppFocus, events.AppBlur, events.MouseMove)
"""Events that do not change the meaning of the keys after them."""


@dataclass(frozen=True, slots=True)
class EndingKeys:
    """Keys that end the program, by Textual's names."""

    always: frozenset[str] = frozenset({"ctrl+c"})
    """Keys that end the program on every screen; none of them can be typed as text."""
    unless_typed: frozenset[str] = frozenset()
    """Keys that end the program on some screens; elsewhere they are text or do something else."""


@dataclass(frozen=True, slots=True)
class ScreenKeys:
    """The effects of keys on the current screen, by Textual's names."""

    quits: frozenset[str] = frozenset()
    """Keys that end the program here; empty while text is being typed."""
    moves: frozenset[str] = frozenset()
    """Keys that only move the cursor: the screen stays the same and no prompt opens."""


class KeysLost(Message):
    """Reports the number of keys dropped because the queue was full."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count


class _Overflow:
    """A record of the events dropped while the queue was full."""

    def __init__(self) -> None:
        self.count = 0
        self.names: set[str] = set()
        """Keys before the first one that may end the program."""
        self.opaque = False
        """Whether there was another event that may change the meaning of keys."""
        self.quit: events.Key | None = None
        """The first key that may end the program."""

    def add(self, message: Message, ending: EndingKeys) -> None:
        self.count += 1
        if self.quit is not None:
            return
        if not isinstance(message, events.Key):
            self.opaque = self.opaque or not isinstance(message, _PASSIVE)
        elif message.key in ending.unless_typed:
            self.quit = message
        elif len(self.names) < MAX_NAMES:
            self.names.add(message.key)
        else:
            self.opaque = True

    def quits(self, screen_keys: ScreenKeys) -> events.Key | None:
        """Return the key that ends the program, if all keys before it only move the cursor."""
        if self.quit is None or self.opaque or not self.names <= screen_keys.moves:
            return None
        return self.quit if self.quit.key in screen_keys.quits else None


class KeyQueue:
    """Passes events from the thread that reads the terminal to the event loop."""

    def __init__(self, ending: EndingKeys) -> None:
        self._ending = ending
        self._lock = Lock()
        self._waiting: deque[Message] = deque()
        self._resize: events.Resize | None = None
        self._pasted = self._quits = 0
        self._overflow: _Overflow | None = None
        """Set from when the queue is full until it is empty; keys are dropped meanwhile."""
        self._interrupts = 0

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, message: Message) -> bool:
        """Add an event, or drop it if the queue is full.

        Return True if the end of the program is requested for the second time: the first request was not
        enough.
        """
        with self._lock:
            if isinstance(message, events.Resize):
                self._resize = message  # an older size is obsolete
            elif isinstance(message, events.Key) and message.key in self._ending.always:
                if self._interrupts or len(self._waiting) >= BACKLOG:
                    self._clear()
                self._waiting.append(message)
                self._interrupts += 1
                return self._interrupts == 2
            elif self._overflow is not None or not self._fits(message):
                self._overflow = self._overflow or _Overflow()
                self._overflow.add(message, self._ending)
            else:
                self._waiting.append(message)
                self._count(message, 1)
        return False

    def next(self, screen_keys: Callable[[], ScreenKeys]) -> Message | None:
        """Take the event that is due; None if there is none.

        `screen_keys` is called if a key that may end the program waits behind others.
        """
        with self._lock:
            if self._resize is not None:
                resize, self._resize = self._resize, None
                return resize
            if (found := self._overtaking(screen_keys)) is not None:
                self._clear()
                return found
            if self._waiting:
                message = self._waiting.popleft()
                self._count(message, -1)
                return message
            lost, self._overflow = self._overflow, None
            return KeysLost(lost.count) if lost else None

    def batch(self, screen_keys: Callable[[], ScreenKeys]) -> list[Message]:
        """Take a batch of events: the one that is due, as in `next`, and those that follow in order."""
        first = self.next(screen_keys)
        found = [first] if first is not None else []
        while found and len(found) < BATCH and (message := self.next(ScreenKeys)) is not None:
            found.append(message)
        return found

    def _overtaking(self, screen_keys: Callable[[], ScreenKeys]) -> events.Key | None:
        """Return the first key that ends the program, if no event before it can change its meaning."""
        late = self._overflow is not None and self._overflow.quit is not None
        if len(self._waiting) <= BACKLOG or not (self._quits or late):
            return None
        now = screen_keys()
        for number, message in enumerate(self._waiting):
            if isinstance(message, events.Key):
                if message.key in now.quits:
                    return message if number >= BACKLOG else None
                if message.key not in now.moves:
                    return None
            elif not isinstance(message, _PASSIVE):
                return None
        return self._overflow.quits(now) if self._overflow is not None else None

    def _clear(self) -> None:
        self._waiting.clear()
        self._pasted = self._quits = 0
        self._overflow = None

    def _fits(self, message: Message) -> bool:
        if len(self._waiting) >= MAX_EVENTS:
            return False
        pasted = len(message.text) if isinstance(message, events.Paste) else 0
        return self._pasted + pasted <= MAX_PASTED

    def _count(self, message: Message, by: int) -> None:
        if isinstance(message, events.Paste):
            self._pasted += by * len(message.text)
        elif isinstance(message, events.Key) and message.key in self._ending.unless_typed:
            self._quits += by
