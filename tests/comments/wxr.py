"""A WordPress export of any size, as plain as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEAD = """\
<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/">
<channel><title>A blog</title><link>https://blog.example.org</link>
<wp:wxr_version>1.2</wp:wxr_version>
"""
ITEM = """\
<item><title>Article {number}</title><link>https://blog.example.org/2020/05/{slug}.html</link>
<wp:post_id>{number}</wp:post_id><wp:post_name>{slug}</wp:post_name>
"""
COMMENT = """\
<wp:comment>
<wp:comment_id>{number}</wp:comment_id>
<wp:comment_author><![CDATA[Reader {reader}]]></wp:comment_author>
<wp:comment_author_email>reader{reader}@example.org</wp:comment_author_email>
<wp:comment_author_url></wp:comment_author_url>
<wp:comment_author_IP>192.0.2.{octet}</wp:comment_author_IP>
<wp:comment_date>2020-05-01 10:00:00</wp:comment_date>
<wp:comment_date_gmt>2020-05-{day:02d} {hour:02d}:{minute:02d}:00</wp:comment_date_gmt>
<wp:comment_content><![CDATA[{text} {number}]]></wp:comment_content>
<wp:comment_approved>{approved}</wp:comment_approved>
<wp:comment_type>comment</wp:comment_type>
<wp:comment_parent>{parent}</wp:comment_parent>
<wp:comment_user_id>0</wp:comment_user_id>
</wp:comment>
"""
TEXT = "The kettle was right, and so was the person who waited for it to say so."
PER_ARTICLE = 20


def write(path: Path, comments: int, text: str = TEXT) -> Path:
    """An export with that many comments, every third of them pending."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(pieces(comments, text))
    return path


def pieces(comments: int, text: str = TEXT) -> Iterator[str]:
    """Its text, piece by piece."""
    yield HEAD
    for number in range(1, comments + 1):
        article, place = divmod(number - 1, PER_ARTICLE)
        if place == 0:
            yield "</item>\n" * (article > 0)
            yield ITEM.format(number=article + 1, slug=f"article-{article + 1}")
        yield COMMENT.format(
            number=number,
            reader=number % 997,
            octet=number % 250,
            day=1 + number % 28,
            hour=number % 24,
            minute=number % 60,
            text=text,
            approved=int(number % 3 > 0),
            parent=number - 1 if place % 4 == 3 else 0,
        )
    yield "</item>\n" * (comments > 0)
    yield "</channel></rss>\n"
