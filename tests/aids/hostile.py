"""Documents with terminal escape sequences and other injections, made from a table of attacks.

Each attack writes `owned` where a terminal that obeyed would show it: in its title, its clipboard, its
replies. `strange` checks the output of a program: it accepts only the sequences that the reader may send.
"""

import base64
import random
import re
from collections.abc import Iterator
from typing import NamedTuple

ATTACKS = {
    "title": "\x1b]0;owned\x07",
    "title, ended by ST": "\x1b]2;owned\x1b\\",
    "icon": "\x1b]1;owned\x07",
    "colors": "\x1b]4;1;rgb:00/00/00\x07\x1b]10;?\x07\x1b]11;#ffffff\x1b\\",
    "folder": "\x1b]7;file://owned/\x07",
    "link": "\x1b]8;;http://owned.example/\x1b\\here\x1b]8;;\x1b\\",
    "notice": "\x1b]9;owned\x07\x1b]777;notify;owned;owned\x07\x1b]99;;owned\x1b\\",
    "clipboard": "\x1b]52;c;b3duZWQ=\x07",
    "clipboard, asked for": "\x1b]52;c;?\x07",
    "file": "\x1b]1337;File=inline=1:b3duZWQ=\x07",
    "prompt": "\x1b]133;A\x07\x1b]633;E;owned\x07",
    "answer": "\x1bP+q544e\x1b\\\x1bP$qm\x1b\\",
    "picture": "\x1bPq#0;2;0;0;0~~\x1b\\",
    "through tmux": "\x1bPtmux;\x1b\x1b]0;owned\x07\x1b\\",
    "through screen": "\x1bkowned\x1b\\",
    "application": "\x1b_Gi=1;owned\x1b\\",
    "privacy": "\x1b^owned\x1b\\",
    "string": "\x1bXowned\x1b\\",
    "clear": "\x1b[2J\x1b[H\x1b[3J",
    "modes": "\x1b[?1049l\x1b[?1003h\x1b[?25h\x1b[?7l\x1b[4h\x1b[?6h\x1b[20h",
    "reports": "\x1b[c\x1b[>c\x1b[6n\x1b[21t\x1b[18t\x1b[>q\x1b[?2026$p",
    "window": "\x1b[8;1;1t\x1b[2t\x1b[22;0t\x1b[23;0t",
    "keys": "\x1b[>31u\x1b[>4;2m\x1b=\x1b[?1h",
    "repeat": "\x1b[999999999b\x1b[999999999@\x1b[999999999S",
    "region": "\x1b[5;6r\x1b[?69h\x1b[3;4s",
    "reset": "\x1bc\x1b[!p\x1b#8",
    "charset": "\x1b(0\x0e\x1b%G\x1b*B\x1bn",
    "colored": "\x1b[31;5;7mowned\x1b[0m",
    "never ended": "\x1b]0;owned",
    "string never ended": "\x1bP1;2",
    "escape alone": "\x1b",
    "csi never ended": "\x1b[",
    "C1 csi": "\x9b2J\x9b?1049l",
    "C1 title": "\x9d0;owned\x9c",
    "C1 strings": "\x90owned\x9c\x98owned\x9c\x9eowned\x9c\x9fowned\x9c",
    "C1 others": "\x84\x85\x88\x8d\x8e\x8f\x96\x97\x9a",
    "right to left": "\u202eowned\u202c",
    "isolates": "\u2066\u2067\u2068owned\u2069",
    "bidi marks": "\u200e\u200f\u061c\u202a\u202b\u202d",
    "nul": "a\x00b\x00",
    "back": "secret\x08\x08\x08\x08\x08\x08owned\x7f\x7f",
    "carriage": "secret\rowned",
    "lines": "one\x0btwo\x0cthree\x1cfour\x1dfive\x1esix\x1fseven\u2028eight\u2029nine",
    "bell": "\x07" * 5,
    "shift": "\x0e\x0f\x05",
    "no width": "\u200b\u2060\ufeff\u00ad\u2061\u206f\u3164\u115f\uffa0\u180e\U0001d173\ufff9\ufffb" * 5,
    "tags": "".join(chr(0xE0000 + ord(c)) for c in "\x01owned\x7f"),
    "no characters": "\ufffe\uffff\ufdd0\U0010ffff",
    "flood": "o" + "\u0301\u0489\u20dd\u0f71" * 60,
    "flood of wide": "漢" + "\u3099\u0301" * 100,
    "joiners": "\U0001f469\u200d" * 90,
    "selectors": "x" + "\ufe0f\ufe0e" * 40 + "\U000e0100" * 40,
    "one long word": "owned" * 600,
    "one long wide word": "東京" * 300,
    "one long line": "owned and " * 200,
    "tabs": "\t" * 300,
    "closing": "[/]",
    "closing more": "[/bold][/red][/@click]",
    "bold": "[bold]owned[/bold] [reverse]",
    "click": "[@click=app.quit]owned[/]",
    "click more": "[@click=screen.dismiss][@mouse.down='app.bell'][@click=app.screenshot()]x",
    "address": "[link=file:///etc/passwd]owned[/link]",
    "look": "[red on blue]owned[/] [$error] [not bold]",
    "brackets": "array[i] [[ ]] \\[ \\] [] [=] [[[/]]]",
    "fields": "{} {0} {x!r} %s %(x)s $x ${x} `x` <x> &lt; \\x1b \\u001b",
    "markdown": "![x](javascript:owned) <script>owned</script> <!-- owned --> ``` ~~~ | a | b |",
}
RAW = {
    "C1 csi": b"\x9b2J",
    "C1 title": b"\x9d0;owned\x9c",
    "overlong": b"\xc0\x9b\xe0\x80\x9b2J",
    "surrogates": b"\xed\xa0\x80\xed\xb2\x9b",
    "cut short": b"\xe2\x80",
    "no UTF-8": b"\xff\xfe\xfa",
}
"""Invalid text: bytes that some decoders turn into control characters."""
BODY = (
    "Mayor Anna{a} Berg told the council of Lund{b} on Monday that the dam{c} had broken.",
    "“Nobody{c} was hurt,” said Peter Novak{a}, the{b} harbor master of Oslo.",
    "The Ministry of {b}Transport in Stockholm will send 40 engineers{a} on 3 May 2026.",
    "{c}Two villages were emptied, {a}and {b}the bridge stays closed.",
)
LAYOUTS = (
    "plain",
    "front matter",
    "headings",
    "list",
    "table",
    "byline",
    "bytes",
    "utf-16",
    "lines",
    "web page",
    "letter",
)


