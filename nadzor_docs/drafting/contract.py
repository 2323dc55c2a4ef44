"""A document type as data: what it needs, from whom to whom it goes, on what law it stands.

Each folder of ``templates/`` holds ``template.docx`` (edited in Word), ``contract.yaml`` (this),
``sample.yaml`` (values of an example) and ``expected.txt`` (the example's text).
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from nadzor_docs.data import data_folder
from nadzor_docs.drafting.errors import BrokenContract
from nadzor_docs.facts import ActKind
from nadzor_docs.knowledge import load_yaml
from nadzor_docs.knowledge.problems import located
from nadzor_docs.knowledge.schema import Problem, bind

CONTRACT, TEMPLATE = "contract.yaml", "template.docx"
SAMPLE, EXPECTED = "sample.yaml", "expected.txt"


class Form(StrEnum):
    """What a value is; how it may be written in a values file follows from it."""

    TEXT = "text"
    PERSON = "person"  # a name, or {name, gender}
    DATE = "date"
    NUMBER = "number"
    LIST = "list"  # of texts
    TABLE = "table"  # of rows, each with the fields of ``each``


@dataclass(frozen=True, slots=True)
class Need:
    """One value that a template asks for."""

    about: Annotated[str, "Что это; из этих слов получится «[указать …]»"]
    from_: Annotated[str, "Откуда берётся: act.…, term.…, office.…; пусто — указывает человек"] = ""
    form: Annotated[Form, "Вид значения"] = Form.TEXT
    optional: Annotated[bool, "Можно не указывать: тогда место пустое"] = False
    default: Annotated[str, "Что напечатать, если никто не указал"] = ""
    each: Annotated[Mapping[str, str] | None, "Поля строки таблицы: имя → что это"] = None


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words about the law that hold for acts of a period, with what they cite."""

    text: Annotated[str, "Слова в документе"] = ""
    absent: Annotated[bool, "По закону этого времени таких слов нет"] = False
    cites: Annotated[tuple[str, ...], "На чём стоят: gpk-1999:344, kz-gp-2002-79:7"] = ()
    from_: Annotated[date | None, "Первая дата акта, для которой слова верны"] = None
    until: Annotated[date | None, "Последняя дата акта"] = None
    when: Annotated[str, "Что должно быть известно об акте: proceedings.administrative"] = ""

    def holds(self, day: date, known: Collection[str] = ()) -> bool:
        """For an act of ``day`` of which the findings ``known`` are true."""
        in_time = (self.from_ or date.min) <= day <= (self.until or date.max)
        return in_time and (not self.when or self.when in known)


@dataclass(frozen=True, slots=True)
class Contract:
    """The contract of one document type."""

    id: Annotated[str, "Имя вида; так же называется папка"]
    title: Annotated[str, "Название документа"]
    about: Annotated[str, "Когда его составляют"]
    from_: Annotated[str, "Кто вносит или подписывает"]
    to: Annotated[str, "Кому"]
    needs: Annotated[Mapping[str, Need], "Что нужно документу"]
    phrases: Annotated[Mapping[str, tuple[Phrase, ...]], "Слова о законе по периодам"]
    acts: Annotated[tuple[ActKind, ...], "На какие акты; пусто — не по судебному акту"] = ()
    term: Annotated[str, "Срок (вид срока), который рассчитывается"] = ""
    term_when: Annotated[Mapping[str, str] | None, "Другой срок, если об акте известно…"] = None
    term_from: Annotated[str, "Имя значения, от которого течёт срок, если его нет в акте"] = ""
    from_act_date: Annotated[date | None, "Первая дата акта, с которой документ возможен"] = None
    until_act_date: Annotated[date | None, "Последняя дата акта"] = None

    @property
    def names(self) -> frozenset[str]:
        """Every name that the template may use."""
        return frozenset(self.needs) | frozenset(self.phrases) | COMMON


# What every document has besides its own needs (see ``office.yaml`` and ``fill``).
COMMON = frozenset({"history"})


@dataclass(frozen=True, slots=True)
class Kind:
    """A template with its contract read. An office may have replaced either file alone."""

    folder: Path
    contract: Contract
    contract_file: Path
    template: Path


def templates_roots(own: Path | None = None) -> tuple[Path, ...]:
    """Where kinds are looked for: an office's own folder first, then the shipped one."""
    shipped = data_folder("templates")
    return (own, shipped) if own else (shipped,)


def shared_file(name: str, own: Path | None = None) -> Path:
    """A file that the shipped folder has, an office's own where it has one."""
    for root in templates_roots(own):
        if (root / name).is_file():
            return root / name
    raise BrokenContract("нет такого файла среди шаблонов", where=name)


def kind_folders(own: Path | None = None) -> Iterator[Path]:
    """The folders of all kinds in order of their names; an office's own wins."""
    found: dict[str, Path] = {}
    for root in reversed(templates_roots(own)):
        found |= {path.parent.name: path.parent for path in root.glob(f"*/{CONTRACT}")}
    yield from (found[name] for name in sorted(found))


def find_kind(name: str, own: Path | None = None) -> Kind:
    """The kind of that name.

    Raises:
        BrokenContract: there is none, or its contract is broken.
    """
    folders = [root / name for root in templates_roots(own) if (root / name).is_dir()]
    contracts = [folder / CONTRACT for folder in folders if (folder / CONTRACT).is_file()]
    templates = [folder / TEMPLATE for folder in folders if (folder / TEMPLATE).is_file()]
    if not contracts:
        raise BrokenContract(
            f"нет такого вида документа: «{name}»", mend="Список видов: nadzor draft list"
        )
    if not templates:
        raise BrokenContract("нет файла template.docx", where=str(folders[0]))
    return Kind(folders[0], read_contract(contracts[0], own), contracts[0], templates[0])


def read_contract(path: Path, own: Path | None = None) -> Contract:
    """The contract of a file, the shared needs of ``common.yaml`` in it (``own`` if it is there).

    Raises:
        BrokenContract: a key is unknown, missing or of the wrong kind; file and line are named.
    """
    problems: list[Problem] = []
    raw = load_yaml(path)
    contract = bind(Contract, _with_common(raw, own or path.parent.parent), problems)
    if contract is None or problems:
        first = min(located(path, problems))
        raise BrokenContract(first.message, where=f"{first.file}:{first.line}", mend=first.mend)
    return contract


def _with_common(raw: object, root: Path) -> object:
    """Letterhead, signature and executor are needs of every document, written once."""
    if not isinstance(raw, dict):
        return raw
    common = load_yaml(shared_file("common.yaml", root))
    return {
        **raw,
        "needs": {**common["needs"], **(raw.get("needs") or {})},
        "phrases": raw.get("phrases") or {},
    }
