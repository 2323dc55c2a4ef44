"""Random harm to a value read from YAML: something deleted or replaced."""

import random
from typing import Any


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every place below the root."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    found = []
    for key, item in inside:
        found.append((*path, key))
        if isinstance(item, (dict, list)):
            found += places(item, (*path, key))
    return found


def damage(value: Any, chance: random.Random, values: list[Any]) -> None:
    *way, last = chance.choice(places(value))
    for step in way:
        value = value[step]
    if chance.random() < 0.3:
        del value[last]
    else:
        value[last] = chance.choice(values)
