"""The lists of kb/language: each rule's example holds, no slips of the keyboard in the names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from nadzor_docs.facts import Gender
from nadzor_docs.language.morphology import analyzer
from nadzor_docs.language.names.inflection import NamePart, all_forms
from nadzor_docs.language.words import words

CYRILLIC = re.compile(r"[а-яёәғқңөұүһі .-]+")


@pytest.mark.parametrize("rule", words("name_rules"), ids=lambda rule: next(iter(rule["example"])))
def test_a_rule_declines_its_example(rule: dict[str, Any]) -> None:
    (word, genitive) = next(iter(rule["example"].items()))
    for part in rule["parts"]:
        for gender in rule["genders"]:
            assert all_forms(word, NamePart(part), Gender(gender))[0] == genitive


def texts(value: Any) -> Iterator[str]:
    """Every word of a list, however deep it stands; keys «m», «f», «gen» are ours."""
    if isinstance(value, dict):
        value = [*(key for key in value if len(key) > 1 and not key.isascii()), *value.values()]
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)


@pytest.mark.parametrize("name", ["first_names", "names", "titles", "dates"])
def test_words_are_cyrillic_and_lower_case(name: str) -> None:
    assert [word for word in texts(words(name)) if not CYRILLIC.fullmatch(word)] == []


def test_a_first_name_stands_once_in_its_list() -> None:
    for names in words("first_names").values():
        assert len(names) == len(set(names))


def test_model_nouns_are_in_the_dictionary() -> None:
    models = set(words("titles")["nouns"].values())
    assert [word for word in models if not analyzer().word_is_known(word)] == []
