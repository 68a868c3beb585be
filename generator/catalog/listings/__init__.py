"""Lists of others, such as of sanctions: their records, and listings by name."""
