"""A hostile parser in the sandbox. What counts is the effect on the system, not what a call returns.

Each attack is made with all mechanisms, and with one or both of Landlock and seccomp forced off: what is then
not held is listed in `LANDLOCK_HOLDS` and `NOTHING_HOLDS`, and docs/security.md says the same. As root the
child becomes nobody, so that the targets are given to nobody, too: permissions hide nothing.

One parser a mode makes all attacks of a kind, one after the other, each on a target of its own.
"""

import errno
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
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from summarizer.document import Document
from summarizer.files.options import Options, Unreadable
from summarizer.sandbox import protections, run, seccomp
from summarizer.sandbox.protections import Bounds

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
class Victim:
    """A process of the same user, which waits until it is asked what is in its memory."""

    process: subprocess.Popen[bytes]
    address: int

    def end(self) -> tuple[bytes, int]:
        """Let it end; return what is in its memory, which is nothing if it was ended, and its exit status."""
        out, _ = self.process.communicate(b"\n", timeout=PATIENCE)
        return out.strip(), self.process.returncode


@pytest.fixture(scope="module", autouse=True)
def aids_on_the_path() -> Iterator[None]:
    """Let the child find the hostile parser."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PYTHONPATH", str(AIDS))
        yield


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    """A folder of the user that the child runs as, which that user can reach."""
    with tempfile.TemporaryDirectory(dir="/tmp") as name:
        folder = Path(name)
        folder.chmod(0o755)
        _give(folder)
        yield folder


@pytest.fixture(scope="module")
def victims() -> Iterator[Callable[[], Victim]]:
    """Start processes of that user."""
    with ExitStack() as stack:

        def start() -> Victim:
            process = stack.enter_context(
                subprocess.Popen(
                    [sys.executable, "-I", "-S", "-c", VICTIM],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    start_new_session=True,
                )
            )
            stack.callback(process.kill)
            assert process.stdout is not None
            return Victim(process, int(process.stdout.readline()))

        yield start


def _give(path: Path) -> None:
    if os.getuid() == 0:
        os.chown(path, NOBODY, NOBODY)


def attacked(attack: str, *arguments: object, bounds: Bounds) -> str:
    """Make one attack, which may end the parser; return what it said of it."""
    order = json.dumps([[attack, *arguments]]).encode()
    try:
        (document,) = run("hostile_parser", order, None, Options(), bounds)
    except Unreadable as error:
        return str(error)
    assert isinstance(document, Document)
    return document.text


def all_attacked(*orders: list[object], bounds: Bounds) -> list[str]:
    """Make attacks in one parser, which must live through all of them; return what it said of each."""
    documents = [*run("hostile_parser", json.dumps(orders).encode(), None, Options(), bounds)]
    assert len(documents) == len(orders)
    return [document.text for document in documents if isinstance(document, Document)]


def unconfined(*orders: list[object]) -> None:
    """Make attacks in a process that gives nothing up."""
    line = [sys.executable, AIDS / "hostile_parser.py", json.dumps(orders)]
    subprocess.run(line, timeout=PATIENCE, check=True)


def expected_to_hold(attack: str, mode: str) -> bool:
    bounds = MODES[mode]
    if bounds.seccomp and seccomp.available():
        return True
    since = LANDLOCK_HOLDS[attack]
    if since is not None and since <= min(protections.landlock_version(), bounds.landlock):
        return True
    return attack not in NOTHING_HOLDS | SYSTEM_DECIDES


FILE_ATTACKS = (
    *("overwrite", "overwrite_by_mmap", "create", "truncate", "unlink", "rename", "chmod", "set_times"),
    *("link", "symlink", "mkdir", "mkfifo"),
)


def secret(folder: Path) -> Path:
    """Make a file for its owner alone, in a folder of its own."""
    folder.mkdir()
    file = folder / "id_ed25519"
    file.write_bytes(CONTENT)
    file.chmod(0o600)
    _give(file)
    _give(folder)
    return file


def file_effect(file: Path) -> bool:
    """Whether anything about the file or in its folder is not as it was."""
    if [each.name for each in file.parent.iterdir()] != [file.name]:
        return True
    status = file.stat()
    return file.read_bytes() != CONTENT or stat.S_IMODE(status.st_mode) != 0o600 or status.st_mtime == 1


@pytest.fixture(scope="module")
def on_files(folder: Path) -> Callable[[str], dict[str, tuple[str, bool]]]:
    """In a mode, what is said of each attack on a file, and whether it has an effect."""

    @cache
    def made(mode: str) -> dict[str, tuple[str, bool]]:
        (here := folder / mode).mkdir()
        _give(here)
        files = {attack: secret(here / attack) for attack in (*FILE_ATTACKS, "read_file")}
        orders = [[attack, str(file)] for attack, file in files.items()]
        if mode == UNCONFINED:
            unconfined(*orders)
            said = [""] * len(orders)
        else:
            said = all_attacked(*orders, bounds=MODES[mode])
        return {
            attack: (each, file_effect(file))
            for each, (attack, file) in zip(said, files.items(), strict=True)
        }

    return made


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("attack", FILE_ATTACKS)
def test_attack_on_a_file_has_no_effect(attack: str, mode: str, on_files) -> None:
    said, effect = on_files(mode)[attack]
    assert effect is not expected_to_hold(attack, mode), said


@pytest.mark.parametrize("attack", FILE_ATTACKS)
def test_attack_on_a_file_has_its_effect_without_a_sandbox(attack: str, on_files) -> None:
    _, effect = on_files(UNCONFINED)[attack]
    assert effect


@pytest.mark.parametrize("mode", MODES)
def test_secret_of_the_user_is_not_read(mode: str, on_files) -> None:
    said, effect = on_files(mode)["read_file"]
    assert said != "done"
    assert CONTENT.decode().strip() not in said
    assert not effect


PROCESS_ATTACKS = ("kill", "kill_group", "write_memory", "write_proc_mem", "ptrace", "kill_by_pipe")


@pytest.fixture(scope="module")
def on_processes(victims) -> Callable[[str], dict[str, tuple[str, bytes, int]]]:
    """In a mode, what is said of each attack on a process, what it has in its memory, and how it ended."""

    @cache
    def made(mode: str) -> dict[str, tuple[str, bytes, int]]:
        targets = {attack: victims() for attack in PROCESS_ATTACKS}
        orders = [
            [attack, target.process.pid, *([] if "kill" in attack else [target.address])]
            for attack, target in targets.items()
        ]
        said = all_attacked(*orders, bounds=MODES[mode])
        return {
            attack: (each, *target.end())
            for each, (attack, target) in zip(said, targets.items(), strict=True)
        }

    return made


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("attack", ["kill", "kill_group", "kill_by_pipe"])
def test_process_of_the_user_is_not_ended(attack: str, mode: str, on_processes) -> None:
    said, memory, status = on_processes(mode)[attack]
    if expected_to_hold(attack, mode):
        assert (memory, status) == (b"as it was", 0), said
    elif attack != "kill_by_pipe":  # whether that signal comes depends on when the parent reads
        assert status == -signal.SIGTERM, said


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("attack", ["write_memory", "write_proc_mem", "ptrace"])
def test_memory_of_the_user_is_not_changed(attack: str, mode: str, on_processes) -> None:
    said, memory, _ = on_processes(mode)[attack]
    if expected_to_hold(attack, mode):
        assert memory == b"as it was", said


@pytest.mark.parametrize("mode", MODES)
def test_memory_of_the_parent_is_not_changed(mode: str) -> None:
    import ctypes

    memory = ctypes.create_string_buffer(b"as it was")
    attacks = ["write_proc_mem", *(["write_memory"] if expected_to_hold("write_memory", mode) else [])]
    orders = [[attack, os.getpid(), ctypes.addressof(memory)] for attack in attacks]
    all_attacked(*orders, bounds=MODES[mode])
    assert memory.value == b"as it was"


@pytest.fixture
def terminal() -> Iterator[tuple[int, str]]:
    """A terminal that anybody may write to: what shows it, and its name."""
    master, slave = os.openpty()
    os.fchmod(slave, 0o666)
    yield master, os.ttyname(slave)
    os.close(master)
    os.close(slave)


@pytest.mark.parametrize("mode", MODES)
def test_attack_writes_nothing_to_the_terminal(mode: str, terminal: tuple[int, str]) -> None:
    master, name = terminal
    all_attacked(
        ["write_terminal", name], ["write_terminal", "/dev/tty"], ["write_descriptors"], bounds=MODES[mode]
    )
    assert select.select([master], [], [], 0)[0] == []


def test_attack_writes_to_the_terminal_without_a_sandbox(terminal: tuple[int, str]) -> None:
    master, name = terminal
    unconfined(["write_terminal", name])
    assert select.select([master], [], [], 0)[0] == [master]


@pytest.mark.parametrize("mode", MODES)
def test_open_descriptors_are_not_inherited(mode: str, tmp_path: Path) -> None:
    file = tmp_path / "open"
    file.write_bytes(CONTENT)
    with file.open("r+b") as opened:
        os.set_inheritable(opened.fileno(), True)
        attacked("write_descriptors", bounds=MODES[mode])
    assert file.read_bytes() == CONTENT


SOCKETS = {
    "TCP": ("AF_INET", "SOCK_STREAM"),
    "UDP": ("AF_INET", "SOCK_DGRAM"),
    "Unix stream": ("AF_UNIX", "SOCK_STREAM"),
    "Unix datagram": ("AF_UNIX", "SOCK_DGRAM"),
    "abstract Unix": ("AF_UNIX", "SOCK_STREAM"),
}


@pytest.fixture(scope="module")
def on_sockets(folder: Path) -> Callable[[str], dict[str, tuple[str, bool]]]:
    """In a mode, what is said of each attempt to reach a server, and whether the server notices."""

    @cache
    def made(mode: str) -> dict[str, tuple[str, bool]]:
        with ExitStack() as stack:
            servers = {kind: stack.enter_context(closing(listening(kind, folder))) for kind in SOCKETS}
            orders = [["connect", *SOCKETS[kind], _name(server)] for kind, server in servers.items()]
            if mode == UNCONFINED:
                unconfined(*orders)
                said = [""] * len(orders)
            else:
                said = all_attacked(*orders, bounds=MODES[mode])
            reached = select.select([*servers.values()], [], [], 0)[0]
            return {
                kind: (each, server in reached)
                for each, (kind, server) in zip(said, servers.items(), strict=True)
            }

    return made


def listening(kind: str, folder: Path) -> socket.socket:
    """A server of a kind, which anybody may connect to."""
    family, type_ = SOCKETS[kind]
    server = socket.socket(getattr(socket, family), getattr(socket, type_))
    path = Path(tempfile.mkdtemp(dir=folder)) / "socket"
    path.parent.chmod(0o755)
    addresses = {"abstract Unix": f"\0briefing-{os.getpid()}", "Unix stream": path, "Unix datagram": path}
    address = addresses.get(kind, ("127.0.0.1", 0))
    server.bind(str(address) if isinstance(address, Path) else address)
    if address is path:
        path.chmod(0o777)
    if type_ == "SOCK_STREAM":
        server.listen()
    return server


def _name(server: socket.socket) -> object:
    """Where the server is, as JSON can say it."""
    name = server.getsockname()
    return name.decode().replace("\0", "@") if isinstance(name, bytes) else name


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("kind", SOCKETS)
def test_socket_is_not_reached(kind: str, mode: str, on_sockets) -> None:
    said, reached = on_sockets(mode)[kind]
    assert not reached, said


@pytest.mark.parametrize("kind", SOCKETS)
def test_socket_is_reached_without_a_sandbox(kind: str, on_sockets) -> None:
    _, reached = on_sockets(UNCONFINED)[kind]
    assert reached


@pytest.mark.parametrize("mode", MODES)
def test_process_is_not_started(mode: str) -> None:
    """RLIMIT_NPROC allows no further process to nobody or an ordinary user, even without seccomp."""
    assert attacked("fork", bounds=MODES[mode]).startswith("refused")


@pytest.mark.parametrize("mode", MODES)
def test_program_is_not_executed(mode: str) -> None:
    """Without filter and Landlock, the limit on processes refuses it while another parser runs."""
    said = attacked("execute", bounds=MODES[mode])
    by_limit = os.strerror(errno.EAGAIN) in said and not expected_to_hold("execute", mode)
    # A parser that is still there to say so has not become another program.
    assert by_limit or said.startswith("refused") is expected_to_hold("execute", mode), said


@pytest.mark.skipif(not seccomp.available(), reason="there is no filter to test on this system")
@pytest.mark.parametrize("mode", ["all", "seccomp alone"])
def test_unlisted_system_calls_are_refused(mode: str) -> None:
    numbers = seccomp.ARCHITECTURES[platform.machine()].numbers
    allowed = sorted({numbers[name] for name in seccomp.ALLOWED} | UNFILTERED)
    # io_uring, bpf, perf_event_open, userfaultfd, memfd_create, setns, mount, keyctl and all others
    assert attacked("sweep", allowed, 1024, bounds=MODES[mode]) == "[]"


@pytest.mark.skipif(not seccomp.available(), reason="there is no filter to test on this system")
def test_memory_does_not_become_executable() -> None:
    assert attacked("make_executable", bounds=MODES["all"]) == "[1, 1, 1]"


if platform.machine() == "x86_64":

    @pytest.mark.skipif(not seccomp.available(), reason="there is no filter to test on this system")
    @pytest.mark.parametrize("mode", ["all", "seccomp alone"])
    def test_call_of_a_32_bit_program_ends_the_parser(mode: str, victims) -> None:
        victim = victims()
        said = attacked("kill_by_int80", victim.process.pid, bounds=MODES[mode])
        assert "forbidden system call" in said
        assert victim.end() == (b"as it was", 0)


@pytest.mark.skipif(not seccomp.available(), reason="there is no filter to test on this system")
def test_parser_does_not_outlive_its_parent() -> None:
    program = """
import json, os
from summarizer.sandbox import run
from summarizer.files.options import Options
order = json.dumps([["outlive"]]).encode()
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
