"""Version 3: passages kept over the years: families, topics, retirement, edits and ancestors."""

STATEMENTS = (
    # Figures are found in the text wherever they are wanted; nothing ever read this copy.
    "ALTER TABLE passages DROP COLUMN figures",
    # No number twice: undoing a change brings a family back under the number it had.
    "CREATE TABLE families (id INTEGER PRIMARY KEY AUTOINCREMENT, made_at TEXT NOT NULL)",
    # Why a passage is no longer to be used; empty for one in use.
    "ALTER TABLE passages ADD COLUMN retired TEXT NOT NULL DEFAULT ''",
    # Counts the changes by hand: who saves over an older one is told.
    "ALTER TABLE passages ADD COLUMN revision INTEGER NOT NULL DEFAULT 0",
    # The words of the letter where a clerk changed the passage; null where they are the same.
    "ALTER TABLE passages ADD COLUMN as_read TEXT",
    # The kind of its section in the letter where a clerk gave it another; null otherwise.
    "ALTER TABLE passages ADD COLUMN kind_as_read TEXT",
    """
    ALTER TABLE passages ADD COLUMN family_id INTEGER REFERENCES families (id) ON DELETE SET NULL
    """,
    "CREATE INDEX passages_by_family ON passages (family_id) WHERE family_id IS NOT NULL",
    "CREATE INDEX passages_by_year ON passages (year, id)",
    "CREATE INDEX passages_by_topic ON passages (topic) WHERE topic IS NOT NULL",
    "CREATE INDEX letters_by_body ON letters (issuing_body, dated)",
    # What is searched of every letter, so that it is read without the letters themselves.
    """
    CREATE INDEX letters_searched
    ON letters (subject, number, document_number, issuing_body, addressees)
    """,
    # All that browsing counts and orders by, so that it never walks the texts.
    "CREATE INDEX passages_browsed ON passages (letter_id, kind, topic, retired)",
    # Passages whose family has not been looked for yet.
    """
    CREATE TABLE family_queue (
        passage_id INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE
    )
    """,
    "INSERT INTO family_queue SELECT id FROM passages",
    # Pairs that may be one measure, in thousandths; refused ones are not offered again.
    """
    CREATE TABLE family_proposals (
        passage_id INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
        other_id INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
        likeness INTEGER NOT NULL,
        refused INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (passage_id, other_id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX family_proposals_by_other ON family_proposals (other_id)",
    # What a sent passage was written from.
    """
    CREATE TABLE ancestors (
        passage_id INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
        ancestor_id INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
        PRIMARY KEY (passage_id, ancestor_id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ancestors_by_ancestor ON ancestors (ancestor_id)",
    # What clerks changed by hand, to be undone.
    """
    CREATE TABLE changes (
        id INTEGER PRIMARY KEY,
        made_at TEXT NOT NULL,
        undone INTEGER NOT NULL DEFAULT 0,
        what TEXT NOT NULL,
        passages INTEGER NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL
    )
    """,
    # The letter of the library that a finished draft became; no reference, as an office's letters
    # may lie in another database than a clerk's drafts.
    "ALTER TABLE drafts ADD COLUMN letter_id INTEGER",
    "ALTER TABLE drafts ADD COLUMN finished_at TEXT",
    # The letter as it was when the draft was finished.
    "ALTER TABLE drafts ADD COLUMN sent TEXT",
)
