"""The title of a web page, between its headings and its `title` element."""

import pytest
from lxml import html

from summarizer.readers.html.page_title import page_title

TITLE = "The burnt pier of Orlund will be mended"
TITLES = [
    (f"{TITLE} - Orlund Gazette", f"<h1>Orlund Gazette</h1><h2>{TITLE}</h2>"),
    (f"Orlund Gazette: {TITLE}", f"<h1><a href='/'>Orlund Gazette</a></h1><h3>{TITLE}</h3>"),
    (f"news:{TITLE} [Gazette]", f"<h1>{TITLE}</h1>"),
    (f"{TITLE} :: gazette", f"<div class=t>{TITLE}</div><p>More of it</p>"),
    (f"{TITLE} | Orlund Gazette", "<p>No heading at all.</p>"),
    (f"{TITLE} – Gazette – Orlund", f"<h2>Latest</h2><h1> {TITLE} </h1>"),
    (f"{TITLE} - Gazette Board", f"<h1>Thread: {TITLE}</h1>"),
    (f"{TITLE}｜Gazette", "<p>No heading.</p>"),
    (TITLE, "<h1>Orlund Gazette</h1>"),
    (f"Gazette » {TITLE}", f"<h1>{TITLE}</h1><h2>{TITLE[4:]}</h2>"),
    (f"{TITLE.upper()} | Gazette", f"<h1>{TITLE}</h1>"),
]


@pytest.mark.parametrize(("title", "body"), TITLES)
def test_part_of_the_title_element_that_the_page_repeats_is_the_title(title, body):
    tree = html.document_fromstring(f"<html><head><title>{title}</title></head><body>{body}</body></html>")
    assert page_title(tree, None) == TITLE


def test_heading_that_the_title_element_words_differently_is_the_title():
    tree = html.document_fromstring("<title>Pier mended - Gazette</title><h1>Orlund mends its pier</h1>")
    assert page_title(tree, "Orlund mends its pier") == "Orlund mends its pier"


def test_hyphens_within_a_title_stay():
    tree = html.document_fromstring("<title>Orlund - a history of its burnt pier</title><p>Text</p>")
    assert page_title(tree, None) == "Orlund - a history of its burnt pier"


def test_name_of_the_site_is_cut_off():
    meta = "<meta property='og:site_name' content='Orlund Gazette'>"
    tree = html.document_fromstring(f"<title>{TITLE} - Orlund Gazette</title>{meta}<p>Text</p>")
    assert page_title(tree, None) == TITLE
