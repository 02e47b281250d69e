"""`briefing config`: print the settings in effect as a settings file."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from typing import TYPE_CHECKING

from tui.commands import options

if TYPE_CHECKING:
    from tui.output import Output

ABOUT = "Print the settings in effect as commented TOML, and the file they are read from."
EXAMPLES = """\
examples:
  briefing config
  briefing config --config other.toml
"""


def configure(parser: ArgumentParser) -> None:
    parser.description, parser.epilog = ABOUT, EXAMPLES
    options.add_general(parser)


def run(args: Namespace) -> int:
    from summarizer.safe_text import label
    from tui.settings import locations
    from tui.settings.config import to_toml

    settings = options.config(args)
    output: Output = args.output
    file = args.config if args.config is not None else locations.config_file()
    output.write(f"# Settings are read from {label(str(file))}\n")
    output.write(f"# Rules about names are read from {label(str(locations.names_file()))}\n\n")
    output.write(to_toml(settings))
    return output.status
