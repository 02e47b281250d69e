"""The streams of the real process: closed pipes, limited encodings, signals, hostile names."""

import io
import json
import os
import re
import signal
import subprocess

import pytest

QUOTED = "“Größe zählt”, said Ana Muñoz in Kraków. The meeting ended — without a result — at noon.\n"


@pytest.fixture
def pipe(folder):
    """Make a named pipe, on which the command waits until the test writes."""
    os.mkfifo(folder / "pipe")
    return folder / "pipe"


def test_closed_output_ends_the_program_quietly(start, pipe):
    process = start("analyze", "--json", "dam.txt", "pipe")
    first = json.loads(process.stdout.readline())  # there before the second can be read
    process.stdout.close()
    pipe.write_text("More is written. Nobody reads it.\n", encoding="utf-8")
    assert first["source"]["path"] == "dam.txt"
    assert (process.wait(), process.stderr.read()) == (0, b"")


def test_failure_before_closed_output_sets_the_status(start, pipe):
    process = start("analyze", "--json", "gone.txt", "pipe")
    process.stdout.readline()
    process.stdout.close()
    pipe.write_text("More is written. Nobody reads it.\n", encoding="utf-8")
    assert process.wait() == 1
    assert process.stderr.read() == b"briefing: gone.txt: no such file\n"


@pytest.mark.parametrize("line", ["--help", "--version", "config", "summarize dam.txt", "read dam.txt"])
def test_output_closed_from_the_start_ends_quietly(start, line):
    reading, writing = os.pipe()
    os.close(reading)
    process = start(*line.split(), stdout=writing)
    os.close(writing)
    assert process.communicate()[1] == b""
    assert process.returncode == 0


def test_closed_standard_error_does_not_stop_the_output(start):
    reading, writing = os.pipe()
    os.close(reading)
    process = start("summarize", "gone.txt", "dam.txt", stderr=writing)
    os.close(writing)
    assert b"dam" in process.communicate()[0]
    assert process.returncode == 1


def test_full_disk_is_reported(start):
    with open("/dev/full", "wb") as full:  # noqa: PTH123
        process = start("summarize", "dam.txt", stdout=full)
    message = process.communicate()[1]
    assert message == b"briefing: standard output could not be written (no space left on device)\n"
    assert process.returncode == 1


def test_output_file_is_written_with_all_streams_closed(folder, start):
    process = start("summarize", "-o", "out.md", "dam.txt", preexec_fn=lambda: os.closerange(0, 3))
    assert process.wait() == 0
    assert "dam" in (folder / "out.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("env", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
def test_unencodable_character_becomes_a_question_mark(folder, start, env):
    (folder / "größe.txt").write_text(QUOTED, encoding="utf-8")
    process = start("summarize", "größe.txt", "fehlt-ö.txt", env={"PYTHONCOERCECLOCALE": "0", **env})
    out, err = process.communicate()
    assert process.returncode == 1
    assert b"?Gr??e z?hlt?, said Ana Mu?oz in Krak?w." in out
    assert out.isascii()
    assert err.isascii()
    assert err.startswith(b"briefing: fehlt-")
    assert b"Traceback" not in err


def test_utf_8_is_written_in_the_c_locale(folder, start):
    (folder / "a.txt").write_text(QUOTED, encoding="utf-8")
    out, err = start("summarize", "a.txt", env={"LC_ALL": "C"}).communicate()
    assert "“Größe zählt”" in out.decode("utf-8")
    assert err == b""


@pytest.mark.parametrize("options", [[], ["-o", "out.txt"]])
def test_interrupt_gives_status_130_and_leaves_no_partial_file(folder, start, pipe, options):
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # one ignored would be inherited
    try:
        process = start("summarize", *options, "dam.txt", "pipe")
    finally:
        signal.signal(signal.SIGINT, before)
    with pipe.open("wb"):  # returns once the process has the pipe open, and it reads until this is closed
        process.send_signal(signal.SIGINT)
        assert process.wait() == 130
    said = b"out.txt was not written" if options else b"no results for the others"
    assert re.fullmatch(rb"briefing: stopped after [01] of 2; %s\n" % said, process.stderr.read())
    assert sorted(path.name for path in folder.iterdir()) == ["dam.txt", "harbor.txt", "pipe"]


HOSTILE = ["\x1b]0;owned\x07.txt", "a\nb\r.txt", "[/].txt", "\u202etxt.exe\x9b2J", b"\xff.txt"]


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("line", ["summarize", "entities", "analyze --json", "read"])
def test_hostile_file_name_is_printed_harmlessly(briefing, folder, name, line):
    name = os.fsdecode(name)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("An \x1b[31mink\x1b[0m spot. It \x9b2Jspread.\n", encoding="utf-8")
    harmless(briefing(*line.split(), name), status=0)
    harmless(briefing(*line.split(), f"gone-{name}", f"{name}/deeper"), status=1)


def harmless(done, status):
    assert done.status == status
    assert set(done.out + done.err) & {"\x1b", "\x07", "\r", "\x9b", "\u202e", "\udcff"} == set()
    assert all(line.startswith("briefing: ") for line in done.err.splitlines())
    assert len(done.err.splitlines()) == (2 if status else 0)


def test_hostile_folder_setting_and_output_names_are_harmless(briefing, folder):
    bad = folder / "\x1b[2J"
    bad.mkdir()
    (bad / "\x1b]52;c;aGk=\x07.md").write_text("", encoding="utf-8")
    for line in (
        ("summarize", str(bad)),
        ("--config", str(bad), "config"),
        ("summarize", "-o", str(bad), "dam.txt"),
        ("summarize", "-o", str(bad / "\x1bc.md"), "dam.txt"),
    ):
        done = briefing(*line)
        assert done.err.startswith("briefing: ")
        assert "\x1b" not in done.out + done.err
        assert done.err.count("\n") == 1


INK = b"# Ink\n\nAn ink spot spread. It was blue.\n"


@pytest.mark.parametrize("arguments", [(), ("read", "/dev/stdin")], ids=["no path", "device"])
def test_standard_input_of_the_process_is_read(start, arguments):
    process = start(*arguments, stdin=subprocess.PIPE)
    out, err = process.communicate(INK)
    assert (process.returncode, err) == (0, b"")
    assert out.startswith(b"Ink\n2 of 2 sentences")


@pytest.mark.parametrize("arguments", [("-",), ("summarize",), ("summarize", "-")], ids=" ".join)
def test_standard_input_is_read_where_it_is_named_or_no_path_is(briefing, monkeypatch, arguments):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(INK)))
    status, out, err = briefing(*arguments)
    assert (status, err) == (0, "")
    assert out.startswith("Ink\n2 of 2 sentences")
