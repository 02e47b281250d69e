"""Many files: as one after the other, but on all cores, and each on its own."""

import json
import os
import re
import signal

import pytest


@pytest.fixture
def many(folder):
    """A folder of nine briefings."""
    (folder / "many").mkdir()
    for number in range(1, 10):
        text = f"Ship {number} left Lund. It had {number * 7} boxes on board, the port office said.\n"
        (folder / "many" / f"{number}.txt").write_text(text, encoding="utf-8")
    return folder / "many"


@pytest.mark.parametrize("line", ["summarize", "entities", "analyze --json", "read"])
def test_output_of_many_files_equals_sequential_output(process_pool, briefing, many, line):
    together = briefing(*line.split(), "many")
    assert together.status == 0
    rule = {"analyze --json": ""}.get(line, "\n" + "-" * 72 + "\n\n")
    assert together.out == rule.join(briefing(*line.split(), f"many/{n}.txt").out for n in range(1, 10))


def test_output_does_not_depend_on_the_number_of_jobs(briefing, many):
    one, two = (briefing("analyze", "--json", "--jobs", n, "many", "gone.txt", "dam.txt") for n in "12")
    assert one == two
    assert one.status == 1
    lines = [json.loads(line) for line in one.out.splitlines()]
    assert [line["source"]["path"] for line in lines] == [
        *(f"many/{n}.txt" for n in range(1, 10)),
        "gone.txt",
        "dam.txt",
    ]


def test_stdin_is_summarized_where_it_is_named(start, many):
    process = start("summarize", "many/1.txt", "-", "many/2.txt", "-", stdin=-1)
    out, err = process.communicate(b"Rain fell. The river rose.\n")
    assert (process.returncode, err) == (0, b"")
    titles = [text.strip().splitlines()[0] for text in out.split(b"-" * 72)]
    assert titles == [b"1", b"standard input", b"2", b"standard input"]


def test_file_descriptor_path_is_read_by_the_main_process(start, many):
    with (many / "7.txt").open("rb") as file:
        number = file.fileno()
        process = start("summarize", "many/1.txt", f"/dev/fd/{number}", pass_fds=[number])
    out, err = process.communicate()
    assert (process.returncode, err) == (0, b"")
    assert b"Ship 7" in out


@pytest.mark.parametrize(("name", "status"), [("INT", 130), ("TERM", 143), ("HUP", 129)])
def test_signal_stops_the_batch_and_reports_progress(start, folder, many, name, status):
    """The pipe is never written to, so it is known where it stands: after the eighth of ten."""
    os.mkfifo(folder / "pipe")
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # one ignored would be inherited
    try:
        files = [f"many/{n}.txt" for n in range(1, 9)]
        process = start("summarize", *files, "pipe", "dam.txt", start_new_session=True)
    finally:
        signal.signal(signal.SIGINT, before)
    seen = b""
    while b"Ship 8" not in seen:
        seen += process.stdout.readline()
    os.killpg(process.pid, getattr(signal, f"SIG{name}"))  # as a terminal does it
    assert process.wait() == status
    said = rb"briefing: stopped after [78] of 10; no results for the others\n" if name == "INT" else b""
    assert re.fullmatch(said, process.stderr.read())  # the eighth may have come and not been counted yet


def test_interrupted_batch_can_be_resumed(start, briefing, folder, many):
    os.mkfifo(folder / "pipe")
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        process = start("summarize", "-o", "out/", "many/1.txt", "many/2.txt", "pipe", "dam.txt")
    finally:
        signal.signal(signal.SIGINT, before)
    record = folder / "out" / ".briefing-results"
    while not (record.exists() and record.read_text().count("\n") == 2):
        os.sched_yield()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate()
    assert (process.returncode, out) == (130, b"")
    assert err == b"briefing: stopped after 2 of 4; 2 written to out, --resume continues from there\n"
    done = briefing("summarize", "-o", "out/", "--resume", "many/1.txt", "many/2.txt", "dam.txt")
    assert done.err == "briefing: 1 written to out, 2 there already\n"
