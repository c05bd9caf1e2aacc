"""Backups: one encrypted file with everything, which either engine writes and either reads."""

from app.store.copies.backup import write_backup
from app.store.copies.restore import restore_backup

__all__ = ["restore_backup", "write_backup"]
