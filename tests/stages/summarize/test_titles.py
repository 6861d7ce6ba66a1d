"""Headlines say what happened, without labels and shouting, and every character keeps its place in the title."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Candidate
from pipeline.stages.summarize.headline import headline
from pipeline.stages.summarize.titles import as_headline, is_catchy, spellings
from pipeline.stages.summarize.wording.edits import extract_candidate
from tests.builders import member
from tests.stages.summarize.test_edits import replay
from tests.stages.summarize.test_names import FERRY


def titled(title: str, text: str = FERRY) -> Candidate:
    source = member("a", text, title=title)
    made = as_headline(source, "title", 0, len(title), spellings([source]))
    replay(made, source)
    return made


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("LIVE: Ferry sinks off Dorn", "Ferry sinks off Dorn"),
        ("WATCH: Ferry sinks off Dorn", "Ferry sinks off Dorn"),
        ("Opinion | Ferries should be free", "Ferries should be free"),
        ("Ferry sinks off Dorn, nine dead | The Dorn Post", "Ferry sinks off Dorn, nine dead"),
        ("Ferry sinks off Dorn, nine dead - The Dorn Post", "Ferry sinks off Dorn, nine dead"),
        ("Ferry sinks off Dorn, nine dead – as it happened", "Ferry sinks off Dorn, nine dead"),
        ("Report: Ferry sinks off Dorn", "Ferry sinks off Dorn"),
        (
            "The old ferry of the islands sinks off Dorn with nine aboard; mayor of Dorn blames a storm",
            "The old ferry of the islands sinks off Dorn with nine aboard",
        ),
        ("Ferry sinks; nine dead", "Ferry sinks; nine dead"),
        ("Ferry sinks off Dorn, nine dead [VIDEO]", "Ferry sinks off Dorn, nine dead"),
        ("Ferry  sinks\toff Dorn.", "Ferry sinks off Dorn"),
        ("Mayor of Dorn: ferries sank", "Mayor of Dorn: ferries sank"),
        ("TAMBERLAIN BOUGHT A FERRY", "Tamberlain bought a ferry"),
        ("QUARREL ABOUT ZYXT FERRY", "QUARREL ABOUT ZYXT FERRY"),
        ("UN and NATO", "UN and NATO"),
        ("عبارة تغرق قبالة الساحل", "عبارة تغرق قبالة الساحل"),
    ],
)
def test_a_title_is_shown_without_label_outlet_and_shouting(title: str, shown: str) -> None:
    text = "A ferry for Tamberlain was bought. Then Ann bought a ferry."
    assert titled(title, text).text == shown


@given(st.text(min_size=1, max_size=60).filter(lambda text: text.strip() != ""))
def test_any_title_replays(title: str) -> None:
    titled(title)
    titled(title.upper(), title)


@pytest.mark.parametrize(
    "title",
    [
        "Is the ferry safe?",
        "Why ferries sink",
        "Seven things to know about ferries",
        "Ferry sinks: 5 things to watch",
        "No, the ferry did not sink",
        "Mayor calls ferry a f*ck-up",
        "Mayor: 'That f**king ferry sank'",
        "After the Ferry, We Must Act",
        "Ferry sank. Here's why it matters",
        "Πού πήγε το πλοίο;",
        "هل غرقت العبارة؟",
    ],
)
def test_questions_lists_and_teasers_are_catchy(title: str) -> None:
    assert is_catchy(title)


@pytest.mark.parametrize("title", ["'We won't go': sailors of Dorn strike", "Hobb: “Why not?”", "US ferry sinks"])
def test_what_is_quoted_does_not_tease(title: str) -> None:
    assert not is_catchy(title)


def test_a_plain_title_is_preferred_to_a_question() -> None:
    texts = ["A ferry sank off Dorn with forty sailors on board."] * 2
    asks, plain = "Why did the ferry sink off Dorn with forty sailors?", "Ferry sank off Dorn"
    found = headline((member("a", texts[0], title=asks), member("b", texts[1], title=plain)))
    assert found is not None and found.text == plain


def test_of_two_plain_titles_the_one_that_the_summary_is_about_leads() -> None:
    one = member("a", "A ferry sank off Dorn.", title="Ferry sank off Dorn")
    two = member("b", "Prices for salted herring rose.", title="Herring prices rose fast")
    found = headline((one, two), (), (extract_candidate(two, 0, len(two.text)),))
    assert found is not None and found.text == "Herring prices rose fast"


def test_without_titles_the_first_claim_serves_without_its_attribution() -> None:
    text = "A ferry with forty sailors sank off the coast of Dorn in the night, according to nine witnesses on land."
    source = member("a", text)
    found = headline((source,), (), (extract_candidate(source, 0, len(text)),))
    assert found is not None and found.text == "A ferry with forty sailors sank off the coast of Dorn in the night"
    assert headline((source,)) is None


def test_a_title_that_another_has_overtaken_stands_back() -> None:
    text = "Mayor Ann Hobb of Dorn signed the ferry bill on Monday after a long debate."
    soon, done = member("a", text, title="Mayor Hobb of Dorn to sign ferry bill"), member("b", text, title="Hobb signs")
    found = headline((soon, replace(done, title="Hobb signs ferry bill")))
    assert found is not None and found.text == "Hobb signs ferry bill"
    alone = headline((soon, replace(done, title="Hobb and the ferry bill")))
    assert alone is not None and alone.text == "Mayor Hobb of Dorn to sign ferry bill"


@pytest.mark.parametrize(("plan", "deed"), [("to sign", "signs"), ("will drop", "drops"), ("to widen", "widens")])
def test_a_plan_in_any_verb_is_overtaken(plan: str, deed: str) -> None:
    text = "Mayor Ann Hobb of Dorn dealt with the ferry bill on Monday after a long debate."
    soon = member("a", text, title=f"Mayor Hobb of Dorn {plan} ferry bill")
    found = headline((soon, member("b", text, title=f"Hobb {deed} ferry bill")))
    assert found is not None and found.text == f"Hobb {deed} ferry bill"


_LITTLE = "be have do make take get give help say tell set put call"


@pytest.mark.parametrize("verb", _LITTLE.split())
def test_a_verb_that_says_little_overtakes_no_plan(verb: str) -> None:
    text = "Mayor Ann Hobb of Dorn dealt with the ferry bill on Monday after a long debate."
    soon = member("a", text, title=f"Mayor Hobb of Dorn to {verb} ferry bill")
    found = headline((soon, member("b", text, title=f"Hobb {verb}s ferry bill")))
    assert found is not None and found.text == f"Mayor Hobb of Dorn to {verb} ferry bill"
