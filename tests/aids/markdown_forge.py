"""A Markdown parser with the extensions of forges, and pieces of text that it would take for markup."""

from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.gfm_autolink import gfm_autolink_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

HOSTILE = (
    *(
        "](http://x.org)",
        "<b>",
        "</b>",
        "<!-- ",
        "-->",
        "|",
        "||",
        "\\|",
        "---",
        "===",
        "***",
        "#",
        "##",
        "*",
        "_",
    ),
    *(
        "`",
        "```",
        "~~",
        "~~~",
        "\\",
        "!",
        "[",
        "]",
        "(",
        ")",
        "[^1]",
        "[^1]:",
        "[x]: y",
        "- [ ]",
        "+",
        "-",
        "1.",
    ),
    *(
        "1)",
        "0x",
        ">",
        "<",
        "&amp;",
        "&#35;",
        "&",
        ";",
        ":",
        ":smile:",
        "::",
        "@user",
        "#12",
        "$x$",
        "$$",
        "$1",
    ),
    *(
        "www.x.org",
        "https://x.org",
        "http://",
        "<https://x.org>",
        "ftp://x.org",
        "{",
        "}",
        "{{",
        "%",
        '"',
        "'",
    ),
    *(
        "a",
        "word",
        "C#",
        "U.S.",
        "17:41:50",
        ".",
        ",",
        " ",
        "  ",
        "\t",
        "—",
        "“",
        "é",
        "北京",
        "10",
        "=",
        "^",
        "~",
    ),
)
"""Marks of CommonMark and of what forges add to it."""


def forge() -> MarkdownIt:
    """CommonMark with what forges add to it."""
    markdown = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for plugin in (gfm_autolink_plugin, footnote_plugin, tasklists_plugin, dollarmath_plugin):
        markdown.use(plugin)
    return markdown


FORGE = forge()
