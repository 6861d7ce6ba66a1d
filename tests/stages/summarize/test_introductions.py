"""Nobody is given a name or office that is not theirs, and who speaks first is introduced."""

import pytest

from tests.stages.summarize.test_names import FERRY, summary


@pytest.mark.parametrize(
    "other",
    [
        "Oru Tamberlain Jr bought a farm in the west. Voters in the capital admire the farm.",
        "Oru Tamberlain of Veld and Ann Tamberlain of Dorn opened forty farms together.",
    ],
)
def test_a_family_name_that_two_persons_bear_is_never_made_a_full_one(other: str) -> None:
    got = summary("Tamberlain said the nine roads would be cleared of snow soon.", FERRY, other)
    assert any(text.startswith("Tamberlain said the nine roads") for text in got)


def test_who_has_another_office_or_gender_is_somebody_else() -> None:
    wife = "Ann Tamberlain planted forty trees beside the palace."
    assert "President Tamberlain closed the nine railway stations." in summary(
        "President Tamberlain closed the nine railway stations.", wife
    )
    assert "King Tamberlain closed the nine railway stations." in summary(
        "King Tamberlain closed the nine railway stations.", wife
    )


def test_two_names_joined_by_a_hyphen_are_no_third() -> None:
    text = (
        "Mayor Ann Hobb met Senator Peter Doe about the Hobb-Doe Treaty. "
        "Senator Doe said he welcomed the quarrel at last. "
        "“This is what forty towns wanted to see,” he said."
    )
    assert any(claim.endswith("Doe said.") for claim in summary(text))


def test_what_starts_a_sentence_is_no_given_name() -> None:
    text = "Choosing Tamberlain pleased forty voters in the city. “The ferry will sail in nine days,” Tamberlain said."
    assert all("Choosing Tamberlain said" not in claim for claim in summary(text, FERRY))


OFFICE = "Mayor Ann Hobb opened forty shops in the harbour."


def test_the_office_that_the_article_gives_stands_at_the_first_mention() -> None:
    early = "Nine towns will be flooded by the new dam, Ann Hobb said."
    assert "Nine towns will be flooded by the new dam, Mayor Ann Hobb said." in summary(f"{early} {OFFICE}")


@pytest.mark.parametrize(
    "other",
    [
        "Former Mayor Ann Hobb opened forty shops in the harbour.",
        "The former Mayor Ann Hobb opened forty shops in the harbour.",
        "Then-Mayor Ann Hobb opened forty shops in the harbour.",
        f"{OFFICE} Sailors remember Judge Ann Hobb well from those days.",
        f"{OFFICE} In 2003 former Mayor Ann Hobb bought a ship for the town.",
    ],
)
def test_an_office_that_is_past_or_in_doubt_is_given_to_nobody(other: str) -> None:
    early = "Nine towns will be flooded by the new dam, Ann Hobb said."
    assert any("dam, Ann Hobb said." in claim for claim in summary(early, other, days=("2021-05-05", "2021-05-05")))


def test_of_another_article_two_origins_must_give_the_office() -> None:
    early = "Nine towns will be flooded by the new dam, Ann Hobb said."
    assert early in summary(early, OFFICE)
    again = "Voters in the north trust Mayor Ann Hobb with their savings."
    assert "Nine towns will be flooded by the new dam, Mayor Ann Hobb said." in summary(early, OFFICE, again)


def test_no_office_of_now_is_given_to_what_was_done_in_another_year() -> None:
    early = "In 1994 the nine towns were flooded, Ann Hobb said."
    assert early in summary(f"{early} {OFFICE}", days=("2021-05-05",))


def test_a_speaker_has_the_description_that_the_article_gives() -> None:
    text = (
        "“The ferry will sail in nine days,” Hobb said. The harbour was rebuilt by Ann Hobb, a lawyer for the sailors. "
        "Forty sailors came."
    )
    assert "“The ferry will sail in nine days,” Ann Hobb, a lawyer for the sailors, said." in summary(text)


def test_a_number_after_a_name_is_no_name_of_its_own() -> None:
    text = (
        "Oru Tamberlain Jr bought nine ferries for the islands in the north. He and the minister had agreed to paint "
        "the nine ferries red."
    )
    assert all(not claim.startswith("Jr") for claim in summary(text))


def test_who_is_only_named_in_what_was_left_out_is_not_known_yet() -> None:
    text = (
        "The treaty was signed by nine mayors of the north — among them Mayor Ann Hobb of the harbour town. "
        "Hobb opened forty shops in the harbour."
    )
    got = summary(text)
    assert "The treaty was signed by nine mayors of the north." in got
    assert any(claim.endswith("Ann Hobb opened forty shops in the harbour.") for claim in got)


def test_a_caption_that_ran_into_the_text_introduces_nobody() -> None:
    run_in = "President Donald Tamberlain President Donald Tamberlain opened forty shops in the harbour."
    got = summary("President Tamberlain closed the nine railway stations of the island.", run_in)
    assert not any(text.count("Donald Tamberlain") > 1 and "railway" in text for text in got)


def test_a_title_with_a_capital_from_the_start_of_a_sentence_is_not_put_into_another() -> None:
    first = "The mills closed in the north, Hobb said on the telephone."
    assert summary(f"{first} Spokesman Peter Hobb left.")[0].endswith(" Peter Hobb said on the telephone.")
