"""Making the questions of a draft: changing, taking back, looking at it as residents will."""
