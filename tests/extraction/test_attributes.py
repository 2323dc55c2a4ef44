"""Whose age and health an act speaks of: little rulings that a lawyer can read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nadzor_docs.extraction import extract
from nadzor_docs.knowledge import load_yaml
from nadzor_docs.reading import from_text

ROWS = load_yaml(Path(__file__).parent / "tables" / "attributes.yaml")
RUSSIAN = """ОПРЕДЕЛЕНИЕ

{date}          дело № 2-1234/2008          город Караганда

Казыбекбийский районный суд города Караганды в составе председательствующего судьи
Сатыбалдиевой А.К., при секретаре Ким Е., {head},

УСТАНОВИЛ:

{said}

Суд, изучив материалы, приходит к следующему.

ОПРЕДЕЛИЛ:

{ruled}

Судья Сатыбалдиева А.К.
"""
KAZAKH = """ҰЙҒАРЫМ

{date}                                          Орал қаласы

Батыс Қазақстан облысы Орал қалалық сотының судьясы Т.М. Сисенғалиев, хатшы Г. Ермекованың
қатысуымен, {head},

АНЫҚТАДЫ:

{said}

Сот материалдарды зерделеп, мынаны анықтады.

ҰЙҒАРДЫ:

{ruled}

Судья Т. Сисенғалиев
"""
PLAIN = {
    "ru": {"date": "14 марта 2008 года", "ruled": "Заявление удовлетворить."},
    "kk": {"date": "2008 жылғы 14 наурыз", "ruled": "Арыз қанағаттандырылсын."},
}
CARRIERS = {"ru": RUSSIAN, "kk": KAZAKH}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["said"][-60:])
def test_the_words_are_said_of_the_right_side(row: dict[str, Any]) -> None:
    language = row.get("language", "ru")
    act = extract(from_text(CARRIERS[language].format(**(PLAIN[language] | row))))
    found = {p.name: {a.value.value for a in p.attributes} for p in act.parties if p.attributes}
    assert found == {name: set(values) for name, values in row["of"].items()}
