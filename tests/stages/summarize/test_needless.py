"""Who a known person is, and where somebody spoke, is left out."""

import pytest

from tests.stages.summarize.test_names import HOBB, summary


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Mayor Peter Lund, a Democrat, closed nine mills.", "Mayor Peter Lund closed nine mills."),
        ("Mayor Peter Lund, a baker, closed nine mills.", "Mayor Peter Lund, a baker, closed nine mills."),
        ("Peter Lund, a baker, closed nine mills.", "Peter Lund, a baker, closed nine mills."),
        ("Ann Doe, Jo Hill, a baker, sold nine mills.", "Ann Doe, Jo Hill, a baker, sold nine mills."),
        ("“Nine mills,” Ann Doe told reporters.", "“Nine mills,” Ann Doe said."),
        ("Ann Doe told reporters nine tales of Dorn.", "Ann Doe told reporters nine tales of Dorn."),
        (
            "Ann Doe told reporters on board to leave nine mills.",
            "Ann Doe told reporters on board to leave nine mills.",
        ),
        (
            "Ann Doe told reporters on board that she left nine mills.",
            "Ann Doe said on board that she left nine mills.",
        ),
        ("“Nine mills,” Ann Doe said in a statement on Friday.", "“Nine mills,” Ann Doe said on Friday."),
        ("Ann Doe said in a statement to nine mills.", "Ann Doe said in a statement to nine mills."),
    ],
)
def test_parties_and_settings_go_where_the_sentence_reads_on(text: str, claim: str) -> None:
    assert summary(text) == [claim]


def test_an_apposition_goes_behind_who_is_known() -> None:
    later = "Ann Hobb, a former baker of bread, closed nine mills in the far south of the country after a storm."
    assert summary(HOBB, later)[-1] == "Hobb closed nine mills in the far south of the country after a storm."


def test_an_age_leaves_the_comma_of_what_follows_it() -> None:
    later = "Ann Hobb, 43, who is known as Bee, closed nine mills in the far south of the country after a storm."
    assert ", 43" not in (told := summary(HOBB, later)[-1])
    assert told.startswith(("Hobb, who is known as Bee, closed", "Hobb closed"))


def test_another_one_of_the_family_keeps_what_says_who_that_is() -> None:
    later = "Joe Hobb, a former baker of bread, closed nine mills in the far south of the country after a storm."
    assert summary(HOBB, later)[-1] == later


@pytest.mark.parametrize("who", ["54", "who was once a baker of bread"])
def test_an_age_and_a_clause_go_behind_who_is_known(who: str) -> None:
    later = f"Ann Hobb, {who}, closed nine mills in the far south of the country after a storm."
    assert summary(HOBB, later)[-1] == "Hobb closed nine mills in the far south of the country after a storm."
