"""Modules of NLTK without the rest of it: the same results, and NLTK as usual for all others."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.language.languages import ENGLISH, NAMES

ROOT = Path(__file__).parents[3]
Interpreter = Callable[[str], list[str]]

ANALYSES = """
import sys
from summarizer.document import Document
from summarizer.pipeline import analyze
for text in (
    "Talks with the U.S. Army began at 5 p.m. Monday. “We shall meet again,” said Ada Brock of Orla.",
    "Die Gespräche mit der Gemeinde Orla haben am Montag begonnen, und niemand wurde dabei verletzt.",
):
    analyze(Document(text, (), "Orla"))
"""


@pytest.fixture
def python(tmp_path: Path) -> Interpreter:
    """Run a script in a fresh interpreter that finds the modules in `tmp_path` first."""

    def run(script: str) -> list[str]:
        paths = f"import sys; sys.path[:0] = [{str(tmp_path)!r}, {str(ROOT)!r}]\n"
        command = [sys.executable, "-P", "-c", paths + script]
        done = subprocess.run(command, check=False, capture_output=True, text=True, encoding="utf-8")
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout.splitlines()

    return run


def write_library(folder: Path, **modules: str) -> None:
    """Write a package "nltk" of a few modules; `stem__snowball` is `nltk.stem.snowball`."""
    for package in (folder / "nltk", folder / "nltk" / "stem"):
        package.mkdir()
        (package / "__init__.py").touch()
    for name, text in modules.items():
        (folder / "nltk" / f"{name.replace('__', '/')}.py").write_text(text, encoding="utf-8")


STEM = (
    "from summarizer.language.nltk_modules import nltk_module\n"
    "print(nltk_module('nltk.stem.snowball').EnglishStemmer().stem('gates'), 'nltk' in sys.modules)"
)


def test_analysis_does_not_import_all_of_nltk(python: Interpreter) -> None:
    show = "print('nltk' in sys.modules, 'http.client' in sys.modules, 'numpy' in sys.modules)"
    assert python(f"{ANALYSES}\n{show}") == ["False False True"]


def test_nltk_imported_after_an_analysis_is_complete(python: Interpreter) -> None:
    script = (
        f"{ANALYSES}\nimport nltk\nfrom nltk.stem.snowball import EnglishStemmer\n"
        "from nltk.corpus import stopwords\n"
        "print(EnglishStemmer().stem('talking'), nltk.tokenize.punkt.__name__, nltk.FreqDist('aab')['a'])\n"
        "print(EnglishStemmer is nltk_module('nltk.stem.snowball').EnglishStemmer)"
    )
    found = python(f"from summarizer.language.nltk_modules import nltk_module\n{script}")
    assert found == ["talk nltk.tokenize.punkt 2", "False"]


def test_nltk_imported_before_is_used(python: Interpreter) -> None:
    script = (
        "import nltk.stem.snowball\nfrom summarizer.language.nltk_modules import nltk_module\n"
        "print(nltk_module('nltk.stem.snowball') is nltk.stem.snowball)"
    )
    assert python(script) == ["True"]


def test_stems_and_sentence_ends_are_those_of_nltk(python: Interpreter) -> None:
    languages = [name.lower() for code, name in NAMES.items() if code != ENGLISH]
    script = f"""
from importlib import import_module
from summarizer.language.nltk_modules import nltk_module
words = "gates generously flooding città nación Häuser cavalos sprogene работает".split()
texts = ["Talks with Mr. Brock of Orla Inc. failed.", "At 5 p.m. Monday. Nobody came.", "No. 4 is open"]
def results(load):
    snowball, punkt = load("nltk.stem.snowball"), load("nltk.tokenize.punkt")
    parameters = punkt.PunktParameters()
    parameters.abbrev_types = {{"mr", "p.m", "no"}}
    split = punkt.PunktSentenceTokenizer(parameters)
    stemmers = [snowball.EnglishStemmer(), *map(snowball.SnowballStemmer, {languages!r})]
    return (
        [[stemmer.stem(word) for word in words] for stemmer in stemmers],
        [(split.tokenize(text), split.text_contains_sentbreak(text)) for text in texts],
    )
alone = results(nltk_module)
print("nltk" in sys.modules, alone == results(import_module), alone[1][0][0])
"""
    assert python(script) == ["False True ['Talks with Mr. Brock of Orla Inc.', 'failed.']"]


def test_name_of_a_module_that_is_not_loaded_works_when_it_is_used(
    python: Interpreter, tmp_path: Path
) -> None:
    write_library(
        tmp_path,
        ending="def without_s(word): return word.rstrip('s')",
        stem__snowball="from nltk.ending import without_s\n"
        "class EnglishStemmer:\n    def stem(self, word): return without_s(word)\n",
    )
    assert python(STEM) == ["gate True"]


def test_library_of_another_structure_is_imported_as_usual(python: Interpreter, tmp_path: Path) -> None:
    """A base class can't be a placeholder."""
    write_library(
        tmp_path,
        base="class Stemmer:\n    def stem(self, word): return word[:4]\n",
        stem__snowball="from nltk.base import Stemmer\nclass EnglishStemmer(Stemmer): pass\n",
    )
    assert python(STEM) == ["gate True"]


def test_missing_module_raises_import_error(python: Interpreter, tmp_path: Path) -> None:
    write_library(tmp_path)
    script = STEM.replace("print", "try: print", 1) + "\nexcept ImportError as error: print(error)"
    assert python(script) == ["No module named 'nltk.stem.snowball'"]
