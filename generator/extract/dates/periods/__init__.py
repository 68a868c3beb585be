"""Expression + context -> Resolved: the calendar side of dates.

Weeks begin on Monday (ISO 8601).
"""
