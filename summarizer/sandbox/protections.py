"""What holds a parser back on this machine. docs/security.md has the same as a table."""

from __future__ import annotations

import os
from dataclasses import dataclass

from summarizer.sandbox import landlock, limits, seccomp


@dataclass(frozen=True, slots=True)
class Protections:
    """The mechanisms that are in force in a child."""

    landlock: int
    """The version of Landlock; 0 where the kernel has none."""
    seccomp: bool
    """Whether system calls are filtered."""
    network: bool
    """Whether the child has an empty network namespace."""
    descriptors: bool
    """Whether the child can open nothing."""

    def gaps(self) -> tuple[str, ...]:
        """Return what a parser that a hostile file has taken over could still do, as the user it runs as.

        Nothing, where system calls are filtered. Each entry completes "a parser could still …".
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
        """Return a report for the user, a mechanism a line."""
        held = self.gaps()
        return [
            f"system call filter (seccomp): {'yes' if self.seccomp else 'no'}",
            f"Landlock: {f'version {self.landlock}' if self.landlock else 'no'}",
            f"empty network namespace: {'yes' if self.network else 'no'}",
            f"no new file descriptors: {'yes' if self.descriptors else 'no'}",
            f"a parser could still: {', '.join(held) if held else 'compute, and answer'}",
        ]


def protect(parent: int, bounds: limits.Bounds) -> Protections:
    """Give up for good all that computing does not need. The child calls this before it reads a file.

    `parent` is the id of the parent process. The order matters: Landlock takes a descriptor, a change of user
    takes back the signal that comes with the parent's end, and the filter forbids all the others.
    """
    network = limits.leave_network()
    limits.forbid_processes()
    limits.become_nobody()
    limits.bind_to_parent(parent)
    version = landlock.restrict(bounds.landlock)
    descriptors = limits.forbid_descriptors()
    filtered = bounds.seccomp and seccomp.restrict(os.getpid())
    return Protections(version, filtered, network, descriptors)
