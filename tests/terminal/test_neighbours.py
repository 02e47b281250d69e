"""The recipes of docs/recipes.md, each with the real program where it is installed."""

import re
import shlex
import shutil
import subprocess
from itertools import cycle
from pathlib import Path

import pytest

RECIPES = (Path(__file__).parents[2] / "docs" / "recipes.md").read_text(encoding="utf-8")
DAM = "The dam at Orla broke on Monday. Mayor Anna Berg said two villages were emptied. Nobody was hurt.\n"
MAIL = f"""From: Ida Lund <ida@example.org>
To: all@example.org
Subject: Dam
Date: Mon, 4 May 2026 08:00:00 +0000

{DAM}"""


def recipe(section: str) -> str:
    """Return the code of a section."""
    found = re.search(rf"^## {re.escape(section)}$.*?^```\w*\n(.*?)^```$", RECIPES, re.MULTILINE | re.DOTALL)
    assert found, section
    return found[1]


def needs(program: str) -> pytest.MarkDecorator:
    return pytest.mark.skipif(shutil.which(program) is None, reason=f"{program} is not installed")


@needs("less")
def test_less_shows_key_sentences_of_a_message(tmux, folder):
    script = folder / "lesspipe.sh"
    script.write_text(recipe("less"), encoding="utf-8")
    script.chmod(0o755)
    (folder / "dam.eml").write_text(MAIL, encoding="utf-8")
    terminal = tmux(80, 24)
    terminal.type(f"LESSOPEN='| {script} %s' less dam.eml")
    terminal.wait_for("broke on Monday", "3 sentences")
    terminal.send("q")


@needs("vim")
def test_vim_reads_the_key_sentences_into_a_new_window(tmux, folder):
    (folder / "dam.txt").write_text(DAM, encoding="utf-8")
    terminal = tmux(80, 24)
    terminal.type("vim -u NONE -N dam.txt")
    terminal.wait_for("The dam at Orla")
    terminal.type(recipe("vim and neovim").strip())
    terminal.wait_for("(¶ 1, sentence 1)")
    terminal.type(":qa!")


@needs("mutt")
def test_mutt_pipes_a_message_into_reader_and_pager(tmux, folder):
    (folder / "box").write_text(f"From ida@example.org Mon May  4 08:00:00 2026\n{MAIL}\n", encoding="utf-8")
    (folder / "muttrc").write_text(recipe("mutt") + "set wait_key=no\nset folder=.\n", encoding="utf-8")
    terminal = tmux(100, 30)
    terminal.type("mutt -n -F muttrc -f box")
    terminal.wait_for("Ida Lund")
    terminal.send("S")
    terminal.wait_for("broke on Monday", "sentences")
    terminal.send("q")
    terminal.wait_for("Ida Lund")
    terminal.send("B")
    terminal.wait_for("SUMMARY", "SOURCE")
    terminal.send("q")


@needs("aerc")
def test_aerc_pipes_a_message_into_the_reader_and_shows_its_summary(tmux, folder):
    inbox, settings = folder / "mail" / "INBOX", folder / "settings" / "aerc"
    for each in (inbox / "new", inbox / "cur", inbox / "tmp", settings):
        each.mkdir(parents=True)
    (inbox / "new" / "1.orla").write_text(MAIL, encoding="utf-8")
    accounts = settings / "accounts.conf"
    accounts.write_text(f"[orla]\nsource = maildir://{folder}/mail\nfrom = ida@example.org\n", "utf-8")
    accounts.chmod(0o600)
    keys = "[messages]\n<Enter> = :view<Enter>\n[view]\nq = :close<Enter>\n"
    (settings / "binds.conf").write_text(keys + recipe("aerc"), encoding="utf-8")
    terminal = tmux(100, 30)
    terminal.type(f"XDG_CONFIG_HOME={settings.parent} aerc")
    terminal.wait_for("Ida Lund", "Connected")
    terminal.send("S")
    wait_for_tab(terminal, "broke on Monday", "press any key to close")
    terminal.send("Enter")
    terminal.wait_for("Ida Lund", "Dam")
    terminal.send("Enter")
    terminal.wait_for("Subject: Dam", "Nobody was hurt")
    terminal.send("B")
    wait_for_tab(terminal, "SUMMARY", "SOURCE", "3 sentences")
    terminal.send("q")


def wait_for_tab(terminal, *texts: str) -> None:
    """Wait for texts in a new tab of aerc, which may start its program at the next event: a new width."""
    widths = cycle((*[101] * 10, *[100] * 10))

    def shown(screen: str) -> bool:
        terminal("resize-window", "-x", str(next(widths)), "-y", "30")
        return all(text in screen for text in texts)

    terminal.wait_until(shown, " and ".join(texts))


@needs("newsboat")
@needs("curl")
def test_newsboat_opens_an_article_in_the_reader(tmux, folder):
    (folder / "dam.html").write_text(f"<html><title>Dam</title><h1>Dam</h1><p>{DAM}</p>", encoding="utf-8")
    feed = folder / "feed.xml"
    feed.write_text(
        '<?xml version="1.0"?><rss version="2.0"><channel><title>Orla</title>'
        f"<link>file://{folder}/</link><description>x</description>"
        f"<item><title>Dam</title><link>file://{folder}/dam.html</link><description>x</description></item>"
        "</channel></rss>",
        encoding="utf-8",
    )
    (folder / "urls").write_text(f"file://{feed}\n", encoding="utf-8")
    (folder / "config").write_text(recipe("newsboat"), encoding="utf-8")
    terminal = tmux(100, 30)
    terminal.type("newsboat -u urls -c cache.db -C config")
    terminal.wait_for("newsboat")
    terminal.send("r")
    terminal.wait_for("Orla")
    terminal.send("Enter")
    terminal.wait_for("Dam")
    terminal.send(",", "b")
    terminal.wait_for("SUMMARY", "SOURCE")
    terminal.send("q")


def test_tmux_accepts_the_key_for_a_popup(tmux, folder):
    (folder / "popup.conf").write_text(recipe("tmux"), encoding="utf-8")
    terminal = tmux(80, 24)
    terminal("source-file", str(folder / "popup.conf"))
    assert "display-popup" in terminal("list-keys", "-T", "prefix", "b")


def test_line_of_cron_has_five_fields_and_a_command(folder):
    minute, hour, day, month, week, command = recipe("cron").split(maxsplit=5)
    assert [minute, hour, day, month, week] == ["30", "6", "*", "*", "1-5"]
    (folder / "briefings").mkdir()
    (folder / "briefings" / "dam.txt").write_text(DAM, encoding="utf-8")
    assert shlex.split(command)[:2] == ["briefing", "digest"]
    shell = subprocess.run(["sh", "-n", "-c", command], check=False)
    assert shell.returncode == 0
