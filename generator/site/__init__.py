"""docs/ -> site/. Only this folder knows MkDocs."""
