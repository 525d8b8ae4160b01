"""Lines as a PDF-to-text tool writes them in the order of the page: wrapped, feet on every page."""

WIDTH = 36
"""Full-width characters to a line of a wide cell."""

LINES = 46
"""Lines to a page, without its foot."""


def wrapped(text, width):
    """Lines of so many characters; what may not begin a line hangs at the end of the one before."""
    lines = [""]
    for character in text:
        if len(lines[-1]) >= width and character not in "、。）・":
            lines.append("")
        lines[-1] += character
    return lines


class Text:
    """Labels and answers in turn; pages end in a foot of three lines and a form feed."""

    def __init__(self, *foot):
        self.foot = foot
        self.pages = [[]]

    def line(self, text):
        if len(self.pages[-1]) == LINES:
            self.pages.append([])
        self.pages[-1].append(text)

    def page(self):
        self.pages.append([])

    def answer(self, label, value, width=WIDTH - 10):
        """A short answer stands on the line of its label, a long one below it."""
        lines = [one for part in value.split("\n") for one in wrapped(part, width)]
        if len(lines) == 1:
            self.line(f"{label} {value}".rstrip())
        else:
            self.line(label)
            for one in lines:
                self.line(one)

    def whole(self, value):
        for part in value.split("\n"):
            for one in wrapped(part, WIDTH):
                self.line(one)

    def choice(self, label, value, *rows):
        """``[ value ]``, then the list of choices as it stands in two columns."""
        self.line(f"{label} [ {value} ] ＜選択肢＞" if label else f"[ {value} ] ＜選択肢＞")
        for row in rows:
            self.line(row)

    def marks(self, label, *rows):
        for number, row in enumerate(rows):
            self.line(f"{label} {row}" if number == 0 else row)

    def text(self):
        pages = []
        for number, lines in enumerate(self.pages, 1):
            head, tail = self.foot
            pages.append("\n".join([*lines, head, str(number), tail]) + "\n\f")
        return "".join(pages)
