"""The description of central's HTTP paths (OpenAPI 3.1): what each takes and answers, made from the wire's own types.

`python -m central.openapi FILE` writes it; docs/openapi.json is the committed copy, and a test holds it against the program.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, Field
from pydantic.json_schema import models_json_schema

from central.deposits.notices import NoticeAnswer, NoticeBody
from central.filings.api import DeskAction, FilingList, ReportAction, ReportList
from central.filings.opening import OpenedFiling
from central.filings.reports import OpenedReport
from central.sms.inbound import SmsBody, SmsTaken
from central.sms.reports import SmsReport
from kiosk.sync import wire
from kiosk.sync.wire_base import Payload
from kiosk.sync.wire_enrol import Announcement, AnnouncementAnswer
from kiosk.sync.wire_filings import ReportAnswer, ReportRequest
from kiosk.sync.wire_leaving import ClearedAnswer, ClearedRequest
from kiosk.sync.wire_orders import OrderAnswer, OrderLogs, OrderReport

_REF = "#/components/schemas/{model}"
_JSON = "application/json"
_BYTES = "application/octet-stream"
_PAGE = "text/html"


class RefusalBody(BaseModel):
    """Every answer outside 2xx. `code` is for programs; `reason` is a plain sentence for the log, without anybody's words."""

    code: str
    reason: str


class Health(BaseModel):
    """Central answers."""

    status: str
    server_ms: int = Field(description="milliseconds since the epoch, UTC")


@dataclass(frozen=True)
class Operation:
    """One operation: types of its body and answer (a string is a media type), and who must sign the request."""

    takes: type[BaseModel] | str | None
    gives: type[BaseModel] | str
    signed: str | None = "device"
    #: Types of refusals that carry more than `RefusalBody`, by status.
    refusals: tuple[tuple[int, type[BaseModel]], ...] = ()


PATHS: dict[tuple[str, str], Operation] = {
    ("get", "/v1/health"): Operation(None, Health, signed=None),
    ("get", "/v1/authority"): Operation(None, "application/x-pem-file", signed=None),
    ("post", "/v1/enrol"): Operation(wire.EnrolRequest, wire.EnrolAnswer, signed=None),
    ("post", "/v1/announce"): Operation(Announcement, AnnouncementAnswer, signed=None),
    ("post", "/v1/commands"): Operation(wire.CommandBatch, wire.CommandAnswer, refusals=((409, wire.Conflict),)),
    ("post", "/v1/changes"): Operation(
        wire.ChangesRequest, wire.ChangesAnswer, refusals=((409, wire.Conflict), (410, wire.CursorGone))
    ),
    ("post", "/v1/asks"): Operation(wire.AskRequest, wire.AskAnswer, refusals=((409, wire.Conflict),)),
    ("post", "/v1/quarantine"): Operation(wire.QuarantineBatch, wire.QuarantineAnswer),
    ("post", "/v1/licences"): Operation(wire.LicencesRequest, wire.LicencesAnswer),
    ("get", "/v1/media/{name}"): Operation(None, _BYTES),
    ("head", "/v1/media/{name}"): Operation(None, _BYTES),
    ("get", "/v1/updates/metadata/{name}"): Operation(None, _JSON),
    ("get", "/v1/updates/targets/{name}"): Operation(None, _BYTES),
    ("post", "/v1/device-health"): Operation(wire.HealthReport, wire.HealthAnswer),
    ("post", "/v1/cleared"): Operation(ClearedRequest, ClearedAnswer),
    ("post", "/v1/orders"): Operation(OrderReport, OrderAnswer),
    ("post", "/v1/orders/logs"): Operation(OrderLogs, OrderAnswer),
    ("get", "/v1/blobs/{sha256}"): Operation(None, _BYTES),
    ("get", "/v1/blobs/{sha256}/progress"): Operation(None, wire.BlobProgress),
    ("put", "/v1/blobs/{sha256}"): Operation(_BYTES, wire.BlobProgress),
    ("post", "/v1/deposits"): Operation(NoticeBody, NoticeAnswer, signed="provider"),
    ("post", "/v1/sms/inbound"): Operation(SmsBody, SmsTaken, signed="provider"),
    ("post", "/v1/sms/report"): Operation(SmsReport, SmsTaken, signed="provider"),
    ("post", "/v1/reports"): Operation(ReportRequest, ReportAnswer),
    ("get", "/v1/staff/filings"): Operation(None, FilingList, signed="staff"),
    ("get", "/v1/staff/filings/{filing}"): Operation(None, OpenedFiling, signed="staff"),
    ("post", "/v1/staff/filings/{filing}"): Operation(DeskAction, OpenedFiling, signed="staff"),
    ("get", "/v1/staff/reports"): Operation(None, ReportList, signed="staff"),
    ("get", "/v1/staff/reports/{report}"): Operation(None, OpenedReport, signed="staff"),
    ("post", "/v1/staff/reports/{report}"): Operation(ReportAction, OpenedReport, signed="staff"),
    ("get", "/receipts"): Operation(None, _PAGE, signed=None),
    ("post", "/receipts"): Operation("application/x-www-form-urlencoded", _PAGE, signed=None),
}

