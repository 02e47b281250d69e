"""A hostile parser in the sandbox. What counts is the effect on the system, not what a call returns.

Each attack is made with all mechanisms, and with one or both of Landlock and seccomp forced off: what is then
not held is listed in `LANDLOCK_HOLDS` and `NOTHING_HOLDS`, and docs/security.md says the same. As root the
child becomes nobody, so that the targets are given to nobody, too: permissions hide nothing.
"""

import json
import os
import platform
import select
import signal
import socket
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest

from summarizer.document import Document
from summarizer.options import Options, Unreadable
from summarizer.sandbox import landlock, run, seccomp, syscalls
from summarizer.sandbox.limits import Bounds

pytestmark = pytest.mark.linux  # Landlock, seccomp, /proc


AIDS = Path(__file__).parents[2] / "aids"
NOBODY = 65534
MARK = b"\x1b]0;taken\x07"
CONTENT = b"nobody may change this, and nobody else may read it\n"
VICTIM = """
import ctypes, os, sys
if os.getuid() == 0:
    os.setgroups([]); os.setresgid(65534, 65534, 65534); os.setresuid(65534, 65534, 65534)
ctypes.CDLL(None).prctl(4, 1, 0, 0, 0)  # may be traced by its user
memory = ctypes.create_string_buffer(b"as it was")
print(ctypes.addressof(memory), flush=True)
sys.stdin.readline()
print(memory.value.decode(), flush=True)
"""
PATIENCE = 30

LANDLOCK_HOLDS = {
    "overwrite": 1,
    "overwrite_by_mmap": 1,
    "read_file": 1,
    "create": 1,
    "truncate": 3,
    "unlink": 1,
    "rename": 1,
    "chmod": None,
    "set_times": None,
    "link": 1,
    "symlink": 1,
    "mkdir": 1,
    "mkfifo": 1,
    "kill": 6,
    "kill_group": 6,
    "kill_by_pipe": 6,
    "write_memory": 1,
    "write_proc_mem": 1,
    "ptrace": 1,
    "execute": 1,
    "write_terminal": 1,
}
"""The first version of Landlock that stops an attack without the help of seccomp; None: none does."""
NOTHING_HOLDS = {name for name, since in LANDLOCK_HOLDS.items() if since != 1} | {
    "unlink",
    "rename",
    "link",
    "symlink",
    "mkdir",
    "mkfifo",
    "execute",
}
"""Without Landlock and seccomp. Nothing can be opened, so that reading, overwriting and sockets are held."""
SYSTEM_DECIDES = {"write_memory", "ptrace"}
"""Without both: held by a user namespace, Yama or the parent's user; nothing is asserted."""

UNFILTERED = {335, 336} if platform.machine() == "x86_64" else set()
"""uretprobe and uprobe: newer kernels pass them by every filter, and answer SIGILL outside of a probe."""

MODES = {
    "all": Bounds(),
    "seccomp alone": Bounds(landlock=0),
    "Landlock alone": Bounds(seccomp=False),
    "Landlock 1": Bounds(seccomp=False, landlock=1),
    "Landlock 3": Bounds(seccomp=False, landlock=3),
    "neither": Bounds(seccomp=False, landlock=0),
}
UNCONFINED = "no sandbox"


