"""At the end of a run, name the tools whose tests were skipped, and what installs them.

A test that needs a tool skips with "... is not installed"; each name has its row here. tests/conftest.py
takes the hook from here.
"""

from __future__ import annotations  # the lowest pytest has no public name of the reporter

import re
from collections import Counter
from collections.abc import Generator
from typing import NamedTuple

import pytest

SAID = re.compile(r"^(?:Skipped: )?(\S.*) is not installed$")


class Tool(NamedTuple):
    """What a test may need, and what is not tested without it."""

    untested: str
    packages: str = ""
    """Of Debian and Ubuntu."""
    command: str = ""
    """Installs what is no package of theirs."""


TOOLS = {
    "tmux": Tool("the reader in a real terminal", "tmux"),
    "OpenSSH": Tool("shared logins over SSH", "openssh-server openssh-client"),
    "chromium": Tool("the reader in a web browser", "chromium"),
    "pandoc": Tool("one text in many formats", "pandoc"),
    "groff": Tool("PDF made by groff", "groff"),
    "ghostscript": Tool("PDF made by ghostscript", "ghostscript"),
    "less": Tool("the recipe for less", "less"),
    "vim": Tool("the recipe for vim", "vim"),
    "mutt": Tool("the recipe for mutt", "mutt"),
    "aerc": Tool("the recipe for aerc", "aerc"),
    "newsboat": Tool("the recipe for newsboat", "newsboat"),
    "curl": Tool("the recipe for newsboat, which fetches with it", "curl"),
    "the extra web": Tool("briefing serve", command="pip install -e '.[all,dev]'"),
    "the extra docs": Tool("the site of docs/", command="make docs"),
}
"""By the names that reasons of skipped tests have for them."""


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> Generator[None, None, None]:
    """After pytest's list, write a line for each tool that tests were skipped for, and what installs all."""
    yield
    _report(terminalreporter)


def _report(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = Counter(map(_tool, terminalreporter.stats.get("skipped", [])))
    missing = {name: tool for name, tool in TOOLS.items() if skipped[name]}
    if not missing:
        return
    terminalreporter.section("not tested: a tool is missing", sep="-")
    for name, tool in missing.items():
        tests = "1 test" if skipped[name] == 1 else f"{skipped[name]} tests"
        terminalreporter.write_line(f"{name:<16}{tool.untested} ({tests})")
    if packages := " ".join(tool.packages for tool in missing.values() if tool.packages):
        terminalreporter.write_line(f"{'install':<16}apt-get install {packages} (Debian, Ubuntu)")
    for tool in missing.values():
        if tool.command:
            terminalreporter.write_line(f"{'install':<16}{tool.command}")


def _tool(report: pytest.TestReport) -> str:
    """The name in the reason for which a test was skipped; empty if it was skipped for anything else."""
    found = SAID.search(report.longrepr[2]) if isinstance(report.longrepr, tuple) else None
    return found[1] if found else ""
