"""Evidence by what passages say: rewordings, names from a sentence beside, smallest sets."""

import pytest

from pipeline.errors import ConfigurationError
from pipeline.records import Alignment, Candidate, Member
from pipeline.stages.attribute.relevance import Relevance
from pipeline.stages.attribute.story_index import Index, attribute_story
from pipeline.stages.attribute.support import AttributeSupport
from pipeline.verification.statement import Statement
from tests.builders import member
from tests.stages.attribute.test_containment import story, texts
from tests.verification.drafts import copied, reworded

RELEVANCE = Relevance(kin=0.3, names=0.3, pairs=0.3, focus=0.5, beside=0.2, keep=0.5, gain=0.15, most=4)
ATTRIBUTE = AttributeSupport(relevance=RELEVANCE, kin=0.7, threshold=0.7, set_threshold=0.85, floor=0.3, distance=4)
CLAIM = "Ana Silva bought the old bridge in Porto on Tuesday."
FIRST = member("a", f"{CLAIM} It cost 40 million euros. Boats passed below.")


def evidence(candidate: Candidate, *articles: Member) -> list[list[str]]:
    return texts(attribute_story(story(candidate, articles=articles), ATTRIBUTE.groups).attributions, articles)


def test_the_sentence_that_is_copied_comes_first() -> None:
    assert evidence(copied(FIRST, "Ana Silva bought the old bridge"), FIRST)[0] == [CLAIM]


def test_another_article_may_say_it_in_kindred_words() -> None:
    says = "On Tuesday the old bridge in Porto was purchased by Ana Silva, the mayor."
    assert evidence(copied(FIRST, CLAIM), FIRST, member("b", f"It rained. {says}")) == [[CLAIM], [says]]


@pytest.mark.parametrize(
    "other",
    [
        "Rui Costa bought the old bridge in Porto on Tuesday.",
        "Ana Silva sold the old bridge in Porto on Tuesday.",
        "Ana Silva did not buy the old bridge in Porto on Tuesday.",
    ],
)
def test_an_article_that_says_otherwise_is_no_evidence(other: str) -> None:
    assert evidence(copied(FIRST, CLAIM), FIRST, member("b", other)) == [[CLAIM]]


def test_a_sentence_beside_may_name_who_is_meant() -> None:
    other = member("b", "Ana Silva arrived early. She bought the old bridge in Porto on Tuesday.")
    assert evidence(copied(FIRST, CLAIM), FIRST, other)[1] == [
        "Ana Silva arrived early.",
        "She bought the old bridge in Porto on Tuesday.",
    ]


def test_a_sentence_that_supports_the_claim_alone_stands_in_no_set() -> None:
    other = member("b", f"{CLAIM} Ana Silva bought the bridge.")
    assert evidence(copied(FIRST, CLAIM), FIRST, other) == [[CLAIM], [CLAIM]]


def test_a_quotation_may_stand_elsewhere_in_slightly_other_words() -> None:
    quote = "“We will rebuild the old bridge over the river and the road to it this year,” Ana Silva said."
    own = member("a", quote)
    other = member(
        "b", "“We will rebuild the old bridge over the river, and the road to it, this year,” said Ana Silva."
    )
    assert len(evidence(copied(own, quote), own, other)) == 2


def test_a_claim_that_nothing_supports_gets_what_says_most_of_it() -> None:
    wrong = reworded(FIRST, "It cost 41 million euros.", "It cost 40 million euros.")
    assert evidence(wrong, FIRST) == [["It cost 40 million euros."]]


def test_the_best_set_leaves_out_what_adds_nothing() -> None:
    lines = [
        "The new bridge in Porto cost 40 million euros.",
        "The bridge in Porto cost millions.",
        "Ana Silva opened it.",
    ]
    index = Index.of(story(copied(FIRST, CLAIM), articles=(member("a", " ".join(lines)),)).articles)
    claim = Statement("Ana Silva opened the new bridge in Porto, which cost 40 million euros.", "en", None)
    assert ATTRIBUTE.best_set(claim, index) == [0, 2]
    assert ATTRIBUTE.ranked(claim, index)[0] == (0, 1.0)


def test_of_equal_sentences_that_beside_a_relevant_one_comes_first() -> None:
    lines = ["The bridge opened.", "It rained.", "Ana Silva paid 40 million euros in Porto.", "The bridge opened."]
    index = Index.of(story(copied(FIRST, CLAIM), articles=(member("a", " ".join(lines)),)).articles)
    claim = Statement("Ana Silva paid 40 million euros for the bridge that opened in Porto.", "en", None)
    assert [i for i, _ in ATTRIBUTE.ranked(claim, index)] == [2, 3, 0]


def test_a_sentence_of_another_article_is_not_beside() -> None:
    articles = tuple(member(str(n), text) for n, text in enumerate(("Boats sank.", "Ana Silva left.", "Boats sank.")))
    index = Index.of(story(copied(articles[0], "Boats sank."), articles=articles).articles)
    found = dict(ATTRIBUTE.ranked(Statement("Boats sank when Ana Silva left.", "en", None), index))
    assert found[0] == found[2]


@pytest.mark.parametrize("wrong", [{"threshold": 0.0}, {"kin": 1.5}, {"distance": -1}, {"set_threshold": 2.0}])
def test_wrong_parameters_are_refused(wrong: dict[str, float]) -> None:
    values = {"kin": 0.7, "threshold": 0.7, "set_threshold": 0.85, "floor": 0.3, "distance": 4} | wrong
    with pytest.raises(ConfigurationError):
        AttributeSupport(relevance=RELEVANCE, **values)  # type: ignore[arg-type]


def test_a_claim_made_from_a_title_cites_the_title() -> None:
    titled = member("b", "Nothing of it.", title="Ana Silva buys old bridge in Porto")
    title = titled.title or ""
    made = Candidate(title, (Alignment(0, len(title), "b", "title", 0, len(title), "copy"),), ())
    assert evidence(made, titled)[0] == [title]


@pytest.mark.parametrize(("between", "together"), [(3, True), (4, False)])
def test_sentences_far_apart_are_no_set(between: int, together: bool) -> None:
    pair = ["Ana Silva came to Porto on Tuesday.", "The old bridge was bought there, she said."]
    apart = f" {' '.join(['Boats passed.'] * between)} ".join(pair)
    found = evidence(copied(FIRST, CLAIM), FIRST, member("b", apart))
    assert found == [[CLAIM], *([pair] if together else [])]


def test_an_article_that_says_it_alone_gives_no_set_as_well() -> None:
    pair = "Ana Silva came to Porto on Tuesday. The old bridge was bought there, she said."
    assert evidence(copied(FIRST, CLAIM), FIRST, member("b", f"{CLAIM} {pair}")) == [[CLAIM], [CLAIM]]
