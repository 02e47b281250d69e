"""The queue between the thread that reads the terminal and the event loop.

A client can send keys faster than they are handled, and send them for ever. The queue is bounded: once it is
full, keys are dropped until it is empty again, and their number is reported. Keys are taken out one by one as
the program handles them, so that one that ends the program can overtake a backlog: ctrl+c always, and `q`
where only keys that move the cursor wait before it. Behind a key that may open a prompt, `q` may be text and
keeps its place. A few keys that were typed ahead are no backlog: they are handled first.
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
"""Events that have to wait before one is overtaken."""
BATCH = 32
"""Events that are given at once: the screen is drawn once for all of them."""
MAX_PASTED = 1 << 18
"""Characters of all pastes that wait."""
MAX_NAMES = 256
"""Different keys that are remembered of those that were dropped."""
_PASSIVE = (events.MouseScrollDown, events.MouseScrollUp, events.AppFocus, events.AppBlur, events.MouseMove)
"""Events after which a key means what it meant before."""


@dataclass(frozen=True, slots=True)
class EndingKeys:
    """Keys that end the program, by Textual's names."""

    always: frozenset[str] = frozenset({"ctrl+c"})
    """On every screen; none of them can be typed as text."""
    unless_typed: frozenset[str] = frozenset()
    """On some screens; elsewhere they are text or do something else."""


@dataclass(frozen=True, slots=True)
class ScreenKeys:
    """What keys do on the screen that is shown, by Textual's names."""

    quits: frozenset[str] = frozenset()
    """Keys that end the program here; empty while something is typed."""
    moves: frozenset[str] = frozenset()
    """Keys after which the screen is the same and asks for nothing."""


class KeysLost(Message):
    """More keys came than can wait."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count


class _Overflow:
    """What came while the queue was full."""

    def __init__(self) -> None:
        self.count = 0
        self.names: set[str] = set()
        """Keys that came before the one that may end the program."""
        self.opaque = False
        """Something else came that may change what a key means."""
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
        """The key that ends the program, if what came before it only moves the cursor."""
        if self.quit is None or self.opaque or not self.names <= screen_keys.moves:
            return None
        return self.quit if self.quit.key in screen_keys.quits else None


class KeyQueue:
    """Events from the terminal, put in by one thread and taken out by another."""

    def __init__(self, ending: EndingKeys) -> None:
        self._ending = ending
        self._lock = Lock()
        self._waiting: deque[Message] = deque()
        self._resize: events.Resize | None = None
        self._pasted = self._quits = 0
        self._overflow: _Overflow | None = None
        """Kept from when the queue is full until it is empty; so long keys are dropped."""
        self._interrupts = 0

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, message: Message) -> bool:
        """Add an event, or drop it where the queue is full.

        Returns whether the end of the program is asked for the second time: then the first was not enough.
        """
        with self._lock:
            if isinstance(message, events.Resize):
                self._resize = message  # an older size is of no use
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
        """Take the event that is due, or None if there is none.

        `screen_keys` is called where a key that may end the program waits behind others.
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
        """Take the events that are due, up to a number; as `next`, and those that follow in their order."""
        first = self.next(screen_keys)
        found = [first] if first is not None else []
        while found and len(found) < BATCH and (message := self.next(ScreenKeys)) is not None:
            found.append(message)
        return found

    def _overtaking(self, screen_keys: Callable[[], ScreenKeys]) -> events.Key | None:
        """The first key that ends the program, if nothing before it can change what it means."""
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
