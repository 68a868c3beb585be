"""Records (rows of tables, objects of JSON, entries of feeds) -> Articles, one each."""
