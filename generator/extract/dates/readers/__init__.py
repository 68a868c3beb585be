"""The match of a rule -> Expression: what the words say, or None where they are no date."""
