"""Hooks of MkDocs: pages made from files outside docs/, and links to files that have no page.

Links in the sources are relative to the file, so that they work in the repository. On the site, a link to a
file of `PAGES` leads to its page, and one to any other file outside docs/ becomes its name in code type.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

from mkdocs.structure.files import File, Files

ROOT = Path(__file__).parents[1]
PAGES = {
    "README.md": "index.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "SECURITY.md": "security-policy.md",
    "benchmarks/README.md": "benchmarks.md",
    "training/README.md": "model-cards.md",
}
"""Pages of the site by the files that they are made from."""
_LINK = re.compile(r"(?P<text>!?\[[^\]\n]*\])\((?P<target>[^)\s:#]*)(?P<anchor>#[^)\s]*)?\)")


def on_files(files: Files, config: Any) -> Files:
    """Add a page for each file of `PAGES`."""
    for source, page in PAGES.items():
        text = (ROOT / source).read_text(encoding="utf-8")
        files.append(File.generated(config, page, content=_linked(text, posixpath.dirname(source))))
    return files


def on_page_markdown(markdown: str, page: Any, **_: Any) -> str:
    """Change the links of a page of docs/."""
    return markdown if page.file.src_uri in PAGES.values() else _linked(markdown, "docs")


def _linked(text: str, folder: str) -> str:
    """Return the text of a file in `folder` with its links changed to those of the site."""

    def change(match: re.Match[str]) -> str:
        if not match["target"]:
            return match[0]
        path = posixpath.normpath(posixpath.join(folder, match["target"]))
        anchor = match["anchor"] or ""
        if path in PAGES:
            return f"{match['text']}({PAGES[path]}{anchor})"
        if path.startswith("docs/"):
            return f"{match['text']}({path.removeprefix('docs/')}{anchor})"
        return f"{match['text'].strip('![]')} (`{path}`)"

    return _LINK.sub(change, text)
