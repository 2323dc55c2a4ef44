"""What of an act's people is left after `nadzor pseudonymise`, and whether its decision changed.

``python -m tests.seminar.names_left`` goes over every act of the corpus, the Word files part by
part. Of the locked acts it tells only how many fail: nobody tunes on them.
"""

from __future__ import annotations

import re
import sys
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import click
from lxml import etree

from nadzor_docs.data import data_folder
from nadzor_docs.evaluation.gold import GoldAct, read_split
from nadzor_docs.extraction import extract
from nadzor_docs.extraction.gazetteer import is_known
from nadzor_docs.facts import Gender
from nadzor_docs.knowledge import KB, load_kb
from nadzor_docs.language.cases import Case
from nadzor_docs.language.kazakh import strip_case
from nadzor_docs.language.letters import plain
from nadzor_docs.language.names.anatomy import split_name
from nadzor_docs.language.names.inflection import NamePart, inflect
from nadzor_docs.reading import read_act
from nadzor_docs.seminar.faithful import faithful_names
from nadzor_docs.seminar.word_file import replace_words

NAMED = (NamePart.SURNAME, NamePart.FIRST, NamePart.PATRONYMIC, NamePart.FATHER)
WORD = re.compile(r"[^\W\d_]+")
MOST = {"train": 0, "validation": 0, "locked": 3}  # of 103: what still fails; it may only fall
SHORTEST = 3  # «Ли», «О»: as words of the language they stand anywhere
LONG_NUMBER = re.compile(r"(?<!\d)\d{9,}(?!\d)")


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one act: the original words still there, and whether the decision is another."""

    left: frozenset[str]
    changed: bool

    @property
    def fails(self) -> bool:
        return bool(self.left) or self.changed


def outcome(gold: GoldAct, kb: KB) -> Outcome:
    act = extract(read_act(gold.file))
    names, changed = faithful_names([act], 7, kb)
    if gold.file.suffix == ".docx":
        output = _all_words(replace_words(gold.file.read_bytes(), names.find))
    else:
        output = names.apply_all(act.text.text)
    return Outcome(frozenset(left_in(output, gold, act.text.text)), bool(changed))


def _all_words(content: bytes) -> str:
    """Every word of every part, in attributes too; a paragraph's runs joined."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        roots = [etree.fromstring(package.read(name)) for name in package.namelist()
                 if name.endswith((".xml", ".rels"))]  # fmt: skip
    pieces = []
    for root in roots:
        for node in root.iter():
            is_paragraph = etree.QName(node).localname == "p"
            pieces.append("".join(node.itertext()) if is_paragraph else node.text or "")
            pieces += map(str, node.attrib.values())
    return "\n".join(pieces)


def left_in(output: str, gold: GoldAct, original: str) -> Iterator[str]:
    """Words of the names in any case, the forms as printed, firms' names, numbers."""
    words = set(WORD.findall(output.lower()))
    bare = words | {plain(form.nominative) for word in words for form in strip_case(word)}
    for name in people(gold):
        yield from (words if gold.language == "ru" else bare).intersection(forms_of(name))
    printed = re.sub(r"\s+", " ", output)
    for form in (*mentions(gold), *firms(gold), *numbers(gold, original)):
        if re.search(rf"(?<![\w-]){re.escape(form)}(?![\w-])", printed):
            yield form


def people(gold: GoldAct) -> Iterator[str]:
    judge = gold.answer["act"]["judge"]
    named = [judge["value"]] if judge else []
    named += [party["name"] for party in gold.answer["parties"] if party["kind"] == "person"]
    yield from (name for name in named if "ФИО" not in name)


def forms_of(name: str) -> Iterator[str]:
    """Every word of a name in every case, as a man's and as a woman's."""
    for word in split_name(name).words:
        if word.part in NAMED and len(word.text) >= SHORTEST:
            yield plain(word.lower)
            yield from (
                inflect(word.lower, word.part, gender, case) for gender in Gender for case in Case
            )


def mentions(gold: GoldAct) -> Iterator[str]:
    for party in gold.answer["parties"]:
        if party["kind"] == "person":
            for form in map(str, party["mentions"]):
                if "ФИО" not in form and re.search("[а-яёәғқңөұүһі]{2}", form):
                    yield re.sub(r"\s+", " ", form)


def firms(gold: GoldAct) -> Iterator[str]:
    """Private names, not those by which the base knows a public body or company."""
    for party in gold.answer["parties"]:
        if party["kind"] == "organization":
            for inner in re.findall(r"[«\"]([^«»\"]{2,})[»\"]", party["name"]):
                without = party["name"].replace(inner, "Ъ")
                if not is_known(inner) and (not is_known(party["name"]) or is_known(without)):
                    yield inner


def numbers(gold: GoldAct, original: str) -> Iterator[str]:
    case = gold.answer["act"]["case_number"]
    if case:
        yield str(case["quote"])
    yield from LONG_NUMBER.findall(original)


def main() -> None:
    kb = load_kb()
    worse = False
    for split in sys.argv[1:] or ("train", "validation", "locked"):
        acts = read_split(data_folder("corpora"), split)
        outcomes = [(act, outcome(act, kb)) for act in acts]
        bad = [(act, one) for act, one in outcomes if one.fails]
        worse = worse or len(bad) > MOST[split]
        click.echo(f"{split}: актов {len(acts)}, с остатками или другим ответом {len(bad)}")
        if split != "locked":
            for act, one in bad:
                click.echo(f"  {act.id}: {sorted(one.left)} {'ответ другой' * one.changed}")
    sys.exit(1 if worse else 0)


if __name__ == "__main__":
    main()
