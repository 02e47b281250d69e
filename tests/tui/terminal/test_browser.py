"""Which program opens an address, and how its command line is made."""

import shutil

import pytest

from tui.terminal.browser import NoBrowser, find_browser, run

ADDRESS = "https://example.org/?a=$(id)&b='"


@pytest.mark.parametrize(
    ("named", "line", "on_terminal"),
    [
        ("firefox", ["firefox", ADDRESS], False),
        ("/usr/bin/w3m", ["/usr/bin/w3m", ADDRESS], True),
        ("'/opt/my browser/run' --new", ["/opt/my browser/run", "--new", ADDRESS], False),
        ("lynx -dump %s", ["lynx", "-dump", ADDRESS], True),
        ("opera --url=%s", ["opera", f"--url={ADDRESS}"], False),
        (":firefox:w3m", ["firefox", ADDRESS], False),
    ],
)
def test_address_is_one_argument(named, line, on_terminal):
    found = find_browser({"BROWSER": named})
    assert found.arguments(ADDRESS) == line
    assert found.needs_terminal is on_terminal


@pytest.mark.parametrize("environ", [{}, {"BROWSER": ""}, {"BROWSER": " : "}, {"BROWSER": "'firefox"}])
def test_unusable_variable_is_reported(environ):
    with pytest.raises(NoBrowser, match="BROWSER"):
        find_browser(environ)


def test_program_that_is_missing_is_reported():
    with pytest.raises(NoBrowser, match="w3m: No such file or directory"):
        run(find_browser({"BROWSER": "/nowhere/w3m"}), ADDRESS)


def test_no_shell_sees_the_address(tmp_path, capfd):
    browser = find_browser({"BROWSER": f"{shutil.which('printf')} [%s]"})
    run(browser, ADDRESS)
    assert capfd.readouterr().out == f"[{ADDRESS}]"
