"""The demo's films: half a minute each, drawn, with music, a narrator (espeak-ng), and captions in English and Spanish."""

from __future__ import annotations

from array import array
from dataclasses import dataclass

from resources.demo.media.compose import Piece
from resources.demo.media.film import Cue, Sound, make_film
from resources.demo.media.scenes import SCENES, Scene
from resources.demo.media.sound import RATE, play
from resources.demo.media.spoken import speak
from resources.demo.media.svg import box, words

#: How loud the music is while somebody speaks, and before.
UNDER, ALONE = 0.3, 0.65
TITLE_SECONDS = 3.0
Line = tuple[float, str, str]


@dataclass(frozen=True)
class Film:
    """A film: what is seen is the scene of its name. `said`: when, in English (heard too), in Spanish."""

    file: str
    title: str
    seconds: float
    music: Piece
    said: tuple[Line, ...]
    voice: tuple[str, ...] = ("-v", "en-us", "-s", "140", "-p", "36", "-g", "3")


FILMS = (
    Film(
        "harbor-lights",
        "Harbor Lights",
        40,
        Piece(72, 2, "minor", (0, 5, 3, 4, 0, 5, 6, 0), (), ("fiddle",), "slow", 12, form="A"),
        (
            (4.0, "My father kept the light for forty years.", "Mi padre cuidó la luz durante cuarenta años."),
            (9.5, "He said, it is not hard. You only have to stay awake.", "Decía que no es difícil. Solo hay que estar despierto."),
            (16.0, "That winter I found out that he was wrong.", "Aquel invierno descubrí que no era cierto."),
            (22.0, "Nobody can stay awake alone.", "Nadie puede estar despierto solo."),
            (27.5, "So I went down to the town, and knocked at every door.", "Así que bajé al pueblo y llamé a todas las puertas."),
            (34.0, "And every one of them opened.", "Y todas se abrieron."),
        ),
    ),
    Film(
        "paper-kites",
        "Paper Kites",
        36,
        Piece(108, 7, "major", (0, 3, 0, 4, 0, 3, 4, 0), (), ("flute",), "stroll", 9, form="A"),
        (
            (4.0, "First you need paper. Newspaper is good.", "Primero hace falta papel. El de periódico sirve."),
            (9.0, "Then two sticks, and a string as long as the street.", "Luego dos palos y una cuerda tan larga como la calle."),
            (15.0, "My sister holds the string. I run.", "Mi hermana sujeta la cuerda. Yo corro."),
            (20.0, "You have to let it go just when you want to hold it.", "Hay que soltarla justo cuando quieres sujetarla."),
            (26.5, "Look! It knows the way up.", "¡Mira! Sabe subir sola."),
        ),
    ),
    Film(
        "the-long-way",
        "The Long Way",
        36,
        Piece(92, 4, "minor", (0, 5, 2, 6, 0, 5, 6, 0), (), ("fiddle",), "picked", 14, form="A"),
        (
            (4.0, "Two thousand miles. The truck will not do more than fifty.", "Dos mil millas. La camioneta no pasa de cincuenta."),
            (11.0, "I had four days to think about what I would say to her.", "Tenía cuatro días para pensar qué le diría."),
            (18.0, "On the first day I thought of excuses.", "El primer día pensé en excusas."),
            (23.5, "On the last day I only thought: please let her be home.", "El último día solo pensé: ojalá esté en casa."),
        ),
    ),
    Film(
        "north-of-everything",
        "North of Everything",
        34,
        Piece(66, 0, "dorian", (0, 3, 0, 6, 0, 3, 6, 0), (), ("bell",), "slow", 18, form="A"),
        (
            (
                4.0,
                "The road is four hundred miles long, and nine people keep it open.",
                "La carretera tiene cuatrocientas millas, y nueve personas la mantienen abierta.",
            ),
            (12.0, "In January the sun comes up at eleven.", "En enero el sol sale a las once."),
            (18.0, "By two it is gone, and the snow begins again.", "A las dos ya no está, y vuelve a nevar."),
            (25.0, "Somebody has to go first. That is the job.", "Alguien tiene que ir delante. Ese es el trabajo."),
        ),
    ),
    Film(
        "the-last-ferry",
        "The Last Ferry",
        34,
        Piece(84, 9, "minor", (0, 3, 4, 0, 0, 5, 4, 0), (), ("accordion",), "slow", 22, form="A"),
        (
            (4.0, "Twelve tickets were sold for the last boat.", "Para el último barco se vendieron doce billetes."),
            (10.0, "I counted them as they came on. I always count.", "Los conté al subir. Siempre cuento."),
            (17.0, "When we tied up at the island, I counted again.", "Cuando atracamos en la isla, volví a contar."),
            (24.0, "Eleven.", "Once."),
        ),
    ),
    Film(
        "bread-and-rain",
        "Bread and Rain",
        34,
        Piece(76, 5, "major", (0, 5, 1, 4, 0, 5, 4, 0), (), ("accordion",), "waltz", 26, beats=3, form="A"),
        (
            (4.0, "It rained for thirty-one days that fall.", "Aquel otoño llovió treinta y un días."),
            (9.5, "Mother said: bread does not know what the weather is.", "Mamá decía: el pan no sabe qué tiempo hace."),
            (
                16.5,
                "So at four every morning there was a light in our window.",
                "Así que a las cuatro de la mañana había luz en nuestra ventana.",
            ),
            (24.0, "And little by little, people came to it.", "Y poco a poco, la gente se acercó."),
        ),
    ),
    Film(
        "nine-innings",
        "Nine Innings",
        32,
        Piece(116, 5, "major", (0, 3, 4, 0, 0, 3, 4, 0), (), ("fiddle",), "stroll", 30, form="A"),
        (
            (4.0, "We had lost eleven games, and there was one left.", "Habíamos perdido once partidos y quedaba uno."),
            (10.0, "Then Coach said the only wise thing he ever said.", "Entonces el entrenador dijo lo único sabio de su vida."),
            (17.0, "Nobody remembers the score. They remember if you ran.", "Nadie recuerda el resultado. Recuerdan si corriste."),
        ),
    ),
)


