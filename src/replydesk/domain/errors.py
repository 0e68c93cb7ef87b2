"""The errors that are not bugs: what the clerk or the machine caused.

Each carries one finished sentence in the clerk's language saying what is wrong and what to do.
Everything else that is raised is a bug and becomes a report.
"""


class ReplydeskError(Exception):
    """Base of the errors that are shown to a clerk as one sentence (``str(error)``)."""


class InputError(ReplydeskError):
    """Something given to the program can't be used; the clerk can mend it."""


class ResourceError(ReplydeskError):
    """The machine refused: a folder that can't be written, a full disk, a file held open."""


class StaleRevisionError(ReplydeskError):
    """A save started from a revision that is no longer the newest; it stays refused."""


class NotThisLetterError(InputError):
    """A file that is to be an edited version of a draft has nothing to do with it."""
