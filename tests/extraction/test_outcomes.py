"""Short acts read and assessed: the answer that a lawyer would give, by many hands' wordings."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from nadzor_docs.assessment import assess
from nadzor_docs.extraction import extract
from nadzor_docs.knowledge import load_kb, load_yaml
from nadzor_docs.reading import from_text

OUTCOMES = load_yaml(Path(__file__).parent / "tables" / "outcomes.yaml")
HEADINGS = {
    "ruling": ("ОПРЕДЕЛЕНИЕ", "ОПРЕДЕЛИЛ"),
    "decision": ("РЕШЕНИЕ\nИменем Республики Казахстан", "РЕШИЛ"),
    "resolution": ("ПОСТАНОВЛЕНИЕ", "ПОСТАНОВИЛ"),
    "verdict": ("ПРИГОВОР\nИменем Республики Казахстан", "ПРИГОВОРИЛ"),
}


KAZAKH_HEADINGS = {
    "ruling": ("ҰЙҒАРЫМ", "ҰЙҒАРДЫ"),
    "decision": ("ШЕШІМ\nҚазақстан Республикасының атынан", "ШЕШТІ"),
    "resolution": ("ҚАУЛЫ", "ҚАУЛЫ ЕТТІ"),
    "verdict": ("ҮКІМ\nҚазақстан Республикасының атынан", "ҮКІМ ЕТТІ"),
}


def kazakh_text_of(act: dict[str, Any]) -> str:
    title, decides = KAZAKH_HEADINGS[act["kind"]]
    return (
        f"{title}\n\n{act.get('date', '2007 жылғы 15 мамыр')}        № 2-731        Көкшетау қаласы"
        "\n\nАқмола облысы Көкшетау қалалық соты судья Г.Б. Есімованың төрағалығымен, "
        f"хатшы О.А. Ләхованың қатысуымен, сот отырысында {act['asks']} қарап,\n\nАНЫҚТАДЫ:\n\n"
        f"{act['tells']}\n\nАІЖК-нің баптарын басшылыққа алып, сот\n\n"
        f"{decides}:\n\n{act['decides']}\n\nСудья        Г. Есімова\n"
    )


def text_of(act: dict[str, Any]) -> str:
    if act.get("language") == "kk":
        return kazakh_text_of(act)
    title, decides = HEADINGS[act["kind"]]
    return (
        f"{title}\n\n{act.get('date', '15 мая 2007 года')}        № 2-731        город Костанай\n\n"
        "Костанайский городской суд Костанайской области в составе судьи Есимовой Г.Б., "
        f"при секретаре Лях О.А., рассмотрев в судебном заседании {act['asks']},\n\nУСТАНОВИЛ:\n\n"
        f"{act['tells']}\n\nРуководствуясь статьями ГПК РК, суд\n\n"
        f"{decides}:\n\n{act['decides']}\n\n"
        "Судья        Г. Есимова\n"
    )


@pytest.mark.parametrize("act", OUTCOMES, ids=lambda act: act["why"])
def test_a_short_act_is_answered_as_a_lawyer_would(act: dict[str, Any]) -> None:
    read = extract(from_text(text_of(act)))
    answer = assess(read, load_kb(), instrument="kz-gp-2002-79").participation
    assert answer.outcome.value == act["outcome"], [ground.explanation for ground in answer.grounds]
