"""What a form brings: its fields and files, read in memory alone and no more than is asked for.

The usual reader puts larger files into temporary files on disk, where they would stay readable
before anybody looked at the consent that came with them.
"""

from io import BytesIO
from typing import IO
from urllib.parse import unquote

from flask import Request

from app.flow.attachments import Files
from app.flow.form_fields import Fields

LARGEST_BODY = 1_000_000
LARGEST_WITH_FILES = 3_000_000
_MOST_PARTS = 10_000


class InMemory(Request):
    """A request whose files never touch the disk."""

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        return BytesIO()


def holds_nul(request: Request) -> bool:
    """Whether the address or a field holds the sign of zeros, which nobody can type and which
    PostgreSQL does not keep."""
    fields = (part for pair in request.form.items(multi=True) for part in pair)
    return any("\x00" in part for part in (unquote(request.full_path), *fields))


def may_be_large(request: Request) -> bool:
    """Whether the body is larger than words need, or does not say how large it is."""
    return request.content_length is None or request.content_length > LARGEST_BODY


def read_form(request: Request, most: int) -> tuple[Fields, Files]:
    """The fields, and the files by the name of their field. A body of more than ``most`` bytes
    raises RequestEntityTooLarge, before it is read where it says how large it is."""
    request.max_content_length = request.max_form_memory_size = most
    request.max_form_parts = _MOST_PARTS
    fields = tuple(request.form.items(multi=True))
    return fields, tuple((name, part.read()) for name, part in request.files.items(multi=True))
