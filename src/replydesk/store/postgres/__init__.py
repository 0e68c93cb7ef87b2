"""One PostgreSQL database that an office shares; drafts stay on each clerk's own machine."""
