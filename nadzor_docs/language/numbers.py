"""Numbers and money in Russian words, and nouns that agree with a number."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from typing import Any

from nadzor_docs.errors import NadzorError
from nadzor_docs.language.cases import Case
from nadzor_docs.language.phrases import Noun, Phrase, read_phrase
from nadzor_docs.language.words import words

NUM2WORDS_CASES = {
    Case.NOM: "n", Case.GEN: "g", Case.DAT: "d", Case.ACC: "a", Case.INS: "i", Case.PREP: "p",
}  # fmt: skip
MILLION = 1_000_000
LARGEST = 10**15
NBSP = "\u00a0"
SMALLER = "Укажите число от нуля до тысячи триллионов"


class UnsayableNumber(NadzorError, ValueError):
    """A number or a sum of money that papers don't write in words."""

    code = "number"


def in_words(
    number: int, case: Case | str = Case.NOM, gender: str = "m", *, animate: bool = False
) -> str:
    """A whole number in words: 21 → «двадцать один»; ``gender`` is m, f or n of what is counted.

    Raises :class:`UnsayableNumber` beyond ±10¹⁵.
    """
    if abs(number) >= LARGEST:
        raise UnsayableNumber("число слишком велико, чтобы писать его словами", mend=SMALLER)
    if number < 0:
        return f"минус {in_words(-number, case, gender, animate=animate)}"
    # num2words gives «одна миллион»: what is counted decides the gender of the last three digits
    # only, so the millions are said apart.
    high, low = number // MILLION * MILLION, number % MILLION
    said = [_said(high, Case(case), "m", False)] if high else []
    said += [_said(low, Case(case), gender, animate)] if low or not high else []
    return " ".join(said)


def _said(number: int, case: Case, gender: str, animate: bool) -> str:
    return _num2words(number, lang="ru", case=NUM2WORDS_CASES[case], gender=gender, animate=animate)


def ordinal_in_words(number: int, case: Case | str = Case.NOM, gender: str = "m") -> str:
    """An ordinal: 5, gen → «пятого»; ``gender`` is m, f or n."""
    return _num2words(
        number, lang="ru", to="ordinal", case=NUM2WORDS_CASES[Case(case)], gender=gender,
        animate=False,
    )  # fmt: skip


def _num2words(number: int, **options: Any) -> str:
    from num2words import num2words

    return str(num2words(number, **options))


def grouped(number: int | Decimal) -> str:
    """Digits in groups of three by a space that doesn't break: 1250000 → «1 250 000»."""
    return f"{number:,}".replace(",", NBSP).replace(".", ",")


def money_in_words(amount: Decimal | int | str, case: Case | str = Case.NOM) -> str:
    """Tenge and tiyn in words: «одна тысяча тенге», «две тысячи тенге двадцать тиын».

    An ``int`` is tenge, never tiyn. Raises :class:`UnsayableNumber` for what is no sum of money.
    """
    tenge, tiyn = _split(amount)
    said = f"{in_words(tenge, case)} тенге"
    return f"{said} {in_words(tiyn, case)} {_tiyn(tiyn, Case(case))}" if tiyn else said


def money(amount: Decimal | int | str, case: Case | str = Case.NOM) -> str:
    """Money as papers print it: «1 750 (одна тысяча семьсот пятьдесят) тенге 20 тиын»."""
    tenge, tiyn = _split(amount)
    said = f"{grouped(tenge)} ({in_words(tenge, case)}) тенге"
    return f"{said} {tiyn:02} {_tiyn(tiyn, Case(case))}" if tiyn else said


def _split(amount: Decimal | int | str) -> tuple[int, int]:
    """Whole tenge and tiyn, rounded half up to a tiyn."""
    if isinstance(amount, float):
        raise TypeError("money is Decimal, int or str, never float")
    try:
        exact = Decimal(amount)
    except InvalidOperation:
        raise UnsayableNumber(f"«{amount}» — не сумма", mend="Запишите её цифрами") from None
    if not exact.is_finite() or not 0 <= exact < LARGEST:
        raise UnsayableNumber(f"«{amount}» — не сумма в тенге", mend=SMALLER)
    value = exact.quantize(Decimal("0.01"), ROUND_HALF_UP)
    return int(value), int(value * 100) % 100


def _tiyn(number: int, case: Case) -> str:
    forms = words("numbers")["tiyn"]
    agreement = _agreement(number)
    if agreement == "one":
        return str(forms["one"][case])
    direct = case in (Case.NOM, Case.ACC)
    return str(forms[agreement if direct else "many"])


def _agreement(number: int) -> str:
    """What a number asks of its noun: «one» (21 день), «few» (22 дня), «many» (25 дней)."""
    if number % 100 // 10 == 1:
        return "many"
    return {1: "one", 2: "few", 3: "few", 4: "few"}.get(number % 10, "many")


def agree(number: int, noun: str, case: Case | str = Case.NOM) -> str:
    """``noun`` (a nominative singular phrase) as it stands with ``number``, without the number.

    5, «исполнительное производство» → «исполнительных производств»; in an oblique case
    «(о) пяти исполнительных производствах». A phrase that can't be read stays as it is.
    """
    phrase = read_phrase(noun)
    if phrase is None:
        return noun
    wanted = _agreement(abs(number))
    if wanted == "one":
        return phrase.form(Case(case))
    direct = Case(case) in (Case.NOM, Case.ACC) and not (case == Case.ACC and phrase.animate)
    if not direct:
        return plural(noun, Case(case))
    start, head = phrase.head
    # «две частные жалобы», but «два частных протеста», «пять частных жалоб».
    of_feminine = wanted == "few" and head.gender == "femn"
    beside = Case.NOM if of_feminine else Case.GEN
    modifiers = [(place, word.plural(beside)) for place, word in phrase.modifiers]
    return phrase.rewritten([*modifiers, (start, _counted(head, wanted))])


def _counted(head: Any, wanted: str) -> str:
    if not isinstance(head, Noun):
        return str(head.plural(Case.GEN))
    if wanted == "few":
        return head.form(Case.GEN) or head.word
    return _with_five(head)


def _with_five(head: Noun) -> str:
    special: str | None = words("numbers")["with_five"].get(head.word)
    return special or head.plural(Case.GEN)


@lru_cache(maxsize=5_000)
def plural(noun: str, case: Case = Case.NOM) -> str:
    """The plural of a nominative singular phrase: «исполнительное производство» →
    «исполнительные производства»."""
    phrase: Phrase | None = read_phrase(noun)
    if phrase is None:
        return noun
    start, head = phrase.head
    changed = [(place, word.plural(case, phrase.animate)) for place, word in phrase.modifiers]
    own = head.plural(case) if isinstance(head, Noun) else head.plural(case, phrase.animate)
    return phrase.rewritten([*changed, (start, own)])
