"""`--password`: what opens encrypted files, given on the command line or asked for."""

import io

import pytest
from reportlab.lib import pdfencrypt
from reportlab.pdfgen.canvas import Canvas

LOCKED = "secret.pdf: is encrypted: give --password (--password - prompts for it)"


@pytest.fixture
def secret(tmp_path, monkeypatch):
    """An encrypted file, in the folder that the command runs in."""
    file = io.BytesIO()
    canvas = Canvas(file, encrypt=pdfencrypt.StandardEncryption("sesame"))
    canvas.drawString(72, 700, "The harbor was measured in secret, and nobody was told.")
    canvas.save()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "secret.pdf").write_bytes(file.getvalue())


@pytest.fixture
def typed(monkeypatch):
    """What is typed when a password is asked for; whoever asks is noted."""
    asked = []

    def answer(prompt):
        asked.append(prompt)
        return "sesame"

    monkeypatch.setattr("getpass.getpass", answer)
    monkeypatch.setattr("tui.terminal.streams.has_terminal", lambda: True)
    return asked


def test_encrypted_file_without_password_fails_with_advice(briefing, secret):
    done = briefing("summarize", "secret.pdf")
    assert (done.status, done.err) == (1, f"briefing: {LOCKED}\n")


@pytest.mark.parametrize("command", [["summarize"], ["analyze", "--json"], ["digest"], ["read"]])
def test_password_works_for_every_reading_command(command, briefing, secret):
    done = briefing(*command, "--password", "sesame", "secret.pdf")
    assert (done.status, done.err) == (0, "")
    assert "measured in secret" in done.out


def test_password_prompt_appears_once(briefing, secret, typed):
    done = briefing("digest", "--password", "-", "secret.pdf", "secret.pdf")
    assert (done.status, len(typed)) == (0, 1)
    assert "measured in secret" in done.out


def test_password_prompt_without_a_terminal_fails(briefing, secret, monkeypatch):
    monkeypatch.setattr("tui.terminal.streams.has_terminal", lambda: False)
    done = briefing("summarize", "--password", "-", "secret.pdf")
    assert done.status == 2
    assert "no terminal to ask for a password: give it as --password TEXT" in done.err
