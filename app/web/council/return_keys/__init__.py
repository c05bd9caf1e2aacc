"""The return key in the workspace: making it, its sheet, and who can open it."""

from app.web.council.return_keys import pages
from app.web.council.return_keys.opening import opened

__all__ = ["opened", "pages"]
