"""What the tests of our processes share: the other end of their pipes."""

import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest

from summarizer.workers.messages import HEADER, frame

PATIENCE = 60
"""Seconds after which a process that should end is taken to hang."""


class Owner:
    """Who started a process, and speaks to it."""

    def __init__(self, process: subprocess.Popen) -> None:
        self.process = process
        self.asked = 0
        """How many questions have been numbered."""

    def tell(self, kind, value) -> None:
        self.process.stdin.write(frame(kind, value))
        self.process.stdin.flush()

    def hear(self):
        (size,) = HEADER.unpack(self.process.stdout.read(HEADER.size))
        return pickle.loads(self.process.stdout.read(size))

    def ended(self) -> tuple[int, bytes, bytes]:
        """Its status and what it wrote, once it has ended."""
        out, err = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, out, err

    def waited_for(self) -> int:
        """Its status, its pipes left open."""
        return self.process.wait(timeout=PATIENCE)


@contextmanager
def _owners() -> Iterator[Callable[[str], Owner]]:
    """Start modules as processes; what is left of them in the end is killed."""
    pipe = subprocess.PIPE
    with ExitStack() as processes:

        def start(module: str) -> Owner:
            command = [sys.executable, "-P", "-m", module]
            process = processes.enter_context(subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe))
            processes.callback(process.kill)
            return Owner(process)

        yield start


@pytest.fixture
def owner_of() -> Iterator[Callable[[str], Owner]]:
    """Starts a module as a process for one test."""
    with _owners() as start:
        yield start


@pytest.fixture(scope="module")
def lasting_owner_of() -> Iterator[Callable[[str], Owner]]:
    """Starts a module as a process for all tests of a file."""
    with _owners() as start:
        yield start
