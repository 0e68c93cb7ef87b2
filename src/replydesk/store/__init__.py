"""One SQLite database; hands out domain values, never rows."""
