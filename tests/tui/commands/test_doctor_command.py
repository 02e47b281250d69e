"""`briefing doctor`: what a bug report needs, and nothing of a briefing."""

import pytest

from tui.commands import doctor


def test_report_has_versions_terminal_files_and_extras(briefing):
    done = briefing("doctor")
    assert (done.status, done.err) == (0, "")
    titles = [line for line in done.out.splitlines() if not line.startswith(" ")]
    assert titles == ["Versions", "Terminal", "Locale", "Files", "Sandbox", "Extras"]
    for name in ("briefing-reader", "Python", "textual", "TERM", "encoding", "settings", "pdf"):
        assert any(line.split()[:1] == [name] or name in line for line in done.out.splitlines()), name


def test_missing_extra_says_how_to_install_it(monkeypatch):
    monkeypatch.setitem(doctor.EXTRAS, "pdf", "no-such-distribution")
    assert dict(doctor.extras())["pdf"] == "not installed (pip install 'briefing-reader[pdf]')"


@pytest.mark.parametrize(
    ("environ", "expected"),
    [
        ({}, "OSC 52; no terminal confirms it"),
        ({"TMUX": "/tmp/x"}, "OSC 52, also wrapped for tmux; no terminal confirms it"),
        ({"STY": "1.x"}, "OSC 52, also wrapped for screen; no terminal confirms it"),
    ],
)
def test_clipboard_is_described_by_the_environment(environ, expected):
    assert dict(doctor.terminal(environ))["clipboard"] == expected


def test_store_and_settings_are_listed_with_their_sizes(briefing, folder, monkeypatch):
    state = folder / "state" / "briefing"
    state.mkdir(parents=True)
    (state / "store.sqlite").write_bytes(b"x" * 1500)
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    assert "store.sqlite (1,500 bytes)" in briefing("doctor").out
