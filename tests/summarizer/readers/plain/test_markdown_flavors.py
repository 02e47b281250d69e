"""Markdown as GitHub, Obsidian, MkDocs, Docusaurus, Hugo and pandoc write it."""

import pytest

from summarizer.document import Document
from summarizer.files.options import AS_IT_COMES
from summarizer.readers.plain import markdown as reader

TEXT = "The pier of Orlund burnt on Monday."


def read(text: str) -> Document:
    (document,) = reader.read(text.encode(), "briefing.md", AS_IT_COMES)
    return document


def found(text: str) -> list[tuple[str, str]]:
    document = read(text)
    return [(paragraph.kind, document.at(paragraph)) for paragraph in document.paragraphs]


@pytest.mark.parametrize(
    ("note", "shown"),
    [
        ("[^1]: Interfax.", ["1. Interfax."]),
        ("[^1]: https://orlund.example/pier", ["1. https://orlund.example/pier"]),
        ("[^1]: See the *report* of the board.", ["1. See the report of the board."]),
        ("[^1]: One line\nand another.", ["1. One line and another."]),
        ("[^1]: One.\n\n    Two.", ["1. One.", "Two."]),
        ("[^1]:\n    Indented.", ["1. Indented."]),
    ],
)
def test_footnote_stands_below_the_text(note, shown):
    assert found(f"The pier burnt on Monday.[^1]\n\n{note}\n\nIt was old.") == [
        ("body", "The pier burnt on Monday."),
        ("body", "It was old."),
        ("heading", "Notes"),
        *(("list", text) for text in shown),
    ]


def test_footnotes_with_names_are_numbered():
    text = "One[^a] and *two*[^b-c].\n\n[^a]: Interfax.\n[^b-c]: Orlund Gazette."
    assert [each for _, each in found(text)] == [
        "One and two.",
        "Notes",
        "1. Interfax.",
        "2. Orlund Gazette.",
    ]


def test_footnotes_in_the_text_and_with_spaces_are_taken_out():
    text = "One.^[The *whole* of it.] Two.[^my note]\n\n[^my note]: Note.\n\nUse `^[x]`."
    assert [each for _, each in found(text)] == [
        *("One. Two.", "Use ^[x].", "Notes", "1. The whole of it.", "2. Note."),
    ]


def test_notes_are_no_title():
    document = read("| A | B |\n|---|---|\n| quay[^1] | 12 |\n\n[^1]: Board.\n")
    assert document.title == "briefing"


def test_marks_like_footnotes_in_code_stay():
    text = "Write `[^1]` so.\n\n```\n[^1]: Interfax.\n```\n"
    assert found(text) == [("body", "Write [^1] so."), ("code", "[^1]: Interfax.")]


def test_reference_without_a_footnote_stays():
    assert found("A set [^abc] of letters.") == [("body", "A set [^abc] of letters.")]


ADMONITIONS = {
    "GitHub": f"> [!WARNING]\n> {TEXT}",
    "GitHub, two paragraphs": f"> [!NOTE]\n> {TEXT}\n>\n> It was old.",
    "Obsidian, folded, with a title": f"> [!info]- On the pier\n> {TEXT}",
    "MkDocs": f"!!! note\n    {TEXT}",
    "MkDocs, with a title": f'!!! warning "On the pier"\n\n    {TEXT}\n\n    It was old.',
    "MkDocs, folded": f"??? note\n    {TEXT}",
    "Docusaurus": f":::note\n{TEXT}\n:::",
    "Docusaurus, with a title": f":::tip[On the pier]\n\n{TEXT}\n\n:::",
    "VuePress": f"::: warning On the pier\n{TEXT}\n:::",
    "pandoc": f"::: {{.note}}\n{TEXT}\n:::",
    "pandoc, with colons after it": f"::::: {{.note}} :::::\n{TEXT}\n::::: :::::",
    "pandoc, with a word and colons after it": f"::: note :::\n{TEXT}\n:::",
    "MyST": f":::{{note}}\n{TEXT}\n:::",
    "MyST, fenced": f"```{{note}}\n{TEXT}\n```",
    "MyST, with options": f"```{{admonition}} On the pier\n:class: tip\n\n{TEXT}\n```",
    "GitLab": f">>> [!note] On the pier\n{TEXT}\n>>>",
    "Obsidian, in another": f"> [!info] On the pier\n> {TEXT}\n> > [!tip]\n> > It was old.",
    "MkDocs, in another": f'!!! note "On the pier"\n    {TEXT}\n\n    !!! tip\n        It was old.',
    "MkDocs, tab": f'=== "On the pier"\n\n    {TEXT}',
    "Hugo": f"{{{{< notice warning >}}}}\n{TEXT}\n{{{{< /notice >}}}}",
    "kramdown": f"{TEXT}\n{{: .note }}",
}


