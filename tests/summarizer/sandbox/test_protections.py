"""The report of active protections is correct with each mechanism and without it."""

import os
import subprocess
import sys

import pytest

from summarizer.sandbox import protections, seccomp
from summarizer.sandbox.parent import in_force
from summarizer.sandbox.protections import Bounds, Protections

FULL = Protections(landlock=7, seccomp=True, network=True, descriptors=True)


def test_child_reports_active_protections() -> None:
    found = in_force()
    assert (found.landlock, found.seccomp) == (
        min(protections.landlock_version(), protections.NEWEST_LANDLOCK),
        seccomp.available(),
    )
    assert found.descriptors


@pytest.mark.parametrize("version", [0, 1, 3, 5])
def test_child_does_not_report_a_missing_mechanism(version: int) -> None:
    found = in_force(Bounds(landlock=version, seccomp=False))
    assert (found.landlock, found.seccomp) == (min(protections.landlock_version(), version), False)


def test_seccomp_alone_leaves_no_gaps() -> None:
    assert Protections(landlock=0, seccomp=True, network=False, descriptors=False).gaps() == ()


@pytest.mark.parametrize(
    ("version", "gaps"),
    [
        (7, ("change permissions and times of files",)),
        (5, ("change permissions and times of files", "end other processes")),
        (1, ("cut files to no length", "change permissions and times of files", "end other processes")),
        (
            0,
            (
                "delete, rename and link files",
                "start programs",
                "cut files to no length",
                "change permissions and times of files",
                "end other processes",
                "read and change the memory of other processes",
            ),
        ),
    ],
)
def test_gaps_without_seccomp_follow_the_landlock_version(version: int, gaps: tuple[str, ...]) -> None:
    assert Protections(version, seccomp=False, network=True, descriptors=True).gaps() == gaps


def test_files_and_sockets_are_gaps_without_protection() -> None:
    gaps = Protections(0, seccomp=False, network=False, descriptors=False).gaps()
    assert {"read and overwrite files", "connect to local sockets", "use the network"} <= set(gaps)


def test_report_lists_mechanisms_and_gaps() -> None:
    assert FULL.lines()[-1] == "a parser could still: compute, and answer"
    lines = Protections(0, seccomp=False, network=True, descriptors=True).lines()
    assert lines[:2] == ["system call filter (seccomp): no", "Landlock: no"]
    assert "delete, rename and link files" in lines[-1]


def test_report_is_printed_by_the_module() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "summarizer.sandbox"], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines() == in_force().lines()


@pytest.mark.parametrize("platform", ["darwin", "freebsd14"])
def test_other_systems_have_no_mechanism_and_no_error(platform: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    assert (protections.landlock_version(), protections.give_up_files(), seccomp.available()) == (0, 0, False)
    assert not seccomp.restrict(1)


def test_unknown_architecture_has_no_filter(monkeypatch: pytest.MonkeyPatch) -> None:
    machine = os.uname_result(("Linux", "host", "6.12", "#1", "riscv64"))
    monkeypatch.setattr(os, "uname", lambda: machine)
    assert not seccomp.available()
    assert not seccomp.restrict(1)
