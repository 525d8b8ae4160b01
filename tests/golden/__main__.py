"""Make the golden papers anew: ``python -m tests.golden``. What changed is read in review."""

from tests.golden.papers import pages, png, texts


def main():
    for path, make in texts():
        path.parent.mkdir(exist_ok=True)
        path.write_text(make(), encoding="utf-8")
    for path, make in pages():
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(png(make()))


if __name__ == "__main__":
    main()
