"""The full-text index: one row a statement and one a titled article, with the key of what it shows.

Accents are folded, so "dialogo" finds "dìalogo". It is written in the transaction that writes the
rows it is made from, never by a trigger: what is searched is put together from several tables.
"""

from sqlalchemy import Connection, text

from onrecord.values import Reading

CREATE = (
    "CREATE VIRTUAL TABLE statement_index USING fts5("
    "content, speaker, cue, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')",
    "CREATE VIRTUAL TABLE title_index USING fts5("
    "title, tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3')",
)

IndexRow = tuple[str, str, str]


def statement_rows(reading: Reading) -> list[IndexRow]:
    """Content, speakers and cue of each statement, as they are searched."""
    names = {actor.id: actor.name for actor in reading.actors}
    rows: list[IndexRow] = []
    for statement in reading.statements:
        heard = statement.speaker
        speakers = [names[actor] for actor in heard.actors] if heard else []
        # The page may call the speaker by a role that the reader searches for, too.
        if heard and heard.text not in speakers:
            speakers.append(heard.text)
        cue = statement.cue.text if statement.cue else ""
        rows.append((statement.content.text, "; ".join(speakers), cue))
    return rows


def add(connection: Connection, page_key: int, keys: list[int], reading: Reading) -> None:
    """Indexes a page whose statements were written under `keys`."""
    rows = [
        {"key": key, "content": content, "speaker": speaker, "cue": cue}
        for key, (content, speaker, cue) in zip(keys, statement_rows(reading), strict=True)
    ]
    if rows:
        connection.execute(
            text(
                "INSERT INTO statement_index (rowid, content, speaker, cue)"
                " VALUES (:key, :content, :speaker, :cue)"
            ),
            rows,
        )
    if reading.article.title:
        connection.execute(
            text("INSERT INTO title_index (rowid, title) VALUES (:key, :title)"),
            {"key": page_key, "title": reading.article.title},
        )


def remove(connection: Connection, page_key: int) -> None:
    """Takes a page out of the index, while its statements still stand in their table."""
    connection.execute(
        text(
            "DELETE FROM statement_index WHERE rowid IN"
            " (SELECT key FROM statements WHERE page_key = :key)"
        ),
        {"key": page_key},
    )
    connection.execute(text("DELETE FROM title_index WHERE rowid = :key"), {"key": page_key})


def faults(connection: Connection, page_key: int, reading: Reading) -> list[str]:
    """Where the index does not show the page as it is."""
    found = connection.execute(
        text(
            "SELECT i.content, i.speaker, i.cue FROM statements s"
            " LEFT JOIN statement_index i ON i.rowid = s.key"
            " WHERE s.page_key = :key ORDER BY s.ordinal"
        ),
        {"key": page_key},
    )
    wrong = [
        f"statement {statement.id}: is not in the full-text index as it stands"
        for statement, row, expected in zip(
            reading.statements, found, statement_rows(reading), strict=True
        )
        if tuple(row) != expected
    ]
    title = connection.execute(
        text("SELECT title FROM title_index WHERE rowid = :key"), {"key": page_key}
    ).scalar()
    if (title or None) != (reading.article.title or None):
        wrong.append(f"page {reading.page.id}: its title is not in the full-text index")
    return wrong


def strays(connection: Connection) -> list[str]:
    """Rows of the index that belong to nothing, and what FTS5 itself finds wrong."""
    counts = connection.execute(
        text(
            "SELECT (SELECT count(*) FROM statement_index"
            "  WHERE rowid NOT IN (SELECT key FROM statements)),"
            " (SELECT count(*) FROM title_index WHERE rowid NOT IN (SELECT key FROM pages))"
        )
    ).one()
    return [
        f"full-text index of {what}: {count} rows belong to nothing"
        for what, count in zip(("statements", "titles"), counts, strict=True)
        if count
    ]
