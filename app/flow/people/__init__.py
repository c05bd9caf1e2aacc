"""People of a council: coming in, being invited, roles, and leaving. Start at sign_in.py."""
