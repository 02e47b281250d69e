"""A shared login over SSH: the reader is all there is, whatever is asked for, and nothing is left of it."""

import os
import shlex
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tui.commands.session import NO_TERMINAL

SAID = "<p>The harbor at Lund reopened on Friday, the port office said. Ferries will sail from noon.</p>"
PAGE = (
    f"<html><head><title>Ferries sail again</title></head><body><article>{SAID * 4}</article></body></html>"
)
"""What is parsed in a process of its own, which the script's limits must leave alone."""
FOURTEENTH, LAST = "It is unclear how willing", "This has caused prolonged blackouts"
"""How the fourteenth sentence of the seed begins, and the sixteenth."""


@pytest.fixture
def login(server, tmux):
    """A terminal that has logged in: `login(*words of the command line)`."""

    def start(*words: str):
        terminal = tmux(120, 36)
        terminal.type(shlex.join(server.command(*(words or ("briefings",)))))
        terminal.wait_for("BRIEFINGS" if len([*server.briefings.iterdir()]) > 1 else "sentences ·")
        return terminal

    return start


def started(terminal) -> list[str]:
    """The id of the ssh that the shell of a terminal has started, while it runs."""
    shell = terminal.ask("pane_pid")
    return Path(f"/proc/{shell}/task/{shell}/children").read_text().split()


def status(terminal) -> str:
    """The exit status of ssh, once the terminal is the shell's again."""
    terminal.wait_until(lambda _: not started(terminal))
    return terminal.status()


def test_ssh_session_reads_jumps_and_exports_whatever_command_the_client_names(server, login):
    (server.folder / "x").mkdir()
    terminal = login("-t", "briefings", f"rm -rf {server.folder / 'x'}; touch {server.folder / 'y'}; sh")
    terminal.send("]", "Enter")
    terminal.wait_for("mention 1 of")
    terminal.send("n", "n", "G")
    terminal.wait_for("sentence 16 of 16")
    terminal.send("e")
    terminal.wait_for("abu-dhabi-talks.summary.md", "enter: save")
    terminal.send("Enter")
    terminal.wait_for("written: abu-dhabi-talks.summary.md")
    terminal.send("q")
    assert status(terminal) == "0"
    (written,) = server.exports.iterdir()
    assert written.name == "abu-dhabi-talks.summary.md"
    assert written.read_text(encoding="utf-8").startswith("---\ntitle:")
    assert written.stat().st_mode & 0o777 == 0o600
    assert (server.folder / "x").is_dir()
    assert not (server.folder / "y").exists()
    server.gone()


