"""Summaries: within the budget, each claim replayable, nothing changed but by the listed edits."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.errors import ConfigurationError
from pipeline.records import Comparison, Dropped, Layout, Member, Ranked, Side, Span, Summarized
from pipeline.stages.rank.round_robin_lead import RankRoundRobinLead
from pipeline.stages.rank.story import RankInput
from pipeline.stages.summarize.compress import SummarizeCompress
from pipeline.stages.summarize.extract import SummarizeExtract
from pipeline.stages.summarize.headline import headline
from pipeline.stages.summarize.rewriting import LONGEST
from pipeline.stages.summarize.story import SummarizeInput
from pipeline.stages.summarize.wording.edits import word_count
from pipeline.tables import schema, to_records, to_table
from tests.builders import member
from tests.stages.summarize.test_edits import odd_text, replay

Summarizer = SummarizeCompress | SummarizeExtract
EXTRACT = SummarizeExtract(budget_words=40, budget_sentences=None, budget_characters=None)
COMPRESS = SummarizeCompress(budget_words=40, budget_sentences=None, budget_characters=None, sentences_tried=50)
BOTH: list[Summarizer] = [EXTRACT, COMPRESS]

TALKS = (
    "Veldish President Oru Tamberlain met Harnby's mayor Ann Hobb on Thursday to ask for two new ferries. "
    "Tamberlain said the old ferry was too small for the summer. "
    "He also said the ferry, which smelled of fish, would be sold. "
    "However, Hobb refused to pay for a second boat."
)


def story(*articles: Member) -> SummarizeInput:
    ranker = RankRoundRobinLead(language=None, sentences_limit=100)
    return SummarizeInput("s", articles, ranker.rank(RankInput("s", articles)).ranked, ())


def claims(summary: Summarized) -> list[str]:
    return [draft.candidates[0].text for draft in summary.drafts]


def compressed(text: str, wanted: str, **fields: object) -> list[str]:
    """The claims of a story whose only ranked sentence is the one that holds `wanted`."""
    article = member("a", text, **fields)
    ranked = tuple(Ranked("a", s.start, s.end, 1.0) for s in article.sentences if wanted in text[s.start : s.end])
    return claims(COMPRESS.summarize(SummarizeInput("s", (article,), ranked, ())))


@pytest.mark.parametrize("summarizer", BOTH)
def test_tables_come_and_go(summarizer: Summarizer) -> None:
    kept, dropped = summarizer(to_table([], SummarizeInput))
    assert kept.num_rows == dropped.num_rows == 0
    kept, dropped = summarizer(to_table([story(member("a", TALKS))], SummarizeInput))
    assert kept.schema.equals(schema(Summarized)) and dropped.schema.equals(schema(Dropped))
    assert to_records(kept, Summarized)[0].drafts


@pytest.mark.parametrize("summarizer", BOTH)
def test_the_budget_holds_and_the_last_candidate_is_an_extract(summarizer: Summarizer) -> None:
    article = member("a", TALKS)
    summary = summarizer.summarize(story(article))
    assert 0 < sum(word_count(text) for text in claims(summary)) <= 40
    for draft in summary.drafts:
        last = draft.candidates[-1]
        assert [a.operation for a in last.alignments] == ["copy"] and last.edits == ()
        assert last.text in TALKS


@pytest.mark.parametrize("summarizer", BOTH)
def test_one_claim_is_made_even_where_it_is_too_long(summarizer: Summarizer) -> None:
    text = "The mayor " + "and the mayor of the next town " * 8 + "met again."
    assert len(summarizer.summarize(story(member("a", text))).drafts) == 1


@pytest.mark.parametrize("summarizer", BOTH)
def test_nothing_is_said_twice(summarizer: Summarizer) -> None:
    again = "Veldish President Oru Tamberlain has met Harnby's mayor Ann Hobb on Thursday to ask for two new ferries."
    summary = summarizer.summarize(story(member("a", TALKS), member("b", again)))
    assert sum("ferries" in text for text in claims(summary)) == 1


def test_a_pronoun_an_also_and_a_clause_are_edited() -> None:
    got = compressed(TALKS, "He also")
    assert got == ["Veldish President Oru Tamberlain said the ferry would be sold."]


def test_an_opener_goes_and_a_first_name_comes_in_full() -> None:
    assert compressed(TALKS, "However") == ["Ann Hobb refused to pay for a second boat."]


def test_a_day_of_the_week_becomes_a_date() -> None:
    (claim,) = compressed(TALKS, "two new ferries", day="2023-04-21")
    assert "mayor Ann Hobb on April 20 to ask" in claim


def test_without_a_day_a_weekday_stays() -> None:
    (claim,) = compressed(TALKS, "two new ferries")
    assert "mayor Ann Hobb on Thursday to ask" in claim
    assert compressed("The mayor set Thursday as the day of the vote on ferries.", "mayor") == [
        "The mayor set Thursday as the day of the vote on ferries."
    ]


def test_a_budget_may_be_of_sentences_or_characters() -> None:
    article = member("a", TALKS)
    two = replace(COMPRESS, budget_words=None, budget_sentences=2)
    assert len(claims(two.summarize(story(article)))) == 2
    tight = replace(COMPRESS, budget_words=None, budget_characters=150)
    assert 0 < len(" ".join(claims(tight.summarize(story(article))))) <= 150
    with pytest.raises(ConfigurationError, match="budget_words is None"):
        replace(COMPRESS, budget_words=None)
    with pytest.raises(ConfigurationError, match="budget_sentences is 0"):
        replace(COMPRESS, budget_sentences=0)


def test_short_articles_have_short_summaries() -> None:
    told = "Ann Hobb opened a new ferry line to the island of Veld."
    other = "Engineers of a distant ministry had warned about rusty cables since spring."
    article, second = member("a", told), member("b", other)

    def summary(weight: float, *members: Member) -> list[str]:
        ranked = (Ranked("a", 0, len(told), 1.0), Ranked(members[-1].article_id, *places(members[-1], other), weight))
        return claims(COMPRESS.summarize(SummarizeInput("s", members, ranked, ())))

    assert summary(0.6, article, second) == [told, other]
    assert summary(0.4, article, second) == [told]
    assert summary(0.4, member("a", f"{told} {other}")) == [told, other]


def places(article: Member, text: str) -> tuple[int, int]:
    """Where a text stands in an article."""
    start = article.text.index(text)
    return start, start + len(text)


def test_quotations_are_never_edited() -> None:
    text = "“However, it was also on Thursday, which was late,” Ann Hobb said."
    assert compressed(text, "However", day="2023-04-21") == [text]


def test_a_pronoun_with_two_possible_names_is_left_and_its_sentence_shunned() -> None:
    text = "Peter Veld called Paul Hobb a liar on the radio. He denied the whole affair the next day."
    article = member("a", text)
    assert claims(replace(COMPRESS, budget_words=60).summarize(story(article))) == [
        "Peter Veld called Paul Hobb a liar on the radio."
    ]


def test_a_pronoun_that_speaks_on_means_the_speaker() -> None:
    text = (
        "President Peter Veld was hurt in the crash, Prime Minister Paul Hobb said. He said the road would be closed."
    )
    assert compressed(text, "He said") == ["Prime Minister Paul Hobb said the road would be closed."]


def test_a_dateline_is_no_part_of_a_claim() -> None:
    text = "Harnby (CNN)The mayor of the town opened a new ferry line."
    assert compressed(text, "mayor") == ["The mayor of the town opened a new ferry line."]


def test_what_a_page_prints_before_its_dateline_goes_with_it() -> None:
    head = "By Ann Hobb VELD | Fri Apr 8, 2011 6:16 pm BST VELD (Reuters) - "
    said = "Oil prices rose to a record of nine marks a barrel on the island."
    assert compressed(head + said, "Oil") == [said]


def test_an_agency_that_is_named_in_a_sentence_is_no_dateline() -> None:
    text = "The mayor told the news agency (AP) that Veld - the smaller town - had no bridge."
    assert compressed(text, "mayor") == [text]


def test_a_person_before_a_dash_is_no_dateline() -> None:
    text = "Ann Hobb — “Mother of Veld” to all of her friends — opened nine bridges."
    assert compressed(text, "Ann") == [text]


def test_a_name_inside_a_noun_is_not_spelled_out() -> None:
    text = "President Peter Veld spoke for an hour. Critics of the Veld government called the speech too long."
    assert compressed(text, "Critics") == ["Critics of the Veld government called the speech too long."]


def test_other_languages_keep_their_words() -> None:
    text = "Cependant, le maire a refusé jeudi de payer un second bateau."
    article = member("a", text, language="fr", day="2023-04-21")
    assert claims(COMPRESS.summarize(story(article))) == [text]


def test_claims_are_read_by_day() -> None:
    late = member("a", "The ferry sank in the harbour of Harnby at noon.", day="2023-04-22")
    early = member("b", "A storm tore roofs from forty houses along the coast.", day="2023-04-20")
    assert [text.split()[0] for text in claims(EXTRACT.summarize(story(early, late)))] == ["A", "The"]


def test_the_headline_says_what_the_story_says() -> None:
    dull = member("a", TALKS, title="Live updates: Five things for your weekend")
    apt = member("b", TALKS, title="Tamberlain asks Harnby for two ferries | Daily Echo")
    found = headline((dull, apt))
    assert found is not None and found.text == "Tamberlain asks Harnby for two ferries"
    assert found.alignments[0].field == "title" and found.alignments[0].article_id == "b"
    replay(found, apt)


def test_a_title_in_the_text_serves_and_none_is_no_headline() -> None:
    text = "Ferry talks fail\n" + TALKS
    found = headline((member("a", text, layout=Layout(Span(0, 16), None, None, None, ())),))
    assert found is not None and found.text == "Ferry talks fail" and found.alignments[0].field == "text"
    assert headline((member("a", TALKS),)) is None


@given(st.lists(odd_text, min_size=1, max_size=3), st.sampled_from(["en", "ar", "und"]))
@settings(max_examples=60)
def test_candidates_of_any_text_replay(bodies: list[str], language: str) -> None:
    articles = tuple(member(f"a{i}", body, language=language, day="2024-02-29") for i, body in enumerate(bodies))
    for summarizer in BOTH:
        check(summarizer.summarize(story(*articles)), articles)


@given(st.lists(st.sampled_from([*TALKS.split(), "“No,”", "which", "who", "also", "But,", "\n", "They"]), max_size=60))
@settings(max_examples=60)
def test_candidates_of_scrambled_news_replay(words: list[str]) -> None:
    articles = (member("a", " ".join(words) + ".", day="2024-02-29"),)
    check(COMPRESS.summarize(story(*articles)), articles)


def check(summary: Summarized, articles: tuple[Member, ...]) -> None:
    for draft in summary.drafts:
        for candidate in draft.candidates:
            replay(candidate, *articles)


def test_a_headline_whose_figure_was_replaced_stands_back() -> None:
    text = "A quake hit the Darvan valley. Rescuers searched the Darvan valley."
    first = member("a", text, title="At least 38 killed as quake hits Darvan valley", day="2024-03-06")
    last = member("b", text, title="Search ends in Darvan valley", day="2024-03-09")
    before = headline((first, last))
    assert before is not None
    assert before.text == first.title
    sides = tuple(Side(v, "person", None, day, 1, 1, ()) for v, day in ((38.0, "2024-03-06"), (112.0, "2024-03-09")))
    toll = Comparison("figure", "killed", "update", sides, None)
    found = headline((first, last), (toll,))
    assert found is not None
    assert found.text == last.title


def test_a_day_that_lies_ahead_or_belongs_to_a_noun_becomes_a_date_too() -> None:
    text = "The council will vote on Friday on two new ferries. Sailors left after Tuesday's meeting with the mayor."
    assert compressed(text, "council", day="2021-09-01") == ["The council will vote on September 3 on two new ferries."]
    assert compressed(text, "Sailors", day="2021-09-01") == ["Sailors left after the August 31 meeting with the mayor."]
    late = "The ferry sank late Tuesday near the harbour of Harnby."
    assert compressed(late, "ferry", day="2021-09-01") == [
        "The ferry sank late on August 31 near the harbour of Harnby."
    ]


def test_the_words_of_somebody_whom_the_next_sentence_names_are_shunned() -> None:
    fact = "Ann Hobb closed four harbours of the north in May."
    text = f"The ferry is a danger to every child in Harnby. That was the plea of sailors. {fact}"
    assert claims(COMPRESS.summarize(story(member("a", text)))) == [fact]


def test_leads_of_two_articles_that_tell_one_fact_make_one_claim() -> None:
    one = "Senate Democrats unveiled a $3.5 trillion budget plan that sets the stage for vast social spending."
    two = "Democrats in the Senate released their budget plan of $3.5 trillion, a vast blueprint for social programmes."
    assert len(claims(replace(COMPRESS, budget_words=100).summarize(story(member("a", one), member("b", two))))) == 1


def test_a_clause_that_ends_in_a_quotation_stays_whole() -> None:
    text = "Ann Hobb vetoed the bill last month, which would have judged sailors by “biological sex.”"
    assert compressed(text, "vetoed") == [text]


def test_a_claim_of_marks_alone_is_its_own_headline() -> None:
    found = COMPRESS.summarize(SummarizeInput("s", (member(text="."),), (Ranked("a", 0, 1, 1.0),), ()))
    (mark,) = claims(found)
    assert found.headline is not None and found.headline.text == mark == "."


def test_what_is_too_long_for_a_sentence_is_left_as_it_is() -> None:
    text = "On Monday, Hobb said in a statement " + "Ann Hobb, " * (LONGEST // 10) + "was here."
    assert claims(replace(COMPRESS, budget_words=None, budget_sentences=1).summarize(story(member(text=text)))) == [
        text
    ]
