"""Start a child, send it a file, receive its documents, and report its failure as one line."""

from __future__ import annotations

import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace

from summarizer import diagnostics
from summarizer.cancellation import stop_if
from summarizer.document import Document, Failure
from summarizer.files import encoding
from summarizer.files.options import Options, Unreadable
from summarizer.sandbox import protocol
from summarizer.sandbox.protections import Bounds, Protections
from summarizer.sandbox.protocol import DocumentAssembler, ProtocolError, unreadable

_USUAL = Bounds()

_CHUNK = 1 << 16
_OFTEN = 0.1
"""Seconds between checks for cancellation."""
_ENDING = 2.0
"""Maximum seconds from the end of a child's output to its exit."""
_FAILS = "could not be read"
_SENSELESS = f"{_FAILS}: its parser gave invalid output"
_CRASHES = {signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS, signal.SIGILL, signal.SIGTRAP, signal.SIGFPE}
_NEARLY = 0.6
"""Share of the memory limit; a child that crashed while using more than that has run out of memory."""


def documents(
    module: str, data: bytes, name: str | None, options: Options, bounds: Bounds
) -> Iterator[Document | Failure]:
    """Yield the results of the child; see `summarizer.sandbox.run`."""
    with _child(bounds, options) as child:
        named = encoding.declared(data)
        if options.encoding:
            named = (options.encoding, *named)
        request = {
            "module": module,
            "name": name,
            "options": asdict(replace(options, unpacked=None, stopped=None)),
            "bounds": asdict(bounds),
            "charsets": named,
        }
        child.give(json.dumps(request).encode() + b"\n", data)
        yield from _heard(child, options, bounds)


def in_force(bounds: Bounds = _USUAL) -> Protections:
    """Start a child without a file and return its protections. Raises Unreadable if it can't be started."""
    with _child(bounds, Options()) as child:
        child.give(json.dumps({"module": None, "bounds": asdict(bounds)}).encode() + b"\n")
        kind, payload = child.frame()
        if kind != protocol.PROTECTIONS:
            raise ProtocolError
        return Protections(**json.loads(payload))  # This child has read no file, so its answer is trusted.


@contextlib.contextmanager
def _child(bounds: Bounds, options: Options) -> Iterator[_Child]:
    child = _Child(bounds, options.stopped)
    try:
        yield child
    except ProtocolError:
        raise Unreadable(_SENSELESS) from None
    finally:
        child.end()


def _heard(child: _Child, options: Options, bounds: Bounds) -> Iterator[Document | Failure]:
    assembler = DocumentAssembler()
    steps = {
        protocol.DOCUMENT: assembler.begin,
        protocol.TEXT: assembler.add_text,
        protocol.SECTION: assembler.add_section,
        protocol.PARAGRAPHS: assembler.add_paragraphs,
        protocol.STYLES: assembler.add_styles,
    }
    left = options.max_bytes + protocol.LONGEST
    while True:
        kind, payload = child.frame()
        left -= len(payload) if kind not in (protocol.PARAGRAPHS, protocol.STYLES) else 0
        left -= protocol.HEADER.size
        if left < 0:
            raise Unreadable("contains more text than the size limit", "limit")
        if assembler.paragraphs > bounds.paragraphs:
            raise Unreadable(f"holds more than {bounds.paragraphs:,} paragraphs")
        if kind in steps:
            steps[kind](payload)
        elif kind == protocol.END:
            yield assembler.end()
        elif kind == protocol.FAILURE:
            yield assembler.failure(payload)
        elif kind == protocol.TRACEBACK:
            diagnostics.log_text("a parser failed in the sandbox", payload.decode("utf-8", errors="replace"))
        elif kind == protocol.UNREADABLE:
            raise unreadable(payload)
        elif kind == protocol.MEMORY:
            raise Unreadable(_too_much(bounds))
        elif kind == protocol.DONE:
            return
        else:
            raise ProtocolError


