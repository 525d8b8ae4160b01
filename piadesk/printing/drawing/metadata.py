"""What the file says of itself in XMP, as archives and searches read it (PDF/A-2b)."""

from piadesk.printing.about import About
from piadesk.words import say

PRODUCER = "ReportLab PDF Library - (opensource)"
"""As ReportLab has it in the other place where a file speaks of itself; both must say the same."""

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>ja-JP</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
{dates}<pdf:Producer>{producer}</pdf:Producer>
<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>
"""

_DATES = """<xmp:CreateDate>{day}</xmp:CreateDate>
<xmp:ModifyDate>{day}</xmp:ModifyDate>
"""


_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""The standard library's own function comes with all that fetches pages from a network."""


def xmp(about: About, part: int = 2) -> bytes:
    """The packet; the same facts give the same bytes. ``part`` of PDF/A: 3 allows files inside."""
    day = f"{about.day:%Y-%m-%d}T00:00:00+09:00" if about.day else ""
    packet = _PACKET.format(
        title=_plain(about.title),
        author=_plain(about.author),
        subject=_plain(about.subject),
        creator=_plain(say("print.creator")),
        producer=_plain(PRODUCER),
        part=part,
        dates=_DATES.format(day=day) if day else "",
    )
    return packet.encode("utf-8")


def _plain(words: str) -> str:
    """As XML has it, without what it cannot hold."""
    kept = (c for c in words if c in "\t\n" or (ord(c) >= 0x20 and c not in "\ufffe\uffff"))
    return "".join(kept).translate(_ESCAPES)
