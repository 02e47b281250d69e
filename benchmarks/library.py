"""Three tasks with three libraries: lines of code, and seconds of a whole process.

python benchmarks/library.py --sumy PYTHON --spacy PYTHON

Each PYTHON is the interpreter of an environment with sumy or with spaCy and its small English model.
Processes take turns, imports and models included; the first round is not counted. Lines are those between the
imports and the result. sumy gets its sentences by a regular expression, since the data of Punkt must be
downloaded.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
from pathlib import Path
from time import perf_counter

SEED = Path(__file__).parents[1] / "seeds" / "abu-dhabi-talks.txt"
READ = "import sys\nfrom pathlib import Path\n\ntext = Path(sys.argv[1]).read_text()\n"
OURS = {
    "five key sentences": ("from summarizer import summarize\n", "print(summarize(text, 5))\n"),
    "names with their types": (
        "from summarizer import analyze, document_of\n",
        "for entity in analyze(document_of(text)).entities:\n    print(entity.name, entity.type)\n",
    ),
    "who said what": (
        "from summarizer import analyze, document_of\n",
        "analysis = analyze(document_of(text))\n"
        "for quote in analysis.quotes:\n"
        "    print(analysis.document.at(quote), [analysis.entity(one).name for one in quote.speakers])\n",
    ),
}
SUMY = {
    "five key sentences": (
        "import re\n"
        "from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence\n"
        "from sumy.nlp.stemmers import Stemmer\n"
        "from sumy.summarizers.lex_rank import LexRankSummarizer\n"
        "class Words:\n"
        "    def to_words(self, sentence):\n"
        "        return re.findall(r'\\w+', sentence)\n",
        "parts = [re.split(r'(?<=[.!?])\\s+', part) for part in text.split('\\n\\n')]\n"
        "found = [Paragraph([Sentence(each, Words()) for each in part]) for part in parts]\n"
        "for sentence in LexRankSummarizer(Stemmer('english'))(ObjectDocumentModel(found), 5):\n"
        "    print(sentence)\n",
    ),
}
SPACY = {
    "names with their types": (
        "import spacy\n",
        "for entity in spacy.load(sys.argv[2])(text).ents:\n    print(entity.text, entity.label_)\n",
    ),
}


def seconds(python: str, code: str, arguments: list[str]) -> float:
    """Return the seconds of a process that runs the code on the sample."""
    began = perf_counter()
    subprocess.run([python, "-c", code, str(SEED), *arguments], check=True, capture_output=True)
    return perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--sumy", metavar="PYTHON")
    parser.add_argument("--spacy", metavar="PYTHON")
    parser.add_argument("--model", default="en_core_web_sm", help="name of spaCy's model")
    parser.add_argument("--runs", type=int, default=5)
    options = parser.parse_args()
    libraries = {
        "briefing-reader": (sys.executable, OURS, []),
        "sumy": (options.sumy, SUMY, []),
        "spaCy": (options.spacy, SPACY, [options.model]),
    }
    jobs = [
        (task, name, python, READ + imports + code, arguments, len(code.splitlines()))
        for name, (python, tasks, arguments) in libraries.items()
        if python
        for task, (imports, code) in tasks.items()
    ]
    found: dict[tuple[str, str], list[float]] = {(job[0], job[1]): [] for job in jobs}
    for _ in range(options.runs + 1):
        for task, name, python, code, arguments, _lines in jobs:
            found[task, name].append(seconds(python, code, arguments))
    for task, name, _, _, _, lines in jobs:
        times = found[task, name][1:]
        print(
            f"{task:24} {name:16} {lines} lines  {statistics.median(times):.2f} s  (least {min(times):.2f})"
        )


if __name__ == "__main__":
    main()
