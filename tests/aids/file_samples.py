"""Sample files of several formats: a web page, feeds, a book, an archive, a plain text."""

import io
import os
import zipfile
from pathlib import Path

FIRST = (
    "The dam above the village broke early on Monday morning, after three days of heavy rain, and the water "
    "reached the lower streets within an hour, said the mayor, who had been called at four."
)
SECOND = (
    "More than two hundred people were brought to the school on the hill, where the Red Cross had put up "
    "beds; nobody was hurt, but a bridge and two houses are gone, and the road will stay closed."
)
THIRD = (
    "Engineers had warned of cracks in the wall in a report of last spring, which the ministry did not "
    "publish until now; it said on Tuesday that an inquiry would look into how the warning was dealt with."
)

NEWS = f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<title>Dam breaks above village | The Daily</title>
<meta property="og:title" content="Dam breaks above village">
<meta name="author" content="Anna Berg">
<meta property="article:published_time" content="2026-02-03T08:10:00Z">
<style>p {{ color: red }}</style><script>var text = "No script is text";</script></head><body>
<nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/w">World news</a></li></ul></nav>
<div class="cookie-notice"><p>We and our partners use cookies to make this page work. Accept all?</p></div>
<main><article><h1>Dam breaks above village</h1>
<figure><img src="a.jpg" alt="A wall"><figcaption>The wall on Monday. Photo: C. Dahl</figcaption></figure>
<p>{FIRST}</p><p><a href="/x">Read also: ten dams that broke in other years and why they did</a></p>
<h2>In the school</h2><p>{SECOND}</p>
<ol><li>Bring water and <b>warm</b> clothes with you.</li><li>Leave the cars where they are now.</li></ol>
<h2>What was known</h2>
<blockquote><p>We were told, and we did nothing, for nobody asked us to.</p></blockquote>
<p>{THIRD}</p><table><tr><th>Day</th><th>Rain</th></tr><tr><td>Sunday</td><td>80 mm</td></tr></table>
</article></main>
<aside class="related"><h3>Most read</h3><p><a href="/y">A storm is coming to the coast</a></p></aside>
<footer><p>© The Daily 2026. All rights reserved. Terms of use, imprint.</p></footer></body></html>"""

CONTENT = "http://purl.org/rss/1.0/modules/content/"

RSS = f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="{CONTENT}"><channel><title>News &amp; more</title>
<item><title>Talks &amp; &lt;b&gt;more&lt;/b&gt;</title><author>Ann Lee</author>
<pubDate>Tue, 03 Feb 2026 10:00:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<h2>Day one</h2><p>They met on <b>Monday</b>.</p><ul><li>one</li></ul>
<script>no</script><img src="http://127.0.0.1:9/x.png">]]></content:encoded></item>
<item><title>Second</title><description>Only a summary, 5 &lt; 6.</description></item>
<item/></channel></rss>""".encode()

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Café</title>
<entry><title type="html">Tea &amp;lt; coffee</title><author><name>Bo</name></author>
<updated>2026-02-03T10:00:00Z</updated><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
<h2>Head</h2><p>They met.</p></div></content></entry></feed>""".encode("iso-8859-1")

CONTAINER = '<container><rootfiles><rootfile full-path="OPS/book.opf"/></rootfiles></container>'
BOOK = """<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>The dam</dc:title>
<dc:creator>A. Berg</dc:creator>
<dc:creator>C. Dahl</dc:creator>
<dc:date>2026-02-03</dc:date><dc:language>en-GB</dc:language></metadata>
<manifest><item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>
<item id="two" href="two.xhtml" media-type="application/xhtml+xml"/>
<item id="one" href="text/one%20.xhtml" media-type="application/xhtml+xml"/>
<item id="gone" href="gone.xhtml" media-type="application/xhtml+xml"/>
<item id="ad" href="ad.xhtml" media-type="application/xhtml+xml"/>
<item id="img" href="a.png" media-type="image/png"/></manifest>
<spine><itemref idref="nav"/><itemref idref="one"/><itemref idref="gone"/><itemref idref="img"/>
<itemref idref="two"/><itemref idref="ad" linear="no"/></spine></package>"""
NAV = """<html xmlns="http://www.w3.org/1999/xhtml"><body><nav><ol>
<li><a href="text/one%20.xhtml#a">The <b>rain</b>
</a></li><li><a href="two.xhtml">The flood</a></li></ol></nav></body></html>"""
CHAPTER = (
    '<?xml version="1.0" encoding="utf-8"?><html xmlns="http://www.w3.org/1999/xhtml"><body>{}</body></html>'
)

FILES = {
    "META-INF/container.xml": CONTAINER,
    "OPS/book.opf": BOOK,
    "OPS/nav.xhtml": NAV,
    "OPS/text/one .xhtml": CHAPTER.format("<p>It rained for three days.</p><p>Nobody slept.</p>"),
    "OPS/two.xhtml": CHAPTER.format("<h2>Water</h2><p>Then the dam broke.</p>"),
    "OPS/ad.xhtml": CHAPTER.format("<p>Buy more books.</p>"),
}


def book(**changed: str | None) -> bytes:
    """Return an EPUB file with some members replaced, by name without folder and suffix; None omits one."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/epub+zip", zipfile.ZIP_STORED)
        for name, content in FILES.items():
            written = changed.pop(name.rpartition("/")[2].partition(".")[0].strip(), content)
            if written is not None:
                archive.writestr(name, written)
        for name, content in changed.items():
            archive.writestr(f"META-INF/{name}.xml", content or "")
    return file.getvalue()


def packed(members: dict[str, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Return a zip archive with these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def change(path: Path, text: str) -> None:
    """Rewrite a file, with a modification time that differs however soon this is called."""
    path.write_text(text, encoding="utf-8")
    now = path.stat().st_mtime_ns + 1_000_000_000
    os.utime(path, ns=(now, now))


FERRY = (
    "Anna Berg met Peter Novak in Lund on Monday. The harbor stayed closed.\n\n"
    "Ferries waited outside for two days.\n\n"
    "Berg said the talks in Lund went well. Nobody was hurt.\n\n"
    "Later Peter Novak left for Oslo with Anna Berg.\n"
)


OFFICE = "http://schemas.openxmlformats.org"
RELATIONSHIPS = f"{OFFICE}/officeDocument/2006/relationships"


def word_document(body: str, notes: str = "") -> bytes:
    """Return a minimal DOCX file with a body and footnotes, given in WordprocessingML."""
    words = f"xmlns:w='{OFFICE}/wordprocessingml/2006/main'"
    relations = "".join(
        f"<Relationship Id='{kind}' Target='{target}' Type='{RELATIONSHIPS}/{kind}'/>"
        for kind, target in (("officeDocument", "word/document.xml"), ("footnotes", "footnotes.xml"))
    )
    relations = f"<Relationships xmlns='{OFFICE}/package/2006/relationships'>{relations}</Relationships>"
    return packed(
        {
            "_rels/.rels": relations,
            "word/_rels/document.xml.rels": relations,
            "word/document.xml": f"<w:document {words}><w:body>{body}</w:body></w:document>",
            "word/footnotes.xml": f"<w:footnotes {words}>{notes}</w:footnotes>",
        }
    )
