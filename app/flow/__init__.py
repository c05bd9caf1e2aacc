"""The corridor: the verbs, in the order a survey happens. No Flask, no SQL, no clock.

Each verb takes a Toolkit (ports.py) and opens and closes its own transaction.
"""
