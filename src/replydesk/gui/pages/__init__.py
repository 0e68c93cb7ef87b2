"""The pages of the window, independent of each other."""