class Hostile(NamedTuple):
    """A file with attacks in its name and content."""

    name: bytes
    data: bytes


def documents(count: int = 100, together: int = 1) -> Iterator[Hostile]:
    """Yield `count` documents, with 4 × `together` attacks each, in every part of their layout."""
    attacks = [*ATTACKS.values()]
    for number in range(count):
        dice = random.Random(number)
        here = [
            attacks[at % len(attacks)] for at in range(4 * together * number, 4 * together * (number + 1))
        ]
        dice.shuffle(here)
        four = ["".join(here[at::4]) for at in range(4)]
        layout = LAYOUTS[2 * number % len(LAYOUTS)]
        yield Hostile(file_name(number, four[1], dice), written(layout, four, dice))


def file_name(number: int, attack: str, dice: random.Random) -> bytes:
    """Return a file name that contains an attack and sometimes bytes that are not valid text."""
    name = attack.replace("/", "∕").replace("\0", "").encode("utf-8", "surrogatepass")[:150]
    raw = dice.choice([*RAW.values()]) if number % 3 == 0 else b""
    return b"%03d " % number + raw + name + (b".md" if number % 4 == 0 else b".txt")


def written(layout: str, attacks: list[str], dice: random.Random) -> bytes:
    """Return a document in a layout, with attacks in all its parts."""
    a, b, c, d = attacks
    body = [sentence.format(a=a, b=b, c=c) for sentence in BODY]
    title = f"The dam{d} of {a}Orla"
    if layout == "front matter":
        body.insert(0, f'---\ntitle: "{title}"\ndate: 2026-05-0{c[:1]}\nauthor: {b}\n{a}: {d}\n---')
    elif layout == "headings":
        body = [f"# {title}", *body[:2], f"## {b}What{c} next", *body[2:], f"### {a}", f"`{b}` *{c}* **{d}**"]
    elif layout == "list":
        body = [title, *(f"- {sentence}" for sentence in body), f"1. {a}", f"> {b}{c}"]
    elif layout == "table":
        body = [f"| {a} | {b} |\n| --- | --- |\n| {c} | {title} |", *body, f"{a}\t{b}\t{c}\n1\t2\t3"]
    elif layout == "byline":
        body = [f"Title: {title}", f"By {a}Ida {b}Holm{c}", f"3 May 2026 {d}", *body]
    elif layout == "lines":
        return "\r".join(body).encode()
    elif layout == "web page":
        return page(title, b, body)
    elif layout == "letter":
        return letter(title, c, body)
    text = "\n\n".join(body) + "\n"
    if layout == "utf-16":
        return text.encode("utf-16", "surrogatepass")
    data = text.encode("utf-8", "surrogatepass")
    if layout == "bytes":
        for raw in RAW.values():
            at = dice.randrange(len(data))
            data = data[:at] + raw + data[at:]
    return data


