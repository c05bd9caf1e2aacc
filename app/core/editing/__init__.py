"""Editing a questionnaire: every change is a value, keeps it sound, and can be taken back.

Begin with operation.py. Paths are made once from words and never renamed; only moving into another
section changes a path. What people typed is laid upon what stood there in typed.py.
"""
