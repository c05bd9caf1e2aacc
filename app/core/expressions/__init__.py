"""The XLSForm expression language: read once to a small tree, evaluated here and on the phone.

tree.py is the tree and its JSON; parse.py reads text; evaluate.py is the one evaluator, with the
table of functions.py; pattern.py is regular expressions that cannot hang. The phone's twin is
app/web/static/js/evaluate.js, kept equal by a differential test.
"""
