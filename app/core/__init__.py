"""The living room: what a questionnaire, consent, a table and a safe number are.

Plain Python: no clock, disk, network, Flask or SQL. Start reading in questionnaire.py.
"""
