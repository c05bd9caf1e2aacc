"""What the pages of the workspace share: the page itself, its words, and the texts of a language.

The doors council and review are built from it; it knows neither of them.
"""
