"""Generate what the documentation takes from the program: tables, the man page, completions.

python docs/generate.py writes them; tests/docs says when they are out of date. In a page of docs/, generated
text stands between `<!-- made: NAME -->` and `<!-- end -->`.
"""

from __future__ import annotations

import re
from argparse import Action, ArgumentParser
from collections.abc import Callable, Iterator
from pathlib import Path

import shtab
from argparse_manpage.manpage import Manpage

from summarizer.__about__ import DISTRIBUTION, version
from summarizer.files.access import write_whole
from tui.cli import COMMANDS, Parser
from tui.settings import keymap
from tui.settings.config import Config, to_toml

DOCS = Path(__file__).parent
_BLOCK = re.compile(r"(<!-- made: (?P<name>[\w ]+) -->\n).*?(<!-- end -->)", re.DOTALL)
_FILES = frozenset({"paths", "config", "names", "file", "restricted", "export_dir", "state_dir"})
"""Destinations of arguments that are paths."""
SHELLS = {"bash": "briefing", "zsh": "_briefing", "fish": "briefing.fish"}
"""Names of the files of completions, by shell."""


def settings() -> str:
    """Return all settings with their defaults as a block of TOML."""
    return f"```toml\n{to_toml(Config())}```\n"


def options(command: str) -> str:
    """Return a table of the options of a command."""
    rows = [f"| {_option(action)} | {_cell(_help(action))} |" for action in Parser(command)._actions]
    return "\n".join(["| option | meaning |", "| --- | --- |", *rows]) + "\n"


def _option(action: Action) -> str:
    value = action.metavar or ("{" + ",".join(action.choices) + "}" if action.choices else "")
    if not action.option_strings:
        return f"`{value}`"
    return ", ".join(
        f"`{name} {value}`" if action.nargs != 0 else f"`{name}`" for name in action.option_strings
    )


def _help(action: Action) -> str:
    return (action.help or "").replace("%%", "%")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def blocks() -> dict[str, Callable[[], str]]:
    """Return the generators of the blocks of pages, by name."""
    made: dict[str, Callable[[], str]] = {
        "keys": lambda: keymap.markdown_table() + "\n",
        "settings": settings,
    }
    for command in COMMANDS:
        made[f"options of {command}"] = lambda command=command: options(command)  # type: ignore[misc]
    return made


def filled(page: str) -> str:
    """Return a page with its generated blocks up to date. Raises KeyError for an unknown block."""
    made = blocks()
    return _BLOCK.sub(lambda match: f"{match[1]}{made[match['name']]()}{match[3]}", page)


def whole_parser() -> ArgumentParser:
    """Return one parser with all commands as subparsers, for tools that document parsers."""
    root = Parser("read")
    _mark_paths(root)
    root.usage, root.epilog = None, None
    listed = root.add_subparsers(dest="command", metavar="COMMAND", parser_class=ArgumentParser)
    for command in COMMANDS:
        if command == "read":
            continue
        parser = Parser(command)
        _mark_paths(parser)
        parser.epilog = None
        about = " ".join((parser.description or "").partition("\n\n")[0].split())
        entry = listed._ChoicesPseudoAction(command, [], about)  # type: ignore[attr-defined]
        listed._choices_actions.append(entry)
        listed._name_parser_map[command] = parser
    return root


def _mark_paths(parser: ArgumentParser) -> None:
    for action in parser._actions:
        if action.dest in _FILES:
            action.complete = shtab.FILE  # type: ignore[attr-defined]


def completion(shell: str) -> str:
    """Return the completion script of a shell."""
    return str(shtab.complete(whole_parser(), shell=shell))


def man_page() -> str:
    """Return the man page, in troff."""
    parser = whole_parser()
    data = {
        "project_name": DISTRIBUTION,
        "authors": ["The Briefing Reader developers"],
        "description": "read briefings in the terminal",
        "manual_section": "1",
        "manual_title": "User Commands",
        "version": version(),
        "date": " ",  # An empty one would be replaced by the day on which the page is made.
    }
    page = str(Manpage(parser, format="pretty", _data=data))
    return page + _SECTIONS


_SECTIONS = r"""
.SH "EXIT STATUS"
.TP
.B 0
everything was read
.TP
.B 1
some input could not be read; the others are done
.TP
.B 2
the command line was wrong
.TP
.B 130
interrupted by SIGINT; in the reader, q and ctrl+c end with 0
.SH ENVIRONMENT
.TP
.B BRIEFING_LOG
a file for tracebacks of unexpected errors
.TP
.B BRIEFING_PLAIN_DRIVER
send full frames to the terminal
.TP
.B NO_COLOR
no colors
.SH FILES
.TP
.I ~/.config/briefing/config.toml
settings; briefing config prints them, each explained
.TP
.I ~/.config/briefing/names.toml
rules about names
.TP
.I ~/.local/state/briefing
what is remembered of briefings
"""


def files() -> Iterator[tuple[Path, str]]:
    """Yield every generated file and page with the text that it should have."""
    for page in sorted(DOCS.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        if _BLOCK.search(text):
            yield page, filled(text)
    yield DOCS / "man" / "briefing.1", man_page()
    for shell, name in SHELLS.items():
        yield DOCS / "completions" / name, completion(shell)


if __name__ == "__main__":
    for path, text in files():
        write_whole(path, text.encode(), overwrite=True)
