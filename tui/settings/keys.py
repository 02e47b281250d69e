"""The table of all keys; bindings, footer, help and the README are made from it.

An id names an action and stays the same when its key is changed.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

PANES = ("summary", "entities", "source")
LIST = "list"
"""The list of briefings, where many keys have the same effect as in a pane."""
PAGE = "page"
"""Pages over another screen: help, messages, lists to choose from."""
EVERYWHERE = (*PANES, LIST)
ON_PAGES = (*EVERYWHERE, PAGE)
TEXT = ("summary", "source")
"""The panes that have a current sentence."""


class KeyEntry(NamedTuple):
    """The keys of one id."""

    id: str
    keys: str
    """Textual's key names, separated by commas."""
    action: str
    does: str
    group: str
    footer: str = ""
    """The word in the footer; without one, the key is not shown there."""
    panes: tuple[str, ...] = PANES
    """The panes in which it has an effect."""


KEYS: tuple[KeyEntry, ...] = (
    KeyEntry("pane.next", "tab", "next_pane(1)", "go to the next pane", "Panes"),
    KeyEntry("pane.previous", "shift+tab", "next_pane(-1)", "go to the previous pane", "Panes"),
    KeyEntry("pane.summary", "1", "pane('summary')", "go to the summary", "Panes"),
    KeyEntry("pane.entities", "2", "pane('entities')", "go to the entities", "Panes"),
    KeyEntry("pane.source", "3", "pane('source')", "go to the source", "Panes"),
    KeyEntry("pane.left", "h,left", "side_pane(-1)", "go to the pane on the left", "Panes"),
    KeyEntry("pane.right", "l,right", "side_pane(1)", "go to the pane on the right", "Panes"),
    KeyEntry("zoom", "z", "zoom", "one pane alone; again, all of them", "Panes"),
    KeyEntry(
        "move.down",
        "j,down",
        "move(1)",
        "down: an entry, in the source a sentence",
        "Moving",
        panes=ON_PAGES,
    ),
    KeyEntry(
        "move.up", "k,up", "move(-1)", "up: an entry, in the source a sentence", "Moving", panes=ON_PAGES
    ),
    KeyEntry("move.page_down", "space,pagedown", "page(1.0)", "a page down", "Moving", panes=ON_PAGES),
    KeyEntry("move.page_up", "b,pageup", "page(-1.0)", "a page up", "Moving", panes=ON_PAGES),
    KeyEntry("move.half_down", "ctrl+d", "page(0.5)", "half a page down", "Moving", panes=ON_PAGES),
    KeyEntry("move.half_up", "ctrl+u", "page(-0.5)", "half a page up", "Moving", panes=ON_PAGES),
    KeyEntry("move.first", "g,home", "edge(-1)", "to the start", "Moving", panes=ON_PAGES),
    KeyEntry("move.last", "G,end", "edge(1)", "to the end", "Moving", panes=ON_PAGES),
    KeyEntry("jump.back", "<", "jump(-1)", "back through the places jumped from", "Moving"),
    KeyEntry("jump.forward", ">", "jump(1)", "forward through them again", "Moving"),
    KeyEntry("mark.set", "m", "mark", "set a mark here: then a letter", "Moving"),
    KeyEntry(
        "mark.go",
        "'",
        "go_to_mark",
        "go to a mark: then its letter; ' for before the last jump",
        "Moving",
    ),
    KeyEntry(
        "show", "enter", "choose", "on a sentence: show it in the source", "Finding", "show", ("summary",)
    ),
    KeyEntry("focus", "enter", "choose", "on an entity: focus on it", "Finding", "focus", ("entities",)),
    KeyEntry(
        "focus.here",
        "enter",
        "choose",
        "in the source: focus on the mention",
        "Finding",
        "focus",
        ("source",),
    ),
    KeyEntry(
        "mention.next",
        "n",
        "mention(1)",
        "next mention, or hit: whichever was asked for last",
        "Finding",
        "next mention",
    ),
    KeyEntry("mention.previous", "N", "mention(-1)", "previous mention, or hit", "Finding"),
    KeyEntry(
        "entity.next",
        "]",
        "any_mention(1)",
        "next entity in the text, whatever its name",
        "Finding",
        "next entity",
    ),
    KeyEntry("entity.previous", "[", "any_mention(-1)", "previous entity in the text", "Finding"),
    KeyEntry("key.next", "}", "key_sentence(1)", "next key sentence", "Finding"),
    KeyEntry("key.previous", "{", "key_sentence(-1)", "previous key sentence", "Finding"),
    KeyEntry(
        "find",
        "/",
        "find",
        "search as you type; enter at once: the last search",
        "Finding",
        "search",
    ),
    KeyEntry("about", "o", "about", "all on this entity: role, words, company, mentions", "Finding", "about"),
    KeyEntry("filter", "f", "filter", "only entities that are called so, as typed", "Finding"),
    KeyEntry("type", "t", "next_type", "only entities of one type; again, of the next", "Finding"),
    KeyEntry(
        "back", "escape", "take_back", "take back: search, filter, focus, zoom, in that order", "Finding"
    ),
    KeyEntry("longer", "+", "length(1)", "a longer summary", "Summary", "longer"),
    KeyEntry("shorter", "-", "length(-1)", "a shorter summary", "Summary", "shorter"),
    KeyEntry(
        "keep",
        "p",
        "keep",
        "keep a sentence, whatever the length; again, and it is not",
        "Summary",
        "keep",
        TEXT,
    ),
    KeyEntry(
        "note",
        "P",
        "note",
        "keep a sentence with a note of a line",
        "Summary",
        "",
        TEXT,
    ),
    KeyEntry("drop", "x", "drop", "drop a sentence; again, and it may come back", "Summary", "drop", TEXT),
    KeyEntry("new", "a", "only_new", "a summary of what is new alone; again, of all", "Summary", "only new"),
    KeyEntry("undo", "u", "undo", "take back the last keeping or dropping", "Summary"),
    KeyEntry("why", "w", "why", "why this sentence was chosen, or was not", "Summary", "why", TEXT),
    KeyEntry("copy", "c", "copy", "copy the summary, as plain text", "Summary", "copy"),
    KeyEntry(
        "copy.sentence",
        "C",
        "copy_sentence",
        "copy the sentence, the author's words alone",
        "Summary",
        "",
        TEXT,
    ),
    KeyEntry("export", "e", "app.export", "export the summary to Markdown", "Summary", "export"),
    KeyEntry(
        "briefing.next",
        ".",
        "app.briefing(1)",
        "next briefing, in the order of the list",
        "Briefings",
        "next briefing",
    ),
    KeyEntry("briefing.previous", ",", "app.briefing(-1)", "previous briefing", "Briefings"),
    KeyEntry(
        "briefing.unread",
        "U",
        "next_unread",
        "next briefing that was not read yet, or has changed since",
        "Briefings",
        panes=EVERYWHERE,
    ),
    KeyEntry("search.all", "S", "app.search_all", "search in all briefings", "Briefings", panes=EVERYWHERE),
    KeyEntry(
        "reload", "R", "app.reload", "read the briefing anew, where it has changed on disk", "Briefings"
    ),
    KeyEntry("elsewhere", "O", "app.elsewhere", "the other briefings that name this entity", "Briefings"),
    KeyEntry(
        "digest",
        "D",
        "app.digest",
        "a digest of all in the list; again, call it off",
        "Briefings",
        panes=EVERYWHERE,
    ),
    KeyEntry("list", "i", "app.briefings", "the list of briefings", "Briefings", "list"),
    KeyEntry(
        "list.open",
        "enter",
        "choose",
        "in the list: open the briefing where it was left",
        "Briefings",
        "open",
        (LIST,),
    ),
    KeyEntry("list.filter", "f", "filter", "in the list: filter as typed", "Briefings", "filter", (LIST,)),
    KeyEntry("list.sort", "s", "sort", "in the list: sort otherwise", "Briefings", "sort", (LIST,)),
    KeyEntry(
        "list.read", "r", "mark_read", "in the list: mark read, or unread", "Briefings", "read", (LIST,)
    ),
    KeyEntry(
        "list.versions",
        "=",
        "versions",
        "in the list: versions of one story, and what differs",
        "Briefings",
        panes=(LIST,),
    ),
    KeyEntry("list.back", "escape", "take_back", "in the list: show all again", "Briefings", panes=(LIST,)),
    KeyEntry(
        "list.leave", "i", "app.briefings", "in the list: back to the reader", "Briefings", "back", (LIST,)
    ),
    KeyEntry("messages", "!", "app.messages", "what went wrong so far", "Program", panes=EVERYWHERE),
    KeyEntry("redraw", "ctrl+l", "app.redraw", "draw all again", "Program", panes=EVERYWHERE),
    KeyEntry(
        "suspend", "ctrl+z", "app.suspend_process", "suspend; fg comes back", "Program", panes=EVERYWHERE
    ),
    KeyEntry(
        "mouse", "M", "app.leave_mouse", "leave the mouse to the terminal; again, take it back", "Program"
    ),
    KeyEntry("quit", "q,ctrl+q,ctrl+c", "app.quit", "quit", "Program", "quit", EVERYWHERE),
    KeyEntry(
        "commands",
        "ctrl+p",
        "app.commands",
        "find a command or a theme by its name",
        "Program",
        panes=EVERYWHERE,
    ),
    KeyEntry("help", "?,f1", "app.help", "this help", "Program", "help", EVERYWHERE),
)
BY_USE = (
    *("show", "focus", "focus.here", "mention.next", "list.open"),
    *("longer", "keep", "drop", "entity.next", "briefing.next"),
)
"""The first ids in the footer and in help; the others follow in the order of the table, help comes last."""

