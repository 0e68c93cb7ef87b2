"""The letter as data inside its own DOCX, so that reading it back gives the very same letter.

It is trusted only as long as the visible text is the one it was written with.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from replydesk.domain.errors import InputError
from replydesk.domain.letter import ReplyLetter, Urgency
from replydesk.domain.letter_json import letter_as_written, to_json

NAMESPACE = "urn:replydesk:letter:1"


def text_digest(texts: Iterable[str]) -> str:
    """Digest of the visible text, paragraph by paragraph."""
    return hashlib.sha256("\n".join(texts).encode("utf-8", "surrogatepass")).hexdigest()


def pack(letter: ReplyLetter, texts: Iterable[str]) -> str:
    """The letter and the digest of the text it is shown with, as JSON.

    The open letter JSON has no place for signer and urgency: they lie beside it where they are set.
    """
    model = to_json(letter)
    del model["notes"]
    data: dict[str, Any] = {"letter": model, "text": text_digest(texts)}
    beside = {"signer": letter.signer, "urgency": letter.urgency}
    if any(value is not None for value in beside.values()):
        data["beside"] = beside
    return json.dumps(data, ensure_ascii=True)


def unpack(packed: str, texts: Iterable[str]) -> ReplyLetter | None:
    """The letter, or None where the data is damaged or the text was changed since."""
    found = _read(packed)
    return found[0] if found and found[1] == text_digest(texts) else None


def unpack_unchecked(packed: str) -> ReplyLetter | None:
    """The letter as it was packed, whatever became of the text since; None for damaged data."""
    found = _read(packed)
    return found[0] if found else None


def _read(packed: str) -> tuple[ReplyLetter, object] | None:
    try:
        data = json.loads(packed)
        beside = data.get("beside", {})
        signer, urgency = beside.get("signer"), beside.get("urgency")
        if not isinstance(signer, str | None):
            return None
        urgency = None if urgency is None else Urgency(urgency)
        letter = replace(letter_as_written(data["letter"]), signer=signer, urgency=urgency)
        return letter, data["text"]
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError, InputError):
        return None
