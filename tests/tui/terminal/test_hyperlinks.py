"""Which terminals get hyperlinks, and what they get."""

import pytest

from tui.terminal.hyperlinks import takes_hyperlinks
from tui.terminal.output import parsed


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


def test_link_has_the_same_id_whenever_it_is_drawn():
    def link(number: int) -> str:
        sent = f"\x1b[1;1H\x1b]8;id={number};https://example.org/\x1b\\here\x1b]8;;\x1b\\ after"
        runs = parsed(sent).runs
        assert [(text, bool(style.link)) for _, _, text, style in runs] == [("here", True), (" after", False)]
        return runs[0][3].link

    assert link(1) == link(2)
    assert link(1).endswith(";https://example.org/")
