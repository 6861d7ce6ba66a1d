"""The stage: from a page to an article."""

import dataclasses
import itertools
import json
from pathlib import Path

import pytest
from hydra.utils import instantiate
from hypothesis import given
from hypothesis import strategies as st
from omegaconf import OmegaConf

from pipeline.errors import ConfigurationError
from pipeline.records import Cleaned, Dropped, Span
from pipeline.stages.clean.layout import CleanInput
from pipeline.stages.clean.lines import CleanLines
from pipeline.stages.clean.plain import CleanPlain
from pipeline.tables import to_records, to_table

LINES = CleanLines(line_score=0.45, language_confidence=0.5)
PLAIN = CleanPlain(language_confidence=0.5)

PAGE = """Home
World
Sign in
Ferries stop as storm nears the northern islands
All boats stay in port until the wind drops, the harbour board says
By Ann Doe
Published: April 20, 2023
A ferry in Hull
A ferry in Hull waits for the storm to pass. ANN DOE/Getty Images
HULL, England (AP) — All ferries to the northern islands stopped on Thursday, the harbour board said.
“We will not sail into this. It is too dangerous,” said Bo Ek, who leads the board.
Read more
About 2,500 people were waiting in the port of Hull, and the board asked them to go home.
— Harbour Board (@board) April 20, 2023
The storm is the third of the year to close the port, which serves six islands.
All ferries to the northern islands stopped on Thursday, the harbour board said.
Do you have a tip? Write to tips@example.org.
About the writer
Ann Doe is a reporter based in Hull. She writes about the sea.
Most read
Culture
© 2023 Example Ltd"""


def row(text: str, **fields: str | None) -> CleanInput:
    values: dict[str, str | None] = {"title": None, "published": None, "declared_language": None}
    return CleanInput(article_id="a", text=text, repeated=None, **(values | fields))


def cleaned(text: str, stage: CleanLines | CleanPlain = LINES, **fields: str | None) -> Cleaned:
    result = stage.clean(row(text, **fields))
    assert isinstance(result, Cleaned), result
    return result


def part(text: str, span: Span | None) -> str | None:
    return None if span is None else text[span.start : span.end]


def sentences(text: str, result: Cleaned) -> list[str]:
    return [text[s.start : s.end] for s in result.sentences]


def test_a_page_gives_its_parts() -> None:
    result = cleaned(PAGE)
    assert part(PAGE, result.layout.title) == "Ferries stop as storm nears the northern islands"
    assert part(PAGE, result.layout.deck) == "All boats stay in port until the wind drops, the harbour board says"
    assert part(PAGE, result.layout.byline) == "By Ann Doe"
    assert part(PAGE, result.layout.dateline) == "HULL, England (AP)"
    assert (result.language, result.day) == ("en", "2023-04-20")


def test_a_page_gives_its_sentences_and_nothing_of_its_furniture() -> None:
    result = cleaned(PAGE)
    assert sentences(PAGE, result) == [
        "All boats stay in port until the wind drops, the harbour board says",
        "All ferries to the northern islands stopped on Thursday, the harbour board said.",
        "“We will not sail into this.",
        "It is too dangerous,” said Bo Ek, who leads the board.",
        "The storm is the third of the year to close the port, which serves six islands.",
        "All ferries to the northern islands stopped on Thursday, the harbour board said.",
    ]
    assert [s.repeat for s in result.sentences] == [False] * 5 + [True]
    assert result.sentences[0].part == "deck"


def test_a_given_title_is_found_in_the_text_and_no_other_line_is_taken_for_it() -> None:
    text = "Storm closes port\nThe port of Hull was closed on Monday."
    assert part(text, cleaned(text, title="Storm Closes Port").layout.title) == "Storm closes port"
    assert cleaned(text, title="Something else was said").layout.title is None


@pytest.mark.parametrize("stage", [LINES, PLAIN])
@pytest.mark.parametrize("text", ["", " \n\u2028 ", "Storm closes port"])
def test_a_text_without_a_body_is_set_aside(stage: CleanLines | CleanPlain, text: str) -> None:
    result = stage.clean(row(text, title="Storm closes port"))
    assert isinstance(result, Dropped)
    assert result.reason == "empty_body"


def test_a_list_of_links_has_no_body() -> None:
    assert isinstance(LINES.clean(row("Home\nWorld\nSport\nCulture\nSubscribe now\nCookie Policy")), Dropped)


@pytest.mark.parametrize("text", ["It rained.", "Der Hafen ist zu.", "港は閉鎖された。", "أغلق الميناء."])
def test_an_article_of_one_sentence_is_kept(text: str) -> None:
    assert sentences(text, cleaned(text)) == [text]