class _Child:
    """A child process and its pipes."""

    def __init__(self, bounds: Bounds, stopped: Callable[[], bool] | None) -> None:
        self._bounds, self._stopped = bounds, stopped or (lambda: False)
        try:
            self._process = subprocess.Popen(
                [
                    sys.executable,
                    "-I" if sys.flags.isolated else "-P",
                    "-m",
                    "summarizer.sandbox.child",
                    str(os.getpid()),
                ],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                start_new_session=True,  # Ctrl+C in the terminal must reach only the main process.
            )
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise Unreadable(f"{_FAILS}: no process could be started to parse it ({reason})") from error
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._to, self._from = self._process.stdin, self._process.stdout
        self._heard = bytearray()

    def give(self, *pieces: bytes) -> None:
        """Send the whole input; the child answers only after it has received everything."""
        os.set_blocking(self._to.fileno(), False)
        for piece in pieces:
            left = memoryview(piece)
            while left:
                self._wait(self._to.fileno(), selectors.EVENT_WRITE)
                try:
                    left = left[os.write(self._to.fileno(), left[: 1 << 20]) :]
                except BrokenPipeError:
                    return  # The next read reports the reason.
        self._to.close()

    def frame(self) -> tuple[int, bytes]:
        """Receive a message as its kind and payload. Raises Unreadable if the child ends or is too slow."""
        kind, size = protocol.HEADER.unpack(self._read(protocol.HEADER.size))
        if size > protocol.LONGEST:
            raise ProtocolError
        return kind, self._read(size)

    def _read(self, size: int) -> bytes:
        while len(self._heard) < size:
            self._wait(self._from.fileno(), selectors.EVENT_READ)
            data = os.read(self._from.fileno(), _CHUNK)
            if not data:
                raise Unreadable(self._fate())
            self._heard += data
        message = bytes(self._heard[:size])
        del self._heard[:size]
        return message

    def _wait(self, descriptor: int, event: int) -> None:
        """Wait until the pipe is ready; raise Unreadable if the child says nothing for `Bounds.silence`.

        Only time spent waiting for the child counts.
        """
        with selectors.PollSelector() as selector:  # It needs no descriptor, unlike epoll.
            selector.register(descriptor, event)
            until = time.monotonic() + self._bounds.silence
            while not selector.select(min(_OFTEN, max(0.0, until - time.monotonic()))):
                stop_if(self._stopped)
                if time.monotonic() >= until:
                    raise Unreadable(_too_long(self._bounds.silence))

    def _fate(self) -> str:
        """Return the reason why the child's output ended early."""
        until = time.monotonic() + _ENDING
        ended, status, used = os.wait4(self._process.pid, os.WNOHANG)
        while not ended:
            if time.monotonic() > until:  # The child still runs but has closed its output.
                return _SENSELESS
            time.sleep(0.002)
            ended, status, used = os.wait4(self._process.pid, os.WNOHANG)
        code = self._process.returncode = os.waitstatus_to_exitcode(status)
        if code >= 0:
            return f"{_FAILS}: its parser process exited early (status {code})"
        if -code == signal.SIGXCPU:
            return _too_long(self._bounds.cpu)
        kilobyte = 1 if sys.platform == "darwin" else 1024
        if -code == signal.SIGSYS:
            return f"{_FAILS}: its parser made a forbidden system call: the file may be malicious"
        name = signal.Signals(-code).name if -code in signal.valid_signals() else str(-code)
        if -code in _CRASHES:
            import resource  # not on every system, and needed only here

            # The peak of a child counts the image that it was forked from, so under a parent as large as the
            # limit it does not tell a lack of memory from any other crash.
            own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            much = _NEARLY * self._bounds.memory / kilobyte
            if used.ru_maxrss > max(own, much):
                return _too_much(self._bounds)
            if own > much:
                limit = _memory(self._bounds)
                return f"{_FAILS}: its parser crashed ({name}) or needed more than {limit} of memory"
            return f"{_FAILS}: its parser crashed ({name}): the file is broken or malicious"
        return f"{_FAILS}: its parser process was killed ({name})"

    def end(self) -> None:
        """Kill the child if it runs, and close its pipes."""
        if self._process.returncode is None:
            self._process.kill()
            self._process.wait()
        self._to.close()
        self._from.close()


def _too_long(seconds: float) -> str:
    return f"{_FAILS}: parsing it took more than {seconds:g} seconds"


def _too_much(bounds: Bounds) -> str:
    return f"{_FAILS}: parsing it needed more than {_memory(bounds)} of memory"


def _memory(bounds: Bounds) -> str:
    return f"{bounds.memory / 1024**3:g} GB" if bounds.memory >= 1024**3 else f"{bounds.memory >> 20} MB"
