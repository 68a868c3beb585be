"""The strongest pairs of entities: a table, their sentences, and a network drawn on demand."""