@pytest.mark.parametrize(
    ("text", "truncated"),
    [
        ("The port was shut. Nobody came.", False),
        ("The port was shut. The board said that all the boats would...", True),
        ("The port was shut. The board said that all the boats would […]", True),
        ("The port was shut. The board said that all the boats would", True),
        ("The port was shut. The board said: “All the boats stay.”", False),
    ],
)
def test_a_last_sentence_that_is_cut_off_is_marked(text: str, truncated: bool) -> None:
    assert [s.truncated for s in cleaned(text).sentences] == [False, truncated]


def test_lines_without_an_end_mark_are_cut_off_only_at_the_end() -> None:
    text = (
        "the port of hull was shut on monday\nthe board said that the boats would stay\nnobody knew for how long it was"
    )
    assert [s.truncated for s in cleaned(text, PLAIN).sentences] == [False, False, True]


def test_plain_keeps_every_line() -> None:
    text = "Read more\nThe port was shut.\nNames"
    assert [part(text, s) for s in cleaned(text, PLAIN).layout.body] == ["Read more", "The port was shut.", "Names"]


def test_an_agency_name_after_the_last_sentence_is_no_sentence() -> None:
    text = "The port of Hull was shut on Monday because of a storm, the harbour board said. Reuter"
    assert sentences(text, cleaned(text)) == [text.removesuffix(" Reuter")]


@given(
    st.text(
        alphabet=st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\n\n. —“”(AP)Aa1")), max_size=120
    )
)
@pytest.mark.parametrize("stage", [LINES, PLAIN])
def test_spans_hold_their_promises_on_any_text(stage: CleanLines | CleanPlain, text: str) -> None:
    result = stage.clean(row(text))
    if isinstance(result, Dropped):
        return
    layout = result.layout
    body = list(layout.body)
    assert all(a.end <= b.start for a, b in itertools.pairwise(body))
    assert all("\n" not in text[s.start : s.end] for s in body)
    heads = sorted((s for s in (layout.title, layout.deck, layout.byline, layout.dateline) if s), key=lambda s: s.start)
    parts = sorted([*heads, *body], key=lambda s: s.start)
    assert all(a.end <= b.start for a, b in itertools.pairwise(parts))
    inside = [*body, *([layout.deck] if layout.deck else [])]
    assert all(any(p.start <= s.start and s.end <= p.end for p in inside) for s in result.sentences)


def test_tables_come_back_row_by_row() -> None:
    table = to_table([row(PAGE), dataclasses.replace(row(""), article_id="b")], CleanInput)
    kept, dropped = LINES(table)
    assert to_records(kept, Cleaned) == [cleaned(PAGE)]
    assert [d.key for d in to_records(dropped, Dropped)] == ["b"]
    assert LINES(table.slice(0, 0)).kept.num_rows == 0


@pytest.mark.parametrize("fields", [{"line_score": 2.0}, {"line_score": "high"}, {"language_confidence": -1}])
def test_parameters_out_of_range_are_refused(fields: dict[str, object]) -> None:
    values: dict[str, object] = {"line_score": 0.35, "language_confidence": 0.5}
    with pytest.raises(ConfigurationError, match=next(iter(fields))):
        CleanLines(**(values | fields))  # type: ignore[arg-type]


@pytest.mark.parametrize("variant", ["lines", "plain"])
def test_the_configurations_build(variant: str) -> None:
    path = Path(__file__).parents[3] / "conf" / "clean" / f"{variant}.yaml"
    assert isinstance(instantiate(OmegaConf.load(path)), CleanLines | CleanPlain)


@pytest.mark.data
def test_the_seeds_hold_no_furniture(data: Path) -> None:
    for path in sorted((data / "seeds").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        said = " ".join(sentences(text, cleaned(text)))
        for furniture in (
            "Read more",
            "SEE ALSO",
            "pic.twitter",
            "Photo courtesy",
            "Getty",
            "tip on",
            "Reporter",
            "AI-gen",
            "Latest",
        ):
            assert furniture not in said


@pytest.mark.data
@pytest.mark.parametrize("name", ["basil", "multiling2011"])
def test_clean_texts_lose_nearly_nothing(data: Path, name: str) -> None:
    kept = total = 0
    for line in (data / name / "articles.jsonl").read_text(encoding="utf-8").splitlines()[:150]:
        article = json.loads(line)
        layout = cleaned(article["text"], title=article["title"]).layout
        front = [s for s in (layout.title, layout.deck, layout.byline, layout.dateline) if s]
        kept += sum(s.end - s.start for s in (*layout.body, *front))
        total += len(article["text"])
    assert kept > 0.98 * total