def make(film: Film) -> bytes:
    """The film as a file."""
    sound, cues = _sound(film)
    return make_film(_with_title(SCENES[film.file], film), film.seconds, sound, cues, title=film.title)


def _with_title(scene: Scene, film: Film) -> Scene:
    """Out of the dark, the title over the first seconds, and into the dark again."""

    def draw(width: float, height: float, t: float) -> str:
        picture = scene(width, height, t)
        dark = max(0.0, 1 - t / 1.2, 1 - (film.seconds - t) / 1.5)
        shown = max(0.0, min(1.0, t - 0.6, TITLE_SECONDS + 0.6 - t))
        over = (
            f'<g opacity="{shown:.2f}">{words(width / 2, height * 0.5, film.title, height * 0.13, "#ffffff", middle=True)}</g>'
            if shown
            else ""
        )
        shade = box(0, 0, width, height, "#0b1420", opacity=max(dark, 0.35 * shown)) if dark or shown else ""
        return picture.replace("</svg>", f"{shade}{over}</svg>")

    return draw


def _sound(film: Film) -> tuple[Sound, list[Cue]]:
    """Music, softer while somebody speaks, and when it is said."""
    total = int(film.seconds * RATE)
    music = play(film.music).samples
    voice = array("i", bytes(4 * total))
    cues = []
    for begin, en, es in film.said:
        said = speak(en, voice=film.voice).samples
        start = int(begin * RATE)
        for n in range(min(len(said) // 2, total - start)):
            voice[start + n] += said[n * 2]
        cues.append(Cue(begin, min(film.seconds - 0.2, begin + len(said) / 2 / RATE + 0.8), en, es))
    spoken = [(int((cue.begin - 0.5) * RATE), int((cue.end - 0.4) * RATE)) for cue in cues]
    made, level, last, fade = array("h", bytes(4 * total)), ALONE, int(1.5 * RATE), 2.2 / RATE
    window = 0
    for n in range(total):
        if window < len(spoken) and n > spoken[window][1]:
            window += 1
        wanted = UNDER if window < len(spoken) and n >= spoken[window][0] else ALONE
        level += max(-fade, min(fade, wanted - level))
        end = min(1.0, (total - n) / last)
        for side in (0, 1):
            heard = music[n * 2 + side] * level if n * 2 + side < len(music) else 0.0
            made[n * 2 + side] = max(-29_000, min(29_000, int((heard + voice[n]) * end)))
    return Sound(RATE, made), cues
