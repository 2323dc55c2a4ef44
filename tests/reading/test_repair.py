"""Repairs: what a person would mend by hand is mended, what is right stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nadzor_docs.reading import from_text

ALPHABET = "абвгд АБВ oOcN№0123«»\"-–.,:;!?\n\r\t\xa0\xad\u200bА Б_<>'ёқі/()"


@given(st.text(alphabet=ALPHABET, max_size=300))
def test_the_map_is_monotone_and_whole(raw: str) -> None:
    act = from_text(raw)
    assert len(act.origin) == len(act.text) + 1
    assert all(a <= b for a, b in zip(act.origin, act.origin[1:], strict=False))
    assert act.origin[-1] <= len(raw)


@given(st.text(alphabet=ALPHABET, max_size=300))
def test_repairing_twice_is_repairing_once(raw: str) -> None:
    once = from_text(raw).text
    assert from_text(once).text == once


@given(st.text(alphabet=ALPHABET, max_size=300))
def test_a_repair_stands_where_it_says(raw: str) -> None:
    act = from_text(raw)
    for repair in act.repairs:
        assert 0 <= repair.span.start <= repair.span.end <= len(act.text)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("О П Р Е Д Е Л И Л:", "ОПРЕДЕЛИЛ:"),
        ("о п р е д е л и т ь :  ", "определить:"),
        ("л и ц  и  г о с у д а р с т в а .", "лиц и государства."),
        ("14 июля  2022 года      дело № 1", "14 июля 2022 года\tдело № 1"),
        ("приказ N 79", "приказ № 79"),
    ],
)  # fmt: skip
def test_a_repair(raw: str, clean: str) -> None:
    assert from_text(raw).text == clean
