"""Make the stop words of fourteen languages: python -m training.stop_words --out summarizer/language/data

The lists of the Snowball project, as Whoosh packs them; of Arabic and Romanian, which those lack, the ones of
the package stop-words. What a list lacks or has too much of is put right by hand, in stop_words.tsv beside
this module. Run twice, it writes the same bytes. English has a list of the project's own.
"""

from __future__ import annotations

import argparse
import unicodedata
from importlib.metadata import distribution, version
from pathlib import Path

from stop_words import get_stop_words
from whoosh.lang.stopwords import stoplists

HAND = Path(__file__).with_name("stop_words.tsv")
SNOWBALL = ("da", "de", "es", "fi", "fr", "hu", "it", "nl", "no", "pt", "ru", "sv")
OTHER = ("ar", "ro")
_NOTICE = """# Sources of the lists in this folder

Made by `python -m training.stop_words`. Changed: a few words of what texts are about taken out, missing words
put in by hand, under this project's own licence; all in lower case.

- All but Arabic and Romanian: the lists of the **Snowball** project, as packed by Whoosh-Reloaded {whoosh}.
- Arabic and Romanian: **stop-words {stop_words}**.
- `neighbours.tsv`, which this does not make: kept by hand, under this project's own licence.

The licences of the three are below.
"""


def lists() -> dict[str, list[str]]:
    """The words of each language by its code."""
    changes = _changes()
    found = {}
    for code in sorted((*SNOWBALL, *OTHER)):
        given = stoplists[code] if code in SNOWBALL else get_stop_words(code)
        words = {unicodedata.normalize("NFC", word.strip().casefold()) for word in given}
        words = {word for word in words if word.replace("-", "").isalpha()}
        surplus = changes[code, "-"] - words
        if surplus:
            raise SystemExit(f"{code}: not in the list, so that it can't be taken out: {surplus}")
        found[code] = sorted((words | changes[code, "+"]) - changes[code, "-"])
    return found


def _changes() -> dict[tuple[str, str], set[str]]:
    """By language, what is put in (+) and what is taken out (-)."""
    found: dict[tuple[str, str], set[str]] = {
        (code, sign): set() for code in (*SNOWBALL, *OTHER) for sign in "+-"
    }
    for line in HAND.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, sign, words = line.split("\t")
            found[code, sign] |= set(words.split())
    return found


def write(out: Path) -> None:
    whoosh, other = version("whoosh-reloaded"), version("stop-words")
    head = (
        f"# Snowball's lists through Whoosh-Reloaded {whoosh} (BSD-3-Clause, BSD-2-Clause);"
        f" ar, ro: stop-words {other} (BSD-3-Clause). Changed by hand. See LICENSES.md."
    )
    rows = [f"{code}\t{' '.join(words)}" for code, words in lists().items()]
    out.mkdir(parents=True, exist_ok=True)
    (out / "stop_words.tsv").write_text("\n".join((head, *rows, "")), encoding="utf-8")
    notice = _NOTICE.format(whoosh=whoosh, stop_words=other)
    packages = (("Snowball", "snowballstemmer"), ("Whoosh", "whoosh-reloaded"), ("stop-words", "stop-words"))
    texts = [f"## {name}\n\n```\n{_license(package)}\n```\n" for name, package in packages]
    (out / "LICENSES.md").write_text("\n".join((notice, *texts)), encoding="utf-8")


def _license(package: str) -> str:
    files = distribution(package).files or []
    (path,) = (file for file in files if file.name in ("LICENSE", "LICENSE.txt", "COPYING"))
    return "\n".join(line.rstrip() for line in path.read_text(encoding="utf-8").strip().splitlines())


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--out", type=Path, required=True)
    write(parser.parse_args().out)


if __name__ == "__main__":
    main()
