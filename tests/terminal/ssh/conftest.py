"""A real OpenSSH server on 127.0.0.1, set up by the very blocks that docs/ssh.md gives.

Names and folders of the blocks are replaced by those of the test; nothing else of them is. Whoever runs the
tests logs in as himself, so that it needs no right of root's.
"""

import getpass
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).parents[3]
DOC = (REPOSITORY / "docs" / "ssh.md").read_text(encoding="utf-8")
SSHD = shutil.which("sshd") or shutil.which("sshd", path="/usr/sbin:/usr/local/sbin:/sbin")
HOST = "briefings"


def block(kind: str, first: str) -> str:
    """The one block of the document that begins so."""
    found = [text for name, text in re.findall(r"^```(\w+)\n(.*?)^```$", DOC, re.M | re.S) if name == kind]
    (text,) = (text for text in found if text.startswith(first))
    return text


def replaced(text: str, pairs: dict[str, str]) -> str:
    """Each of the pairs must be there."""
    for old, new in pairs.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def key(path: Path) -> Path:
    line = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)]
    subprocess.run(line, check=True, stdin=subprocess.DEVNULL)
    return path


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Server:
    """The server, its account, and how a client logs in."""

    def __init__(self, folder: Path, until: Callable[..., object]) -> None:
        self._until = until
        self.folder = folder
        self.briefings, self.exports, self.state = (folder / name for name in ("srv", "exports", "state"))
        self.briefing = self.briefings / "abu-dhabi-talks.txt"
        for made in (self.briefings, self.exports, self.state):
            made.mkdir()
        login = folder / "briefing-login"
        login.write_text(
            replaced(
                block("sh", "#!/bin/sh"),
                {
                    "/opt/briefing/bin/python": shlex.quote(sys.executable),
                    "/srv/briefings": str(self.briefings),
                    "/srv/exports": str(self.exports),
                    "/var/lib/briefing": str(self.state),
                },
            )
        )
        login.chmod(0o755)
        user = key(folder / "user_key")
        self.port = free_port()
        match = replaced(
            block("sshdconfig", "Match User"),
            {
                "User briefing": f"User {getpass.getuser()}",
                "/usr/local/bin/briefing-login": str(login),
                "/etc/ssh/keys/briefing": f"{user}.pub",
            },
        )
        self._config = folder / "sshd_config"
        self._config.write_text(
            f"Port {self.port}\nListenAddress 127.0.0.1\nHostKey {key(folder / 'host_key')}\nPidFile none\n"
            "StrictModes no\nUsePAM no\nPermitRootLogin yes\nSubsystem sftp internal-sftp\n"
            f"LogLevel VERBOSE\n{match}"
        )
        client = replaced(
            block("sshconfig", "Host "),
            {"server.example.org": "127.0.0.1", "User briefing": f"User {getpass.getuser()}"},
        )
        self.client = folder / "ssh_config"
        self.client.write_text(
            f"{client}    Port {self.port}\n    IdentityFile {user}\n    IdentitiesOnly yes\n"
            "    StrictHostKeyChecking no\n    UserKnownHostsFile /dev/null\n    LogLevel ERROR\n"
            "    BatchMode yes\n"
        )
        self.log = folder / "sshd.log"

    def start(self) -> None:
        if os.geteuid() == 0:
            Path("/run/sshd").mkdir(mode=0o755, exist_ok=True)
        assert SSHD is not None
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                [str(Path(SSHD).resolve()), "-D", "-e", "-f", str(self._config)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self._until(self._listens, self.log.read_text)

    def _listens(self) -> bool:
        assert self.process.poll() is None, self.log.read_text()
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait()
        for line in self.processes():
            os.kill(int(line.split()[0]), signal.SIGKILL)

    def add(self, *files: Path) -> None:
        for file in files:
            shutil.copy(file, self.briefings)

    def command(self, *words: str) -> list[str]:
        """The command line of a client: `ssh` in all cases but where it names another program."""
        program, *rest = words if words[:1] in (("sftp",), ("scp",)) else ("ssh", *words)
        return [program, "-F", str(self.client), *rest]

    def run(self, *words: str, **streams: object) -> "subprocess.CompletedProcess[bytes]":
        """A client without a terminal, until it ends."""
        given = {"stdin": subprocess.DEVNULL, "capture_output": True, "timeout": 20, **streams}
        return subprocess.run(self.command(*words), check=False, cwd=self.folder, **given)

    def processes(self) -> list[str]:
        """The reader's on the server, and those that it started."""
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                command = (process / "cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
            except OSError:
                continue
            if str(self.briefings) in command and " -m " in command:
                found.append(f"{process.name} {command}")
        return found

    def gone(self) -> None:
        """Wait until there is none."""
        self._until(lambda: not self.processes(), lambda: "\n".join(self.processes()))

    def session(self) -> int:
        """The id of the sshd that holds the terminal of the one session."""
        (reader,) = (line.split()[0] for line in self.processes() if " tui " in line)
        status = Path(f"/proc/{reader}/status").read_text()
        return int(re.search(r"^PPid:\s+(\d+)", status, re.M)[1])


@pytest.fixture
def server(tmp_path: Path, marked, seed: Path) -> Iterator[Server]:
    """Running, with the seed to be read."""
    if SSHD is None or shutil.which("ssh") is None:
        pytest.skip("OpenSSH is not installed")
    (folder := tmp_path / "server").mkdir()
    found = Server(folder, marked.until)
    found.add(seed)
    found.start()
    yield found
    found.stop()
