"""Small batches in other languages than English: unrelated news stays apart, reports of one event join."""

import numpy as np
import pytest
from scipy.sparse import csr_array

from pipeline.stages.cluster.views import RARE
from pipeline.stages.cluster.weights import weights_of
from pipeline.stages.index.terms import term_of
from tests.stages.cluster.builders import stories
from tests.stages.cluster.test_scored import stage, table

NEWS = {
    "de": (
        "Die Polizei in Lindau hat am Montag einen Mann festgenommen, der in der Nacht in ein Geschäft für "
        "Uhren eingebrochen sein soll. Wie die Beamten mitteilten, wurde er von einem Nachbarn gesehen, als "
        "er durch ein Fenster stieg. Er soll noch heute einem Richter vorgeführt werden.",
        "Der Gemeinderat von Eisenerz will das alte Hallenbad nicht mehr sanieren. Das hat er am Montag mit "
        "den Stimmen von zwei Parteien beschlossen. Es soll nun geprüft werden, ob sich ein Neubau für die "
        "Stadt rechnet, sagte die Bürgermeisterin nach der Sitzung.",
        "Forscher der Universität Basel haben eine Flechte gefunden, die auch bei großer Kälte noch wächst. "
        "Die Art war bisher nur aus der Arktis bekannt, wie sie in einer Studie schreiben. Sie haben das "
        "Gewächs auf einem Gipfel in den Walliser Alpen entdeckt.",
        "Ein mutmaßlicher Einbrecher ist in Lindau gefasst worden: Ein Nachbar sah, wie der Mann in der Nacht "
        "zum Montag durch das Fenster in ein Geschäft für Uhren einstieg, und rief die Polizei. Er wird nun "
        "einem Richter vorgeführt.",
    ),
    "it": (
        "Un incendio ha distrutto nella notte il mercato coperto di Lecco. I vigili del fuoco sono al lavoro "
        "da ore e non ci sono feriti, ma una ventina di banchi sono andati perduti. Il sindaco ha detto che "
        "la città aiuterà i commercianti.",
        "La squadra di pallavolo di Cuneo ha vinto la coppa per la seconda volta nella sua storia. La partita "
        "è finita al quinto set, dopo più di due ore di gioco, davanti a un pubblico che non ha mai smesso di "
        "cantare.",
        "Il ministero ha presentato un piano per le ferrovie del sud che prevede nuovi treni e la chiusura di "
        "alcune piccole stazioni. Secondo i sindacati il piano non è sufficiente e i lavoratori sono pronti a "
        "uno sciopero.",
        "Lecco, in fiamme il mercato coperto: l'incendio è scoppiato nella notte e ha distrutto una ventina "
        "di banchi. I vigili del fuoco sono ancora al lavoro, nessuno è rimasto ferito. Il sindaco promette "
        "un aiuto ai commercianti.",
    ),
    "fr": (
        "Le tribunal de Quimper a condamné mardi un ancien notaire à trois ans de prison pour avoir détourné "
        "l'argent de ses clients. Il avait reconnu les faits au cours de l'enquête. Son avocat a dit qu'il "
        "allait faire appel de la décision.",
        "Les ostréiculteurs du bassin ne pourront pas vendre leurs huîtres avant la fin du mois. La "
        "préfecture a pris cette décision après des analyses qui ont montré la présence d'un virus dans "
        "l'eau.",
        "Le musée des automates de Souillac va fermer pour deux ans. Des travaux sont prévus dans les salles "
        "du premier étage et sur le toit, qui laisse passer la pluie depuis une tempête.",
        "Trois ans de prison pour l'ancien notaire de Quimper : le tribunal l'a condamné mardi pour avoir "
        "détourné l'argent de plusieurs clients. L'avocat du notaire a annoncé un appel.",
    ),
    "ar": (
        "أعلنت بلدية صور اليوم عن افتتاح سوق السمك الجديد بعد عامين من العمل. وقال رئيس البلدية إن السوق يضم "
        "أربعين متجرا وإن الصيادين سيبدأون البيع فيه يوم السبت.",
        "قال الأطباء في مستشفى أسوان إن عدد المصابين بضربات الشمس ارتفع هذا الأسبوع، وطلبوا من الناس عدم "
        "الخروج من المنازل في ساعات الظهر إلا عند الحاجة.",
        "فاز الفريق الوطني لكرة اليد في المغرب على ضيفه التونسي في مباراة كانت صعبة حتى الدقائق الأخيرة، وقال "
        "المدرب إن اللاعبين قدموا كل ما لديهم.",
        "افتتح رئيس بلدية صور سوق السمك الجديد الذي استغرق العمل فيه عامين. ويضم السوق أربعين متجرا، ومن "
        "المقرر أن يبدأ الصيادون البيع فيه يوم السبت.",
    ),
    "ja": (
        "長野県上田市で月曜日の夜、時計店の窓ガラスが割られ、腕時計など三十点が盗まれた。警察は近くに住む無職の男"
        "を窃盗の疑いで逮捕した。男は調べに対し容疑を認めているという。",
        "北海道釧路市の市議会は火曜日、老朽化した市民プールを来年三月に閉鎖する案を賛成多数で可決した。市長は新し"
        "い施設の建設について検討を続けると述べた。",
        "京都大学の研究チームは、氷点下四十度でも成長する新しい種類のコケを南極の昭和基地の近くで発見したと発表し"
        "た。研究成果は英国の科学誌に掲載された。",
        "上田市の時計店に月曜日の夜に泥棒が入り、腕時計三十点が盗まれた事件で、警察は無職の男を逮捕した。窓ガラス"
        "を割って店に侵入した疑いが持たれており、容疑を認めている。",
    ),
    "th": (
        "ตำรวจจังหวัดน่านจับกุมชายคนหนึ่งในวันจันทร์ หลังจากเขาทุบกระจกร้านนาฬิกาและขโมยนาฬิกาข้อมือสามสิบเรื"
        "อน เขาให้การรับสารภาพและจะถูกส่งตัวไปศาล",
        "สภาเทศบาลเมืองระนองมีมติเมื่อวันอังคารให้ปิดสระว่ายน้ำเก่าในเดือนมีนาคมปีหน้า นายกเทศมนตรีกล่าวว่าจะศึกษาการก่อสร้างสระแห่งใหม่ต่อไป",
        "นักวิจัยมหาวิทยาลัยเชียงใหม่พบมอสชนิดใหม่ที่เติบโตได้ในอุณหภูมิติดลบสี่สิบองศาในทวีปแอนตาร์กติกา ผลก"
        "ารศึกษาตีพิมพ์ในวารสารวิทยาศาสตร์ของอังกฤษ",
        "ชายที่ทุบกระจกร้านนาฬิกาในจังหวัดน่านและขโมยนาฬิกาข้อมือสามสิบเรือนถูกตำรวจจับกุมแล้วเมื่อวันจันทร์ โดยเขารับสารภาพ",
    ),
}
"""Three notices of different events, and another report of the first one."""


