"""Plain ways to search the same passages, to be measured beside the program's own.

A scan with LIKE in the library itself; FTS5 over pairs of characters, ranked by bm25; and FTS5's
own trigrams, which need three characters.
"""

import sqlite3
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from replydesk.store.fulltext import fold

Method = Callable[[str], object]

_NEWEST = "ORDER BY year DESC, id DESC LIMIT 30"
_SCAN = f"SELECT id, text FROM passages WHERE text LIKE ?1 OR part LIKE ?1 {_NEWEST}"  # noqa: S608
_SCAN_NARROW = (
    "SELECT id, text FROM passages WHERE (text LIKE ?1 OR part LIKE ?1)"  # noqa: S608
    f" AND kind = 'outcomes' AND year >= 2015 {_NEWEST}"
)


class PlainSearch:
    """The plain indexes of a library, made in a file of their own beside it."""

    def __init__(self, library: Path) -> None:
        self._db = sqlite3.connect(library.with_suffix(".plain"), isolation_level=None)
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute("PRAGMA cache_size = -64000")
        self._db.execute("ATTACH ? AS library", (str(library),))
        self._db.execute("CREATE VIRTUAL TABLE pairs USING fts5(tokens, tokenize = 'ascii')")
        self._db.execute("CREATE VIRTUAL TABLE trigrams USING fts5(text, tokenize = 'trigram')")
        self._db.execute("BEGIN")
        rows = self._db.execute("SELECT id, text || '\n' || part FROM library.passages")
        while some := rows.fetchmany(2000):
            self._db.executemany("INSERT INTO trigrams (rowid, text) VALUES (?, ?)", some)
            cut = [(number, " ".join(_pairs(text))) for number, text in some]
            self._db.executemany("INSERT INTO pairs (rowid, tokens) VALUES (?, ?)", cut)
        self._db.execute("COMMIT")

    def scan(self, text: str) -> object:
        """The newest passages with a text, by LIKE."""
        return self._db.execute(_SCAN, (f"%{text}%",)).fetchall()

    def narrow_scan(self, text: str) -> object:
        """The same among the outcomes since 2015."""
        return self._db.execute(_SCAN_NARROW, (f"%{text}%",)).fetchall()

    def bm25(self, text: str) -> object:
        """The best passages by bm25 for the text's pairs of characters, joined by OR."""
        match = " OR ".join(f'"{pair}"' for pair in dict.fromkeys(_pairs(text))) or '""'
        return self._db.execute(
            "SELECT rowid FROM pairs WHERE pairs MATCH ? ORDER BY bm25(pairs) LIMIT 30", (match,)
        ).fetchall()

    def trigram(self, text: str) -> object:
        """The newest passages with a text of three characters or more, by trigrams."""
        query = "SELECT rowid FROM trigrams WHERE trigrams MATCH ? ORDER BY rowid DESC LIMIT 30"
        return self._db.execute(query, ('"' + text.replace('"', '""') + '"',)).fetchall()

    def trigram_bm25(self, text: str) -> object:
        """The best passages by bm25 for the text's trigrams, joined by OR."""
        pieces = dict.fromkeys(text[at : at + 3] for at in range(len(text) - 2))
        match = " OR ".join('"' + piece.replace('"', '""') + '"' for piece in pieces) or '""'
        return self._db.execute(
            "SELECT rowid FROM trigrams WHERE trigrams MATCH ? ORDER BY bm25(trigrams) LIMIT 30",
            (match,),
        ).fetchall()


def _pairs(text: str) -> list[str]:
    return [a + b for a, b in pairwise(fold(text)) if a.isalnum() and b.isalnum()]
