"""Who did what to whom is compared across active and passive voice, and the words before names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.verification.roles import role_faults
from tests.verification import altered_sentences

SENTENCES = [text for name, text in vars(altered_sentences).items() if name.isupper() and isinstance(text, str)]


def wrong(claim: str, *passages: str, language: str = "en") -> bool:
    return bool(role_faults(claim, passages, language))


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Brazil was beaten by Chile.", "Brazil beat Chile in the final."),
        ("Chile beat Brazil.", "Chile was beaten by Brazil in the final."),
        ("Norvia was bought by Telmar.", "Norvia agreed to buy Telmar for 4.2 billion euros."),
        ("The bridge was designed by a firm and built by Silva.", "It was designed by Silva and built by a firm."),
        ("Trains from Porto to Lisbon were late.", "Trains from Lisbon to Porto were late."),
        ("Minister Costa met President Silva.", "President Costa met Minister Silva."),
    ],
)  # fmt: skip
def test_exchanged_roles_are_found(claim: str, source: str) -> None:
    assert wrong(claim, source) and not wrong(claim, claim)
    assert not wrong(claim, source, claim)
    assert not wrong(claim, source, language="de")


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Chile was beaten by Brazil.", "Brazil beat Chile in the final."),
        ("Silva met Costa in Porto.", "Costa met Silva in Porto."),
        ("Ana Silva and Rui Costa spoke.", "Rui Costa and Ana Silva spoke."),
        ("In Porto, trains from Lisbon were late.", "Trains from Lisbon were late in Porto."),
        ("Earnings grew by about 5 million euros.", "Earnings grew 5 million euros in May."),
        ("The firm built the bridge.", "The bridge, built by the firm, was designed by Ana Silva."),
    ],
)
def test_the_same_roles_in_another_order_are_no_fault(claim: str, source: str) -> None:
    assert not wrong(claim, source)


@given(st.sampled_from(SENTENCES), st.sets(st.integers(0, 30), max_size=8))
def test_words_left_out_of_a_sentence_exchange_nothing(sentence: str, without: set[int]) -> None:
    kept = " ".join(word for at, word in enumerate(sentence.split()) if at not in without or word == "by")
    assert not wrong(kept, sentence)


def test_the_first_deed_that_another_one_did_is_named() -> None:
    (found,) = role_faults(
        "It was built by Tull and designed by Hobb.", ["It was built by Hobb; designed by Tull."], "en"
    )
    assert "“tull”" in found.reason
