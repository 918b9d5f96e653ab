"""Central's settings: where it keeps things, and what it listens on."""

from __future__ import annotations

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class CentralSettings(BaseSettings):
    """Frozen settings; environment variables are prefixed `CENTRAL_`.

    `data` holds the keys, blobs and quarantined mail. `database` is an SQLAlchemy URL; without one, SQLite in `data`.
    """

    model_config = SettingsConfigDict(env_prefix="CENTRAL_", frozen=True, extra="ignore")

    data: Path = Path("central-data")
    database: str = ""
    #: `s3://BUCKET/FOLDER`; empty: a folder in `data`.
    media: str = ""
    log_level: str = "INFO"

    @property
    def database_url(self) -> str:
        """The SQLAlchemy URL in use."""
        if not self.database:
            return f"sqlite:///{(self.data / 'central.db').absolute()}"
        if "://" not in self.database:
            return f"sqlite:///{Path(self.database).absolute()}"
        if self.database.startswith("postgresql://"):
            return self.database.replace("postgresql://", "postgresql+psycopg://", 1)
        return self.database

    @property
    def blobs_path(self) -> Path:
        """Folder of photos by hash."""
        return self.data / "blobs"

    @property
    def uploads_path(self) -> Path:
        """Folder of photos that are half uploaded."""
        return self.data / "uploads"

    @property
    def media_path(self) -> Path:
        """Folder of sealed titles, where they are not in a bucket."""
        return self.data / "media"

    @property
    def updates_path(self) -> Path:
        """Folder of releases and their signed metadata; where several machines serve, one that all of them see."""
        return self.data / "updates"

    @property
    def copies_path(self) -> Path:
        """Folder of the encrypted copies that residents take along."""
        return self.data / "copies"

    @property
    def quarantine_path(self) -> Path:
        """Folder of mail that could not be read."""
        return self.data / "quarantine"
