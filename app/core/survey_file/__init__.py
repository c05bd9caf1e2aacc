"""The survey file: one plain format for authors' YAML and for the store.

``read`` makes a questionnaire of plain values or says everything that is wrong with them;
``write`` makes plain values that read back to an equal questionnaire. The ready-made surveys
under surveys/ show the format as authors write it.
"""

from app.core.survey_file.item_names import NAME, ItemNames, replace_inserts
from app.core.survey_file.reading import read
from app.core.survey_file.writing import write

__all__ = ["NAME", "ItemNames", "read", "replace_inserts", "write"]
