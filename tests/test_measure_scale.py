"""Articles that are replayed to measure scale: as many a day, and no copies."""

import runpy
from pathlib import Path
from typing import Any

SCRIPT: dict[str, Any] = runpy.run_path(str(Path(__file__).parents[1] / "scripts" / "measure_scale"))

BASE = [
    {"id": f"a{i}", "title": None, "text": f"Rare{chr(97 + i % 26)}x word", "published": f"2020-01-{1 + i % 28:02d}"}
    for i in range(60)
]


def test_the_table_of_a_replay_is_one_to_one_and_the_first_keeps_all() -> None:
    groups = [["ash", "elm", "oak", "yew"], ["cat", "dog"]]
    table = SCRIPT["exchange"](groups, 3)
    assert SCRIPT["exchange"](groups, 0) == {}
    assert all(sorted(table[word] for word in group) == group for group in [*groups, list("0123456789")])


def test_capitals_stay_as_they_were() -> None:
    assert SCRIPT["rewritten"]("Ash, ASH ash: the 9 ashes", {"ash": "oak"}) == "Oak, OAK oak: the 9 ashes"


def test_each_replay_follows_the_last_and_ids_differ() -> None:
    made = list(SCRIPT["replays"](BASE, 150))
    assert len(made) == 150 == len({article["id"] for article in made})
    assert min(a["published"] for a in made[60:120]) > max(a["published"] for a in made[:60])
