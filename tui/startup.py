"""Disable garbage collection until the first paint.

The objects made at the start are permanent: modules, classes, style sheets. Python would search them for
cycles a dozen times, which takes a fifth of the time to the first screen.
"""

from __future__ import annotations

import gc


def disable_collection() -> None:
    """Disable garbage collection: the program is starting."""
    gc.disable()


def enable_collection() -> None:
    """Enable garbage collection; objects made until now are exempt."""
    gc.freeze()
    gc.enable()
