"""From a finding to advice to change: what is asked of whom, what is learned, and help for now.

Begin with given.py (an advice and its reply). session.py holds the rules of a learning session,
help.py where people get help now, slots.py their texts in many languages. What became of it all is
``app/core/changes.py``.
"""
