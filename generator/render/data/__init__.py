"""What can be taken away: tables, calendars, citations, schemas."""
