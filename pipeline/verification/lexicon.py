"""Words that mean nearly the same, and words that mean the opposite, in English.

`lexicon.tsv.gz` is derived from WordNet 3.0 (Princeton University; its licence stands in the head of the file) by
scripts/derive_lexicon. Words are met as stems, since texts inflect them. What WordNet leaves out, because it holds no
function words and few comparatives, is added by hand below.
"""

import gzip
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from pipeline.text.function_words import function_words
from pipeline.verification.content import stem

_OPPOSITES = """
    above:below,under over:under up:down before:after more:less,fewer most:least,fewest higher:lower high:low
    increase:decrease,decline,drop,fall,cut,reduce,shrink rise:fall,drop,decline,decrease gain:lose,loss grow:shrink
    growth:decline,shrinkage up:down upward:downward raise:lower,cut,reduce expand:shrink,contract,reduce
    strengthen:weaken strong:weak improve:worsen,deteriorate better:worse best:worst accept:reject,refuse,deny
    allow:ban,forbid,prohibit,prevent,bar approve:reject,veto,oppose,block support:oppose agree:disagree,refuse
    confirm:deny admit:deny win:lose victory:defeat,loss winner:loser open:close,shut start:end,stop,finish
    begin:end,finish,stop continue:stop,halt,end first:last early:late earlier:later earliest:latest past:future
    previous:next,following next:last,previous prior:later,subsequent inside:outside internal:external
    domestic:foreign,international local:national,global public:private legal:illegal guilty:innocent
    convict:acquit,clear arrest:release,free hire:fire,dismiss join:leave,quit enter:leave,exit arrive:depart,leave
    buy:sell purchase:sell import:export profit:loss asset:liability gross:net maximum:minimum maximize:minimize
    major:minor majority:minority large:small big:small long:short near:far fast:slow quick:slow easy:difficult,hard
    simple:complex,complicated cheap:expensive positive:negative optimistic:pessimistic success:failure
    succeed:fail pass:fail alive:dead live:die,recorded survive:die male:female man:woman men:women boy:girl
    husband:wife son:daughter father:mother brother:sister king:queen actor:actress north:south east:west
    northern:southern eastern:western left:right republican:democrat,democratic hot:cold warm:cool rainy:sunny
    wet:dry full:empty rich:poor same:different similar:different,dissimilar common:rare likely:unlikely
    possible:impossible able:unable willing:unwilling include:exclude with:without always:never,sometimes,rarely
    often:rarely,seldom,never frequently:rarely,seldom all:none,some every:no both:neither everyone:nobody
    everything:nothing partly:fully,completely partial:full,complete temporary:permanent voluntary:mandatory
    optional:mandatory,required online:offline,in-person attack:defend defence:offence offense:defense
    enemy:friend,ally ally:enemy,rival praise:criticize,condemn,blame welcome:reject,condemn love:hate like:dislike
    encourage:discourage enable:disable,prevent connect:disconnect attract:repel remember:forget
    accelerate:slow,delay,decelerate advance:delay,retreat extend:shorten lengthen:shorten add:remove,subtract
    build:destroy,demolish create:destroy protect:harm,endanger safe:dangerous,unsafe true:false correct:incorrect,wrong
    right:wrong old:new,young older:younger new:existing,old modern:ancient upstream:downstream ahead:behind
    exceed:miss beat:miss surplus:deficit upgrade:downgrade overestimate:underestimate
    uphold:overturn,reverse,quash larger:smaller bigger:smaller lose:beat,defeat allow:force,oblige,compel
    permit:force,oblige,compel significant:slight,insignificant,minor,modest substantial:slight,modest,minimal
    climb:fall,drop,decline,slip,sink,plunge,tumble soar:fall,drop,sink,plunge,tumble surge:fall,drop,sink,plunge
    jump:fall,drop,sink,plunge considerable:slight,negligible
    dramatic:slight sharp:slight widespread:isolated,limited unanimous:divided
"""