def test_ssh_session_cannot_reach_other_files_or_a_shell(server, login, tmp_path):
    """No other file, though links lead to it; no shell below; no key that would open one."""
    (server.briefings / "secret.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "secret.txt").write_text("Not for everybody.", encoding="utf-8")
    (server.briefings / "page.html").write_text(PAGE, encoding="utf-8")
    terminal = login()
    screen = terminal.wait_for("BRIEFINGS 2", "Ferries sail again")
    assert "secret" not in screen
    terminal.send("C-z")
    terminal.send("Enter")
    terminal.wait_for("SOURCE")
    terminal.send("C-z")
    terminal.send("?")
    terminal.wait_for("KEYS")
    terminal.send("s", "u", "s", "p", "e", "n", "d")
    terminal.wait_for("no match", "search: suspend")
    (reader,) = (line.split()[0] for line in server.processes() if " tui " in line)
    assert " T " not in Path(f"/proc/{reader}/stat").read_text()
    environment = Path(f"/proc/{reader}/environ").read_bytes().split(b"\0")
    assert {entry.partition(b"=")[0] for entry in environment if entry} == {b"LANG", b"TERM"}
    terminal.send("C-c")
    assert status(terminal) == "0"


@pytest.mark.parametrize("words", [("-T", "briefings"), ("-T", "briefings", "sh"), ("-tt", "briefings")])
def test_ssh_login_without_a_terminal_ends_at_once(server, words):
    """Though standard input is open, and never comes to an end; with -tt, TERM says that there is none."""
    theirs, ours = os.pipe()
    environment = {name: value for name, value in os.environ.items() if name != "TERM"}
    done = server.run(*words, stdin=theirs, env=environment)
    told = (done.stdout + done.stderr).decode().replace("\r", "")
    assert (done.returncode, told) == (2, f"briefing: {NO_TERMINAL}\n")
    for descriptor in (ours, theirs):
        os.close(descriptor)
    server.gone()


# However it ends


def test_killed_ssh_client_ends_the_session_and_keeps_its_place(server, login):
    terminal = login()
    terminal.send("G")
    terminal.wait_for("sentence 16 of 16")
    assert len(server.processes()) == 2
    os.kill(int(*started(terminal)), signal.SIGKILL)
    server.gone()
    terminal = login()  # whoever comes next is where the last one was
    terminal.send("k")
    terminal.wait_for("sentence 15 of 16")
    terminal.send("q")
    assert status(terminal) == "0"


def test_network_pause_keeps_typed_keys_and_a_cut_connection_the_place(server, login, left):
    """What was typed meanwhile is done when it is back; the end of the connection on the server goes then."""
    terminal = login()
    session = server.session()
    os.kill(session, signal.SIGSTOP)
    terminal.send("G", "k", "k")
    os.kill(session, signal.SIGCONT)
    terminal.wait_for("sentence 14 of 16")
    os.kill(session, signal.SIGKILL)
    server.gone()
    assert left(server.briefing, server.state).startswith(FOURTEENTH)


def test_connection_cut_on_a_stalled_line_ends_the_session(server, login, left):
    """Nothing is taken from the terminal any more; then it is gone."""
    terminal = login()
    terminal.send("G")
    terminal.wait_for("sentence 16 of 16")
    session = server.session()
    os.kill(session, signal.SIGSTOP)
    terminal.send(*("g", "G") * 20)
    os.kill(session, signal.SIGKILL)
    server.gone()
    assert left(server.briefing, server.state).startswith(LAST)


# What else SSH can do


@pytest.mark.parametrize("program", ["sftp", "scp", "scp -O"])
def test_sftp_and_scp_are_refused(server, program):
    (server.folder / "fetched").mkdir()
    words, options = program.split()[:1], program.split()[1:]
    source = f"briefings:{server.briefings}/abu-dhabi-talks.txt"
    done = server.run(*words, *options, source, str(server.folder / "fetched"))
    assert done.returncode != 0
    assert list((server.folder / "fetched").iterdir()) == []
    done = server.run("scp", *options, str(server.client), f"briefings:{server.exports}/x")
    assert done.returncode != 0
    assert list(server.exports.iterdir()) == []
    server.gone()


def test_port_forwarding_is_refused(server):
    there = f"127.0.0.1:{server.port}"
    done = server.run("-W", there, "briefings")
    assert done.returncode == 255
    assert b"SSH-2.0" not in done.stdout
    back = ("-o", "ExitOnForwardFailure=yes", "-N", "-R", f"127.0.0.1:0:{there}", "briefings")
    done = server.run(*back)
    assert done.returncode == 255
    assert b"forwarding failed" in done.stderr


def test_port_forwarding_and_a_second_session_are_refused_beside_a_session(server, login, marked):
    """Whoever has a connection open can't get another command into it."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port = found.getsockname()[1]
    control = str(server.folder / "control")
    forward = f"127.0.0.1:{port}:127.0.0.1:{server.port}"
    terminal = login("-M", "-S", control, "-L", forward, "briefings")
    with socket.create_connection(("127.0.0.1", port), timeout=marked.deadline) as through:
        assert through.recv(100) == b""
    done = server.run("-S", control, "-T", "briefings", "sh")
    assert done.returncode != 0
    assert b"refused" in done.stderr or b"failed" in done.stderr
    terminal.send("q")
    terminal.wait_until(lambda _: terminal.ask("alternate_on") == "0")
    server.gone()


# In tmux


def test_ssh_session_in_tmux_is_resumed_at_another_size(server, tmux):
    terminal = tmux(120, 36)
    inner = f"tmux -L inner -f {server.folder / 'tmux.conf'}"
    (server.folder / "tmux.conf").write_text("set -g status off\nset -s set-clipboard on\n")
    terminal.type("unset TMUX")
    terminal.type(f"{inner} new-session {shlex.quote(shlex.join(server.command('briefings')))}")
    try:
        terminal.wait_for("SUMMARY", "ENTITIES", "SOURCE", "sentences ·")
        terminal.send("C")
        terminal.wait_for("copied")
        copied = f"{inner} show-buffer > copied"
        terminal.send("C-b", "d")
        terminal.wait_for("detached")
        terminal.line(copied)
        assert (terminal.folder / "copied").read_text().startswith("Ukraine and Russia have completed")
        terminal("resize-window", "-x", "80", "-y", "24")
        terminal.type(f"clear; {inner} attach")
        terminal.wait_until(lambda screen: "SOURCE" in screen and "ENTITIES" not in screen)
        terminal.send("G")
        terminal.wait_for("sentence 16 of 16")
        terminal.send("q")
        terminal.wait_for("[exited]")
        server.gone()
    finally:
        terminal.type(f"{inner} kill-server")


def test_documented_login_script_is_valid_shell(server):
    """What is not logged in through is at least as it says: the limits and the script's first line."""
    assert sys.executable in (server.folder / "briefing-login").read_text()
    line = ["/bin/sh", "-n", str(server.folder / "briefing-login")]
    assert subprocess.run(line, capture_output=True).returncode == 0
