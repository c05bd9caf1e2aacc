"""Making sense together, once no answers come in any more: council, co-researchers, residents.

desk.py is what everybody has before them; findings.py and reading.py are what they write.
"""
