"""Modules loaded at startup: each costs about half a millisecond, some a hundred."""

import re
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SEED = "seeds/abu-dhabi-talks.txt"
OURS = {"tui", "summarizer"}

HELP = {"tui", "tui.cli", "tui.settings.locations", "tui.output", "tui.startup", "tui.__main__"} | {
    "tui.commands",
    "tui.commands.options",
    "tui.commands.read",
    "tui.commands.session",
    "tui.settings",
    "tui.terminal",
    "tui.terminal.streams",
}
"""All that `briefing --help` loads of ours."""
SUMMARIZE_ROOMS = ("summarizer.", "tui.batch", "tui.commands")
SUMMARIZE = (
    HELP
    | {
        "summarizer",
        "tui.collection",
        "tui.collection.sources",
        "tui.model",
        "tui.model.export_target",
    }
    | {f"tui.settings.{name}" for name in ("config", "keymap", "keys", "name_file", "themes", "toml_file")}
    | {"tui.settings.value_checks"}
)
"""What `briefing summarize` may load of ours beside all of the rooms above: no screen, no store."""
SCREEN = {"textual", "rich", "platformdirs", "typing_extensions", "markdown_it", "mdurl", "pygments"}
"""Others' packages that are loaded before the first screen: Textual, and what it needs."""
NOT_FOR_THE_SCREEN = {
    "csv": "comes with importlib.metadata",
    "getpass": "asks for a password",
    "email": "comes with importlib.metadata, and with letters",
    "html": "is for web pages",
    "importlib.metadata": "asks what is installed, for 8 ms",
    "multiprocessing": "is for batches",
    "secrets": "is for names of files that are written",
    "summarizer.corpus.digest.compose": "is for a digest",
    "summarizer.corpus.digest.extract": "is for a digest",
    "summarizer.workers.jobs": "is for many files",
    "summarizer.export.markdown": "is for exports",
    "summarizer.language.words": "is the process's that analyzes",
    "summarizer.quotes": "is the process's that analyzes",
    "summarizer.ranking.rank": "is the process's that analyzes",
    "tomllib": "is for settings and front matter, where there are any",
    "tui.batch": "is for many files",
    "tui.commands.summarize": "is another command",
    "tui.collection.cross_index": "is for many briefings",
    "zipfile": "is for archives, and what is one",
    "xml": "is for documents that are made of it",
}


def loaded(*arguments: str) -> set[str]:
    """Return the modules that a fresh interpreter imports with these arguments."""
    command = [sys.executable, "-X", "importtime", *arguments]
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr[-2000:]
    return set(re.findall(r"^import time:.*\| +([\w.]+)$", done.stderr, re.MULTILINE))


def ours(modules: set[str]) -> set[str]:
    return {name for name in modules if name.partition(".")[0] in OURS}


def others(modules: set[str]) -> set[str]:
    """Return the top-level names of installed packages other than ours."""
    return {name.partition(".")[0] for name in modules} & {*packages_distributions()} - OURS - {
        "_distutils_hack"
    }


def test_help_loads_few_modules() -> None:
    modules = loaded("-m", "tui", "--help")
    assert ours(modules) <= HELP
    assert others(modules) == set()
    assert not modules & {"asyncio", "sqlite3", "subprocess", "json", "tomllib"}


def test_summarize_does_not_load_the_screen() -> None:
    modules = loaded("-m", "tui", "summarize", SEED)
    strange = {name for name in ours(modules) - SUMMARIZE if not name.startswith(SUMMARIZE_ROOMS)}
    assert strange == set()
    assert not modules & {"textual", "rich", "sqlite3"}
    assert not modules & {
        "importlib.metadata",
        "multiprocessing",
        "nltk",
        "subprocess",
        "summarizer.sandbox.parent",
    }


@pytest.fixture(scope="module")
def screen() -> set[str]:
    """Return the modules in memory when the first screen is about to be drawn."""
    return loaded("-c", "import tui.cli, tui.commands.read, tui.run")


def test_first_screen_imports_only_textual_of_the_dependencies(screen: set[str]) -> None:
    assert "textual.app" in screen
    assert others(screen) <= SCREEN


@pytest.mark.parametrize("name", NOT_FOR_THE_SCREEN)
def test_first_screen_does_not_import_slow_modules(screen: set[str], name: str) -> None:
    found = {module for module in screen if module == name or module.startswith(f"{name}.")}
    assert found == set(), f"{name} {NOT_FOR_THE_SCREEN[name]}"
