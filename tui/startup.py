"""Until there is something on the screen, nothing is collected.

What starting makes stays: modules, classes, style sheets. Python would look through all of it a dozen times
for cycles to let go of, which takes a fifth of the time to the first screen.
"""

from __future__ import annotations

import gc


def begins() -> None:
    gc.disable()


def is_over() -> None:
    """From now on garbage is collected; what was made until now is not looked through for it."""
    gc.freeze()
    gc.enable()
