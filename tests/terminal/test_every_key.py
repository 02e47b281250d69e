"""Every key of the table, pressed in a real terminal, in one session: Pilot never meets the driver."""

from typing import NamedTuple

from file_samples import FERRY

from tui.settings import keys

SECOND = "Peter Novak came back to Lund on Friday. The ferries sailed again after two days.\n"
SHOWN = "enter show"
"""In the footer while the summary has the keys."""


class Step(NamedTuple):
    """What is pressed, as tmux calls it, and what is on the screen after that, and was not before."""

    ident: str
    """Empty for what only leads to where the next one starts."""
    pressed: str
    seen: str = ""
    gone: str = ""
    """What is not on the screen after that, and was before."""


STEPS = (
    Step("pane.summary", "1", SHOWN),
    Step("pane.entities", "2", gone="p keep"),
    Step("pane.source", "3", "p keep"),
    Step("pane.next", "Tab", SHOWN),
    Step("pane.previous", "BTab", gone=SHOWN),
    Step("pane.left", "h", gone="p keep"),
    Step("pane.right", "l", "p keep"),
    Step("move.down", "j", "sentence 2 of 6"),
    Step("move.up", "k", "sentence 1 of 6"),
    Step("move.last", "G", "sentence 6 of 6"),
    Step("move.first", "g", "sentence 1 of 6"),
    Step("move.page_down", "Space", "sentence 6 of 6"),
    Step("move.page_up", "b", "sentence 1 of 6"),
    Step("move.half_down", "C-d", "sentence 6 of 6"),
    Step("move.half_up", "C-u", "sentence 1 of 6"),
    Step("mark.set", "m", "set mark"),
    Step("", "a", "mark a: ¶ 1"),
    Step("", "G", "sentence 6 of 6"),
    Step("mark.go", "'", "go to mark"),
    Step("", "a", "sentence 1 of 6"),
    Step("jump.back", "<", "sentence 6 of 6"),
    Step("jump.forward", ">", "sentence 1 of 6"),
    Step("entity.next", "]", "Peter Novak, person, ¶ 1"),
    Step("entity.previous", "[", "Anna Berg, person, ¶ 1"),
    Step("heading.next", ")", "no headings in this text"),
    Step("", "g", "sentence 1 of 6"),
    Step("heading.previous", "(", "no headings in this text"),
    Step("", "g", "sentence 1 of 6"),
    Step("outline", "T", "no headings in this text"),
    Step("quoted", "Q", "no long quoted text here"),
    Step("go", ":", "go to:"),
    Step("", "1", "go to: 1"),
    Step("", "Enter", "sentence 1 of 6"),
    Step("key.next", "}", "sentence 2 of 6"),
    Step("key.previous", "{", "sentence 1 of 6"),
    Step("select", "v", "1 sentence selected"),
    Step("", "v", gone="1 sentence selected"),
    Step("find", "/", "search:"),
    Step("find.mode", "C-t", "whole words"),
    Step("", "C-t", "regex"),
    Step("", "C-t", gone="regex"),
    Step("", "n", "match 1 of 14"),
    Step("", "o", "match 1 of 3"),
    Step("", "v", "match 1 of 2, ¶ 1"),
    Step("", "Enter", "match 1 of 2 for “nov”"),
    Step("mention.next", "n", "match 2 of 2 for “nov”, ¶ 4"),
    Step("mention.previous", "N", "match 1 of 2 for “nov”, ¶ 1"),
    Step("focus.here", "Enter", "mention 1 of 2 of Peter Novak"),
    Step("back", "Escape", "search cleared"),
    Step("", "Escape", "focus cleared"),
    Step("", "2", gone="p keep"),
    Step("filter", "f", "filter:"),
    Step("", "o", "filter: o"),
    Step("", "s", "filter: os"),
    Step("", "Enter", "filter: “os”"),
    Step("focus", "Enter", "mention 1 of 1 of Oslo"),
    Step("", "Escape", "filter cleared"),
    Step("", "Escape", "focus cleared"),
    Step("type", "t", "only people"),
    Step("", "Escape", "filter cleared"),
    Step("about", "o", "ANNA BERG"),
    Step("", "Escape", "filter cleared"),
    Step("zoom", "z", "zoomed"),
    Step("", "z", "SUMMARY"),
    Step("", "1", SHOWN),
    Step("", "g", "▸1  Anna"),
    Step("show", "Enter", "▸▌1,2"),
    Step("", "3", gone=SHOWN),
    Step("shorter", "-", "4 key sentences"),
    Step("longer", "+", "5 key sentences"),
    Step("keep", "p", "kept: ¶ 1, sentence 1 (1 kept, 0 dropped"),
    Step("note", "P", "note:"),
    Step("", "y", "note: y"),
    Step("", "Enter", "kept, with a note"),
    Step("drop", "x", "dropped: ¶ 1, sentence 1 (0 kept, 1 dropped"),
    Step("undo", "u", "kept, with a note"),
    Step("why", "w", "WHY THIS SENTENCE"),
    Step("", "Escape", "kept, with a note"),
    Step("copy", "c", "copied 5 sentences"),
    Step("copy.sentence", "C", "copied the sentence, 44 characters"),
    Step("copy.citation", "Y", "copied the sentence and its citation"),
    Step("mouse", "M", "mouse: terminal"),
    Step("", "M", "mouse capture on"),
    Step("new", "a", "nothing new here"),
    Step("reload", "R", "no change on disk"),
    Step("messages", "!", "no messages"),
    Step("", "Escape", "no change on disk"),
    Step("export", "e", "ferry.summary.md"),
    Step("", "Escape", "export cancelled"),
    Step("briefing.next", ".", "2 of 2"),
    Step("briefing.previous", ",", "1 of 2"),
    Step("list", "i", "BRIEFINGS 2, 0 unread"),
    Step("list.leave", "i", "SUMMARY", "BRIEFINGS"),
    Step("", "i", "BRIEFINGS 2, 0 unread"),
    Step("list.sort", "s", "sorted: newest first"),
    Step("", "j", "▸              second"),
    Step("list.paste", "v", "Paste a briefing"),
    Step("", "Escape", gone="Paste a briefing"),
    Step("list.read", "r", "marked unread"),
    Step("list.read_all", "c", "1 briefing marked read"),
    Step("", "u", "undone: "),
    Step("list.star", "*", "★"),
    Step("list.undo", "u", gone="★"),
    Step("list.archive", "a", "BRIEFINGS 1"),
    Step("list.archived", "A", "the archived briefings"),
    Step("", "a", "BRIEFINGS 0 archived"),
    Step("", "Escape", "BRIEFINGS 2"),
    Step("list.remove", "x", "BRIEFINGS 1"),
    Step("", "u", "BRIEFINGS 2"),
    Step("list.new_files", "R", "no new files"),
    Step("list.filter", "f", "filter:"),
    Step("", "l", "filter: l"),
    Step("", "u", "filter: lu"),
    Step("", "Enter", "filter: “lu”"),
    Step("list.back", "Escape", gone="filter: “lu”"),
    Step("list.versions", "=", "no other versions of this story"),
    Step("", "i", "SUMMARY", "BRIEFINGS"),
    Step("briefing.unread", "U", "2 of 2"),
    Step("elsewhere", "O", "IN OTHER BRIEFINGS 1"),
    Step("", "Escape", "2 of 2"),
    Step("search.all", "S", "enter: open"),
    Step("", "har", "The harbor stayed closed"),
    Step("", "Enter", "1 of 2"),
    Step("links", "L", "no links in this briefing"),
    Step("digest", "D", "Digest of 2 briefings"),
    Step("", "Escape", "export cancelled"),
    Step("help", "?", "KEYS"),
    Step("", "?", "export cancelled"),
    Step("commands", "C-p", "COMMANDS"),
    Step("", "Escape", "export cancelled"),
    Step("", "i", "BRIEFINGS 2"),
    Step("list.open", "Enter", "SUMMARY"),
)


