"""The handler of `media.playlist`. Codes: `not_yours`, `too_many`."""

from __future__ import annotations

from sqlalchemy import func, insert, select, update

from central.commands.handling import Context, Kind, Kinds, Rejected
from central.media.tables import playlists
from central.streams.streams import append, resident_stream
from kiosk.sync.wire import Command, MediaPlaylist, PlaylistChange

#: Lists that somebody ever made.
MOST = 500


def _playlist(context: Context, command: Command, payload: MediaPlaylist) -> None:
    """The resident's stream keeps the last word of each list; a list that has a name of its own belongs to who made it."""
    connection, at_ms = context.connection, min(command.at_ms, context.now_ms)
    row = connection.execute(select(playlists).where(playlists.c.id == payload.playlist).with_for_update()).one_or_none()
    if row is None:
        made = select(func.count()).select_from(playlists).where(playlists.c.resident == context.author)
        if connection.execute(made).scalar_one() >= MOST:
            raise Rejected("too_many", "the resident has many playlists already")
        connection.execute(insert(playlists).values(id=payload.playlist, resident=context.author, at_ms=at_ms))
    elif row.resident != context.author:
        raise Rejected("not_yours", "the resident has no such playlist")
    elif row.at_ms > at_ms:
        return  # an older word of another device
    else:
        connection.execute(update(playlists).where(playlists.c.id == payload.playlist).values(at_ms=at_ms))
    change = PlaylistChange(**payload.model_dump(), at_ms=at_ms)
    append(
        connection, resident_stream(context.author), "media.playlist_kept", change, context.now_ms, key=f"playlist:{payload.playlist}"
    )


HANDLERS: Kinds = {("media.playlist", 1): Kind(_playlist)}