SHOWN = {
    "pagedown": "pgdn",
    "pageup": "pgup",
    "escape": "esc",
    "backspace": "bs",
    "delete": "del",
    "insert": "ins",
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "comma": ",",
}


def split(keys: str) -> list[str]:
    """Return the keys of an entry; a comma alone is the comma key."""
    return [keys] if keys == "," else keys.split(",") if keys else []


def shown(key: KeyEntry) -> str:
    """Return the keys of an entry as they are shown to users: `j ↓`."""
    return " ".join(SHOWN.get(name, name) for name in split(key.keys))


def for_footer(keys: Iterable[KeyEntry]) -> list[KeyEntry]:
    """Return the keys that have a word in the footer, the most used first, help last."""
    return by_use(key for key in keys if key.footer and key.keys)


def by_use(keys: Iterable[KeyEntry]) -> list[KeyEntry]:
    """Sort keys: the most used first, help last."""
    rank = {ident: number for number, ident in enumerate(BY_USE)}
    rank["help"] = len(BY_USE) + 1
    return sorted(keys, key=lambda key: rank.get(key.id, len(BY_USE)))


def markdown_table() -> str:
    """Return the table of keys for the README."""
    rows = [f"| {_cells(key)} | {key.does} |" for key in KEYS]
    return "\n".join(["| key | does |", "| --- | --- |", *rows])


def _cells(key: KeyEntry) -> str:
    return " ".join(f"`{name}`" for name in shown(key).split())


if __name__ == "__main__":
    print(markdown_table())  # noqa: T201 (the table for README)