@dataclass(frozen=True)
class Targets:
    """What is attacked."""

    file: Path
    victim: subprocess.Popen[bytes]
    address: int

    def memory(self) -> bytes:
        """What the victim has in its memory now, asked of itself."""
        out, _ = self.victim.communicate(b"\n", timeout=PATIENCE)
        return out.strip()


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of the user that the child runs as, which that user can reach."""
    monkeypatch.setenv("PYTHONPATH", str(AIDS))
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        _give(folder)
        yield folder


@pytest.fixture
def targets(folder: Path) -> Iterator[Targets]:
    """A file for its owner alone, and a process of the same user."""
    file = folder / "id_ed25519"
    file.write_bytes(CONTENT)
    file.chmod(0o600)
    _give(file)
    victim = subprocess.Popen(
        [sys.executable, "-c", VICTIM],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert victim.stdout is not None
    with victim:
        yield Targets(file, victim, int(victim.stdout.readline()))
        victim.kill()


def _give(path: Path) -> None:
    if os.getuid() == 0:
        os.chown(path, NOBODY, NOBODY)


def attacked(attack: str, *arguments: object, bounds: Bounds) -> str:
    """What a hostile parser said of its attack."""
    order = json.dumps({"attack": attack, "arguments": arguments}).encode()
    try:
        (document,) = run("hostile_parser", order, None, Options(), bounds)
    except Unreadable as error:
        return str(error)
    assert isinstance(document, Document)
    return document.text


def unconfined(attack: str, *arguments: object) -> None:
    """Make an attack in a process that gives nothing up."""
    order = json.dumps({"attack": attack, "arguments": arguments})
    subprocess.run([sys.executable, AIDS / "hostile_parser.py", order], timeout=PATIENCE, check=True)


def expected_to_hold(attack: str, mode: str) -> bool:
    bounds = MODES[mode]
    if bounds.seccomp and seccomp.available():
        return True
    since = LANDLOCK_HOLDS[attack]
    if since is not None and since <= min(landlock.version(), bounds.landlock):
        return True
    return attack not in NOTHING_HOLDS | SYSTEM_DECIDES


def file_effect(targets: Targets) -> bool:
    """Whether anything about the file or in its folder is not as it was."""
    file = targets.file
    if [each.name for each in file.parent.iterdir()] != [file.name]:
        return True
    status = file.stat()
    return file.read_bytes() != CONTENT or stat.S_IMODE(status.st_mode) != 0o600 or status.st_mtime == 1


FILE_ATTACKS = (
    *("overwrite", "overwrite_by_mmap", "create", "truncate", "unlink", "rename", "chmod", "set_times"),
    *("link", "symlink", "mkdir", "mkfifo"),
)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("attack", FILE_ATTACKS)
def test_attack_on_a_file_has_no_effect(attack: str, mode: str, targets: Targets) -> None:
    said = attacked(attack, str(targets.file), bounds=MODES[mode])
    assert file_effect(targets) is not expected_to_hold(attack, mode), said


@pytest.mark.parametrize("attack", FILE_ATTACKS)
def test_attack_on_a_file_has_its_effect_without_a_sandbox(attack: str, targets: Targets) -> None:
    unconfined(attack, str(targets.file))
    assert file_effect(targets)


@pytest.mark.parametrize("mode", MODES)
def test_secret_of_the_user_is_not_read(mode: str, targets: Targets) -> None:
    said = attacked("read_file", str(targets.file), bounds=MODES[mode])
    assert said != "done"
    assert CONTENT.decode().strip() not in said


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("attack", ["kill", "kill_group", "kill_by_pipe"])
def test_process_of_the_user_is_not_ended(attack: str, mode: str, targets: Targets) -> None:
    said = attacked(attack, targets.victim.pid, bounds=MODES[mode])
    if expected_to_hold(attack, mode):
        assert targets.memory() == b"as it was", said
    elif attack != "kill_by_pipe":  # whether that signal comes depends on when the parent reads
        assert targets.victim.wait(PATIENCE) == -signal.SIGTERM, said


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("attack", ["write_memory", "write_proc_mem", "ptrace"])
def test_memory_of_the_user_is_not_changed(attack: str, mode: str, targets: Targets) -> None:
    said = attacked(attack, targets.victim.pid, targets.address, bounds=MODES[mode])
    if expected_to_hold(attack, mode):
        assert targets.memory() == b"as it was", said


@pytest.mark.parametrize("mode", MODES)
def test_memory_of_the_parent_is_not_changed(mode: str, folder: Path) -> None:
    import ctypes

    memory = ctypes.create_string_buffer(b"as it was")
    attacked("write_proc_mem", os.getpid(), ctypes.addressof(memory), bounds=MODES[mode])
    if expected_to_hold("write_memory", mode):
        attacked("write_memory", os.getpid(), ctypes.addressof(memory), bounds=MODES[mode])
    assert memory.value == b"as it was"


@pytest.mark.parametrize("mode", MODES)
def test_terminal_shows_nothing_of_it(mode: str, folder: Path) -> None:
    master, slave = os.openpty()
    try:
        os.fchmod(slave, 0o666)
        attacked("write_terminal", os.ttyname(slave), bounds=MODES[mode])
        attacked("write_terminal", "/dev/tty", bounds=MODES[mode])
        attacked("write_descriptors", bounds=MODES[mode])
        assert select.select([master], [], [], 0)[0] == []
        unconfined("write_terminal", os.ttyname(slave))
        assert select.select([master], [], [], 0)[0] == [master]
    finally:
        os.close(master)
        os.close(slave)


@pytest.mark.parametrize("mode", MODES)
def test_open_descriptors_are_not_inherited(mode: str, targets: Targets) -> None:
    with targets.file.open("r+b") as file:
        os.set_inheritable(file.fileno(), True)
        attacked("write_descriptors", bounds=MODES[mode])
    assert targets.file.read_bytes() == CONTENT


SOCKETS = {
    "TCP": ("AF_INET", "SOCK_STREAM"),
    "UDP": ("AF_INET", "SOCK_DGRAM"),
    "Unix stream": ("AF_UNIX", "SOCK_STREAM"),
    "Unix datagram": ("AF_UNIX", "SOCK_DGRAM"),
    "abstract Unix": ("AF_UNIX", "SOCK_STREAM"),
}


@pytest.mark.parametrize("mode", [*MODES, UNCONFINED])
@pytest.mark.parametrize("kind", SOCKETS)
def test_no_socket_is_reached(kind: str, mode: str, folder: Path) -> None:
    family, type_ = SOCKETS[kind]
    with socket.socket(getattr(socket, family), getattr(socket, type_)) as server:
        server.bind(_address(kind, folder))
        if family == "AF_UNIX" and kind != "abstract Unix":
            Path(server.getsockname()).chmod(0o777)
        if type_ == "SOCK_STREAM":
            server.listen()
        name = server.getsockname()
        where = name.decode().replace("\0", "@") if isinstance(name, bytes) else name
        if mode == UNCONFINED:
            unconfined("connect", family, type_, where)
            assert select.select([server], [], [], 0)[0] == [server]
        else:
            said = attacked("connect", family, type_, where, bounds=MODES[mode])
            assert select.select([server], [], [], 0)[0] == [], said


def _address(kind: str, folder: Path) -> tuple[str, int] | str:
    if kind in ("TCP", "UDP"):
        return "127.0.0.1", 0
    return f"\0briefing-{os.getpid()}" if kind == "abstract Unix" else str(folder / "socket")


@pytest.mark.parametrize("mode", MODES)
def test_no_process_is_started(mode: str, folder: Path) -> None:
    """Nobody and an ordinary user have no processes left to start (RLIMIT_NPROC), without seccomp, too."""
    assert attacked("fork", bounds=MODES[mode]).startswith("refused")


@pytest.mark.parametrize("mode", MODES)
def test_no_program_is_executed(mode: str, folder: Path) -> None:
    said = attacked("execute", bounds=MODES[mode])
    # A parser that is still there to say so has not become another program.
    assert said.startswith("refused") is expected_to_hold("execute", mode), said


@pytest.mark.skipif(not seccomp.available(), reason="there is no filter to test on this system")
@pytest.mark.parametrize("mode", ["all", "seccomp alone"])
def test_no_call_passes_but_those_listed(mode: str, folder: Path) -> None:
    numbers = syscalls.ARCHITECTURES[platform.machine()].numbers
    allowed = sorted({numbers[name] for name in syscalls.ALLOWED} | UNFILTERED)
    # io_uring, bpf, perf_event_open, userfaultfd, memfd_create, setns, mount, keyctl and all others
    assert attacked("sweep", allowed, 1024, bounds=MODES[mode]) == "[]"


@pytest.mark.skipif(not seccomp.available(), reason="there is no filter to test on this system")
def test_memory_does_not_become_executable(folder: Path) -> None:
    assert attacked("make_executable", bounds=MODES["all"]) == "[1, 1, 1]"


if platform.machine() == "x86_64":

    @pytest.mark.skipif(not seccomp.available(), reason="there is no filter to test on this system")
    @pytest.mark.parametrize("mode", ["all", "seccomp alone"])
    def test_call_of_a_32_bit_program_ends_the_parser(mode: str, targets: Targets) -> None:
        said = attacked("kill_by_int80", targets.victim.pid, bounds=MODES[mode])
        assert "forbidden system call" in said
        assert targets.memory() == b"as it was"


@pytest.mark.skipif(not seccomp.available(), reason="there is no filter to test on this system")
def test_parser_does_not_outlive_its_parent(folder: Path) -> None:
    program = """
import json, os
from summarizer.sandbox import run
from summarizer.options import Options
order = json.dumps({"attack": "outlive", "arguments": []}).encode()
for document in run("hostile_parser", order, None, Options()):
    print(document.text, flush=True)
    os.kill(os.getpid(), 9)
"""
    done = subprocess.run([sys.executable, "-c", program], stdout=subprocess.PIPE, timeout=PATIENCE)
    with suppress(ProcessLookupError):
        child = os.pidfd_open(int(done.stdout))
        ended, _, _ = select.select([child], [], [], PATIENCE)
        os.close(child)
        assert ended
