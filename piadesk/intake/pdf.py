"""Stub."""


def text_of_pdf(content: bytes, name: str) -> str:
    """Stub."""
    raise NotImplementedError
