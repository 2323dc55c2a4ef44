"""The repairs of a text, in order. Each is a pure function that finds what it would mend."""

from __future__ import annotations

from typing import Final

from nadzor_docs.reading.raw import RawText
from nadzor_docs.reading.repair.intrusions import (
    displaced_words,
    note_marks,
    page_numbers,
    stamps_in_sentences,
)
from nadzor_docs.reading.repair.lines import broken_words, wrapped_lines
from nadzor_docs.reading.repair.lookalikes import (
    lookalike_letters,
    lookalike_words,
    roman_numerals,
)
from nadzor_docs.reading.repair.mends import Draft, Finder, replace
from nadzor_docs.reading.repair.recognition import (
    misread_capitals,
    misread_digits,
    misread_months,
    misread_numerals,
    misread_prepositions,
    misread_words,
    stray_rules,
)
from nadzor_docs.reading.repair.signs import (
    digits_in_numbers,
    initials_with_three,
    letters_in_words,
    number_signs,
    quotation_marks,
    signature_lines,
    words_with_three,
)
from nadzor_docs.reading.repair.spaces import (
    blank_lines,
    column_gaps,
    invisible_characters,
    line_ends,
    margins,
    odd_hyphens,
    odd_spaces,
    soft_hyphens,
    spaces_before_points,
    tabs_after_numbers,
    wide_spaces,
)
from nadzor_docs.reading.repair.spacing import glued_words, letter_spacing

# Indents and gaps are evidence of lines and columns: they go only after those are told.
REPAIRS: Final[tuple[Finder, ...]] = (
    line_ends,
    invisible_characters,
    odd_spaces,
    odd_hyphens,
    soft_hyphens,
    letter_spacing,
    displaced_words,
    page_numbers,
    note_marks,
    stamps_in_sentences,
    wrapped_lines,
    broken_words,
    column_gaps,
    wide_spaces,
    margins,
    blank_lines,
    tabs_after_numbers,
    spaces_before_points,
    signature_lines,
    lookalike_letters,
    lookalike_words,
    glued_words,
    roman_numerals,
    letters_in_words,
    digits_in_numbers,
    initials_with_three,
    words_with_three,
    number_signs,
    quotation_marks,
)
# Where a reader of the file would see a picture, these are certain; in typed text they aren't.
RECOGNITION_REPAIRS: Final[tuple[Finder, ...]] = (
    stray_rules,
    misread_numerals,
    misread_digits,
    misread_prepositions,
    misread_capitals,
    misread_months,
    misread_words,
)
ROUNDS: Final = 8  # real texts settle in two


def repair(raw: RawText) -> Draft:
    """Mend until nothing is left to mend, so that repairing twice is repairing once."""
    draft = _with_what_the_page_shows(raw)
    for _ in range(ROUNDS):
        before = draft
        for find in (*REPAIRS, *RECOGNITION_REPAIRS) if raw.recognised else REPAIRS:
            draft = draft.mended(find.__name__, find(draft.text))
        if draft is before:
            break
    return draft


def _with_what_the_page_shows(raw: RawText) -> Draft:
    """Running heads leave the flow, then words and lines broken by the page come together."""
    draft = Draft.of(raw.text)
    if not raw.running and not raw.soft_breaks:
        return draft
    heads = [replace(span.start, span.end, "") for span in raw.running]
    draft = draft.mended("running_heads", heads)
    draft = draft.mended("broken_words", broken_words(draft.text))
    ends = (draft.at(index) for index in raw.soft_breaks)
    joints = [replace(end, end + 1, " ") for end in ends if draft.text[end : end + 1] == "\n"]
    return draft.mended("wrapped_lines", joints)
