"""What can go wrong and be told: an error is a code with named places, never a sentence.

The sentence for a code stands in ``resources/words`` under ``error.<code>``; the command
line and the window's one telling place turn the error into words. Anything that is not a
`PiadeskError` is a defect of the program.
"""


class PiadeskError(Exception):
    """An expected error: ``code`` names the sentence, ``places`` fill its blanks."""

    def __init__(self, code: str, **places: object) -> None:
        super().__init__(code, places)
        self.code = code
        self.places = places


class FormError(PiadeskError):
    """A form file under ``resources/forms`` is wrong (file, item, key, what is wrong)."""


class SheetFileError(PiadeskError):
    """A sheet file cannot be read or written; the file itself is left as it was."""


class ChangesError(PiadeskError):
    """What changed cannot be told (nothing has been published yet)."""


class MigrationError(PiadeskError):
    """A sheet cannot be carried over to that form."""


class MergeError(PiadeskError):
    """Two copies of a sheet cannot be made one."""


class SourceError(PiadeskError):
    """A published sheet that was to be imported cannot be read."""


class TemplateError(PiadeskError):
    """A 自庁ひな形 cannot be read or kept; what stands in its file was left as it was."""


class PhrasesError(PiadeskError):
    """The office's 文例 cannot be read or kept; what stands in the file was left as it was."""
