"""README and the pages of docs/ agree with the program: tables, links, dependencies, generated files."""

import importlib.util
import re
import sys
import tomllib
from pathlib import Path

import pytest

from tui.cli import COMMANDS, Parser

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]


@pytest.fixture(scope="module")
def generate():
    """The script docs/generate.py as a module."""
    spec = importlib.util.spec_from_file_location("generate", ROOT / "docs" / "generate.py")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def test_generated_blocks_are_current(generate):
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        assert generate.filled(text) == text, f"{page.name}: run python docs/generate.py"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_table_of_options(command):
    assert f"<!-- made: options of {command} -->" in (ROOT / "docs" / "command-line.md").read_text("utf-8")


def names_of_options() -> set[str]:
    parsers = map(Parser, COMMANDS)
    return {name for parser in parsers for action in parser._actions for name in action.option_strings}


@pytest.mark.parametrize("path", ["man/briefing.1", "completions/briefing", "completions/_briefing"])
def test_man_page_and_completions_have_every_command_and_option(path):
    text = re.sub(r"\\f[BIR]", "", (ROOT / "docs" / path).read_text(encoding="utf-8")).replace("\\-", "-")
    shown = set(re.findall(r"(?<![\w-])--?[a-zA-Z][a-z-]*(?![\w-])", text))
    unlisted = {"-h", "--help"}  # argparse-manpage leaves them out
    assert names_of_options() - shown - unlisted == set(), "run python docs/generate.py"
    assert [command for command in COMMANDS[1:] if command not in text] == []


def test_fish_completions_have_every_long_option():
    text = (ROOT / "docs" / "completions" / "briefing.fish").read_text(encoding="utf-8")
    shown = {f"--{name}" for name in re.findall(r"-l ([a-z][a-z-]+)", text)}
    wanted = {name for name in names_of_options() if name.startswith("--")}
    assert wanted - shown == set(), "run python docs/generate.py"


def test_readme_opens_with_run_then_test_then_install():
    assert README.index("make run") < README.index("make test") < README.index("## Install")


def test_readme_is_short():
    assert len(README.split()) <= 900


def test_dependencies_are_explained_with_their_lower_bounds():
    page = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    named = [*project["dependencies"]]
    named += [each for extra in ("dask", "docx", "feeds", "html", "pdf", "web") for each in extras[extra]]
    for requirement in named:
        name, bound = re.fullmatch(r"([\w-]+)>=([\d.]+).*", requirement).groups()
        assert re.search(rf"^\| {name} \| {re.escape(bound)} \|", page, re.MULTILINE), requirement


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_linked_files_and_headings_exist(page):
    text = page.read_text(encoding="utf-8")
    for target, anchor in re.findall(r"\]\(([^)#:\s]*)(#[^)\s]+)?\)", text):
        file = (page.parent / target).resolve() if target else page
        assert file.exists(), target
        if anchor:
            assert anchor[1:] in anchors(file), f"{target}{anchor}"


def anchors(page: Path) -> set[str]:
    """The anchors of the headings of a page, as GitHub and MkDocs make them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-") for heading in headings}


def test_every_page_is_in_the_navigation():
    listed = re.findall(
        r"^ +- (?:.*: )?([\w-]+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE
    )
    assert {page.name for page in PAGES[1:]} <= set(listed)


def test_site_is_built_without_a_warning(tmp_path):
    pytest.importorskip("mkdocs", reason="the extra docs is not installed")
    pytest.importorskip("material", reason="the extra docs is not installed")
    import subprocess

    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-q", "-d", str(tmp_path / "site")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "site" / "index.html").exists()
