"""What is heard on tap: a block of the results, all of them, or a sentence of another page.

Sounds are made when results are published; one that is missing is made now. Nobody counts who asked
for what, and no address of a sound holds a ticket.
"""

import hashlib
from collections.abc import Sequence

from flask import Response, current_app, request

from app.core.problems import Refused
from app.flow.publishing.aloud import Piece, aloud
from app.flow.publishing.results import results_of
from app.flow.records import Survey
from app.flow.returning.promise import promise_of
from app.web.errors import refuse
from app.web.results.around import beside_of
from app.web.results.room import room_of
from app.web.results.views import bp
from app.web.told.aloud import ALL, block_pieces, said_pieces
from app.web.told.blocks import blocks_of


@bp.get("/r/<slug>/aloud/<tag>/<key>.mp3")
def block_aloud(slug: str, tag: str, key: str) -> Response:
    """A block of the results, or all of them, in one language."""
    room = room_of(current_app)
    results = results_of(room.toolkit, slug)
    if results is None or tag not in results.version.questionnaire.languages:
        refuse("unknown_page")
    reader = room.reader(results.survey, results.version, tag)
    blocks = blocks_of(results, reader, beside_of(room.toolkit, results, tag))
    wanted = [block for block in blocks if key in (ALL, block.key)]
    pieces = [piece for block in wanted for piece in block_pieces(block, tag)]
    return _sound(results.survey, pieces)


@bp.get("/r/<slug>/said/<name>.mp3")
def sentence_aloud(slug: str, name: str) -> Response:
    """A sentence that a page of this survey showed."""
    toolkit = room_of(current_app).toolkit
    try:
        survey = promise_of(toolkit, slug).survey
    except Refused:
        refuse("unknown_page")
    return _sound(survey, said_pieces(toolkit, survey, name) or ())


def _sound(survey: Survey, pieces: Sequence[Piece]) -> Response:
    # Every sound is MP3 of one kind (app/media/mp3.py), and frames may follow each other.
    parts = []
    for file in aloud(room_of(current_app).toolkit, survey).files(pieces):
        if file is None or not file.exists():
            refuse("unknown_page")
        parts.append(file.read_bytes())
    if not parts:
        refuse("unknown_page")
    content = b"".join(parts)
    response = Response(content, mimetype="audio/mpeg")
    response.set_etag(hashlib.sha256(content).hexdigest()[:32])
    response.headers["Cache-Control"] = "private, no-cache"
    # Players ask for a part at a time.
    response.make_conditional(request, accept_ranges=True, complete_length=len(content))
    return response
