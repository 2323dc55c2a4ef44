"""What holds for any name: declining keeps capitals and hyphens, and can be undone."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from nadzor_docs.facts import Gender
from nadzor_docs.language import Case, decline, decline_person, paradigm, to_nominative
from nadzor_docs.language.words import words

SURNAMES = ("Ахметов", "Оспан", "Ким", "Сүлейменов", "Достоевский", "Шмидт", "Шевченко", "Әлі")
PATRONYMICS = {
    Gender.MASCULINE: ("Серикович", "Болатұлы"),
    Gender.FEMININE: ("Сериковна", "Болатқызы"),
}
ENDS = {"Ахметов": "а", "Сүлейменов": "а"}


@st.composite
def people(draw: st.DrawFn) -> tuple[str, Gender]:
    gender = draw(st.sampled_from(Gender))
    surname = draw(st.sampled_from(SURNAMES))
    if gender is Gender.FEMININE:
        surname = {"Достоевский": "Достоевская"}.get(surname, surname + ENDS.get(surname, ""))
    first = draw(st.sampled_from(words("first_names")[gender])).title()
    return f"{surname} {first} {draw(st.sampled_from(PATRONYMICS[gender]))}", gender


@given(people(), st.sampled_from(Case))
def test_a_declined_name_is_read_back(person: tuple[str, Gender], case: Case) -> None:
    name, gender = person
    declined = decline(name, case)
    assert declined.sure
    assert decline_person(name).gender is gender
    back = [reading.name.replace("ё", "е") for reading in to_nominative(declined.text)]
    assert name.replace("ё", "е") in back


@given(people(), st.sampled_from(Case))
def test_capitals_decline_as_other_letters_do(person: tuple[str, Gender], case: Case) -> None:
    name, _ = person
    assert decline(name.upper(), case).text == decline(name, case).text.upper()


@given(st.text(alphabet="АБаяёвйьъ-.«»\"' №1әқҰCz\n\t", max_size=40))
@example("А.")
@example("-")
@example("")
def test_any_text_is_answered_and_its_nominative_is_itself(text: str) -> None:
    declined = paradigm(text)
    assert declined.forms[Case.NOM] == text
    assert declined.sure or set(declined.forms.values()) == {text}
    assert to_nominative(text)
