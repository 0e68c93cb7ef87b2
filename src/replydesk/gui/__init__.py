"""The window. The only layer that knows Qt; nothing heavy is imported before the first paint."""
