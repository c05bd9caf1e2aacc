"""A recorded voice, as it is heard on a page and as its part is typed."""

from flask import Response, request


def sound_answer(content: bytes, kind: str) -> Response:
    """The bytes of a recording, as a player asks for them."""
    answer = Response(content, content_type="video/mp4" if kind == "video" else "audio/mpeg")
    answer.make_conditional(request, accept_ranges=True, complete_length=len(content))
    return answer


def part_of(start: str, end: str) -> tuple[float, float]:
    """The two seconds that were typed, with a comma or a point; what is no number is 0, and an
    end of 0 is the end of the recording.

    >>> part_of("1,5", ""), part_of("x", "-2")
    ((1.5, 0.0), (0.0, 0.0))
    """

    def seconds(typed: str) -> float:
        try:
            found = float(typed.strip().replace(",", "."))
        except ValueError:
            return 0.0
        return found if 0 < found < 100_000 else 0.0

    return seconds(start), seconds(end)
