"""The language of an article is found, never taken for English; what is not English stays whole."""

from __future__ import annotations

import pytest

from generator.catalog import Catalogue
from generator.extract import build_resources, extract
from generator.ingest import ingest
from generator.ingest.language import find_language
from generator.interface import IN_ENGLISH
from generator.model.article import Article
from generator.model.source import Source
from generator.render.languages import describe_unread, language_attributes

TEXTS = {
    "de": "Stadtrat stimmt für neue Bahn\n\nVon Anna Lehmann\n\nDer Rat der Stadt hat am Montag für die neue Bahn gestimmt, und "
        "sie wird bis zum 30.04.2024 gebaut.",
    "fr": "Le conseil vote pour le tram\n\nPar Anne Roche\n\nLe conseil de la ville a voté lundi pour le tram, et il sera dans "
        "les rues avant la fin de mai.",
    "es": "El consejo vota por el tranvía\n\nEl consejo de la ciudad votó el lunes por el tranvía, que llegará a las calles antes "
        "de mayo, según dijo el alcalde.",
    "it": "Il consiglio vota per il tram\n\nIl consiglio della città ha votato lunedì per il tram, che sarà nelle strade prima di "
        "maggio, ha detto il sindaco.",
    "pl": "Rada głosuje za tramwajem\n\nRada miasta głosowała w poniedziałek za tramwajem, który będzie na ulicach przed majem, "
        "jak powiedział burmistrz, ale nie od razu.",
    "nl": "Raad stemt voor tram\n\nDe raad van de stad heeft maandag voor de tram gestemd, die voor mei op straat zal zijn, zei "
        "de burgemeester.",
    "sv": "Rådet röstar för spårvagn\n\nStadens råd har på måndagen röstat för en spårvagn som ska vara på gatorna före maj, och "
        "det sa borgmästaren till oss.",
    "tr": "Meclis tramvay için oy verdi\n\nŞehir meclisi pazartesi günü tramvay için oy verdi ve bu yeni hat mayıs ayına kadar "
        "açılacak, bir yetkili dedi ki çok daha iyi olacak.",
    "ru": "Совет голосует за трамвай\n\nСовет города в понедельник проголосовал за трамвай, который будет на улицах до мая.",
    "uk": "Рада голосує за трамвай\n\nРада міста в понеділок проголосувала за трамвай, який буде на вулицях до травня, що й "
        "сказав мер, але це не все.",
    "zh": "市议会投票支持电车\n\n记者 李安\n\n市议会周一投票支持电车，电车将于五月之前上街，市长说。",
    "ja": "市議会が路面電車に賛成\n\n市議会は月曜日に路面電車の計画に賛成し、五月までに走ると市長は述べた。",
    "ko": "시의회가 전차에 찬성\n\n시의회는 월요일에 전차 계획에 찬성했으며 오월까지 운행한다고 시장이 말했다.",
    "ar": "المجلس يصوت على الترام\n\nصوت مجلس المدينة يوم الاثنين على الترام الذي سيكون في الشوارع قبل مايو.",
    "fa": "شورا به تراموا رأی داد\n\nشورای شهر روز دوشنبه به تراموا رأی داد که تا اردیبهشت در خیابان‌ها خواهد بود و این را شهردار گفت.",
    "he": "המועצה מצביעה על החשמלית\n\nמועצת העיר הצביעה ביום שני על החשמלית.",
    "el": "Το συμβούλιο ψηφίζει για το τραμ\n\nΤο συμβούλιο της πόλης ψήφισε τη Δευτέρα.",
    "hi": "परिषद ने ट्राम के लिए मतदान किया\n\nनगर परिषद ने सोमवार को ट्राम के लिए मतदान किया और यह मई से पहले सड़कों पर होगी।",
}


def read(text: str, name: str = "a.txt") -> Article:
    (article,) = ingest(Source(name, "0"), text.encode(), None, Catalogue()).articles
    return article


@pytest.mark.parametrize("code", TEXTS)
def test_the_language_is_found(code: str) -> None:
    assert find_language(TEXTS[code]) == code


@pytest.mark.parametrize("code", TEXTS)
def test_a_text_that_is_not_english_stays_whole(code: str) -> None:
    article = read(TEXTS[code])

    assert article.text.split() == TEXTS[code].split()
    assert article.title == TEXTS[code].split("\n")[0]


def test_no_name_and_no_date_of_it_is_read() -> None:
    resources = build_resources(Catalogue(), None)
    findings = extract(read(TEXTS["de"]), resources)

    assert (findings.mentions, findings.dates, findings.events) == ((), (), ())
    assert len(findings.sentences) > 1


@pytest.mark.parametrize(("text", "language"), [
    ("Tram halted\n\nBrake fault.\n", "und"),
    ("Council votes on tram\n\nThe council of the town voted on Monday for the tram, which will be in the streets by May, the "
        "clerk said.", "en")])
def test_a_short_text_is_of_no_language(text: str, language: str) -> None:
    assert read(text).language == language


@pytest.mark.parametrize(("attribute", "words", "language"), [
    ("en", TEXTS["de"], "de"), ("de-AT", TEXTS["de"], "de-AT"), ("fr", "Brake fault in tram", "fr"), ("", "Brake fault in tram", "und")])
def test_words_outweigh_the_attribute_of_a_page(attribute: str, words: str, language: str) -> None:
    paragraphs = "".join(f"<p>{part}</p>" for part in words.split("\n\n"))

    assert read(f'<html '
        f'lang="{attribute}"><head><title>{words[:20]}</title></head><body><h1>{words[:20]}</h1>{paragraphs}</body></html>',
        "a.html").language == language


def test_a_person_says_the_language() -> None:
    assert read(f"---\nlang: la\n---\n{TEXTS['it']}", "a.md").language == "la"


def test_a_page_marks_the_language_of_its_text() -> None:
    assert language_attributes("fa") == ' lang="fa" dir="rtl"'
    assert language_attributes("en-GB") == language_attributes("und") == ""
    assert describe_unread(IN_ENGLISH, "de-AT") == "The story is in German: its names and dates were not read."
