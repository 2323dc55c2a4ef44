"""How a value becomes text of the document: escaped, with marks round blanks and origins."""

from __future__ import annotations

from datetime import date
from typing import Any

from jinja2 import Undefined
from markupsafe import Markup

from nadzor_docs.drafting.values import (
    BLANK_CLOSE,
    BLANK_OPEN,
    NOTE_CLOSE,
    NOTE_OPEN,
    NOTE_QUOTE_END,
    Filled,
    as_markup,
)


def printed(value: Any) -> Any:
    """Jinja's last word on every value (``finalize``): text that is safe in Word's XML."""
    if isinstance(value, Filled):
        return _filled(value)
    if isinstance(value, (list, tuple)):
        return Markup(", ").join(printed(item) for item in value)
    if isinstance(value, (Undefined, Markup)):
        return value
    return as_markup(_plain(value))


def _filled(value: Filled) -> Markup:
    text = as_markup(_plain(value.value))
    if value.blank or value.unsure:
        text = Markup(f"{BLANK_OPEN}{text}{BLANK_CLOSE}")
    if value.quote:
        text = Markup(f"{NOTE_OPEN}{as_markup(value.quote)}{NOTE_QUOTE_END}{text}{NOTE_CLOSE}")
    return text + as_markup(value.after)


def _plain(value: Any) -> str:
    return value.strftime("%d.%m.%Y") if isinstance(value, date) else str(value)
