"""README tells the truth: what it says of keys, commands and dependencies is compared with the program."""

import re
import tomllib
from pathlib import Path

from tui.settings import keys

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_table_of_keys_is_made_from_the_bindings():
    assert keys.markdown_table() in README


def test_every_dependency_is_explained_with_its_lower_bound():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in project["dependencies"]:
        name, bound = re.fullmatch(r"([\w-]+)>=([\d.]+).*", requirement).groups()
        assert re.search(rf"^\| {name} \| {re.escape(bound)} \|", README, re.MULTILINE), requirement


def test_it_opens_with_the_two_commands():
    assert README.index("make run") < README.index("make test") < README.index("pipx install briefing-reader")


def test_what_it_links_to_is_there():
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
