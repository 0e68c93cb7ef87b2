"""Version 2: how each letter was read, what tells it from others, and letters taken out."""

STATEMENTS = (
    # Beside the letters, not in them: the long columns would stand in the way of the short ones.
    """
    CREATE TABLE readings (
        letter_id INTEGER PRIMARY KEY REFERENCES letters (id) ON DELETE CASCADE,
        state TEXT NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0,
        guessed INTEGER NOT NULL DEFAULT 0,
        doubt_count INTEGER NOT NULL DEFAULT 0,
        doubts TEXT NOT NULL DEFAULT '[]',
        meanings TEXT NOT NULL DEFAULT '[]',
        original TEXT NOT NULL DEFAULT '[]',
        as_read TEXT
    )
    """,
    "INSERT INTO readings (letter_id, state) SELECT id, 'sure' FROM letters",
    "CREATE INDEX readings_by_state ON readings (removed, state)",
    """
    CREATE TABLE fingerprints (
        fingerprint TEXT NOT NULL,
        letter_id INTEGER NOT NULL REFERENCES letters (id) ON DELETE CASCADE,
        PRIMARY KEY (fingerprint, letter_id)
    ) WITHOUT ROWID
    """,
    "INSERT INTO fingerprints SELECT 'file:' || file_digest, id FROM letters",
    "INSERT INTO fingerprints SELECT 'text:' || content_digest, id FROM letters",
    """
    INSERT OR IGNORE INTO fingerprints
    SELECT 'number:' || ltrim(number, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-0'), id
    FROM letters WHERE number <> ''
    """,
    """
    INSERT OR IGNORE INTO fingerprints
    SELECT 'to:' || dated || ':' || name.value, letters.id
    FROM letters, json_each('[' || replace(json_quote(addressees), '、', '","') || ']') AS name
    WHERE dated <> '' AND addressees <> ''
    """,
)
