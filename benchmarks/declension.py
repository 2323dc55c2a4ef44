"""Declension against pytrovich and pymorphy3 on the same lists, in one run. Prints JSON.

    python benchmarks/declension.py [firstnames.tsv]

The optional list is ``firstnames.tsv`` of petrovich-eval (github.com/petrovich/petrovich-eval,
CC BY-SA 3.0): lemma, form, grammemes. The others are OpenCorpora's dictionary as pymorphy3 ships
it (surnames and patronymics, singular) and the project's own gold lists. «ours_rules» is ours
without looking a surname up in that dictionary. A form is right if it is one of the forms that
the list gives for the case; ё and е are one letter, «-ой» and «-ою» both count where given.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter

import yaml
from pytrovich import enums
from pytrovich.maker import PetrovichDeclinationMaker

from nadzor_docs.facts import Gender
from nadzor_docs.language import Case, paradigm
from nadzor_docs.language.cases import GRAMMEMES, OBLIQUE
from nadzor_docs.language.morphology import analyzer
from nadzor_docs.language.names import inflection, split_name
from nadzor_docs.language.names.inflection import NamePart

GOLD = Path(__file__).parent.parent / "tests" / "language"
CASES = {mark: case for case, mark in GRAMMEMES.items()}
RUSSIAN_CASES = {"рд": Case.GEN, "дт": Case.DAT, "вн": Case.ACC, "тв": Case.INS, "пр": Case.PREP}
PARTS = {"Surn": NamePart.SURNAME, "Patr": NamePart.PATRONYMIC, "Name": NamePart.FIRST}
PETROVICH_PARTS = {
    NamePart.SURNAME: enums.NamePart.LASTNAME,
    NamePart.FIRST: enums.NamePart.FIRSTNAME,
    NamePart.PATRONYMIC: enums.NamePart.MIDDLENAME,
}
PETROVICH_CASES = {
    Case.GEN: enums.Case.GENITIVE,
    Case.DAT: enums.Case.DATIVE,
    Case.ACC: enums.Case.ACCUSATIVE,
    Case.INS: enums.Case.INSTRUMENTAL,
    Case.PREP: enums.Case.PREPOSITIONAL,
}
# lemma, part, gender, the right forms by case
Item = tuple[str, NamePart, Gender, dict[Case, set[str]]]
Inflector = Callable[[str, NamePart, Gender, Case], str]


def first_names(path: Path) -> list[Item]:
    forms: dict[tuple[str, Gender], dict[Case, set[str]]] = defaultdict(lambda: defaultdict(set))
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        lemma, form, grammemes = line.lower().split("\t")[:3]
        gender, number, case = grammemes.split(",")[:3]
        if number == "ед" and case in RUSSIAN_CASES and gender in ("мр", "жр"):
            whose = Gender.MASCULINE if gender == "мр" else Gender.FEMININE
            forms[lemma, whose][RUSSIAN_CASES[case]].add(form)
    return [(lemma, NamePart.FIRST, gender, right) for (lemma, gender), right in forms.items()]


def dictionary_names() -> dict[str, list[Item]]:
    """Surnames and patronymics of OpenCorpora's dictionary, by their paradigms."""
    forms: dict[tuple[str, str, str], dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for word, tag, lemma, _, _ in analyzer().dictionary.iter_known_words():
        mark = next((mark for mark in ("Surn", "Patr") if mark in tag), None)
        if mark and "sing" in tag and tag.gender in ("masc", "femn"):
            own = lemma if tag.gender == "masc" else f"{lemma}/f"
            forms[mark, str(tag.gender), own][str(tag.case)].add(word)
    items: dict[str, list[Item]] = {"Surn": [], "Patr": []}
    for (mark, gender, _), by_case in forms.items():
        whose = Gender.MASCULINE if gender == "masc" else Gender.FEMININE
        right = {CASES[case]: words for case, words in by_case.items() if case in CASES}
        for lemma in by_case.get("nomn", ()):
            items[mark].append((lemma, PARTS[mark], whose, right))
    return items


def ours(word: str, part: NamePart, gender: Gender, case: Case) -> str:
    return inflection.inflect(word, part, gender, case)


def ours_rules(word: str, part: NamePart, gender: Gender, case: Case) -> str:
    return inflection.all_forms(word, part, gender, False)[OBLIQUE.index(case)]


def petrovich(word: str, part: NamePart, gender: Gender, case: Case) -> str:
    whose = enums.Gender.MALE if gender is Gender.MASCULINE else enums.Gender.FEMALE
    return str(MAKER.make(PETROVICH_PARTS[part], whose, PETROVICH_CASES[case], word))


def pymorphy(word: str, part: NamePart, gender: Gender, case: Case) -> str:
    mark = next(mark for mark, its in PARTS.items() if its is part)
    wanted = "masc" if gender is Gender.MASCULINE else "femn"
    readings = [r for r in analyzer().parse(word) if "nomn" in r.tag and "sing" in r.tag]
    ranked = sorted(readings, key=lambda r: (mark not in r.tag, wanted not in r.tag))
    form = ranked[0].inflect({GRAMMEMES[case]}) if ranked else None
    return str(form.word) if form else word


MAKER = PetrovichDeclinationMaker()
INFLECTORS: dict[str, Inflector] = {
    "ours": ours, "ours_rules": ours_rules, "pytrovich": petrovich, "pymorphy3": pymorphy,
}  # fmt: skip


def figures(items: list[Item], show: int = 0) -> dict[str, object]:
    result: dict[str, object] = {"forms": sum(len(list(_cases(item))) for item in items)}
    for name, inflector in INFLECTORS.items():
        start = perf_counter()
        wrong = list(_wrong(items, inflector))
        seconds = perf_counter() - start
        total = int(str(result["forms"]))
        result[name] = {
            "right": round(100 * (1 - len(wrong) / total), 3),
            "forms_per_second": round(total / seconds),
        }
        if show and name.startswith("ours"):
            result[f"{name}_wrong"] = wrong[:show]
    return result


def _cases(item: Item) -> Iterator[Case]:
    yield from (case for case in OBLIQUE if item[3].get(case))


def _wrong(items: list[Item], inflector: Inflector) -> Iterator[str]:
    for item in items:
        lemma, part, gender, right = item
        for case in _cases(item):
            form = inflector(lemma, part, gender, case)
            if _plain(form) not in set(map(_plain, right[case])):
                yield f"{lemma} {gender} {case}: {form}, not {'/'.join(sorted(right[case]))}"


def _plain(word: str) -> str:
    return word.lower().replace("ё", "е")


def gold_names() -> dict[str, object]:
    """Whole names of the gold list. Ours finds the parts and the gender itself; the peers are
    told both, word by word. A name that ours leaves as not sure isn't right."""
    rows = yaml.safe_load((GOLD / "gold_names.yaml").read_text(encoding="utf-8"))
    wrong: dict[str, list[str]] = {"ours": [], "pytrovich": [], "pymorphy3": []}
    for row in rows:
        declined = paradigm(row["nom"], Gender(row["given"]) if "given" in row else None)
        for case in OBLIQUE:
            if declined.forms[case] != row[case] or not declined.sure:
                wrong["ours"].append(f"{row['nom']} {case}: {declined.forms[case]}")
            for peer in ("pytrovich", "pymorphy3"):
                form = _by_peer(row["nom"], Gender(row["gender"]), case, INFLECTORS[peer])
                if _plain(form) != _plain(row[case]):
                    wrong[peer].append(row["nom"])
    total = len(rows) * len(OBLIQUE)
    right = {name: round(100 * (1 - len(its) / total), 3) for name, its in wrong.items()}
    return {"forms": total, "right": right, "wrong": wrong["ours"]}


def _by_peer(text: str, gender: Gender, case: Case, inflector: Inflector) -> str:
    name = split_name(text)
    kept = (NamePart.INITIAL, NamePart.FIXED, NamePart.FATHER)
    return name.rewritten(
        tuple(
            word.text if word.part in kept else inflector(word.text, word.part, gender, case)
            for word in name.words
        )
    )


def gold_titles() -> dict[str, object]:
    """Posts, ranks, courts, bodies and organisations, whole texts."""
    rows = yaml.safe_load((GOLD / "gold_titles.yaml").read_text(encoding="utf-8"))
    wrong = []
    for row in rows:
        declined = paradigm(row["nom"], Gender(row["given"]) if "given" in row else None)
        wrong += [
            f"{row['nom']} {case}: {declined.forms[case]}"
            for case in OBLIQUE
            if declined.forms[case] != row[case] or not declined.sure
        ]
    total = len(rows) * len(OBLIQUE)
    return {
        "titles": len(rows),
        "forms": total,
        "right": {"ours": round(100 * (1 - len(wrong) / total), 3)},
        "wrong": wrong,
    }


def main() -> None:
    show = 40 if "--wrong" in sys.argv else 0
    paths = [argument for argument in sys.argv[1:] if argument != "--wrong"]
    items = dictionary_names()
    result = {
        "opencorpora_surnames": figures(items["Surn"], show),
        "opencorpora_patronymics": figures(items["Patr"], show),
        "gold_names": gold_names(),
        "gold_titles": gold_titles(),
    }
    if paths:
        result["petrovich_eval_firstnames"] = figures(first_names(Path(paths[0])), show)
    print(json.dumps(result, ensure_ascii=False, indent=2))  # noqa: T201


if __name__ == "__main__":
    main()
