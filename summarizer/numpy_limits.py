"""Limit what numpy takes of a process: its threads, and the address space that it must have.

Both have to be settled before numpy is imported, so this module imports neither numpy nor anything else.
"""

from __future__ import annotations

import contextlib
import os

_THREAD_VARIABLES = ("OMP_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")
"""Environment variables for the number of threads: the fallback of OpenBLAS and MKL, and Accelerate's."""


def limit_threads() -> None:
    """Limit numpy in this process to one thread, unless the environment sets another number.

    Call it before numpy is imported, and only in a process that belongs to this program. By default numpy's
    libraries start one thread per core, which may be 64 on a shared server. The tagger's matrices are small:
    a second thread gains little, and while the other core is busy, the two threads spin waiting for each
    other and take three times as long as one. One thread also leaves a core to the screen.
    """
    for name in _THREAD_VARIABLES:
        os.environ.setdefault(name, "1")


LEAST_ADDRESS_SPACE = 320 * 1024**2
"""Minimum address space, in bytes, for Python, numpy with OpenBLAS, and the weights of the tagger."""


def check_address_space() -> None:
    """Raise MemoryError if `ulimit -v` is too low for numpy, whose OpenBLAS would end the process instead."""
    with contextlib.suppress(ImportError):  # Windows has no such limit.
        import resource

        limit = resource.getrlimit(resource.RLIMIT_AS)[0]
        if limit != resource.RLIM_INFINITY and limit < LEAST_ADDRESS_SPACE:
            needed = f"an analysis needs {LEAST_ADDRESS_SPACE >> 10:,} KB"
            raise MemoryError(f"ulimit -v is {limit >> 10:,} KB, and {needed}")
