"""What a terminal can show is read from its environment, as Rich would read it."""

from itertools import product

import pytest
from rich.console import Console

from tui.terminal.detection import color_depth, detect_terminal, takes_hyperlinks

NAMES = {16: "standard", 256: "256", 1 << 24: "truecolor"}
TERMS = ("", "xterm", "xterm-256color", "XTERM-256COLOR", "xterm-kitty", "linux", "screen-16color", "unknown")


@pytest.mark.parametrize(
    ("environ", "depth"),
    [
        ({"TERM": "xterm-256color"}, 256),
        ({"TERM": "xterm-256color", "COLORTERM": "truecolor"}, 1 << 24),
        ({"TERM": "linux"}, 16),
        ({"TERM": "xterm"}, 16),
        ({"TERM": "xterm-256color", "NO_COLOR": "1"}, 0),
        ({"TERM": "xterm-256color", "NO_COLOR": ""}, 256),
    ],
)
def test_color_depth_is_read_from_the_environment(environ: dict[str, str], depth: int) -> None:
    assert detect_terminal(environ).depth == depth


@pytest.mark.parametrize(("term", "color"), [*product(TERMS, ("", "truecolor", " 24bit", "yes"))])
def test_color_depth_is_that_of_rich(term: str, color: str) -> None:
    environ = {"TERM": term, "COLORTERM": color}
    system = Console(force_terminal=True, _environ=environ).color_system
    assert NAMES[color_depth(environ)] == (system or "standard")


@pytest.mark.parametrize(
    ("environ", "takes"),
    [
        ({"TERM": "xterm-kitty"}, True),
        ({"TERM": "xterm-256color", "TERM_PROGRAM": "WezTerm"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "7003"}, True),
        ({"TERM": "xterm-256color", "VTE_VERSION": "4205"}, False),
        ({"TERM": "xterm-256color", "VTE_VERSION": "new"}, False),
        ({"TERM": "xterm-256color", "KONSOLE_VERSION": "230800"}, True),
        ({"TERM": "xterm-256color", "WT_SESSION": "1-2"}, True),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "linux"}, False),
        ({"TERM": "tmux-256color", "TERM_PROGRAM": "tmux", "VTE_VERSION": "7003"}, False),
        ({"TERM": "xterm-kitty", "TMUX": "/tmp/tmux-0/default,1,0"}, False),
        ({"TERM": "screen", "VTE_VERSION": "7003"}, False),
    ],
)
def test_only_known_terminals_get_hyperlinks(environ, takes):
    assert takes_hyperlinks(environ) is takes
