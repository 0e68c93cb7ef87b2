"""What a clerk can do: a verb each, one call is one transaction."""
