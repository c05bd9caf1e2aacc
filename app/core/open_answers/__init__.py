"""What people wrote in their own words: marks that lead to a person, quotes, themes, agreement.

Nobody outside those who code reads a word of it before two persons have released it (DC09).
"""
