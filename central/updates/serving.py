"""`GET /v1/updates/metadata/NAME` and `/v1/updates/targets/NAME` for enrolled devices: files that prove themselves."""

from __future__ import annotations

from starlette.responses import FileResponse, Response

from central.updates.repository import Repository
from central.web import Refusal


def serve_metadata(repository: Repository, name: str) -> Response:
    """A file of metadata, whole. Raises Refusal 404."""
    found = repository.file("metadata", name)
    if found is None:
        raise Refusal(404, "not_found", "there is no such file")
    return Response(found.read_bytes(), media_type="application/json", headers={"cache-control": "no-cache"})


def serve_target(repository: Repository, name: str) -> Response:
    """A release, whole or in part (`Range`, RFC 9110 section 14). Raises Refusal 404."""
    found = repository.file("targets", name)
    if found is None:
        raise Refusal(404, "not_found", "there is no such file")
    return FileResponse(found, media_type="application/octet-stream", headers={"cache-control": "public, immutable"})
