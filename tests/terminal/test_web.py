"""The reader in a web browser: a real server, its protocol, and headless Chromium where that is installed."""

import asyncio
import base64
import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

aiohttp = pytest.importorskip("aiohttp", reason="the extra web is not installed")
pytest.importorskip("textual_serve", reason="the extra web is not installed")

CHROMIUM = shutil.which("chromium")
EMPTY = 5_000
"""Bytes of a picture of a page without text, at most."""
LOADED = "performance.getEntriesByType('resource').filter(e => e.responseStatus).map(e => e.name).join(' ')"
"""What the page has loaded; what was refused has no status."""
BINARY = 2
"""Code of a frame of bytes (RFC 6455), which DevTools gives in base64."""
PATIENCE = 60
"""Seconds after which a wait fails."""


@pytest.fixture
def server(tmp_path):
    """The address of a server of two briefings."""
    folder = tmp_path / "briefings"
    folder.mkdir()
    (folder / "gates.txt").write_text("Gates\n\nThe gates at Orla failed on Monday. Nobody was hurt.\n")
    (folder / "harbor.txt").write_text("Harbor\n\nThe harbor of Orrin is closed until June.\n")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "tui", "serve", "--port", str(port), str(folder)]
    path = os.pathsep.join([str(Path(__file__).parents[2]), *filter(None, sys.path)])
    process = subprocess.Popen(
        command, cwd=tmp_path, env={**os.environ, "PYTHONPATH": path}, stderr=subprocess.PIPE, text=True
    )
    assert "serving" in process.stderr.readline()
    assert "no password" in process.stderr.readline()
    yield f"127.0.0.1:{port}"
    process.terminate()
    process.communicate(timeout=PATIENCE)


@contextlib.asynccontextmanager
async def connected(address, **options):
    """A session with the server, once it listens."""
    async with aiohttp.ClientSession() as session:
        async with asyncio.timeout(PATIENCE):
            while True:
                with contextlib.suppress(aiohttp.ClientConnectorError):
                    async with session.get(f"http://{address}/", **options) as response:
                        yield session, response
                        return


async def read_until(socket, expected):
    """Return what the terminal is sent until it has the expected text, without sequences."""
    seen = ""
    async with asyncio.timeout(PATIENCE):
        while expected not in re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", seen):
            seen += (await socket.receive_bytes()).decode("utf-8", "replace")
    return seen


async def test_reader_is_shown_and_takes_keys(server):
    async with connected(server) as (session, page):
        assert "fonts.googleapis.com" not in page.headers["Content-Security-Policy"]
        assert "default-src 'self'" in page.headers["Content-Security-Policy"]
        async with session.ws_connect(f"http://{server}/ws?width=100&height=30") as terminal:
            await read_until(terminal, "Harbor")
            await terminal.send_json(["stdin", "\r"])
            await read_until(terminal, "SOURCE")
            await terminal.send_json(["stdin", "?"])
            await read_until(terminal, "next line")


@pytest.mark.parametrize("headers", [{"Origin": "http://evil.example"}, {"Host": "evil.example"}])
async def test_other_sites_get_nothing(server, headers):
    async with connected(server, headers=headers) as (session, page):
        assert page.status == 403
        with pytest.raises(aiohttp.WSServerHandshakeError):
            await session.ws_connect(f"http://{server}/ws", headers=headers)


@pytest.mark.skipif(CHROMIUM is None, reason="chromium is not installed")
async def test_page_in_chromium_shows_the_reader(server, tmp_path):
    command = [CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0"]
    command += [f"--user-data-dir={tmp_path}/profile", "--window-size=1000,700", "about:blank"]
    async with connected(server):
        pass
    browser = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    try:
        url = next(
            line.split()[-1] for line in browser.stderr if line.startswith("DevTools listening on ws://")
        )
        host = url.split("/")[2]
        async with (
            aiohttp.ClientSession() as session,
            session.get(f"http://{host}/json/list") as found,
        ):
            page = (await found.json())[0]["webSocketDebuggerUrl"]
            async with session.ws_connect(page, max_msg_size=0) as tools:
                await _play(DevTools(tools), server, tmp_path / "page.png")
    finally:
        browser.kill()
        browser.communicate()


async def _play(tools, server, picture):
    """Open the page, wait for the list, press a key for help, and look at what was loaded."""
    await tools.call("Network.enable")
    await tools.call("Page.navigate", url=f"http://{server}/")
    await tools.receive("Harbor")
    await tools.value("document.querySelector('textarea').focus()")
    for kind in ("keyDown", "keyUp"):
        text = {"text": "?"} if kind == "keyDown" else {}
        await tools.call("Input.dispatchKeyEvent", type=kind, key="?", code="Slash", modifiers=8, **text)
    await tools.receive("next line")
    answer = await tools.call("Page.captureScreenshot", format="png")
    picture.write_bytes(base64.b64decode(answer["data"]))
    assert picture.stat().st_size > EMPTY
    loaded = await tools.value(LOADED)
    assert {name.split("/")[2] for name in loaded.split()} == {server}


class DevTools:
    """A connection to a page of Chromium, by its DevTools protocol."""

    def __init__(self, socket):
        self._socket = socket
        self._last = 0
        self._seen = ""
        """What the terminal in the page was sent, without sequences."""

    async def call(self, method, **parameters):
        self._last += 1
        await self._socket.send_json({"id": self._last, "method": method, "params": parameters})
        async with asyncio.timeout(PATIENCE):
            while (answer := await self._next()).get("id") != self._last:
                pass
        return answer["result"]

    async def value(self, expression):
        answer = await self.call("Runtime.evaluate", expression=expression, returnByValue=True)
        return answer["result"].get("value")

    async def receive(self, expected):
        """Wait until the page was sent a text."""
        async with asyncio.timeout(PATIENCE):
            while expected not in self._seen:
                await self._next()

    async def _next(self):
        message = await self._socket.receive_json()
        frame = message.get("params", {}).get("response", {})
        if message.get("method") == "Network.webSocketFrameReceived" and frame["opcode"] == BINARY:
            data = base64.b64decode(frame["payloadData"])
            self._seen += re.sub(r"\x1b\[[\d;?]*[A-Za-z]", "", data.decode("utf-8", "replace"))
        return message
