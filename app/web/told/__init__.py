"""What residents are told, in blocks that the page, the sounds, the prints and the folder share.

No door: it is built from a publication and the survey's own words, and no response comes near it.
"""
