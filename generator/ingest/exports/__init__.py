"""Exports of databases of press articles: one file, many documents, each with labelled fields."""
