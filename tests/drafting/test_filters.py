"""What a tag prints; the guide names no filter and no kind that isn't there."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from nadzor_docs.drafting.compiled import Compiled
from nadzor_docs.drafting.contract import kind_folders
from nadzor_docs.drafting.errors import BadValues
from nadzor_docs.drafting.filters import FILTERS
from nadzor_docs.drafting.render import render
from nadzor_docs.drafting.values import Filled, blank
from nadzor_docs.facts import Gender
from tests.drafting.conftest import text_of

CASES = yaml.safe_load((Path(__file__).parent / "filters.yaml").read_text(encoding="utf-8"))
GUIDE = (Path(__file__).parents[2] / "docs" / "documents.ru.md").read_text(encoding="utf-8")
NOT_OF_ONE_VALUE = {"plural", "gendered", "bar", "several", "count", "semicolons", "preposition"}
Make = Callable[..., Compiled]


def filled(value: Any) -> Any:
    return [Filled(item) for item in value] if isinstance(value, list) else Filled(value)


@pytest.mark.parametrize("case", CASES, ids=[f"{c['tag']} {c['x']}"[:50] for c in CASES])
def test_a_filter_prints(case: dict[str, Any], compiled: Make) -> None:
    content = render(compiled(f"{{{{ {case['tag']} }}}}"), {"x": filled(case["x"])}).content
    assert text_of(content).replace("\u00a0", " ") == case["out"]


def test_gender_decides_the_case_of_a_surname(compiled: Make) -> None:
    made = compiled("{{ x | dative }}")
    he, she = (Filled("Ким Саша", gender) for gender in (Gender.MASCULINE, Gender.FEMININE))
    assert text_of(render(made, {"x": he}).content) == "Киму Саше"
    assert text_of(render(made, {"x": she}).content) == "Ким Саше"


@pytest.mark.parametrize("name", sorted(set(FILTERS) - NOT_OF_ONE_VALUE))
def test_a_blank_passes_through_every_filter(name: str, compiled: Make) -> None:
    made = render(compiled(f"{{{{ x | {name} }}}}"), {"x": blank("сумма")})
    assert made.marked == ("[указать: сумма]",)


def test_before_a_gap_the_preposition_is_short(compiled: Make) -> None:
    made = render(compiled("{{ x | preposition('с') }} {{ x }}"), {"x": blank("норма")})
    assert text_of(made.content) == "с [указать: норма]"


def test_a_preposition_that_has_one_form_is_named(compiled: Make) -> None:
    with pytest.raises(BadValues, match="«на»"):
        render(compiled("{{ x | preposition('на') }}"), {"x": Filled("решение")})


def test_what_cannot_be_declined_stays_and_is_marked(compiled: Make) -> None:
    made = render(compiled("{{ x | genitive }}"), {"x": Filled("Qwrtz Xyzzy")})
    assert made.marked == ("Qwrtz Xyzzy",)


@pytest.mark.parametrize(("tag", "value"), [("date", "14 марта"), ("grouped", "много")])
def test_a_value_of_the_wrong_kind_is_named(tag: str, value: str, compiled: Make) -> None:
    with pytest.raises(BadValues, match=value):
        render(compiled(f"{{{{ x | {tag} }}}}"), {"x": Filled(value)})


def test_the_guide_names_only_what_exists() -> None:
    used = re.findall(r"\\\| (\w+)", GUIDE)
    assert set(used) <= set(FILTERS)
    kinds = {folder.name for folder in kind_folders()}
    assert kinds <= set(re.findall(r"`([\w-]+)`", GUIDE))
