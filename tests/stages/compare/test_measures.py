"""Figures that news words in many ways, judged as one measure."""

import pytest
from omegaconf import OmegaConf

from pipeline.build import build
from pipeline.records import Comparison, Relation
from pipeline.stages.compare.ledger import CompareInput, CompareLedger
from pipeline.stages.compare.reading.measures import counter_of
from tests.builders import member
from tests.configurations import composed

LEDGER: CompareLedger = build(OmegaConf.to_container(composed().compare, resolve=True), "compare")


def compared(*texts: str, days: tuple[str, ...] = ()) -> tuple[Comparison, ...]:
    dated = zip(texts, days or ("2023-08-01",) * len(texts), strict=True)
    return LEDGER.compare(
        CompareInput("s", tuple(member(f"a{i}", text, day=day) for i, (text, day) in enumerate(dated)))
    ).comparisons


def found(*texts: str, days: tuple[str, ...] = ()) -> list[tuple[Relation, list[float | None]]]:
    return [(c.relation, [side.value for side in c.sides]) for c in compared(*texts, days=days) if c.kind == "figure"]


DAYS = "2023-08-01", "2023-08-02", "2023-08-04"


def test_a_toll_is_one_measure_whatever_its_words() -> None:
    texts = (
        "A landslide buried the market of Osk, killing at least 21 people.",
        "Rescuers in Osk had counted 30 bodies by noon.",
        "The death toll from the landslide in Osk climbed to 52 on Friday.",
    )
    (update,) = compared(*texts, days=DAYS)
    assert (update.relation, update.measure) == ("update", "people killed")
    assert [(side.value, side.as_of, side.origins) for side in update.sides] == [
        (21, DAYS[0], 1),
        (30, DAYS[1], 1),
        (52, DAYS[2], 1),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The slide killed 21 people.", "A slide in 1974 killed 52 people."),
        ("The slide killed 21 people.", "The slide killed 30 people in Lower Osk alone."),
        ("The slide killed 21 people.", "Another 52 people were killed."),
        ("The slide killed 21 people.", "The slide injured 52 people."),
        ("The slide killed 21 people.", "The death toll reached 500."),
        ("The slide killed 21 people in Osk.", "A storm killed 52 people in Veld."),
        ("In all, 60 people died.", "It killed 52 people in Osk county."),
    ],
)
def test_other_tolls_are_no_update(first: str, second: str) -> None:
    assert "update" not in [relation for relation, _ in found(first, second, days=DAYS[:2])]


def test_what_does_not_grow_is_no_update() -> None:
    texts = "She served four months in jail.", "She served five months in jail."
    assert found(*texts, days=DAYS[:2]) == [("conflict", [4, 5])]


def test_one_cost_is_converted_and_rounded_whatever_its_words() -> None:
    texts = (
        "The bridge will cost 2.34 billion euros, the minister said.",
        "The state would invest about $2.6 billion in the bridge.",
        "Olm is to have a bridge worth 2.3 billion euros.",
    )
    conversion, rounding = compared(*texts)
    assert (conversion.relation, rounding.relation) == ("conversion", "rounding")
    assert conversion.note is not None and "implied 1.1" in conversion.note
    assert {side.value for side in conversion.sides} == {2.34e9, 2.6e9, 2.3e9}
    assert {side.value for side in rounding.sides} == {2.34e9, 2.3e9}


def test_costs_of_other_things_are_no_conversion() -> None:
    assert found("The bridge will cost 2.34 billion euros.", "He would invest $2.6 billion in ships.") == []


def test_lengths_of_two_digits_that_agree_are_one_length() -> None:
    texts = "The barge, 82 metres long, sank off Olm.", "The 269-foot barge lies in the mud."
    assert found(*texts) == [("conversion", [82, 269])]
    assert found("The barge sank 50 miles off Olm.", "The barge came from 80 km inland.") != [("conversion", [50, 80])]


def test_police_and_organisers_count_one_crowd_apart() -> None:
    texts = (
        "Police put the crowd at 8,000. Organisers said that 25,000 people had taken part.",
        "The nurses' union counted 25,000 people at the rally.",
    )
    assert found(*texts) == [("conflict", [8000, 25000])]


def test_crowds_of_two_days_or_of_one_counter_are_no_conflict() -> None:
    first, second = "Police put the crowd at 8,000.", "Organisers said that 25,000 people had taken part."
    assert found(first, second, days=DAYS[:2]) == []
    assert found(first, "Police said that 25,000 people had taken part.") == []


@pytest.mark.parametrize(
    ("sentence", "counter"),
    [
        ("Police counted 900.", "police"),
        ("The organizers counted 900.", "organisers"),
        ("Police and organisers counted 900.", None),
        ("We counted 900.", None),
    ],
)
def test_who_counted_is_known_where_one_side_is_named(sentence: str, counter: str | None) -> None:
    assert counter_of(sentence) == counter


