"""The workshop: QR codes and things to print, made from finished texts.

Knows no survey, no words and no web address rules; callers hand over what must be printed.
"""
