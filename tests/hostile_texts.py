"""Texts that drive expressions and algorithms into their worst case: one piece again and again between sentences."""

from collections.abc import Iterator

from pipeline.records import Article
from pipeline.sources.article import OWN_NAMES, make_article

SENTENCE = "The mayor of Port Ellery said on Tuesday that 12 people were hurt. "

PIECES = (
    "a", "A", " ", "\u00a0", "1", "1 ", "1,", "1.", "1-", ".", ". ", "A.", "A. ", '"', "“", '"a ', "(", "(a ",
    "-", "—", " — ", ",", "a, ", "and ", "Abc ", "Mr. ", "Mr. Abc ", "$1 ", "1 million ", "5 March 2024 ",
    "Monday ", "he said ", "\n", "a\n", "'", "a's ", "http://a.b/c ", "@a ", "#a ", "5% ", "5 percent ",
    "of the ", "a: ", "a; ", "\t", "\u200d", "a\u0301", "\U0001f600", "ال ", "中文", "中文。", "नमस्ते ",
    "1st ", "5:12 a.m. ", "5 km ", "1-2-", "10 to 20 ", "twenty-one ", "hundred ", "not ", "who said that ",
    "/", "[1] ", "&amp; ", "U.S. ", "a-", "Aa", "John Smith's ", "University of ", "KYIV (Reuters) - ", "… ",
    "!?", "a. B", "“He went,” she said. ", "_", "*", "`", "|", "<b>", "&#60;", "1e5", "XIV ", "+1-555-",
    "a@b.c ", "{", "\\", "\x1b[31m", "\u202e", "\ufffd", SENTENCE, SENTENCE.upper(), SENTENCE.replace(".", ","),
    SENTENCE.replace(". ", ".\n"), SENTENCE.lower(), SENTENCE.replace(" ", ""),
)  # fmt: skip


def articles(piece: str, size: int) -> Iterator[Article]:
    """Two articles of so many characters, alike enough to be one story; the second has the piece in its title too."""
    filled = (piece * (size // len(piece) + 1))[:size]
    for number, title in enumerate(("Ferry at Port Ellery", f"Ferry at Port Ellery {filled[:1900]}")):
        fields = {
            "id": f"{PIECES.index(piece):03}-{number}",
            "outlet": f"outlet {number}",
            "title": title,
            "text": f"{SENTENCE}{filled}. {SENTENCE}{number}",
            "published": "2024-03-05",
        }
        made = make_article(fields, OWN_NAMES, "p", "2024-03-20T00:00:00Z", "field")
        if isinstance(made, Article):
            yield made
