"""What every page of this door needs to be heard."""

from flask import current_app

from app.core.languages import parse_language
from app.flow.publishing.aloud import aloud
from app.flow.records import Survey
from app.web.results.room import room_of
from app.web.told.aloud import Ear


def ear_for(survey: Survey, tag: str) -> Ear:
    """The ear of a reader of one survey."""
    return Ear(aloud(room_of(current_app).toolkit, survey), survey, parse_language(tag).tag)
