"""Numbers that are no figures: dates, years, clock times, ordinals, telephone numbers, parts of names."""

import re

_MONTH = (
    "(?:Jan(?:uary|\\.)?|Feb(?:ruary|\\.)?|Mar(?:ch|\\.)?|Apr(?:il|\\.)?|May|June?\\.?|July?\\.?|Aug(?:ust|\\.)?"
    "|Sept?(?:ember|\\.)?|Oct(?:ober|\\.)?|Nov(?:ember|\\.)?|Dec(?:ember|\\.)?"
    "|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
    "|Januar|Februar|März|Mai|Juni|Juli|Oktober|Dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto"
    "|septiembre|octubre|noviembre|diciembre)"
)
_MONTH_BEFORE = re.compile(rf"(?<![^\W_]){_MONTH},?\s(?:of )?(?:the )?$")
_MONTH_AFTER = re.compile(rf"\.?(?:[ -]| of | de ){_MONTH}(?![^\W_])(?:,? (?:de )?(?:1[5-9]|20)\d\d)?")
_REST_OF_DATE = re.compile(
    r"(?:(?:\s?[-–—]\s?| to | through | or )\d{1,2}(?![\d%]|[.,:]\d| ?[a-z])|,? and \d{1,2}(?!\d|[.,:]\d| ?[a-z%]))?"
    r"(?:,? (?:1[5-9]|20)\d\d(?!\d))?"
)
_LABEL = re.compile(
    r"(?<![^\W_])(?:article|section|chapter|title|page|pp?\.|room|route|flight|phase|channel|no\.|nos\.|number|№"
    r"|highway|interstate|district|ward|psalm|verse|volume|vol\.|version|resolution|proposition|prop\.|category"
    r"|grade|super bowl|world war|h\.r\.|episode|season|exit|gate|step|clause|paragraph|rule|schedule|form|docket"
    r"|class of|copyright|\(c\)|©|serial|model|ranked|rank|tel\.?|phone|call|zip|code|box|apt\.?|suite|extension"
    r"|(?-i:Day|Week|Game|Line|Area|Match|Unit|Group|Type|Part|Level|Tier|Round|Lap|Apollo|Count|Lot|Stage|Bill|Amendment|Proposition|Title|Boeing|Airbus|Windows|Act))"
    r"[ \u00a0]$",
    re.IGNORECASE,
)
_NAME = re.compile(
    r"(?<![^\W_])(?!(?:About|Above|Add|After|All|Almost|And|Another|Approximately|Around|At|Before|Below|Between|But|By|Even"
    r"|Fewer|For|From|His|Her|In|Its|Just|Least|Less|More|Nearly|Of|On|Only|Or|Our|Over|Roughly|Since|Some|Still|Than|That"
    r"|The|Their|These|They|This|Those|To|Total|Under|Until|Up|We|When|While|With|Within)[ \u00a0])"
    r"[A-Z][\w.’']*[ \u00a0]$"
)
_AFTER_NAME = re.compile(r"\s*(?:[.,;:!?(\])\"”’'|]|$|[A-Z][a-z]|(?:and|or|to) (?:\d|[A-Z]))")
_NOUN = re.compile(r" [^\W\d_]")
_CLOCK = re.compile(r"[ \u00a0]?(?:[ap]\.?m(?:\.|(?![^\W_]))|o['’]clock|GMT(?!\w)|UTC(?!\w))", re.IGNORECASE)
_CHAIN = re.compile(r"(?:[-–]\d+){2,}|[-–]\d{4}(?!\d)(?! ?[A-Za-z%])")
_SLASH = re.compile(r"(?:[/:]\d+)+")
_WORD_TAIL = re.compile(r"(?:st|nd|rd|th|s|['’]s|[A-Z]{1,2})(?![^\W_])|[^\W\d]\w*\d\w*|[-‑][A-Z]\w*")
_ATTACHED = re.compile(
    r"(?:km|kms|kg|kgs|(?-i:g)|cm|mm|m|ft|lb|lbs|oz|mph|kph|kmh|hrs?|mins?|mw|gw|kw|pp|in|ha|pct)(?![^\W_])", re.I
)
_TELEPHONE = re.compile(r"\d[\d ()-]*")
_OF_TOTAL = re.compile(r" of \d+(?!\d|[.,]\d| [a-z])")
_NOT_ONE_AFTER = re.compile(
    r"(?:['’]s|[ -](?:of|another|who|that|which|day|thing|way|can|could|would|should|might|must|is|was|has|had|more|in"
    r"|on|at|to|and|or|by|for|as|with|from|side|hand|side|time|point|reason|sided|off|party)(?![^\W_])|[.,;:!?)”\"]|$)",
    re.IGNORECASE,
)
_NOT_ONE_BEFORE = re.compile(
    r"(?<![^\W_])(?:no|the|this|that|every|any|each|which|some|other|another|someone|everyone|not|good|only|as|by|for)"
    r"[ -]$",
    re.IGNORECASE,
)
_ORDINAL_TAIL = re.compile(
    r"[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?![^\W_])", re.IGNORECASE
)


