"""The peer's side of ``extraction.py``: run by the peers' own Python, with natasha installed.

Reads JSON (a list of texts) on standard input; prints, as JSON, the persons, organisations and
dates that natasha finds in each, and the processor seconds of its two pipelines over all of them:
segmentation and NER, and the full one.
"""

from __future__ import annotations

import json
import sys
from time import process_time
from typing import Any

from natasha import (
    PER,
    DatesExtractor,
    Doc,
    MorphVocab,
    NewsEmbedding,
    NewsMorphTagger,
    NewsNERTagger,
    NewsSyntaxParser,
    Segmenter,
)


def main() -> None:
    texts = json.load(sys.stdin)
    embedding, segmenter, vocabulary = NewsEmbedding(), Segmenter(), MorphVocab()
    ner, morph = NewsNERTagger(embedding), NewsMorphTagger(embedding)
    syntax, dates = NewsSyntaxParser(embedding), DatesExtractor(vocabulary)
    found: list[dict[str, Any]] = []
    start = process_time()
    for text in texts:
        document = Doc(text)
        document.segment(segmenter)
        document.tag_ner(ner)
        found.append(_names(document))
    recognised = process_time() - start
    start = process_time()
    for text in texts:
        document = Doc(text)
        document.segment(segmenter)
        document.tag_morph(morph)
        document.parse_syntax(syntax)
        document.tag_ner(ner)
        for token in document.tokens:
            token.lemmatize(vocabulary)
    full = process_time() - start
    for text, answer in zip(texts, found, strict=True):
        answer["dates"] = [[m.start, m.stop] for m in dates(text)]
    json.dump({"found": found, "seconds": recognised, "full_seconds": full}, sys.stdout)


def _names(document: Doc) -> dict[str, Any]:
    persons = [[s.start, s.stop] for s in document.spans if s.type == PER]
    others = [[s.start, s.stop] for s in document.spans if s.type != PER]
    return {"persons": persons, "organisations": others, "courts": others}


main()
