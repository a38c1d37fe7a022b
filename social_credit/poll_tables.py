"""What a database keeps of class polls: counts, random codes and hashes, in six small tables.

No names, no addresses, and nothing that ties a phone to what it chose: a bet's row says that a
phone has bet, a count's row how many chose an option. Every row of a room goes with the room.
"""

from __future__ import annotations

import sqlalchemy as sa

TABLES = sa.MetaData()


def _part_of_a_room() -> sa.Column[str]:
    key = sa.ForeignKey("poll_rooms.code", ondelete="CASCADE")
    return sa.Column("room", sa.String(6), key, primary_key=True)


ROOMS = sa.Table(
    "poll_rooms",
    TABLES,
    sa.Column("code", sa.String(6), primary_key=True),
    sa.Column("secret", sa.String(64), nullable=False),
    sa.Column("key_hash", sa.String(64), nullable=False),
    sa.Column("plan", sa.Text, nullable=False),
    sa.Column("ends", sa.Float(53), nullable=False, index=True),
    sa.Column("joined", sa.Integer, nullable=False, default=0),
    sa.Column("round", sa.Integer, nullable=False, default=0),
    sa.Column("shown", sa.Boolean, nullable=False, default=False),
)
ROUNDS = sa.Table(
    "poll_rounds",
    TABLES,
    _part_of_a_room(),
    sa.Column("round", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("question", sa.String(80), nullable=False),
)
COUNTS = sa.Table(
    "poll_counts",
    TABLES,
    _part_of_a_room(),
    sa.Column("round", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("option", sa.String(80), primary_key=True),
    sa.Column("place", sa.Integer, nullable=False),
    sa.Column("n", sa.Integer, nullable=False, default=0),
)
PHONES = sa.Table(
    "poll_phones",
    TABLES,
    _part_of_a_room(),
    sa.Column("token_hash", sa.String(64), primary_key=True),
)
BETS = sa.Table(
    "poll_bets",
    TABLES,
    _part_of_a_room(),
    sa.Column("round", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("token_hash", sa.String(64), primary_key=True),
)
MISSES = sa.Table(
    "poll_misses",
    TABLES,
    sa.Column("minute", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("n", sa.Integer, nullable=False),
)
