"""Furniture of a page, known by its words."""

import pytest

from pipeline.stages.clean.furniture import Furniture, furniture_kind, is_blurb


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Read more", "link"),
        ("Read more: Ferries stop as the storm nears", "link"),
        ("SEE ALSO:", "link"),
        ("Latest Headlines", "link"),
        ("Lire aussi : La tempête arrive", "link"),
        ("Lesen Sie auch", "link"),
        ("Читайте также:", "link"),
        ("https://example.org/a", "link"),
        ("1 of 3 | A ferry lies in port.", "caption"),
        ("A ferry lies in port on Monday. Photo courtesy Harbour Board", "caption"),
        ("A ferry lies in port. ANN DOE/AFP/Getty Images", "caption"),
        ("The mayor (left) talks to a sailor.", "caption"),
        ("Do you have a tip for our newsroom? Write to tips@example.org.", "tip"),
        ("Subscribe now", "offer"),
        ("Premium Monthly $9.99", "offer"),
        ("© 2023 Example Ltd", "footer"),
        ("All rights reserved.", "footer"),
        ("Cookie Policy", "footer"),
        ("🎙️ Voice is AI-generated. Errors may occur.", "banner"),
        ("Published: 20 April 2023", "date"),
        ("About the writer", "about"),
        ("— Ann Doe (@anndoe) April 20, 2023", "signature"),
        ("What a storm! pic.twitter.com/abc", "tweet"),
    ],
)
def test_furniture_is_known(line: str, kind: Furniture) -> None:
    assert furniture_kind(line) == kind


@pytest.mark.parametrize(
    "line",
    [
        "Governor Ann Doe (R) signed the bill on Monday.",
        "Senator Bo Ek (D) and Senator Cy Fu (R) agreed.",
        "Facebook said it would appeal.",
        "Subscribers to the paper fell by a tenth last year, the publisher said, and rivals fared worse.",
        "He photographed the ferry.",
        "Related costs rose.",
        "The price rose to $5.",
        "Share prices fell.",
        "Reporting on the storm was hard, he said.",
    ],
)
def test_running_text_that_holds_such_words_is_not(line: str) -> None:
    assert furniture_kind(line) is None


def test_a_line_that_says_who_wrote_is_a_blurb() -> None:
    assert is_blurb("Ann Doe is a senior reporter based in Hull.")
    assert not is_blurb("Ann Doe is a sailor from Hull.")


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Subscribe now.", "offer"),
        ("Subscribe now" + " and read on" * 8, "offer"),
        ("Subscribe now" + " and read on" * 8 + ".", None),
    ],
)
def test_a_long_line_that_ends_as_a_sentence_is_no_offer(line: str, kind: Furniture | None) -> None:
    assert furniture_kind(line) == kind
