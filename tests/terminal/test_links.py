"""A browser for the terminal gets the terminal, and the reader takes it back."""

import shlex
import sys

READER = """\
import sys
from dataclasses import replace
from summarizer.document import Style
from summarizer.readers.plain import text
plain = text.read
style = Style(0, 5, "link", "https://example.org/a?b=$HOME")
text.read = lambda *given: (replace(found, styles=(style,)) for found in plain(*given))
from tui.__main__ import main
sys.exit(main())
"""
BROWSER = """\
#!/bin/sh
printf 'page of %s' "$1"
read answer
"""


def test_text_browser_uses_the_terminal_and_the_reader_returns(tmux, folder, seed):
    (folder / "reader.py").write_text(READER)
    (folder / "config.toml").write_text("[links]\nopen = true\n")
    browser = folder / "w3m"
    browser.write_text(BROWSER)
    browser.chmod(0o755)
    terminal = tmux(120, 36)
    command = [sys.executable, "reader.py", "--config", "config.toml", str(seed)]
    terminal.type(f"BROWSER={shlex.quote(str(browser))} {shlex.join(command)}")
    terminal.wait_for("sentences ·")
    terminal.send("L")
    terminal.wait_for("LINKS", "ctrl+o open")
    terminal.send("C-o")
    terminal.wait_for("page of https://example.org/a?b=$HOME")
    assert terminal.ask("alternate_on") == "0"
    terminal.send("Enter")
    terminal.wait_for("LINKS", "opened https://example.org")
    assert terminal.ask("alternate_on") == "1"
    terminal.send("Escape")
    terminal.wait_for("SUMMARY", "SOURCE")
    terminal.send("q")
    assert terminal.status() == "0"
