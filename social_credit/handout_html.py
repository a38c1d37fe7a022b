"""A hand-out as one HTML file that needs no other: its style is in it, and nothing is fetched."""

from __future__ import annotations

from html import escape

from social_credit.handout import (
    Block,
    Handout,
    Heading,
    Items,
    Line,
    Paragraph,
    Span,
    Table,
    in_scripts,
)

_STYLE = """
  :root { color-scheme: light; }
  body {
    margin: 2rem auto; max-width: 44rem; padding: 0 1rem; color: #1b1f24; background: #fff;
    font: 1rem/1.45 "Source Sans 3", "Source Sans Pro", "Segoe UI", "Helvetica Neue", Arial,
      sans-serif;
    overflow-wrap: break-word;
  }
  [lang="zh-Hans"] {
    font-family: "Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "PingFang SC",
      "Microsoft YaHei", "Hiragino Sans GB", SimSun, sans-serif;
  }
  h1, h2, h3, h4 { font-family: "Source Serif 4", Georgia, serif; line-height: 1.2; }
  h1 { font-size: 1.9rem; margin-bottom: 0.3rem; }
  h2 { font-size: 1.35rem; margin: 1.6rem 0 0.4rem; }
  h3 { font-size: 1.1rem; margin: 1.2rem 0 0.3rem; }
  p { margin: 0.4rem 0; }
  .about { color: #4a4f55; }
  .small { font-size: 0.85rem; color: #33383d; }
  a { color: #8a2817; }
  table { border-collapse: collapse; width: 100%; margin: 0.6rem 0; font-size: 0.9rem; }
  th, td { border-bottom: 1px solid #d8d3c8; padding: 0.25rem 0.5rem 0.25rem 0; text-align: left;
    vertical-align: top; }
  th { border-bottom: 2px solid #1b1f24; }
  tr:has(td:empty + td:empty) td { height: 2.8rem; }
  @page { margin: 16mm 15mm; }
  @media print {
    body { margin: 0; max-width: none; padding: 0; font-size: 10.5pt; }
    h1, h2, h3, h4 { break-after: avoid; }
    tr, li { break-inside: avoid; }
    thead { display: table-header-group; }
    a { color: inherit; }
    a[href^="http"]:not([data-shown])::after { content: " (" attr(href) ")"; font-size: 0.85em;
      overflow-wrap: anywhere; }
  }
"""


def html_of(sheet: Handout) -> str:
    """The whole file. Text is escaped, and no script can run in it.

    >>> "&lt;script&gt;" in html_of(Handout("<script>", "", ()))
    True
    """
    blocks = "\n".join(_block(block) for block in sheet.blocks)
    about = f'<p class="about">{_text(sheet.about)}</p>\n' if sheet.about else ""
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{escape(sheet.title)}</title>
<style>{_STYLE}</style>
</head>
<body>
<h1>{_text(sheet.title)}</h1>
{about}{blocks}
</body>
</html>
"""


def _block(block: Block) -> str:
    match block:
        case Heading(level=level, line=line):
            return f"<h{level}>{_line(line)}</h{level}>"
        case Paragraph(line=line, small=small):
            look = ' class="small"' if small else ""
            return f"<p{look}>{_line(line)}</p>"
        case Items(lines=lines, numbered=numbered):
            tag = "ol" if numbered else "ul"
            inner = "\n".join(f"<li>{_line(line)}</li>" for line in lines)
            return f"<{tag}>\n{inner}\n</{tag}>"
        case Table(head=head, rows=rows):
            inner = "\n".join(_row(row, "td") for row in rows)
            return (
                f"<table>\n<thead>\n{_row(head, 'th')}\n</thead>\n"
                f"<tbody>\n{inner}\n</tbody>\n</table>"
            )


def _row(cells: tuple[Line, ...], tag: str) -> str:
    scope = ' scope="col"' if tag == "th" else ""
    return "<tr>" + "".join(f"<{tag}{scope}>{_line(cell)}</{tag}>" for cell in cells) + "</tr>"


def _line(line: Line) -> str:
    return "".join(_span(span) for span in line)


def _span(span: Span) -> str:
    text = _text(span.text)
    if span.emphasis:
        text = f"<em>{text}</em>"
    if span.strong:
        text = f"<strong>{text}</strong>"
    if span.href:
        shown = " data-shown" if span.text == span.href else ""
        text = f'<a href="{escape(span.href)}"{shown}>{text}</a>'
    return text


def _text(text: str) -> str:
    """Escaped text whose Chinese says that it is Chinese, for typefaces and for reading aloud."""
    return "".join(
        f'<span lang="zh-Hans">{escape(part)}</span>' if chinese else escape(part)
        for part, chinese in in_scripts(text)
    )
