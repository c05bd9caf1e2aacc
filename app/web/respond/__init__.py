"""The resident's door: one document to answer, one request to send it."""
