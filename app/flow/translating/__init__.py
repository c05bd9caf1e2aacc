"""Translating: the languages of a draft side by side, and the people who write and confirm them.

A text is written in texts.py, looked at in grid.py and meanings.py, recorded in voices.py, sent out
and taken in in sheets.py; links.py opens one language to one person from outside.
"""
