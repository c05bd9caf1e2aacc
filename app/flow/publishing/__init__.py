"""Publishing: what the council says beside the numbers, and all of it as one plain noun.

results.py is what every results page is made from.
"""
