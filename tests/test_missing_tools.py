"""A run of the tests says at its end what was not tested for want of a tool, and how to install it."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from missing_tools import TOOLS

TESTS = Path(__file__).parent
SCRIPT = (TESTS.parent / ".ci" / "run").read_text(encoding="utf-8")
HEADING = "not tested: a tool is missing"


def summary(folder: Path, module: str) -> list[str]:
    """The lines at the end of a run of a module of tests."""
    (folder / "test_some.py").write_text(f"import pytest\n{module}", encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-ra", "-p", "missing_tools", "-p", "no:cacheprovider", "."]
    environment = {**os.environ, "PYTHONPATH": str(TESTS / "aids"), "COLUMNS": "80"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    lines = done.stdout.partition(HEADING)[2].splitlines()[1:]
    return [line for line in lines if line and not line.startswith("=")]


def test_skipped_tests_are_counted_by_tool_with_what_installs_all(tmp_path):
    module = """
@pytest.mark.parametrize("number", range(3))
def test_screen(number):
    pytest.skip("tmux is not installed")

@pytest.mark.skipif(True, reason="mutt is not installed")
def test_mail(): ...

def test_pages():
    pytest.importorskip("no_such_package", reason="the extra docs is not installed")
"""
    assert summary(tmp_path, module) == [
        "tmux            the reader in a real terminal (3 tests)",
        "mutt            the recipe for mutt (1 test)",
        "the extra docs  the site of docs/ (1 test)",
        "install         apt-get install tmux mutt (Debian, Ubuntu)",
        "install         make docs",
    ]


@pytest.mark.parametrize(
    "module",
    ["def test_it(): ...", "def test_it():\n    pytest.skip('needs Linux')"],
    ids=["all passed", "skipped for something else"],
)
def test_nothing_is_said_where_no_tool_was_missing(tmp_path, module):
    assert summary(tmp_path, module) == []


def test_every_tool_that_tests_skip_for_has_its_row():
    text = "\n".join(
        path.read_text(encoding="utf-8") for path in TESTS.rglob("*.py") if path != Path(__file__)
    )
    named = set(re.findall(r'"([\w ]+) is not installed"', text)) | set(
        re.findall(r'@needs\("(\w+)"\)', text)
    )
    assert named == set(TOOLS)


def test_script_of_ci_installs_every_package():
    packages = {name for tool in TOOLS.values() for name in tool.packages.split()}
    assert packages <= set(re.findall(r"\|\| echo ([\w-]+)$", SCRIPT, re.MULTILINE))