_SHORT = function_words("en") | {"us"}  # no abbreviations of states
_OF_A_PLACE = ("n", "an", "ian", "i")  # Gazan, Texan, Bostonian, Bahraini
_PEOPLE = """
    doctors physicians:workers employees staffers:students pupils:lawmakers legislators:protesters demonstrators
    officials authorities:scientists researchers:inmates prisoners:immigrants migrants:soldiers troops
    lawyers attorneys:detectives investigators:analysts experts:firms companies businesses:cars vehicles automobiles
    shares stocks:kids children:citizens people:residents inhabitants locals:gunmen attackers shooters
    rescuers firefighters:villagers residents:reporters journalists:doctors surgeons
    demonstrators marchers:clerics priests:backers supporters:opponents critics
"""
_SAME_PEOPLE = tuple(frozenset(group.split()) for line in _PEOPLE.strip().splitlines() for group in line.split(":"))
_ROOT = 2  # letters that Spain and Spanish, France and French have in common


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Relations between stems, both ways.

    kin       words that may stand for each other: synonyms, derived words, a more general word
    opposite  words of which not both can be said
    base      the base of an irregular form: rose, rise
    """

    kin: Mapping[str, frozenset[str]]
    opposite: Mapping[str, frozenset[str]]
    base: Mapping[str, str]

    def stem(self, word: str) -> str:
        """The stem of a case-folded word, irregular forms brought to their base."""
        return stem(self.base.get(word, word))


@cache
def lexicon() -> Lexicon:
    """The relations that ship with the package, loaded once a process."""
    content = gzip.decompress((files(__package__) / "lexicon.tsv.gz").read_bytes()).decode("utf-8")
    kin: dict[str, set[str]] = {}
    opposite: dict[str, set[str]] = {}
    base: dict[str, str] = {}
    for line in content.splitlines():
        if line.startswith("#"):
            continue
        word, first, *rest = line.split("\t")
        if first.startswith("="):
            base[word] = first[1:]
            continue
        _relate(kin, word, first.split())
        _relate(opposite, word, rest[0].split())
    for entry in _OPPOSITES.split():
        word, others = entry.split(":")
        _relate(opposite, word, others.split(","))
    frozen_kin = {s: frozenset(others) for s, others in kin.items()}
    # Words that are both (easy and soft, hard and soft) tell nothing.
    against = {s: frozenset(others - kin.get(s, set())) for s, others in opposite.items()}
    return Lexicon(frozen_kin, {s: others for s, others in against.items() if others}, base)


@lru_cache(maxsize=16384)
def akin(stem: str, language: str) -> tuple[str, ...]:
    """Stems that may stand for a stem, in order; () for another language than English."""
    return tuple(sorted(lexicon().kin.get(stem, ()))) if language in ("en", "und") else ()


def are_kin(one: str, other: str) -> bool:
    """Whether two plural nouns, as printed, may stand for the same people: "Doctors" and "Physicians".

    The kin of WordNet are too many here: fathers and mothers, workers and actors are of one parent there.
    """
    return any({one.casefold(), other.casefold()} <= group for group in _SAME_PEOPLE)


def derived(stem: str, held: Collection[str]) -> bool:
    """Whether one of some stems is of another form of a name: of Russia that of Russian, of Virginia that of Va."""
    kindred = [kin for kin in lexicon().kin.get(stem, ()) if kin in held]
    if any(kin[:_ROOT] == stem[:_ROOT] or (len(kin) == _ROOT and kin not in _SHORT) for kin in kindred):
        return True
    return len(stem) > 3 and any(stem + end in held or stem.removesuffix(end) in held for end in _OF_A_PLACE)


def _relate(relation: dict[str, set[str]], word: str, others: list[str]) -> None:
    one = stem(word)
    for other in map(stem, others):
        if other != one:
            relation.setdefault(one, set()).add(other)
            relation.setdefault(other, set()).add(one)
