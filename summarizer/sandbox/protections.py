"""Put the protections of a child in force and report them. docs/security.md has them as a table."""

from __future__ import annotations

import os
from dataclasses import dataclass

from summarizer.sandbox import landlock, limits, seccomp


@dataclass(frozen=True, slots=True)
class Protections:
    """The protections that are in force in a child."""

    landlock: int
    """Version of Landlock; 0 if the kernel has none."""
    seccomp: bool
    """Whether seccomp filters system calls."""
    network: bool
    """Whether the child has an empty network namespace."""
    descriptors: bool
    """Whether the child is unable to open any file descriptor."""

    def gaps(self) -> tuple[str, ...]:
        """Return the harmful actions that a compromised parser could still take with the user's permissions.

        The result is empty if system calls are filtered. Each entry completes "a parser could still …".
        """
        if self.seccomp:
            return ()
        opens = () if self.landlock or self.descriptors else ("read and overwrite files",)
        reaches = () if self.descriptors else ("connect to local sockets",)
        calls = () if self.network or self.descriptors else ("use the network",)
        removes = () if self.landlock else ("delete, rename and link files", "start programs")
        cuts = () if self.landlock >= 3 else ("cut files to no length",)
        stops = () if self.landlock >= 6 else ("end other processes",)
        looks = () if self.landlock else ("read and change the memory of other processes",)
        return (
            *opens,
            *removes,
            *cuts,
            "change permissions and times of files",
            *reaches,
            *calls,
            *stops,
            *looks,
        )

    def lines(self) -> list[str]:
        """Return a report for the user, one line for each mechanism."""
        held = self.gaps()
        return [
            f"system call filter (seccomp): {'yes' if self.seccomp else 'no'}",
            f"Landlock: {f'version {self.landlock}' if self.landlock else 'no'}",
            f"empty network namespace: {'yes' if self.network else 'no'}",
            f"no new file descriptors: {'yes' if self.descriptors else 'no'}",
            f"a parser could still: {', '.join(held) if held else 'compute, and answer'}",
        ]


def protect(parent: int, bounds: limits.Bounds) -> Protections:
    """Permanently give up what computation does not need. The child calls this before it reads a file.

    `parent` is the process id of the parent. The order matters: Landlock needs a free descriptor, a change of
    user resets the signal for the parent's end, so that it must be set again, and the system call filter
    forbids all the other steps.
    """
    network = limits.leave_network()
    limits.forbid_processes()
    limits.become_nobody()
    limits.bind_to_parent(parent)
    version = landlock.restrict(bounds.landlock)
    descriptors = limits.forbid_descriptors()
    filtered = bounds.seccomp and seccomp.restrict(os.getpid())
    return Protections(version, filtered, network, descriptors)
