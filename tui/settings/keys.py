"""The table of all keys; `keymap` makes bindings, footer, help and the table of docs/keys.md from it.

An id names an action and stays the same when its key is changed.
"""

from __future__ import annotations

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
    KeyEntry("zoom", "z", "zoom", "zoom this pane (press again to restore)", "Panes"),
    KeyEntry(
        "move.down",
        "j,down",
        "move(1)",
        "next line; in the source, next sentence",
        "Moving",
        panes=ON_PAGES,
    ),
    KeyEntry(
        "move.up",
        "k,up",
        "move(-1)",
        "previous line; in the source, previous sentence",
        "Moving",
        panes=ON_PAGES,
    ),
    KeyEntry("move.page_down", "space,pagedown", "page(1.0)", "page down", "Moving", panes=ON_PAGES),
    KeyEntry("move.page_up", "b,pageup", "page(-1.0)", "page up", "Moving", panes=ON_PAGES),
    KeyEntry("move.half_down", "ctrl+d", "page(0.5)", "half page down", "Moving", panes=ON_PAGES),
    KeyEntry("move.half_up", "ctrl+u", "page(-0.5)", "half page up", "Moving", panes=ON_PAGES),
    KeyEntry("move.first", "g,home", "edge(-1)", "go to the start", "Moving", panes=ON_PAGES),
    KeyEntry("move.last", "G,end", "edge(1)", "go to the end", "Moving", panes=ON_PAGES),
    KeyEntry("heading.next", ")", "heading(1)", "next heading", "Moving"),
    KeyEntry("heading.previous", "(", "heading(-1)", "previous heading", "Moving"),
    KeyEntry("outline", "T", "outline", "outline: list the headings, filter them, go to one", "Moving"),
    KeyEntry(
        "quoted", "Q", "quoted", "show the quoted text of a message, or fold it", "Moving", panes=("source",)
    ),
    KeyEntry("go", ":", "go", "go to a paragraph, a page or a percentage (type 12, p3 or 40%)", "Moving"),
    KeyEntry(
        "scroll.left",
        "shift+left",
        "scroll_across(-1)",
        "scroll wide tables and code to the left",
        "Moving",
        panes=("source",),
    ),
    KeyEntry(
        "scroll.right",
        "shift+right",
        "scroll_across(1)",
        "scroll wide tables and code to the right",
        "Moving",
        panes=("source",),
    ),
    KeyEntry("jump.back", "<", "jump(-1)", "go to the previous place in the jump list", "Moving"),
    KeyEntry("jump.forward", ">", "jump(1)", "go to the next place in the jump list", "Moving"),
    KeyEntry("mark.set", "m", "mark", "set a mark here (then type a letter)", "Moving"),
    KeyEntry(
        "mark.go",
        "'",
        "go_to_mark",
        "go to a mark (then type its letter; ' undoes the last jump)",
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
        "next mention or match, whichever you used last",
        "Finding",
        "next mention",
    ),
    KeyEntry("mention.previous", "N", "mention(-1)", "previous mention or match", "Finding"),
    KeyEntry(
        "entity.next",
        "]",
        "any_mention(1)",
        "next entity in the text",
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
        "search as you type (enter alone repeats the last search)",
        "Finding",
        "search",
    ),
    KeyEntry(
        "find.mode",
        "ctrl+t",
        "search_mode",
        "search literally, for whole words or by regular expression",
        "Finding",
    ),
    KeyEntry(
        "about",
        "o",
        "about",
        "about this entity: type, quotes, co-occurring names, mentions; correct it",
        "Finding",
        "about",
    ),
    KeyEntry("filter", "f", "filter", "filter entities by name", "Finding"),
    KeyEntry("type", "t", "next_type", "cycle through entity types", "Finding"),
    KeyEntry("links", "L", "app.links", "list the links, to copy their addresses", "Finding"),
    KeyEntry(
        "back", "escape", "take_back", "end selection, then clear search, filter, focus, zoom", "Finding"
    ),
    KeyEntry("longer", "+", "length(1)", "make the summary longer", "Summary", "longer"),
    KeyEntry("shorter", "-", "length(-1)", "make the summary shorter", "Summary", "shorter"),
    KeyEntry(
        "keep",
        "p",
        "keep",
        "keep this sentence in the summary (press again to release it)",
        "Summary",
        "keep",
        TEXT,
    ),
    KeyEntry(
        "note",
        "P",
        "note",
        "keep this sentence and add a one-line note",
        "Summary",
        "",
        TEXT,
    ),
    KeyEntry("drop", "x", "drop", "drop this sentence (press again to allow it)", "Summary", "drop", TEXT),
    KeyEntry(
        "new",
        "a",
        "only_new",
        "summarize only what is new (press again for everything)",
        "Summary",
        "only new",
    ),
    KeyEntry("undo", "u", "undo", "undo the last keep, drop or note, or the correction of a name", "Summary"),
    KeyEntry("why", "w", "why", "show why this sentence was or was not chosen", "Summary", "why", TEXT),
    KeyEntry(
        "select",
        "v",
        "select",
        "select a passage: move to extend it, then copy, keep, note or drop it",
        "Summary",
        "",
        ("source",),
    ),
    KeyEntry("copy", "c", "copy", "copy the summary as plain text", "Summary", "copy"),
    KeyEntry(
        "copy.sentence",
        "C",
        "copy_sentence",
        "copy this sentence, without note or citation",
        "Summary",
        "",
        TEXT,
    ),
    KeyEntry(
        "copy.citation",
        "Y",
        "copy_citation",
        "copy this sentence with title, date, place and source",
        "Summary",
        "",
        TEXT,
    ),
    KeyEntry("export", "e", "app.export", "export the summary to Markdown", "Summary", "export"),
    KeyEntry(
        "briefing.next",
        ".",
        "app.briefing(1)",
        "next briefing in the list",
        "Briefings",
        "next briefing",
    ),
    KeyEntry("briefing.previous", ",", "app.briefing(-1)", "previous briefing in the list", "Briefings"),
    KeyEntry(
        "briefing.unread",
        "U",
        "next_unread",
        "next unread or changed briefing",
        "Briefings",
        panes=EVERYWHERE,
    ),
    KeyEntry("search.all", "S", "app.search_all", "search all briefings", "Briefings", panes=EVERYWHERE),
    KeyEntry("reload", "R", "app.reload", "reload the briefing if the file has changed", "Briefings"),
    KeyEntry(
        "elsewhere",
        "O",
        "app.elsewhere",
        "list other briefings that mention this entity; t: over time",
        "Briefings",
    ),
    KeyEntry(
        "digest",
        "D",
        "app.digest",
        "create a digest of the listed briefings (press again to cancel)",
        "Briefings",
        panes=EVERYWHERE,
    ),
    KeyEntry("list", "i", "app.briefings", "show the list of briefings", "Briefings", "list"),
    KeyEntry(
        "list.open",
        "enter",
        "choose",
        "in the list: open the briefing where you left it",
        "Briefings",
        "open",
        (LIST,),
    ),
    KeyEntry("list.filter", "f", "filter", "in the list: filter as you type", "Briefings", "filter", (LIST,)),
    KeyEntry("list.sort", "s", "sort", "in the list: change sort order", "Briefings", "sort", (LIST,)),
    KeyEntry(
        "list.read", "r", "mark_read", "in the list: mark as read or unread", "Briefings", "read", (LIST,)
    ),
    KeyEntry(
        "list.read_all", "c", "read_all", "in the list: mark all shown as read", "Briefings", panes=(LIST,)
    ),
    KeyEntry(
        "list.star",
        "*",
        "star",
        "in the list: star, or remove the star (type * in the filter to show starred ones)",
        "Briefings",
        "star",
        (LIST,),
    ),
    KeyEntry(
        "list.archive",
        "a",
        "archive",
        "in the list: archive, or move back to the list (search still finds it)",
        "Briefings",
        "archive",
        (LIST,),
    ),
    KeyEntry(
        "list.remove",
        "x",
        "remove",
        "in the list: remove from the list, or list again (the file stays)",
        "Briefings",
        panes=(LIST,),
    ),
    KeyEntry(
        "list.archived",
        "A",
        "shelf",
        "in the list: show the archived, then the removed briefings",
        "Briefings",
        panes=(LIST,),
    ),
    KeyEntry(
        "list.new_files",
        "R",
        "new_files",
        "in the list: show the files that were added to the folder",
        "Briefings",
        panes=(LIST,),
    ),
    KeyEntry(
        "list.undo",
        "u",
        "undo",
        "in the list: undo the last mark, archiving or removal",
        "Briefings",
        panes=(LIST,),
    ),
    KeyEntry(
        "list.paste",
        "v",
        "app.paste",
        "in the list: paste a text to read (ctrl+d ends it)",
        "Briefings",
        panes=(LIST,),
    ),
    KeyEntry(
        "list.versions",
        "=",
        "versions",
        "in the list: compare the versions of this story, older and newer",
        "Briefings",
        panes=(LIST,),
    ),
    KeyEntry(
        "list.back",
        "escape",
        "take_back",
        "in the list: clear the filter, then close",
        "Briefings",
        panes=(LIST,),
    ),
    KeyEntry(
        "list.leave", "i", "app.briefings", "in the list: return to the reader", "Briefings", "back", (LIST,)
    ),
    KeyEntry("messages", "!", "app.messages", "show messages", "Program", panes=EVERYWHERE),
    KeyEntry("redraw", "ctrl+l", "app.redraw", "redraw the screen", "Program", panes=EVERYWHERE),
    KeyEntry(
        "suspend", "ctrl+z", "app.suspend_process", "suspend (resume with fg)", "Program", panes=EVERYWHERE
    ),
    KeyEntry(
        "mouse", "M", "app.leave_mouse", "toggle mouse capture (off lets the terminal select text)", "Program"
    ),
    KeyEntry("quit", "q,ctrl+q,ctrl+c", "app.quit", "quit", "Program", "quit", EVERYWHERE),
    KeyEntry(
        "commands",
        "ctrl+p",
        "app.commands",
        "find a command or a theme by name",
        "Program",
        panes=EVERYWHERE,
    ),
    KeyEntry("help", "?,f1", "app.help", "show this help", "Program", "help", EVERYWHERE),
)
