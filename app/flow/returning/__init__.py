"""Telling everybody what came of it: who was told, by which way, and how that goes."""
