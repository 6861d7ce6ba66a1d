"""Two parts of a near-copy in each other's place contradict it."""

import pytest

from pipeline.verification.directions import direction_faults


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Russia attacked Ukraine.", "Ukraine attacked Russia."),
        ("Ana Silva beat Rui Costa in Porto.", "On Monday Rui Costa beat Ana Silva in Porto."),
        ("The bank lent the state 3 million.", "The state lent the bank 3 million."),
        ("The 2019 law was repealed in 2021.", "The 2021 law was repealed in 2019."),
        ("Police arrested five men and two women.", "Police arrested two men and five women."),
        ("The vote was 52-48.", "The vote was 48-52."),
        ("Rui Costa was beaten by Ana Silva.", "Ana Silva was beaten by Rui Costa."),
    ],
)
def test_parts_in_each_others_place_contradict(claim: str, source: str) -> None:
    (fault,) = direction_faults(claim, [source])
    assert (fault.kind, fault.contradicts) == ("direction", True)
    assert fault.reason.startswith("says “") and "; source says “" in fault.reason


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("Russia attacked Ukraine.", "Russia attacked Ukraine."),
        ("Ukraine was attacked by Russia.", "Russia attacked Ukraine."),
        ("Olaf Scholz met Joe Biden.", "Joe Biden met Olaf Scholz."),
        ("Men and women came.", "Women and men came."),
        ("Prices rose as demand fell.", "Demand fell as prices rose."),
        ("Ana beat Rui.", "Rui beat Ana, and then Ana beat Rui."),
        ("The mayor, Ana Silva, left.", "Ana Silva, the mayor, left."),
        ("", "Ana beat Rui."),
    ],
)
def test_what_says_the_same_is_no_fault(claim: str, source: str) -> None:
    assert direction_faults(claim, [source]) == []


def test_another_passage_may_have_it_as_the_claim_does() -> None:
    assert direction_faults("Ana beat Rui.", ["Rui beat Ana.", "Ana beat Rui."]) == []
