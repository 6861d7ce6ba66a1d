"""Bytes to text, and text to what Arrow and offsets can bear.

`decode` finds the encoding; `tidy` repairs mojibake and takes out what is no character of a text. Both are part
of reading: offsets of every later stage point into their result.
"""

import codecs
import re

import charset_normalizer
import ftfy
from ftfy.badness import is_bad
from ftfy.chardata import UTF8_DETECTOR_RE

# UTF-32 first: its little-endian mark begins with that of UTF-16.
_MARKS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# What news in an old encoding comes in. A free choice among all of Python's codecs takes EBCDIC for French.
_LEGACY = ["cp1252", "cp1250", "cp1251", "koi8_r", "cp1253", "cp1255", "cp1256", "shift_jis", "euc_jp", "gb18030",
           "big5", "euc_kr"]  # fmt: skip

_SAMPLE = 20_000
"""Bytes that are looked at to tell text from binary and one old encoding from another."""

_MAGIC = (b"%PDF-", b"\x89PNG", b"GIF8", b"PK\x03\x04", b"\x1f\x8b", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0")

_CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b"))
_MOST_CONTROL = 0.05

# Of the letters of a text in Latin script at most so many lie beyond ASCII; in other scripts nearly all do.
_MOST_HIGH_LATIN = 0.25

# English with typographic quotes has none of these, and most text that is read is that.
_UNUSUAL = re.compile("[^\x00-\x7f‘’“”–—…•€£\xa0]")

# Without one of these there is nothing to repair; far cheaper than `is_bad`. The lead bytes of UTF-8 sequences of
# two and more, as the usual single-byte encodings show them, before a character that is no plain letter; or C1.
_MOJIBAKE = re.compile(f"[\x80-\x9f]|{UTF8_DETECTOR_RE.pattern}", re.VERBOSE)

# Tokenised corpora tear a sequence apart ("worldâ€ ™ s"), and what byte 9D stood for is lost.
_TORN = re.compile("(Ã|Â|â€) (?=[\xa1-\xbf˜™œ“”•¢¦\ufffd])")
_LOST_QUOTE = re.compile("â€\ufffd")

_LONGEST_REPAIRED = 200_000
"""Characters: what is longer is no article, and crafted mojibake costs a second for each 100,000."""

_NEWLINES = re.compile(r"\r\n?|[\v\f\x85]")
_CONTROLS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def decode(data: bytes) -> str | None:
    """The text of some bytes, in UTF-8, UTF-16 or UTF-32 with a byte order mark, or an old encoding.

    None where the bytes are no text (an image, an archive, mostly NULs).
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    if _is_binary(data[:_SAMPLE]):
        return None
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_damaged(data)


def _decode_damaged(data: bytes) -> str:
    """Text that is not quite UTF-8, or not at all."""
    text = data.decode("utf-8", "replace")
    # Bytes of an old encoding almost never form valid sequences, so a few bad ones among many good ones are damage.
    if sum(c > "\x7f" for c in text) >= 4 * text.count("\ufffd"):
        return text
    return data.decode(_legacy_encoding(data), "replace")


def _is_binary(sample: bytes) -> bool:
    controls = len(sample) - len(sample.translate(None, _CONTROL_BYTES))
    return sample.startswith(_MAGIC) or controls > max(4, _MOST_CONTROL * len(sample))


def _legacy_encoding(data: bytes) -> str:
    high = bytes(b for b in data if b > 0x7F)[:_SAMPLE]
    letters = sum(bytes([b]).isalpha() for b in data[:_SAMPLE]) + len(high)
    if len(high) <= _MOST_HIGH_LATIN * letters and len(data) < 200:
        return "cp1252"  # too short to tell from its neighbours
    best = charset_normalizer.from_bytes(data[:_SAMPLE], cp_isolation=_LEGACY).best()
    return best.encoding if best is not None else "cp1252"


def tidy(text: str) -> str:
    """A text without mojibake, control characters and lone surrogates, its lines ended by "\\n" alone.

    Nothing else changes: no white space is stripped, no character normalised.
    """
    if _SURROGATES.search(text):
        # Halves of a pair that stand together are one character; those that stand alone are none.
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if len(text) <= _LONGEST_REPAIRED and _UNUSUAL.search(text) and _MOJIBAKE.search(text):
        # Line by line, since one emoji would keep a page of mojibake from being repaired.
        text = "\n".join(map(_repair, text.split("\n")))
    return _CONTROLS.sub("", _NEWLINES.sub("\n", text.removeprefix("\ufeff")))


def _repair(line: str) -> str:
    """A line without mojibake, or as it is where a repair would only swap one garbage for another."""
    if not _UNUSUAL.search(line) or not is_bad(line):
        return line
    joined = _LOST_QUOTE.sub("”", _TORN.sub(r"\1", line))
    fixed = ftfy.fix_encoding(joined)
    return line if fixed.count("†") > line.count("†") or "\n" in fixed else fixed