def test_people_aboard_and_passengers_are_two_measures_where_an_article_gives_both() -> None:
    texts = (
        "The tram had 64 people aboard when it left the rails in Olm. All 61 passengers climbed out.",
        "A tram carrying 61 passengers left the rails in Olm.",
        "With 64 people aboard, a tram left the rails in Olm.",
    )
    relations = dict(found(*texts))
    assert relations["different_measure"] == [61, 64]
    assert "conflict" not in relations


def test_people_to_be_hired_are_jobs() -> None:
    texts = "The yard will create 2,140 permanent jobs in Olm.", "The yard expects to hire more than 2,100 people."
    assert found(*texts) == [("rounding", [2100, 2140])]


def test_those_told_to_leave_are_the_evacuated() -> None:
    texts = (
        "Some 1,700 people were told to leave their homes in Olm.",
        "About 1,600 evacuated residents slept in a gym.",
    )
    assert found(*texts) == [("rounding", [1600, 1700])]


def test_those_treated_are_those_in_hospital_and_arrests_are_people_arrested() -> None:
    texts = "In Olm five people were taken to hospital.", "Eight people were treated in hospital in Olm."
    assert found(*texts) == [("conflict", [5, 8])]
    texts = "Police made 26 arrests at the pier.", "At the pier 26 people were arrested by police."
    assert found(*texts) == [("same", [26])]


def test_the_children_of_one_named_person_are_one_count() -> None:
    first = "Police said Marta Kolberg, a mother of 12, was shot on Friday in Torvik."
    second = "The shooting of Torvik mother of 13 Marta Kolberg shocked her neighbours."
    assert found(first, second) == [("conflict", [12, 13])]


def test_the_children_of_two_persons_of_one_family_are_two_counts() -> None:
    first = "Police said Marta Kolberg, a mother of 12, was shot on Friday in Torvik."
    assert found(first, "Police said Janne Kolberg, a mother of 13, was shot on Friday in Torvik.") == []


def test_members_of_a_party_are_counted_whatever_they_are_called() -> None:
    first = "Four Democratic members of the Budget Committee walked out of the hearing on Friday in protest."
    second = "Five Democrats walked out of the Budget Committee hearing on Friday."
    assert found(first, second) == [("conflict", [4, 5])]
    assert found(first, "Five Republicans walked out of the Budget Committee hearing on Friday.") == []


@pytest.mark.parametrize(
    ("first", "second", "values"),
    [
        (
            "The singer Hanna Dahl spent three weeks in hospital with pneumonia before a heart attack in Torvik.",
            "Hanna Dahl had been hospitalized in Torvik for four weeks due to pneumonia.",
            [3, 4],
        ),
    ],
)
def test_spans_and_lengths_of_one_deed_may_be_in_conflict(first: str, second: str, values: list[float]) -> None:
    assert found(first, second) == [("conflict", values)]


def test_spans_that_share_only_what_is_said_of_any_span_are_no_conflict() -> None:
    first = "Jan Holm scored for Torvik United against Osk City with 12 minutes remaining."
    assert (
        found(first, "Jan Holm passed, and Torvik United scored against Osk City with seven minutes remaining.") == []
    )


def test_more_people_of_another_state_are_no_part_of_a_total() -> None:
    first = "The shooting at the fair in Torvik left three people dead and 15 others injured."
    second = "Three people were killed and at least 12 more injured in the shooting at the fair in Torvik."
    assert ("update", [12, 15]) in found(first, second)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "New cases of the fever in Torvik were 8,378 on Monday.",
            "Torvik reported 8,412 new cases of the fever on Monday.",
        ),
        (
            "Olm Vole on Monday became the 23rd senator to join the race in Torvik.",
            "On Monday Olm Vole became the 24th senator to join the race in Torvik.",
        ),
    ],
)
def test_bare_counts_and_ordinals_may_be_in_conflict(first: str, second: str) -> None:
    assert [relation for relation, _ in found(first, second)] == ["conflict"]


def test_a_lower_bound_that_is_left_behind_is_an_update() -> None:
    first = "At least 6,000 sites had been infected by the worm on Monday, Torvik Labs said."
    second = "Torvik Labs said on Monday that about 10,000 sites had been infected by the worm."
    assert found(first, second) == [("update", [6000, 10000])]


def test_two_lower_bounds_of_one_count_on_two_days_are_an_update_and_no_rounding() -> None:
    first = "More than 2,000 people have been killed since protests began in Torvik, the agency said."
    second = "More than 2,200 people have died since protests began in Torvik, the agency said."
    assert found(first, second, days=DAYS[:2]) == [("update", [2000, 2200])]
    assert found(first, second, days=(DAYS[0], DAYS[0])) == [("rounding", [2000, 2200])]


def test_an_ordinal_has_no_unit() -> None:
    texts = "The lapse in Torvik dragged into its 12th day.", "The lapse in Torvik dragged on into its 14th day."
    (update,) = (c for c in compared(*texts, days=DAYS[:2]) if c.kind == "figure")
    assert [(side.value, side.unit) for side in update.sides] == [(12, None), (14, None)]