def test_keys_of_the_table_work_in_a_real_terminal(tmux, folder) -> None:
    """But for those that leave the screen, which end the test."""
    left = {"redraw", "suspend", "quit", "scroll.left", "scroll.right"}  # test_tables.py presses the last two
    assert {step.ident for step in STEPS if step.ident} | left == {key.id for key in keys.KEYS}
    (folder / "ferry.txt").write_text(FERRY, encoding="utf-8")
    (folder / "second.txt").write_text(SECOND, encoding="utf-8")
    terminal = tmux(120, 36)
    terminal.open("ferry.txt", "second.txt")
    screen = terminal.settled()
    for step in STEPS:
        assert step.seen not in screen or not step.seen, step
        assert step.gone in screen, step
        terminal.send(step.pressed)
        screen = terminal.wait_until(
            lambda now, step=step: step.seen in now and not (step.gone and step.gone in now), str(step)
        )
    terminal("send-keys", "-R")  # as a program that writes over the screen would
    terminal.send("C-l")
    assert terminal.wait_for("SUMMARY").rstrip() == screen.rstrip()
    terminal.send("C-z")
    terminal.wait_for("ready>")
    terminal.type("fg")
    terminal.wait_for("SUMMARY")
    terminal.send("q")
    assert terminal.status() == "0"