@pytest.mark.parametrize("text", ADMONITIONS.values(), ids=ADMONITIONS)
def test_admonition_is_text(text):
    shown = found(f"Before it.\n\n{text}\n\nAfter it.")
    assert shown[0] == ("body", "Before it.")
    assert shown[-1] == ("body", "After it.")
    middle = shown[1:-1]
    assert ("body", TEXT) in middle
    assert {content for _, content in middle} <= {TEXT, "It was old.", "On the pier"}
    assert ("On the pier" in text) is (("body", "On the pier") in middle)
    assert ("It was old." in text) is (("body", "It was old.") in middle)


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("!!! note\n    ```\n    x = 1\n    ```\n\n    More.\n\nEnd.", [("body", "More."), ("body", "End.")]),
        ("!!! note\n    ```\n    x = 1\n\nEnd.", [("body", "End.")]),
        ("> [!note]\n> ```\n> x = 1\n> ```\n> More.\n\nEnd.", [("body", "More."), ("body", "End.")]),
        ("> [!note]\n> ```\n> x = 1\n\nEnd.", [("body", "End.")]),
        ("{% highlight c %}\nx = 1\n{% endhighlight %}\n\nEnd.", [("body", "End.")]),
    ],
)
def test_code_in_an_admonition_ends_with_it(text, after):
    assert found(text) == [("code", "x = 1"), *after]


def test_remark_and_quotation_between_marks():
    text = "One.\n\n%%\nhidden\n%%\n\n>>>\nTwo.\n\nThree.\n>>>\n\nFour."
    assert found(text) == [("body", "One."), ("quote", "Two."), ("quote", "Three."), ("body", "Four.")]
    assert found("One.\n\n%%\n\nTwo.")[-1] == ("body", "Two.")
    assert found("```\n>>>\n>>> 1\n```\n\nOne.") == [("code", ">>>\n>>> 1"), ("body", "One.")]


def test_tags_in_code_stay():
    assert found("Write `{{< x >}}` and `{% y %}`.\n\n```\n{% if z %}\n```\n") == [
        ("body", "Write {{< x >}} and {% y %}."),
        ("code", "{% if z %}"),
    ]


def test_definitions_are_paragraphs():
    assert found("Quay\n: A place for ships.\n\nPier\n\n:   A long one.") == [
        *(("body", text) for text in ("Quay", "A place for ships.", "Pier", "A long one.")),
    ]


def test_table_in_html_has_rows():
    text = "<table>\n<tr><th>Boat</th><th>Fee</th></tr>\n<tr>\n<td>Cutter</td>\n<td>120</td>\n</tr></table>"
    assert found(text) == [("table", "Boat\tFee"), ("table", "Cutter\t120")]


@pytest.mark.parametrize(
    "piece",
    ["!!! a\n", "> [!a]\n> ", "{{<", "{% ", "^[a", ">>>\n", "%%\n", "```{note}\n", ": a\n", '=== "a"\n    '],
)
def test_many_marks_are_read_in_linear_time(piece):
    assert found(TEXT + "\n\n" + piece * (25_000 // len(piece)))[0] == ("body", TEXT)


def test_title_of_a_container_may_end_with_a_colon():
    assert found(f"::: tip On the pier:\n{TEXT}\n:::") == [("body", "On the pier:"), ("body", TEXT)]


@pytest.mark.parametrize(
    "line",
    [
        ":" * 100_000 + "!",
        ": " * 50_000 + "!",
        "::: " + " " * 100_000 + "!",
        "::: a" + " " * 50_000 + ":" * 50_000 + "{",
        "::: a" + " :" * 50_000 + "{!",
        ":::" * 30_000 + "{" * 30_000,
    ],
)
def test_long_line_like_a_container_is_read_in_linear_time(line):
    assert found(f"{line}\n\n{TEXT}")[-1] == ("body", TEXT)


def test_quotation_stays_a_quotation():
    assert found(f"> {TEXT}\n> It was old.") == [("quote", f"{TEXT} It was old.")]


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("See [[Orlund]].", "See Orlund."),
        ("See [[towns/Orlund|the town]].", "See the town."),
        ("See [[towns/Orlund#Piers]].", "See Orlund."),
        ("See ![[pier.png]] and ![[Fees]].", "See and Fees."),
        ("See `[[x]]` and a[0][1].", "See [[x]] and a[0][1]."),
        ("It is ==very== old.", "It is very old."),
        ("It is old. %%not shown%%", "It is old."),
        ("If a == b and b == c.", "If a == b and b == c."),
    ],
)
def test_inline_extensions_become_words(markup, words):
    assert found(markup) == [("body", words)]


