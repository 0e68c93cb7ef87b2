"""Reading what a co-handling body has written (会办意见, 协办意见) for one submission."""

from dataclasses import dataclass
from pathlib import Path

from replydesk.domain.errors import InputError
from replydesk.domain.opinions import CoOpinion, opinion_of, remarks_on
from replydesk.domain.recognition import NOT_A_LETTER
from replydesk.domain.submission import Submission
from replydesk.services.guarded_reading import read_letter


@dataclass(frozen=True, slots=True)
class Received:
    """An opinion read from a file, and Chinese sentences on what looks odd about it."""

    opinion: CoOpinion
    remarks: tuple[str, ...] = ()


def read_opinion(path: Path, submission: Submission) -> Received:
    """The opinion in a file of any kind that letters are read from; nothing is stored.

    Raises InputError where the file holds no letter or nothing to say, or where the submission
    has the same opinion already, and InputError or ResourceError where it can't be read.
    """
    try:
        reading = read_letter(path)
    except InputError as error:
        if str(error) != NOT_A_LETTER:
            raise
        words = (
            f"“{path.name}”不像会办意见：没有找到主送单位和“提出如下意见”这样的开头，请核对文件。"
        )
        raise InputError(words) from error
    opinion = opinion_of(reading, path.name)
    if not opinion.points:
        raise InputError(f"“{path.name}”里没有找到意见的正文，请核对文件。")
    submission.with_opinion(opinion)
    return Received(opinion, tuple(remarks_on(reading.letter, submission.number)))
