"""The finders as a spaCy pipeline: one component a kind of fact, each usable by itself.

For those who work in spaCy and add components of their own; ``extract`` calls the same finders
and needs no spaCy. A component reads ``doc.text`` (folded once) and what earlier ones left on
``doc._``, and leaves its own finds there; ``doc.spans`` holds the same places as spans.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from spacy.lang.ru import Russian
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

from nadzor_docs.extraction.courts import find_courts
from nadzor_docs.extraction.dates import find_dates
from nadzor_docs.extraction.marking import Marked
from nadzor_docs.extraction.mentions import gather
from nadzor_docs.extraction.organisations import find_organisations
from nadzor_docs.extraction.people import find_people
from nadzor_docs.extraction.sections import find_sections
from nadzor_docs.extraction.skeleton import find_role_words
from nadzor_docs.extraction.tokenizer import LightTokenizer
from nadzor_docs.extraction.view import fold
from nadzor_docs.facts import Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

COMPONENTS = (
    "nadzor_sections", "nadzor_dates", "nadzor_courts", "nadzor_names", "nadzor_organisations",
    "nadzor_roles",
)  # fmt: skip


@registry.tokenizers("nadzor.LightTokenizer.v1")  # type: ignore[untyped-decorator]
def create_tokenizer() -> Callable[[Language], LightTokenizer]:
    return lambda nlp: LightTokenizer(nlp.vocab)


@lru_cache(maxsize=1)
def pipeline() -> Language:
    """The whole pipeline, built once a process."""
    nlp = Russian.from_config({"nlp": {"tokenizer": {"@tokenizers": "nadzor.LightTokenizer.v1"}}})
    nlp.max_length = 20_000_000
    for name in COMPONENTS:
        nlp.add_pipe(name)
    return nlp


def _extension(name: str, default: Any = None) -> None:
    if not Doc.has_extension(name):
        Doc.set_extension(name, default=default)


def folded(doc: Doc) -> str:
    """The document's text for matching, folded once."""
    if doc._.nadzor_view is None:
        doc._.nadzor_view = fold(doc.text)
    view: str = doc._.nadzor_view
    return view


for _name in ("view", "sections", "dates", "courts", "names", "organisations", "named"):
    _extension(f"nadzor_{_name}")


def _mark(doc: Doc, key: str, spans: Iterable[tuple[Span, str]]) -> None:
    """Leave the places on ``doc.spans[key]``; a place that cuts a token is widened to it."""
    found = [
        doc.char_span(span.start, span.end, label=label, alignment_mode="expand")
        for span, label in spans
    ]
    doc.spans[key] = [span for span in found if span is not None]


@Language.component("nadzor_sections", assigns=["doc._.nadzor_sections"])
def mark_sections(doc: Doc) -> Doc:
    doc._.nadzor_sections = find_sections(folded(doc))
    _mark(doc, "nadzor_sections", ((s.span, s.kind.value) for s in doc._.nadzor_sections))
    return doc


@Language.component("nadzor_dates", assigns=["doc._.nadzor_dates"])
def mark_dates(doc: Doc) -> Doc:
    doc._.nadzor_dates = find_dates(folded(doc))
    _mark(doc, "nadzor_dates", ((d.span, "DATE") for d in doc._.nadzor_dates))
    return doc


@Language.component("nadzor_courts", assigns=["doc._.nadzor_courts"])
def mark_courts(doc: Doc) -> Doc:
    doc._.nadzor_courts = find_courts(folded(doc))
    _mark(doc, "nadzor_courts", ((c.span, "COURT") for c in doc._.nadzor_courts))
    return doc


@Language.component("nadzor_names", assigns=["doc._.nadzor_names"])
def mark_names(doc: Doc) -> Doc:
    doc._.nadzor_names = find_people(folded(doc))
    _mark(doc, "nadzor_names", ((n.span, "PERSON") for n in doc._.nadzor_names if n.sure))
    return doc


@Language.component("nadzor_organisations", assigns=["doc._.nadzor_organisations"])
def mark_organisations(doc: Doc) -> Doc:
    doc._.nadzor_organisations = find_organisations(folded(doc))
    _mark(
        doc, "nadzor_organisations",
        ((o.span, o.kind.value.upper()) for o in doc._.nadzor_organisations if not o.person_form),
    )  # fmt: skip
    return doc


@Language.component(
    "nadzor_roles", assigns=["doc._.nadzor_named"],
    requires=[
        "doc._.nadzor_names", "doc._.nadzor_organisations", "doc._.nadzor_courts",
        "doc._.nadzor_dates",
    ],
)  # fmt: skip
def mark_roles(doc: Doc) -> Doc:
    text = folded(doc)
    extensions = doc._
    extensions.nadzor_named = gather(
        text, extensions.nadzor_names or (), extensions.nadzor_organisations or (),
        extensions.nadzor_courts or (), extensions.nadzor_dates or (), find_role_words(text),
    )  # fmt: skip
    return doc


def marked(doc: Doc) -> Marked:
    """What the whole pipeline left on ``doc``, as ``extraction.act.assemble`` takes it."""
    found = doc._
    return Marked(
        folded(doc), found.nadzor_sections, found.nadzor_dates, found.nadzor_courts,
        found.nadzor_named,
    )  # fmt: skip