def page(title: str, author: str, body: list[str]) -> bytes:
    """Return an HTML page that contains the control characters as they are and as character references."""
    head = f'<title>{title}</title><meta name="author" content="{author}"><meta charset="utf-8">'
    said = "".join(f"<p>{text}</p>" for text in body)
    coded = "".join(f"&#{ord(c)};" if ord(c) < 160 and not c.isalnum() else c for c in title)
    html = f"<!DOCTYPE html><html><head>{head}</head><body><h1>{coded}</h1>{said}<p>{coded}</p></body></html>"
    return html.encode("utf-8", "surrogatepass")


def letter(title: str, sender: str, body: list[str]) -> bytes:
    """Return an email message with subject and sender in encoded words, and its text in base64."""

    def word(text: str) -> str:
        return f"=?utf-8?b?{base64.b64encode(text.encode('utf-8', 'replace')).decode()}?="

    text = base64.b64encode("\n\n".join(body).encode("utf-8", "replace")).decode()
    head = f"From: {word('Ida ' + sender[:60])} <ida@example.org>\nSubject: {word(title[:200])}\n"
    head += "Date: Mon, 4 May 2026 09:00:00 +0000\nMIME-Version: 1.0\n"
    head += "Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n"
    return f"{head}\n{text}\n".encode()


SETTINGS = "\n".join(
    f"[{table}]\n{setting}"
    for table, setting in {
        "summary": 'length = "\\u001b]0;owned\\u0007"',
        "export": 'folder = "\\u202e[@click=app.quit]\\u001b[2J"',
        "look": 'theme = "[/]\\u009b2J"',
        "colors": 'person = "\\u001b[31m"\n"\\u001b]52;c;b3duZWQ=\\u0007" = "red"',
        "keys": 'quit = "\\u001b[99m [bold]"\n"[/]" = "x"',
        '"\\u001b]0;owned\\u0007"': "x = 1",
        '"[@click=app.quit]"': "y = 2",
    }.items()
)
"""A settings file with an attack in each value, and in names of keys and tables."""


# Checks

SEQUENCE = re.compile(
    r"\x1b\[[0-?]*[ -/]*[@-~]"  # CSI
    r"|\x1b[\]P^_X][^\x07\x1b]*(?:\x07|\x1b\\|$)"  # OSC, DCS, PM, APC, SOS
    r"|\x1b[ -/]*[0-~]?"
)
MODES = "7|25|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048"
KNOWN = re.compile(
    r"\x1b\[[0-9;:]{0,60}m"  # styles
    r"|\x1b\[[0-9]{0,4}(?:;[0-9]{0,4})?[Hf]|\x1b\[[0-9]{0,4}[A-GSTLMPX@`abdeJK]"  # moves, erases
    r"|\x1b\[[0-9]{0,4};?[0-9]{0,4}r"  # the scrolling region
    rf"|\x1b\[\?(?:{MODES})[hl]|\x1b\[\?(?:2026|2048)\$p"  # modes, and queries for two of them
    r"|\x1b\[>[0-9]{1,4}u|\x1b\[<[0-9]{0,4}u"  # kitty's keyboard protocol
    r"|\x1b[78M]|\x1b\]22;[a-z-]{1,20}\x07"  # save and restore the cursor; the shape of the pointer
)
"""Every sequence that the reader may send."""
FORBIDDEN = re.compile(
    "[\x00-\x07\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u180e\u200b\u200e\u200f\u202a-\u202e\u2028\u2029"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff\U0010ffff]"
)
"""Characters that no displayed text may contain. The controls BS, tab, LF, VT and CR only move the cursor."""


def strange(sent: bytes, known: re.Pattern[str] = KNOWN) -> list[str]:
    """Return the sequences and characters in terminal output that are not allowed.

    Raises UnicodeDecodeError for invalid UTF-8.
    """
    text = sent.decode("utf-8")
    found = [each[0] for each in SEQUENCE.finditer(text) if not known.fullmatch(each[0])]
    return found + FORBIDDEN.findall(SEQUENCE.sub("", text))


def strange_in_text(text: str) -> set[str]:
    """Return the forbidden characters in a text for a pipe or a file; line ends and tabs are allowed."""
    return {*re.findall("[\x08\x0b\r\x1b]", text), *FORBIDDEN.findall(text)}
