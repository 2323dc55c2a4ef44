"""How well acts are read: gold answers, counts by field, figures with their intervals."""
