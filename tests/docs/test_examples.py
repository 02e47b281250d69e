"""Every example of README and docs/ runs: commands, settings, rules about names, Python.

A block that can't run here has a comment above it that says why: `<!-- example: REASON -->`.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import pytest
from warm_program import warm_program

from tui.settings import name_file
from tui.settings.config import from_tables

ROOT = Path(__file__).parents[2]
TALKS = """Talks end without a result

ORRIN, 3 May 2026. Envoy Steve Witkoff left Orrin on Sunday. Both sides will meet again in June.
"""
BLOCK = re.compile(
    r"^(?:<!-- example: (?P<why>[^\n]+) -->\n)?```(?P<kind>\w*)\n(?P<code>.*?)^```$", re.M | re.S
)
INSTALLS = re.compile(r"^(?:pipx|uv|pip) ", re.MULTILINE)
"""Commands that .ci/run plays with the real programs, since they need the network."""
ELSEWHERE = {
    "sshdconfig": "tests/terminal/ssh",
    "sshconfig": "tests/terminal/ssh",
    "ini": "tests/terminal/ssh",
    "vim": "tests/terminal/test_neighbours.py",
    "muttrc": "tests/terminal/test_neighbours.py",
    "text": "no commands",
}
"""Kinds of blocks that are tested elsewhere, and where."""


def blocks():
    for page in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for match in BLOCK.finditer(page.read_text(encoding="utf-8")):
            line = match.string.count("\n", 0, match.start()) + 1
            yield pytest.param(match["kind"], match["code"], match["why"], id=f"{page.name}:{line}")


BLOCKS = list(blocks())


def of_kind(kind):
    return [block for block in BLOCKS if block.values[0] == kind and not block.values[2]]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A home folder with the files that the examples name, and programs that stand in for the network."""
    home = tmp_path_factory.mktemp("home")
    talks = home / "talks.txt"
    talks.write_text(TALKS, encoding="utf-8")
    for name in ("briefings/one.txt", "yesterday/one.txt", "today/two.txt"):
        (home / name).parent.mkdir(exist_ok=True)
        shutil.copy(talks, home / name)
    (home / "report.md").write_text("# Report\n\nThe harbor of Orrin is closed.\n", encoding="utf-8")
    (home / "other.toml").write_text("", encoding="utf-8")
    (home / ".config" / "briefing").mkdir(parents=True)
    tools = home / "bin"
    tools.mkdir()
    (tools / "curl").write_text(f"#!/bin/sh\ncat '{home}/talks.txt'\n", encoding="utf-8")
    if shutil.which("jq") is None:
        (tools / "jq").write_text("#!/bin/sh\nexec cat\n", encoding="utf-8")
    for tool in tools.iterdir():
        tool.chmod(0o755)
    with (
        tempfile.TemporaryDirectory() as short,  # the name of a socket has 107 bytes at most
        warm_program(Path(short) / "socket", tools / "briefing"),
    ):
        yield home


def run(home, command):
    environment = {**os.environ, "HOME": str(home), "PATH": f"{home}/bin:{os.environ['PATH']}"}
    environment |= {"PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": f"{home}/.config"}
    environment |= {"XDG_STATE_HOME": f"{home}/.state", "LC_ALL": "C.UTF-8"}
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=home,
        env=environment,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize(("kind", "code", "why"), of_kind("sh"))
def test_commands_run(home, kind, code, why):
    if INSTALLS.search(code):
        return
    done = run(home, "rm -f today.md talks.summary.md; rm -rf summaries\n" + code)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(("kind", "code", "why"), of_kind("python"))
def test_python_runs(home, kind, code, why):
    done = run(home, f"'{sys.executable}' - <<'EOF'\n{code}EOF")
    assert done.returncode == 0, done.stderr
    assert done.stdout


@pytest.mark.parametrize(("kind", "code", "why"), of_kind("toml"))
def test_settings_and_rules_are_accepted(tmp_path, kind, code, why):
    if "[[entity]]" in code:
        (tmp_path / "names.toml").write_text(code, encoding="utf-8")
        rules, complaints = name_file.load(tmp_path / "names.toml")
        assert rules.names
    else:
        _, complaints = from_tables(tomllib.loads(code))
    assert list(complaints) == []


def test_settings_of_dask_are_yaml():
    yaml = pytest.importorskip("yaml")
    (block,) = of_kind("yaml")
    assert yaml.safe_load(block.values[1])["distributed"]["comm"]["require-encryption"] is True


def test_every_block_has_a_kind_that_is_tested():
    kinds = {block.values[0] for block in BLOCKS}
    assert kinds - {"sh", "python", "toml", "yaml"} - set(ELSEWHERE) == set()
