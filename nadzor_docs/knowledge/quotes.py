"""Is a quote the clause's own words? White space aside, yes letter by letter, or no."""

from __future__ import annotations

GAP = "…"  # «принять меры … к регистрации»: words left out between two pieces, kept in order


def quote_problem(quote: str, text: str) -> str:
    """Why ``quote`` isn't in ``text``: empty if it is. Pieces around «…» must come in order."""
    whole, at = " ".join(text.split()), 0
    for piece in quote.split(GAP):
        words = " ".join(piece.split())
        found = whole.find(words, at)
        if found < 0:
            return f"в тексте нет слов «{words}»"
        at = found + len(words)
    return ""
