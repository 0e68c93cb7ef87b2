"""Version 1: letters with their passages and search index, drafts, settings."""

STATEMENTS = (
    # The long columns stand last, so that reading the short ones does not walk overflow pages.
    """
    CREATE TABLE letters (
        id INTEGER PRIMARY KEY,
        content_digest TEXT NOT NULL UNIQUE,
        file_digest TEXT NOT NULL,
        source TEXT NOT NULL,
        imported_at TEXT NOT NULL,
        kind TEXT,
        issuing_body TEXT NOT NULL,
        dated TEXT NOT NULL,
        document_number TEXT NOT NULL,
        resolution_class TEXT,
        plenary_session TEXT NOT NULL,
        number TEXT NOT NULL,
        subject TEXT NOT NULL,
        addressees TEXT NOT NULL,
        title TEXT NOT NULL,
        notes TEXT NOT NULL,
        letter TEXT NOT NULL
    )
    """,
    "CREATE INDEX letters_by_file ON letters (file_digest)",
    """
    CREATE TABLE passages (
        id INTEGER PRIMARY KEY,
        letter_id INTEGER NOT NULL REFERENCES letters (id) ON DELETE CASCADE,
        part_place INTEGER NOT NULL,
        section_place INTEGER NOT NULL,
        paragraph_place INTEGER NOT NULL,
        point_place INTEGER NOT NULL,
        kind TEXT NOT NULL,
        year INTEGER NOT NULL,
        topic TEXT,
        part TEXT NOT NULL,
        text TEXT NOT NULL,
        figures TEXT NOT NULL
    )
    """,
    "CREATE INDEX passages_by_part ON passages (letter_id, part_place)",
    """
    CREATE VIRTUAL TABLE passage_tokens USING fts5(
        tokens, content='', tokenize='ascii', detail=none, columnsize=0
    )
    """,
    """
    CREATE TABLE token_counts (
        token TEXT PRIMARY KEY,
        passages INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE drafts (
        id INTEGER PRIMARY KEY,
        revision INTEGER NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0,
        reply_format TEXT NOT NULL,
        part_place INTEGER NOT NULL,
        section_place INTEGER NOT NULL,
        finished TEXT NOT NULL,
        filled INTEGER NOT NULL,
        total INTEGER NOT NULL,
        subject TEXT NOT NULL,
        number TEXT NOT NULL,
        plenary_session TEXT NOT NULL,
        submitters TEXT NOT NULL,
        due_on TEXT,
        submission TEXT NOT NULL,
        letter TEXT NOT NULL
    )
    """,
    """
    CREATE TABLE uses (
        draft_id INTEGER NOT NULL REFERENCES drafts (id) ON DELETE CASCADE,
        passage_id INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
        PRIMARY KEY (draft_id, passage_id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX uses_by_passage ON uses (passage_id)",
    "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "INSERT INTO settings VALUES ('tokens', '1')",
)
