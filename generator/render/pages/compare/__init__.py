"""Stories and events that several outlets tell, side by side; and two parts of the collection."""
