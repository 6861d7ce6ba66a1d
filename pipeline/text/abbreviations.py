"""Abbreviations that end in a full stop, case-folded and without it, by language; `*` holds for all."""


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


NEVER_END: dict[str, frozenset[str]] = {
    "*": _set(
        "mr mrs ms dr prof sen sens rep reps gov govs gen lt col sgt capt cmdr adm maj rev hon messrs supt det insp "
        "atty st e.g i.e vs cf gen.-maj lt.-gen pfc cpl brig"
    ),
    "en": _set("v"),
    "de": _set("z.b d.h u.a bzw ca nr str hr fr evtl sog vgl mind max dipl ing o.ä i.d.r u.u"),
    "fr": _set("m mm mlle me av bd p.ex env"),
    "es": _set("sr sra srta dra ud uds d dña gral núm p.ej av avda"),
    "pt": _set("sr sra dra exmo exma av p.ex núm"),
    "it": _set("sig sig.ra dott avv ing on sen geom arch"),
    "nl": _set("dhr mw mevr drs ir bijv o.a d.w.z m.b.t nr"),
    "pl": _set("ul tzn np m.in ok tys mln mld dr prof gen płk ks św al pl nr"),
    "cs": _set("např tzv mj tj č tis ing mgr judr mudr phdr bc sv ul"),
    "sk": _set("napr tzv tj č tis ing mgr judr mudr phdr sv ul"),
    "sv": _set("bl.a t.ex dvs ca kl nr s.k"),
    "da": _set("bl.a f.eks dvs ca kl nr"),
    "nb": _set("bl.a f.eks dvs ca kl nr"),
    "fi": _set("esim mm ns nk klo n"),
    "el": _set("κ κ.κ π.χ δρ αγ"),
    "ru": _set("им ул т.е тыс стр см ст д пр др.-"),
    "uk": _set("ім вул т.зв тис стор див ст проф акад"),
    "hu": _set("pl kb ún ill ifj id"),
    "tr": _set("sn prof doç av yrd örn"),
    "ro": _set("dl dna nr str"),
    "he": _set("מר גב פרופ"),
    "hi": _set("डॉ श्री प्रो पं"),
}
"""Titles and introducers: a word always follows."""

MAY_END = _set(
    "jan feb mar apr jun jul aug sep sept oct nov dec inc co corp ltd jr sr bros u.s u.k u.n e.u "
    "a.m p.m etc al ave blvd dept est mt ft univ assn ca approx "
    "млн млрд г гг руб mio mrd usw atd apod itp itd roč sz янв фев апр авг сент окт нояб дек ee.uu vb osv"
)
"""They end a sentence only where the next word is one that starts sentences."""

STATES = _set(
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev N.H N.J N.M N.Y "
    "N.C N.D Okla Ore Pa R.I S.C S.D Tenn Tex Vt Va Wash W.Va Wis Wyo D.C Ont Que B.C"
)
"""American states and Canadian provinces, as printed: they end a sentence as those of MAY_END do."""

NUMBERED = _set("no nos nr art fig vol p pp par sec n núm מס nº ch")
"""They go on only before a number."""

ORDINAL_LANGUAGES = frozenset(
    ["de", "cs", "sk", "da", "nb", "fi", "hu", "pl", "sl", "hr", "sr", "et", "lv", "is", "tr"]
)
"""They write ordinal numbers with a full stop."""
