"""Languages side by side: how far each is, one text beside another, voices, sheets, links."""