def test_attributes_and_contents_are_no_text():
    assert found("# The pier {#pier .big}\n\n[TOC]\n\nIt burnt.") == [
        ("heading", "The pier"),
        ("body", "It burnt."),
    ]


def test_table_and_tasks_of_github():
    text = "Boat | Fee\n:--- | ---:\n[[Cutter]] | 120\nBarge \\| tug | 64\n\n- [ ] Call Tor\n- [x] Pay"
    shown = found(text)
    assert [content for kind, content in shown if kind == "table"] == [
        *("Boat\tFee", "Cutter\t120", "Barge | tug\t64"),
    ]
    assert [content.split("] ")[1] for kind, content in shown if kind == "list"] == ["Call Tor", "Pay"]


YAML = {
    "plain": "title: The pier\ndate: 2026-05-14\nauthor: Mira Halden",
    "quoted": "title: \"The pier\"\ndate: '2026-05-14'\nauthor: 'Mira Halden'",
    "folded": "title: >-\n  The\n  pier\ndate: 2026-05-14T00:10:00+02:00\nby:\n  - Mira Halden",
    "list": "tags: [a, b]\ntitle: The pier\npublished: 14 May 2026\nauthors: [Mira Halden]",
    "people": "title: The pier\nauthor:\n  - name: Mira Halden\n    email: m@x.example\ndate: May 14, 2026",
    "comments": "# made by hand\ntitle: The pier # not shown\ndate: 2026-05-14\nauthor: Mira Halden",
}
YAML |= {
    "keys of other languages": 'url: https://x.example/a\nÜberschrift: Nein\ntitle: The pier\n"og:x": y\n'
    "date: 14. Mai 2026\nauthor: Mira Halden",
    "map": "title: The pier\nauthor:\n  name: Mira Halden\n  orcid: 1\ndate: 2026-05-14",
}
TOML = {
    "plain": 'title = "The pier"\ndate = 2026-05-14\nauthor = "Mira Halden"',
    "times": "title = 'The pier'\ndate = 2026-05-14T00:10:00+02:00\nauthors = ['Mira Halden']\n[x]\na = 1",
    "people": 'title = "The pier"\ndate = "2026-05-14"\n[[authors]]\nname = "Mira Halden"',
}


@pytest.mark.parametrize("head", [f"---\n{text}\n---\n" for text in YAML.values()], ids=YAML)
def test_yaml_front_matter_has_title_date_and_author(head):
    document = read(f"{head}\n{TEXT}\n")
    assert (document.title, document.date, document.author) == ("The pier", "2026-05-14", "Mira Halden")
    assert document.text == TEXT


OTHERS = {
    "JSON": '{\n  "title": "The pier",\n  "date": "2026-05-14",\n  "author": "Mira Halden"\n}\n',
    "pandoc": "% The\n  pier\n% Mira Halden\n% 14 May 2026\n",
    "MultiMarkdown": "Title: The pier\nAuthor: Mira Halden\nDate: 2026-05-14\n",
}


@pytest.mark.parametrize("head", OTHERS.values(), ids=OTHERS)
def test_other_heads_have_title_date_and_author(head):
    document = read(f"{head}\n{TEXT}\n")
    assert (document.title, document.date, document.author) == ("The pier", "2026-05-14", "Mira Halden")
    assert document.text == TEXT


@pytest.mark.parametrize(
    "head",
    [
        "Title: The pier\nTo: all\nDate: 2026-05-14\n",
        '{"pier": 1}\n',
        "% The pier\n",
        "Note: it burnt.\nDate: none\n",
        "{" * 50_000,
    ],
)
def test_other_text_at_the_start_stays(head):
    assert "".join(head.split())[:8] in "".join(read(f"{head}\n{TEXT}\n").text.split())


@pytest.mark.parametrize("head", [f"+++\n{text}\n+++\n" for text in TOML.values()], ids=TOML)
def test_toml_front_matter_has_title_date_and_author(head):
    document = read(f"{head}\n{TEXT}\n")
    assert (document.title, document.date, document.author) == ("The pier", "2026-05-14", "Mira Halden")
    assert document.text == TEXT
