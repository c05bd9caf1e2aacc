"""Makes the sounds of a publication before anybody asks for them, wherever there is a voice."""

from app.flow.deliver import words_for
from app.flow.ports import Toolkit
from app.flow.publishing.aloud import Piece, aloud
from app.flow.publishing.results import Results, results_of
from app.web.language import Reader, reader_of
from app.web.told.aloud import block_pieces
from app.web.told.blocks import blocks_of


def reader_for(toolkit: Toolkit, results: Results, tag: str) -> Reader:
    """The reader of a language of a publication, with the words of that survey."""
    return reader_of(tag, words_for(toolkit, results.survey, tag), results.source)


def speak_results(toolkit: Toolkit, slug: str) -> int:
    """The newest publication can be heard; how many blocks in all languages. Slow the first time,
    and at once where everything was said before."""
    results = results_of(toolkit, slug)
    if results is None:
        return 0
    voices = aloud(toolkit, results.survey)
    heard = []
    for tag in results.version.questionnaire.languages:
        for block in blocks_of(results, reader_for(toolkit, results, tag)):
            pieces: tuple[Piece, ...] = block_pieces(block, tag)
            heard += [pieces] if voices.is_heard(pieces) else []
    voices.files(tuple(dict.fromkeys(piece for pieces in heard for piece in pieces)))
    return len(heard)
