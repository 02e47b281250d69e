"""Limit the threads of a process to one, and check its address space before numpy is loaded.

numpy's libraries take as many threads as there are cores, 64 on a server that others work on too. The
tagger's matrices are small: a second thread gains little, and where the other core is busy the two wait for
each other in a loop, which costs three times the time and the processor of one alone. And a core is left to
the screen.
"""

from __future__ import annotations

import contextlib
import os

LEAST_ADDRESS_SPACE = 320 * 1024**2
"""Bytes that Python, numpy with its OpenBLAS, and the weights of the tagger need."""

_COUNTS = ("OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""What OpenBLAS and MKL go by where nothing of their own is set, and what Accelerate goes by."""


def one_thread() -> None:
    """For this process, which must be the program's own, before numpy is imported; what is set stays."""
    for name in _COUNTS:
        os.environ.setdefault(name, "1")


def check_address_space() -> None:
    """Raise MemoryError where numpy can't be loaded: its OpenBLAS would end the whole process instead."""
    with contextlib.suppress(ImportError):  # Windows has no such limit
        import resource

        limit = resource.getrlimit(resource.RLIMIT_AS)[0]
        if limit != resource.RLIM_INFINITY and limit < LEAST_ADDRESS_SPACE:
            needed = f"an analysis needs {LEAST_ADDRESS_SPACE >> 10:,} KB"
            raise MemoryError(f"ulimit -v is {limit >> 10:,} KB, and {needed}")
