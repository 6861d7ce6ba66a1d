"""The most frequent function words of a language: articles, prepositions, pronouns, conjunctions, auxiliaries.

Written by hand, so that a share of them tells running text from link lists; never a complete stop list.
"""

from functools import cache

_WORDS = {
    "ar": "في من على إلى الى أن ان عن مع هذا هذه التي الذي كان كانت قد لا ما لم لن هو هي بعد قبل بين كما أو او ثم حيث "
    "وقد وفي ومن وكان وقال قال إن كل غير عند خلال ذلك تلك منذ حتى أي لكن التى انه أنه لقد إلا به له فيه عليه كانوا",
    "bg": "и в на за да се от е са с по не че като до но към при през тя той те ще бе беше след а или която който "
    "които го му си из така това този тази само още има може",
    "cs": "a v na se je že s z do o k i za pro jako po který která které by ale od to ve ze si jsou byl byla bylo není "
    "jeho jejich při nebo než tak už také této tento tím aby podle mezi před až ještě má pod však jen kteří být",
    "da": "og i at er en et den det de til på for med af som der har fra ikke var vil kan også om men han hun sig ved "
    "efter over blev har skal være eller ud når end nu hvor dem deres så bliver man vi jeg havde under",
    "de": "der die das und in den von zu mit sich des dem ist auf für nicht ein eine einer einem einen als auch es an "
    "werden aus er hat dass sie nach wird bei um am im zum zur war haben nur oder aber vor bis mehr durch man sein "
    "wie so über noch unter gegen wenn kann ihr seine wurde sind vom ich wir",
    "el": "και το η ο τα οι του της των τον την να που με για σε στο στη στην στον στις στους στα από ότι δεν θα είναι "
    "ένα μια ένας τις τους ως ήταν αλλά κατά έχει μετά αυτό αυτή όπως μέχρι πριν πως αν όταν προς όσο",
    "en": "the of and to in a is that for it as was with be by on not he i this are or his from at which but have an "
    "had they you were their one all we can her has there been if more when will would who so no she about out up "
    "its into than them some could time these two may then do any my now such over our even most me after also did "
    "many before must through what where how said because while during between under against only other him your",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin "
    "sobre este ya entre cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué "
    "sólo han yo hay vez puede todos así nos ni parte tiene él uno donde tras ante e u contra según",
    "fa": "و در به از که این را با است برای آن یک خود تا کرد بر هم نیز گفت می شد ها های او ما اما یا شده باید هر آنها "
    "بود دارد کند بین پس پیش اگر همه هیچ نه",
    "fi": "ja on ei että se oli hän ovat myös kun mutta niin kuin olla mukaan tai joka jotka jos nyt vain sen hänen "
    "ole sitä olisi jo kuitenkin sekä ollut jälkeen vielä siitä ettei minä he me mikä mitä tämä tämän kanssa voi "
    "joissa jossa jonka kautta ennen asti noin eli",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont avec son aux "
    "d l qu n s c j m t ou mais comme on été sa ses cette ont leur tout nous fait elle ces même être deux aussi bien "
    "peut je vous si lui sans entre dont après leurs très avait où était avant depuis contre ils y selon",
    "he": "של על את לא הוא היא זה כי עם גם או אל אך אם כל בין היה היתה הייתה יותר אבל אחרי לפני כדי רק מה מי אני אנחנו "
    "הם הן אשר ידי לאחר כך זאת זו ביותר עד אין יש כמו ללא תחת מול",
    "hi": "के में की है को और से का ने पर यह हैं कि इस एक भी था नहीं तो ही या हो कर जो वह लिए साथ अपने उन थे थी गया "
    "बाद कहा कुछ हुए इसके जब तक इन उनके द्वारा वे हुआ दिया गई सकता रहे करने होने",
    "hr": "i u je na da se su za od s o a iz će koji koja koje ne to kao bi do što po biti nije sam ali ili već samo "
    "kako uz nakon između prije još te njegov ga mu ih pri kod može kada jer",
    "hu": "a az és hogy nem is egy ez meg volt csak de már még van el ki mint sem vagy szerint után között lesz ezt "
    "amely aki ami azonban pedig be volna így mert ha majd minden ahol amikor illetve több kell miatt sok",
    "id": "yang dan di dari untuk dengan pada ini itu dalam akan tidak ke adalah juga oleh sebagai telah ada mereka "
    "dia kami saya bisa karena atau tersebut sudah lebih bahwa kata para seperti namun saat setelah hingga antara",
    "it": "di e il la che in a per un è del non una i le con si da sono della al dei come lo ma ha gli più anche nel "
    "alla su delle ad se o ed questo suo stato dal l d dell all nell sull c un cui era essere hanno dopo tra quando "
    "dalla nella contro ai suoi loro due fra ancora prima già ci sulla",
    "lt": "ir į kad su iš yra tai už bet kaip apie po ne o buvo jis ji jie prie nuo iki tik dar jau pagal arba taip",
    "lv": "un ir no uz ar ka par kā pie bet tas to tika vai arī lai pēc tiek bija nav gan jau līdz kas viņš viņa",
    "nb": "og i at er en et den det de til på for med av som har fra ikke var vil kan også om men han hun seg ved "
    "over ble skal være eller ut når enn nå hvor dem deres så blir man vi jeg hadde under sin mot ei",
    "nl": "de het een van en in is dat op te zijn voor met die niet aan er om ook als dan maar bij uit naar door nog "
    "of over werd heeft hij had was worden zich meer hun ze wel tot deze geen kan al tegen zo haar moet na onder wat "
    "we ik je kunnen tussen waar",
    "pl": "w i na z się że do nie to o jest jak po za od przez co ale a dla tym ze ma był było była są jego być który "
    "która które czy już tylko także może tak jej ich przed przy bardzo oraz też pod gdy jako by jednak między roku",
    "pt": "de a o que e do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou "
    "muito nos já eu também só pelo pela até isso ela entre depois sem mesmo aos seus quem nas me esse eles foi são "
    "tem ser está há era ter sobre após desde contra segundo pelos",
    "ro": "de în și a la cu pe care nu să din o un că este mai pentru au fost se ce sunt al ale lui sau dar după prin "
    "această acest fi va vor ca despre lor ei el am până între când cele cel unei unui fără iar",
    "ru": "и в не на что с он по как это но к из у за от а так же его все о для бы было был была были она они мы до "
    "если или уже только того чтобы который которая которые том еще ещё после во со этом также является между ее её их "
    "где когда то ли нет году об перед",
    "sk": "a v na sa je že s z do o k aj za pre ako po ktorý ktorá ktoré by ale od to vo zo si sú bol bola bolo nie "
    "ich pri alebo než tak už tento tým aby podľa medzi pred až ešte má pod však len",
    "sl": "in v je na da se so za z s od o a iz ki ne to kot bi do po biti ni sem ali že le kako pri med še tudi pa ga "
    "jih bo lahko ter zaradi pred",
    "sr": "и у је на да се су за од с о а из ће који која које не то као би до што по бити није али или већ само како "
    "након између пре још те га му их при код може када јер i u je na da se su za od iz će koji koja ne kao ali",
    "sv": "och i att är en ett den det de till på för med av som har från inte var vill kan också om men han hon sig "
    "efter över blev ska vara eller ut när än nu där dem deras så blir man vi jag hade under sin mot mer säger",
    "sw": "na ya wa kwa ni katika za la kuwa hiyo huo hayo alisema kama cha yake lakini au huyu hii baada ili pia",
    "tr": "ve bir bu da de için ile olarak çok daha en o ne ki gibi kadar sonra olan var ise ama ya her veya değil "
    "dedi etti olduğu olduğunu üzere diye göre tarafından onun ben biz önce ancak içinde şu mi nin hem",
    "uk": "і в не на що з він по як це але до та у за від а так його все о для б було був була були вона вони ми при "
    "якщо або вже тільки того щоб який яка які тому ще після також між її їх де коли й про під зі із",
    "ur": "کے میں کی ہے کو اور سے کا نے پر یہ ہیں کہ اس ایک بھی تھا نہیں تو ہی یا ہو کر جو وہ لیے ساتھ اپنے ان تھے تھی",
    "vi": "và của là có trong được cho không với các một những này đã người để về khi từ đến tại ở cũng như sẽ đó theo",
}

_SAME = {"no": "nb", "nn": "nb", "bs": "hr"}


@cache
def function_words(language: str) -> frozenset[str]:
    """Case-folded function words of an ISO 639-1 language, elided forms (`l`, `qu`) included; empty where unknown."""
    return frozenset(word.casefold() for word in _WORDS.get(_SAME.get(language, language), "").split())


def function_share(words: list[str], language: str) -> float | None:
    """Share of a line's case-folded words that are function words; None where the language is not listed.

    A word such as `l'accord` counts as half a function word, since the token is one.
    """
    listed = function_words(language)
    if not listed or not words:
        return None
    elided = sum(1 for w in words if w not in listed and "'" in w and w.split("'", 1)[0] in listed)
    return (sum(1 for w in words if w in listed) + elided / 2) / len(words)