_HEADERS = {
    ("put", "/v1/blobs/{sha256}"): (
        ("Upload-Offset", "where this piece begins, in bytes"),
        ("Upload-Length", "size of the whole blob, in bytes"),
    ),
}

_SIGNED = f"RFC 9421, alg ed25519, over {', '.join(wire.SIGNED_COMPONENTS)}; with Signature-Input and Content-Digest"


def describe(app: FastAPI) -> None:
    """Make the application answer `/v1/openapi.json` with the whole description."""
    app.openapi = lambda: description(app)  # type: ignore[method-assign]  # FastAPI's own way to replace it


def description(app: FastAPI) -> dict[str, Any]:
    """The OpenAPI document. Raises KeyError for a path that is missing in `PATHS`."""
    found = get_openapi(title=app.title, version=app.version, openapi_version="3.1.0", description=_WORDS, routes=app.routes)
    for path, operations in found["paths"].items():
        for method, operation in operations.items():
            _complete(operation, PATHS[method, path], _HEADERS.get((method, path), ()))
    kinds = (*wire.COMMAND_TYPES.values(), *wire.CHANGE_TYPES.values())
    found["components"] = {"schemas": _schemas(kinds), "securitySchemes": _security()}
    schemas = found["components"]["schemas"]
    schemas["Command"]["x-payloads"] = _by_kind(wire.COMMAND_TYPES)
    schemas["Change"]["x-payloads"] = _by_kind(wire.CHANGE_TYPES)
    return found


_WORDS = (
    "What devices, providers of deposits and gateways of short messages say to central. Bodies above 1 KiB may be zstd or gzip, both "
    "ways; each is bounded in bytes and in time. See docs/design/protocol.md."
)


def _complete(operation: dict[str, Any], path: Operation, headers: Iterable[tuple[str, str]]) -> None:
    if path.takes is not None:
        operation["requestBody"] = {"required": True, "content": _content(path.takes)}
    answers: dict[str, Any] = {"200": {"description": "Done", "content": _content(path.gives)}}
    for status, model in path.refusals:
        answers[str(status)] = {"description": "Refused, with how to go on", "content": _content(model)}
    answers["default"] = {"description": "Refused, or not now (429, 503: with Retry-After)", "content": _content(RefusalBody)}
    operation["responses"] = answers
    operation["security"] = [] if path.signed is None else [{path.signed: []}]
    for name, words in headers:
        header = {"name": name, "in": "header", "required": True, "description": words, "schema": {"type": "integer", "minimum": 0}}
        operation.setdefault("parameters", []).append(header)


def _content(what: type[BaseModel] | str) -> dict[str, Any]:
    if isinstance(what, str):
        return {what: {"schema": {"type": "string", "format": "binary"}}}
    return {_JSON: {"schema": {"$ref": _REF.format(model=what.__name__)}}}


def _schemas(kinds: Iterable[type[BaseModel]]) -> dict[str, Any]:
    models: dict[type[BaseModel], None] = dict.fromkeys((RefusalBody, *kinds))
    for path in PATHS.values():
        models.update(dict.fromkeys(what for what in (path.takes, path.gives) if isinstance(what, type)))
        models.update(dict.fromkeys(model for _, model in path.refusals))
    _, schema = models_json_schema([(model, "validation") for model in models], ref_template=_REF)
    defined: dict[str, Any] = schema["$defs"]
    return defined


def _by_kind(types: dict[tuple[str, int], type[Payload]]) -> dict[str, str]:
    return {f"{kind} {version}": _REF.format(model=model.__name__) for (kind, version), model in types.items()}


def _security() -> dict[str, Any]:
    scheme = {"type": "apiKey", "in": "header", "name": "Signature"}
    return {
        "device": {**scheme, "description": f"An enrolled device's signature: {_SIGNED}."},
        "staff": {"type": "http", "scheme": "bearer", "description": "A token of `central filing staff add`."},
        "provider": {**scheme, "description": "A provider's signature (RFC 9421) under the secret that facility IT gave it."},
    }


def as_text(app: FastAPI) -> str:
    """The document as it is committed."""
    return json.dumps(description(app), indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def main(target: Path) -> None:
    """Write the description. No database is needed: paths and types are the program's."""
    from central.app import paths_only  # noqa: PLC0415 - it describes itself by this module

    target.write_text(as_text(paths_only()), encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
