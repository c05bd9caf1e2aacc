"""Posters and cards with finished texts in nine languages, to set and to read back."""

from dataclasses import replace
from typing import Any

from app.media.sheets import CardSheet, PosterSheet, Promise

DUTCH = Promise("nl", "ltr", "Vertel het ons.", "Wij vertellen u wat ermee gebeurt.")
ARABIC = Promise("ar", "rtl", "أخبرنا.", "وسنخبرك بما يحدث بعد ذلك.")
OTHERS = (
    Promise("en", "ltr", "Tell us.", "We tell you what happens with it."),
    ARABIC,
    Promise("tr", "ltr", "Bize anlatın.", "Ne olduğunu size söyleriz."),
    Promise("pl", "ltr", "Powiedz nam.", "Powiemy, co z tego wyniknie."),
    Promise("uk", "ltr", "Розкажіть нам.", "Ми розповімо, що з цього вийде."),
    Promise("ti", "ltr", "ንገሩና።", "እንታይ ከም ዝኸውን ክንነግረኩም ኢና።"),
    Promise("fa", "rtl", "به ما بگویید.", "به شما می‌گوییم با آن چه می‌شود."),
    Promise("es", "ltr", "Cuéntenos.", "Le diremos qué pasa con ello."),
    Promise("bg", "ltr", "Кажете ни.", "Ще ви кажем какво става с това."),
)


def a_poster(**changes: Any) -> PosterSheet:
    """A poster in ten languages, Dutch first."""
    return replace(
        PosterSheet(
            promise=DUTCH,
            topic="De markt",
            effort="Vragen: \u20688\u2069. U hoeft geen naam te geven.",
            steps=(
                "Richt de camera van uw telefoon op de code.",
                "Kies uw taal en geef antwoord.",
                "U krijgt een nummer. Daarmee leest u vanaf \u206831 januari 2027\u2069 "
                "wat ermee gebeurt.",
            ),
            or_type="Of typ dit adres:",
            url="https://buurt.example/K7M4",
            host="buurt.example",
            code="K7M4",
            together="Liever samen? Wij zijn hier:",
            others=OTHERS,
            asks=("Participatieraad Noord", "Buurthuis"),
            genuine=("Begint het adres niet met \u2068buurt.example\u2069? Stop dan.",),
        ),
        **changes,
    )


def a_card(number: int = 0, **changes: Any) -> CardSheet:
    """A card in Dutch; its number makes its codes its own."""
    code = f"ABCDEFGHJ{2 + number}"
    ticket = f"{31655498013889486281 + number}"
    return replace(
        CardSheet(
            promise=DUTCH,
            scan="Scan de code met uw telefoon. Of typ:",
            url=f"https://buurt.example/K7M4?card={code}",
            host="buurt.example",
            code="K7M4",
            card=code,
            keep="Bewaar dit nummer.",
            later="Daarmee leest u vanaf \u206831 januari 2027\u2069 wat ermee gebeurt.",
            ticket=" ".join(ticket[at : at + 4] for at in range(0, 20, 4)),
            ticket_url=f"https://buurt.example/t/market-square-2026/{ticket}?lang=nl",
            fold="Vouw dit deel naar binnen.",
            asks="Participatieraad Noord",
        ),
        **changes,
    )
