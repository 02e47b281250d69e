"""README agrees with the program on keys, commands and dependencies."""

import re
import tomllib
from pathlib import Path

from tui.settings import keymap

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_key_table_matches_the_bindings():
    assert keymap.markdown_table() in README


def test_dependencies_are_explained_with_their_lower_bounds():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in project["dependencies"]:
        name, bound = re.fullmatch(r"([\w-]+)>=([\d.]+).*", requirement).groups()
        assert re.search(rf"^\| {name} \| {re.escape(bound)} \|", README, re.MULTILINE), requirement


def test_readme_opens_with_run_then_test():
    assert README.index("make run") < README.index("make test") < README.index("pipx install briefing-reader")


def test_linked_files_exist():
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
