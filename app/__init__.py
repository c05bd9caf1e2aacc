"""Buurtstem: ask in every language, hear every voice, tell everyone what came of it.

The rooms are joined in factory.py; ARCHITECTURE.md says what each room is for.
"""
