"""The command `briefing` without its start: a process that has loaded the program forks for each call.

`python -m warm_program SOCKET` serves at a socket. `script(socket)` is a program that has the server run its
arguments on its own streams, in its folder and environment, and ends with the same status. So a shell can use
the command as ever, in pipes and with redirections, at a tenth of the time. What the start itself does, and
signals, need the real program.
"""

import array
import gc
import io
import json
import os
import shlex
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]
STREAMS = 3
LONGEST = 1 << 20
"""Maximum bytes of a request."""
CLIENT = """\
import array, json, os, socket, sys
request = json.dumps([sys.argv[1:], os.getcwd(), dict(os.environ)]).encode()
with socket.socket(socket.AF_UNIX) as server:
    server.connect({path!r})
    server.sendmsg([request], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", range({streams})))])
    server.shutdown(socket.SHUT_WR)
    sys.exit(int(server.recv(16)))
"""


@contextmanager
def warm_program(path: Path, script: Path) -> Iterator[None]:
    """Serve at a socket, and write the program that uses it."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT}{os.pathsep}{Path(__file__).parent}"}
    command = [sys.executable, "-m", "warm_program", str(path)]
    server = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    try:
        assert server.stdout is not None
        assert server.stdout.readline() == b"ready\n"
        client = path.with_suffix(".py")
        client.write_text(CLIENT.format(path=str(path), streams=STREAMS))
        started = shlex.join([sys.executable, "-IS", str(client)])  # a first line can't have a blank in it
        script.write_text(f'#!/bin/sh\nexec {started} "$@"\n')
        script.chmod(0o755)
        yield
    finally:
        server.kill()
        server.communicate()


def serve(path: str) -> None:
    """Fork for each request; two commands in a pipe are two requests at a time."""
    load()
    listener = socket.socket(socket.AF_UNIX)
    listener.bind(path)
    listener.listen()
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    while True:
        client, _ = listener.accept()
        if os.fork() == 0:
            listener.close()
            if (child := os.fork()) == 0:
                answer(client)
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            client.sendall(str(status).encode())
            os._exit(0)
        client.close()
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def load() -> None:
    """Load what an analysis needs, without starting a thread or a process."""
    from summarizer.document import Document, Paragraph
    from summarizer.numpy_limits import limit_threads
    from summarizer.pipeline import analyze

    limit_threads()
    text = "Anna Berg met Carl Holm in Lund. “We agree,” said Berg."
    analyze(Document(text, (Paragraph(0, len(text)),), "Talks"))
    gc.freeze()  # a collection would copy all of it into each child


def answer(client: socket.socket) -> None:
    """Run the program on the streams of a client, and exit."""
    descriptors = array.array("i")
    request, rights, _, _ = client.recvmsg(LONGEST, socket.CMSG_SPACE(STREAMS * descriptors.itemsize))
    for _, _, data in rights:
        descriptors.frombytes(data)
    while more := client.recv(LONGEST):
        request += more
    client.close()
    arguments, folder, environment = json.loads(request)
    for number, descriptor in enumerate(descriptors):
        os.dup2(descriptor, number)
        os.close(descriptor)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    sys.argv[1:] = arguments
    sys.stdin = sys.__stdin__ = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stdout = sys.__stdout__ = _writer(1)
    sys.stderr = sys.__stderr__ = _writer(2)
    from tui.__main__ import main

    sys.exit(main())


def _writer(number: int) -> io.TextIOWrapper:
    return open(number, "w", encoding="utf-8", closefd=False)


if __name__ == "__main__":
    serve(sys.argv[1])
