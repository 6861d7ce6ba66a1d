"""The reading kit is blind, and notices who has not read."""

import json
import re
import runpy
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[2] / "scripts" / "reading_kit"
SENTENCE = "Ann Hobb said the council had 4{n} <ferries> and was happy with Peter Veld on May {n} in town."


def kit(*arguments: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, arguments)], capture_output=True, text=True, check=False
    )


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """A folder with a page of 30 claims and its key."""
    articles, stories = [], []
    for n in range(90):
        lead = SENTENCE.format(n=n).replace("Peter Veld", "Peter Veld" if n % 2 else "Oru Bell")
        text = f"{lead} The mayor, Oru Tamber{n}, was pleased with what the ferry did for the town. It rained."
        articles.append({"article_id": f"a{n}", "text": text, "title": "Ferries"})
        place = {"article_id": f"a{n}", "field": "text", "start": 0, "end": len(lead)}
        claim = {"text": lead, "alignments": [place], "evidence": [place]}
        meta = {"article_id": f"a{n}", "title": "Ferries", "published": None}
        stories.append({"articles": [meta], "claims": [claim]})
    for name, rows in (("articles", articles), ("stories", stories)):
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    done = kit("make", tmp_path, "--page", tmp_path / "p.html", "--key", tmp_path / "k.json", "--items", 30)
    assert done.returncode == 0, done.stderr
    return tmp_path


def answers(folder: Path, found: bool) -> Path:
    """The answers of a reader who finds all that was changed, or nothing."""
    key = json.loads((folder / "k.json").read_text())
    given: dict[str, Any] = {
        n: {"read": True, "unfaithful": found and kind not in ("claim", "untouched")}
        for n, kind in key["kinds"].items()
    }
    path = folder / "filled.json"
    path.write_text(json.dumps({"digest": key["digest"], "reader": "r", "answers": given}))
    return path


def test_the_page_tells_nothing_and_is_escaped(made: Path) -> None:
    page, key = (made / "p.html").read_text(), json.loads((made / "k.json").read_text())
    kinds = list(key["kinds"].values())
    assert (len(kinds), kinds.count("claim"), kinds.count("untouched")) == (70, 30, 20)
    assert kinds != sorted(kinds) and "<ferries>" not in page and "&lt;ferries&gt;" in page
    assert not re.search(r"claim-|untouched|corrupt|https?://|src=", page)
    assert re.findall(r'data-id="(\d+)"', page) == list(key["kinds"])


def test_a_reader_who_misses_more_than_four_is_rejected(made: Path) -> None:
    good = kit("score", answers(made, True), made / "k.json")
    assert good.returncode == 0 and "0 of 20 missed" in good.stdout and "claim: 30 of 30" in good.stdout
    bad = kit("score", answers(made, False), made / "k.json")
    assert bad.returncode == 1 and "rejected" in bad.stdout


def test_a_source_is_never_shown_from_the_middle_of_a_sentence() -> None:
    around = runpy.run_path(str(SCRIPT), run_name="kit")["sentence_around"]
    text = (
        "One came. Two left. Mr. Doe of the U.S. Senate said no. He left in May. Then it rained. Snow fell. Done now."
    )
    start = text.index("He left")
    first, last = around(text, start, start + len("He left in May."))
    assert text[first:last].strip() == "Two left. Mr. Doe of the U.S. Senate said no. He left in May. Then it rained."