def found(language: str, *which: int) -> set[tuple[str, ...]]:
    texts = {"abcd"[i]: NEWS[language][i] for i in which}
    given = table(texts, dict.fromkeys(texts, "2026-01-06"), languages=dict.fromkeys(texts, language))
    return stories(stage()(given).kept)


@pytest.mark.parametrize("language", NEWS)
def test_unrelated_notices_of_one_day_stay_apart(language: str) -> None:
    assert found(language, 0, 1, 2) == {("a",), ("b",), ("c",)}


@pytest.mark.parametrize("language", NEWS)
def test_two_reports_of_one_event_join_alone_and_beside_other_news(language: str) -> None:
    assert found(language, 0, 3) == {("a", "d")}
    assert found(language, 0, 1, 2, 3) == {("a", "d"), ("b",), ("c",)}


@pytest.mark.parametrize("language", NEWS)
def test_unrelated_notices_in_a_language_without_a_list_stay_apart(language: str) -> None:
    texts = dict(zip("abc", NEWS[language], strict=False))
    given = table(texts, dict.fromkeys(texts, "2026-01-06"), languages=dict.fromkeys(texts, "xx"))
    assert stories(stage()(given).kept) == {("a",), ("b",), ("c",)}


def test_a_word_weighs_by_the_language_of_its_article() -> None:
    hat, here = np.array([term_of("hat")]), csr_array(np.ones((3, 1)))
    german, english, undecided = weights_of(hat, here, ["de", "en", "und"]).of(here)
    assert german < 2 < RARE < english == undecided


def test_what_most_articles_of_a_language_without_a_list_hold_is_common() -> None:
    every, some = sorted((term_of("hat"), term_of("kyiv")))
    rows = csr_array(np.array([[1.0, 1.0], [1.0, 0.0], [1.0, 0.0], [1.0, 0.0]]))
    common, rare = weights_of(np.array([every, some]), rows, ["xx"] * 4).of(rows)[:2]
    assert common < 2 < 3 < rare


def test_english_weighs_the_same_beside_other_languages() -> None:
    words, rows = np.sort([term_of(word) for word in ("hat", "der", "of", "kyiv")]), csr_array(np.ones((3, 4)))
    mixed, alone = (weights_of(words, rows, spoken).of(rows) for spoken in (["en", "de", "xx"], ["en", "en", "en"]))
    assert (mixed[:4] == alone[:4]).all()
    assert (mixed[4:] <= alone[4:]).all()
