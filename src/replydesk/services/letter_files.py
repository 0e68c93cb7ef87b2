"""A letter as a JSON file, the form that other programs exchange it in."""

import json
from pathlib import Path

from replydesk.domain.letter import ReplyLetter
from replydesk.domain.letter_json import to_json
from replydesk.writers.atomic import write_file


def write_json(letter: ReplyLetter, path: Path) -> None:
    """The letter as JSON in UTF-8; the file appears whole or not at all.

    Raises InputError or ResourceError, naming the file, where it can't be written.
    """
    # Half a character, as a pasted text may hold, has no UTF-8.
    text = json.dumps(to_json(letter), ensure_ascii=False, indent=2) + "\n"
    write_file(path, text.encode("utf-8", "replace"))
