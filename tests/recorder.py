"""What stands in the place of the messages door in tests, so that no dialog ever opens."""

from dataclasses import dataclass, field

from piadesk.words import say


@dataclass
class Recorder:
    """Keeps what would have been told; answers questions with what the test laid ready."""

    told: list = field(default_factory=list)
    answers: list = field(default_factory=list)
    files: list = field(default_factory=list)
    written_files: list = field(default_factory=list)
    """The files that the clerk was offered to open, or whose folder."""

    offered: list = field(default_factory=list)
    """The answers that each question offered, the one that Enter takes first."""

    def error(self, fault):
        self.told.append(fault.code)

    def notice(self, key, **places):
        self.told.append((key, places))

    def ask(self, key, answers, on_close="", *, labels=None, **places):
        self.told.append((key, places))
        self.offered.append(answers)
        assert self.answers, f"nobody expected the question {key}"
        answer = self.answers.pop(0)
        assert answer in answers
        letters = [self._letter((labels or {}).get(one) or say(f"answer.{one}")) for one in answers]
        keys = [letter for letter in letters if letter]
        assert len(keys) == len(set(keys)), f"Alt and a letter mean two answers to {key}"
        return answer

    def _letter(self, label):
        _, ampersand, rest = label.partition("&")
        return rest[:1] if ampersand else ""

    def report(self, key, text, **places):
        self.told.append((key, places, text))

    def written(self, key, path, text="", *, opens=True, **places):
        self.written_files.append(path)
        telling = (key, {"name": path.name} | places)
        self.told.append((*telling, text) if text else telling)

    def wait_for(self, reading):
        while not reading.is_over(wait=1.0):
            pass
        return True

    def file_to_open(self, key, patterns):
        return self._file(key)

    def files_to_open(self, key, patterns):
        chosen = self._file(key)
        return chosen if isinstance(chosen, list) else [chosen] if chosen else []

    def folder_to_open(self, key):
        return self._file(key)

    def file_to_save(self, key, suggested, suffix):
        return self._file(key)

    def _file(self, key):
        assert self.files, f"nobody expected to choose a file for {key}"
        return self.files.pop(0)
