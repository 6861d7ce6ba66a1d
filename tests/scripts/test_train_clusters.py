import itertools
import json
import random
import runpy
from pathlib import Path
from typing import Any

import numpy as np

from pipeline.evaluation.made_up import Item
from pipeline.stages.cluster.network import network_from

SCRIPT: dict[str, Any] = runpy.run_path(str(Path(__file__).parents[2] / "scripts" / "train_clusters"))


def made_up(stories: int, articles: int) -> list[Item]:
    """Stories of random words, most of which an article shares with the others of its story."""
    draw = random.Random(0)
    words = ["".join(draw.choices("bdfgklmnprst", k=3)) + "a" + str(n % 10) for n in range(400)]
    items = []
    for story in range(stories):
        own = draw.sample(words, 25)
        for number in range(articles):
            body = " ".join(draw.sample(own, 15) + draw.sample(words, 10))
            items.append(Item(f"{story}-{number}", f"s{story}", " ".join(draw.sample(own, 4)), body))
    return items


def test_the_same_items_train_the_same_networks_to_the_last_digit() -> None:
    made = [SCRIPT["sample"](made_up(12, 3), 1.0, 1, 0.2), SCRIPT["sample"](made_up(5, 6), 1.0, 2, crowd=True)]
    first, second = SCRIPT["trained"](made), SCRIPT["trained"](made)
    assert json.dumps(first) == json.dumps(second)
    assert list(first) == ["pair", "context", "merge"]


def test_a_network_keeps_to_the_signs_of_its_features() -> None:
    draw = np.random.default_rng(5)
    features = draw.normal(size=(400, 2))
    same = features[:, 0] - features[:, 1] ** 2 + draw.normal(size=400) > 0
    network = network_from(SCRIPT["fit"](features, same, np.ones(400), (1, -1), 4, 1e-4))
    grid = np.array(list(itertools.product(np.linspace(-3, 3, 9), repeat=2)))
    odds = network.log_odds(grid).reshape(9, 9)
    assert (np.diff(odds, axis=0) >= -1e-9).all()
    assert (np.diff(odds, axis=1) <= 1e-9).all()
