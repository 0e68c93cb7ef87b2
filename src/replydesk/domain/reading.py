"""What a reader made of a file: the letter, and what was repaired or is unsure."""

from dataclasses import dataclass

from replydesk.domain.letter import ReplyLetter


@dataclass(frozen=True, slots=True)
class Reading:
    """A recognised letter with the reader's remarks, a Chinese sentence each."""

    letter: ReplyLetter
    notes: tuple[str, ...] = ()
