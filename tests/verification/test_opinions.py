"""What critics, believers and accusers say, told as a fact."""

import pytest

from pipeline.verification.embedded import embedding_faults

LAW = "The law hurts small farmers in the north."


def reasons(claim: str, *sources: str) -> list[str]:
    return [fault.reason for fault in embedding_faults(claim, sources, "en")]


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        (LAW, "Critics say the law hurts small farmers in the north."),
        (LAW, "Some believe that the law hurts small farmers in the north."),
        (LAW, "The law hurts small farmers in the north, opponents of the minister argue."),
        (LAW, "According to critics, the law hurts small farmers in the north."),
        (LAW, "The law hurts small farmers in the north, according to its opponents."),
        (LAW, "The union claimed that the law hurts small farmers in the north."),
        (LAW, "The law is believed to hurt small farmers in the north."),
        ("The firm hid the risks of the drug.", "The lawsuit alleges the firm hid the risks of the drug."),
    ],
)
def test_an_opinion_told_as_a_fact_is_a_fault(claim: str, source: str) -> None:
    assert len(reasons(claim, source)) == 1
    assert reasons(claim, source, LAW if claim == LAW else claim) == []


@pytest.mark.parametrize(
    ("claim", "source"),
    [
        ("The law, its critics say, hurts small farmers.", "Critics say the law hurts small farmers in the north."),
        ("The union argued that the law hurts farmers.", "The union claimed that the law hurts farmers in the north."),
        (LAW, "The law hurts small farmers in the north, the minister said."),
        (LAW, "Officials said the law hurts small farmers in the north."),
        (LAW, "Critics say so, and indeed the law hurts small farmers in the north."),
        (
            "The storm took the lives of 20 people in the north.",
            "The storm claimed the lives of 20 people in the north.",
        ),
    ],
)
def test_an_opinion_with_its_holder_is_none(claim: str, source: str) -> None:
    assert reasons(claim, source) == []