_OF_DIGITS = re.compile(r"-something(?![^\W_])|[ -](?:figures?|digits?)(?![^\W_])", re.IGNORECASE)


def end_of_no_figure(text: str, at: int, stop: int, start: int, end: int) -> int:
    """Where what the number [at, stop) belongs to ends, if that is no figure; 0 where it may be one."""
    before = text[max(start, at - 24) : at]
    if match := _OF_DIGITS.match(text, stop, end):
        return match.end()
    if text[at].isdigit():
        return _digits(text, before, at, stop, end)
    glued = before.endswith(("-", "'", "’", "_", "/", "#", "@")) and before[-2:-1].isalnum()
    is_one = text[at:stop].casefold() == "one"
    if is_one and (_NOT_ONE_BEFORE.search(before) or _NOT_ONE_AFTER.match(text, stop, end)):
        return stop
    if glued or _LABEL.search(before) or _ORDINAL_TAIL.match(text, stop, end):
        return stop
    if match := _CLOCK.match(text, stop, end) or _MONTH_AFTER.match(text, stop, end):
        return match.end()
    return 0


def _digits(text: str, before: str, at: int, stop: int, end: int) -> int:
    plain = text[at:stop].isdigit()
    if before.endswith("+"):
        return _TELEPHONE.match(text, at, end).end()  # type: ignore[union-attr]
    if (
        _is_glued(before)
        or before.endswith("/")
        or (before.endswith("/ ") and not _NOUN.match(text, stop, end))
        or text.startswith(" block", stop)
        or (text[at] == "0" and text[at + 1 : at + 2].isdigit())
    ):
        return stop
    if not _ATTACHED.match(text, stop, end) and (match := _WORD_TAIL.match(text, stop, end)):
        return match.end()
    for pattern in (
        (_SLASH, _CHAIN, _CLOCK, _MONTH_AFTER, _OF_TOTAL) if plain or ":" in text[stop : stop + 1] else (_CLOCK,)
    ):
        if match := pattern.match(text, stop, end):
            return match.end()
    if plain and stop - at <= 4 and _MONTH_BEFORE.search(before):
        rest = _REST_OF_DATE.match(text, stop, end)
        return rest.end() if rest and rest.end() > stop else stop
    grouped = "," in text[at:stop]
    if _LABEL.search(before) or (not grouped and _NAME.search(before) and _AFTER_NAME.match(text, stop, end)):
        return stop
    at_line_start = text[max(0, at - 8) : at].rstrip(" \t\u00a0")[-1:] in ("", "\n")
    return stop if at_line_start and plain and re.match(r"[.)]\s", text[stop : stop + 2]) else 0


_NEAR = re.compile(r"(?<![^\W_])near-$", re.IGNORECASE)


def _is_glued(before: str) -> bool:
    """Whether the digits go on something that stands right before them: F-16, #1, 'v2.0', +44, '90s."""
    if before.endswith(("#", "@", "_", "/", "№", "\\", "=", "&")):
        return True
    if _NEAR.search(before):
        return False
    if before.endswith(("-", "‑", ".", ":", "–", "'", "’", "+", ",")):
        return before[-2:-1].isalnum() or before[-1] in "+.'’"
    return False


def is_year(printed: str, unit: str | None, kind: str) -> bool:
    """Whether four bare digits are a year: 1500 to 2100, and counting nothing that years do not stand before."""
    if len(printed) != 4 or not printed.isdigit() or not 1500 <= int(printed) <= 2100 or kind != "count":
        return False
    counted = unit in ("person", "soldier", "troop", "worker", "job", "employee", "student", "home", "house")
    return not (counted and int(printed) % 50 == 0)
