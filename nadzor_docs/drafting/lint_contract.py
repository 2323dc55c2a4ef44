"""What is wrong with a contract: its citations, its sources, its term, its sample."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from rapidfuzz import process

from nadzor_docs.assessment.term_rules import term_rules
from nadzor_docs.drafting.act_values import SUPPLIES
from nadzor_docs.drafting.contract import CONTRACT, EXPECTED, SAMPLE, Contract, Phrase
from nadzor_docs.drafting.fill import ASSESSMENT_SUPPLIES, fill
from nadzor_docs.drafting.office import OFFICE_SUPPLIES
from nadzor_docs.errors import NadzorError
from nadzor_docs.knowledge import KB, load_yaml
from nadzor_docs.knowledge.model import CitationCode

CLOSE_ENOUGH = 60
SOURCES = {f"act.{name}" for name in SUPPLIES} | ASSESSMENT_SUPPLIES | OFFICE_SUPPLIES


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem: the file and the paragraph it is in, what is wrong, what to do."""

    where: str
    quote: str
    message: str
    mend: str = ""

    def lines(self) -> str:
        """As a person reads it: where and the words, then what is wrong and the mend."""
        head = f"{self.where}: «{self.quote}»" if self.quote else self.where
        return f"{head}\n  {self.message}" + (f"; {self.mend}" if self.mend else "")


def suggest(name: str, known: Iterable[str]) -> str:
    """«возможно, нужно …»: the known name that looks like it."""
    found = process.extractOne(name, sorted(known), score_cutoff=CLOSE_ENOUGH)
    return f"возможно, нужно «{found[0]}»" if found else "проверьте имя"


def contract_findings(
    contract: Contract, used: set[str], folder: Path, kb: KB
) -> Iterator[Finding]:
    """Every problem of a contract; ``used`` are the names that the template asks for."""
    file = str(folder / CONTRACT)
    for name in sorted(set(contract.phrases) - used):
        yield Finding(file, "", f"слов «{name}» шаблон не использует", "уберите или вставьте их")
    for name, phrases in contract.phrases.items():
        for phrase in phrases:
            yield from _citation_findings(f"{file}, {name}", phrase, kb)
    for name, need in contract.needs.items():
        if need.from_ and need.from_ not in SOURCES:
            yield Finding(f"{file}, {name}", need.from_, "такого источника нет",
                          suggest(need.from_, SOURCES))  # fmt: skip
    yield from _term_findings(contract, file, kb)
    yield from _sample_findings(contract, folder, kb)


def _citation_findings(where: str, phrase: Phrase, kb: KB) -> Iterator[Finding]:
    """Each citation exists, and is in force on the first and the last day of the phrase."""
    days = [day for day in (phrase.from_, phrase.until) if day]
    for ref in phrase.cites:
        for day in days or [kb.passport(ref.partition(":")[0]).in_force.from_.latest]:
            problem = kb.citation_problem(ref, day)
            if problem and problem.code is not CitationCode.UNCERTAIN:
                yield Finding(where, ref, problem.message, "исправьте ссылку или её период")
                break


def _term_findings(contract: Contract, file: str, kb: KB) -> Iterator[Finding]:
    known = term_rules(kb)
    for term in (contract.term, *(contract.term_when or {}).values()):
        if term and term not in known:
            yield Finding(f"{file}, term", term, "такого срока нет", suggest(term, known))
    if contract.term_from and contract.term_from not in contract.needs:
        yield Finding(f"{file}, term_from", contract.term_from, "такого значения нет",
                      suggest(contract.term_from, contract.needs))  # fmt: skip


def _sample_findings(contract: Contract, folder: Path, kb: KB) -> Iterator[Finding]:
    """The sample is there, and its values are those of the contract."""
    for needed in (SAMPLE, EXPECTED):
        if not (folder / needed).is_file():
            yield Finding(str(folder / needed), "", "нет файла", "без примера шаблон не проверить")
    if (folder / SAMPLE).is_file():
        try:
            sample = load_yaml(folder / SAMPLE)
            fill(contract, {}, sample["values"], kb, law_day=sample["law_day"], today=sample["on"])
        except NadzorError as error:
            yield Finding(str(folder / SAMPLE), error.where, error.message, error.mend)
        except (KeyError, TypeError):
            yield Finding(str(folder / SAMPLE), "", "в примере нужны law_day, on и values")
