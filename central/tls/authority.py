"""The facility's certificate authority: made once, kept in central's data, trusted by this facility's devices and nobody else.

`authority.pem` is the bundle that devices pin, the certificate that signs first; during a rollover the one before follows it.
`authority.key` belongs to the first. Both CA and server keys are P-256: every TLS library and TPM knows it.
"""

from __future__ import annotations

import ipaddress
import os
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

AUTHORITY_DAYS = 3652
SERVER_DAYS = 120
#: No host's name: OpenSSL would hold a common name that could be one against the permitted names.
SERVER_TITLE = "Lumen central"
#: Devices' clocks may be slow.
BACKDATED = timedelta(days=2)
#: Where a facility's central may live, whatever its name: this machine, and private networks.
PRIVATE_NETWORKS = ("127.0.0.0/8", "10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "::1/128", "fc00::/7")


class TlsError(Exception):
    """What was asked for cannot be done; the text says why."""


@dataclass(frozen=True)
class TlsFiles:
    """Where the keys and certificates lie, below central's data folder."""

    folder: Path

    @property
    def bundle(self) -> Path:
        """Certificates that devices pin."""
        return self.folder / "authority.pem"

    @property
    def authority_key(self) -> Path:
        """The key that signs servers' certificates (0600)."""
        return self.folder / "authority.key"

    @property
    def server(self) -> Path:
        """The server's key, certificate and CA in one file (0600), exchanged at once."""
        return self.folder / "server.pem"


def tls_files(data: Path) -> TlsFiles:
    """The TLS files of a data folder."""
    return TlsFiles(data / "tls")


def read_bundle(files: TlsFiles) -> str | None:
    """The bundle (PEM); None when this central has no CA."""
    return files.bundle.read_text(encoding="ascii") if files.bundle.exists() else None


def fingerprint(certificate: x509.Certificate) -> str:
    """SHA-256 of a certificate, hex: what IT reads out at an enrolment."""
    return certificate.fingerprint(hashes.SHA256()).hex()


def authorities(files: TlsFiles) -> list[x509.Certificate]:
    """The bundle's certificates, the signing one first. Raises TlsError."""
    bundle = read_bundle(files)
    if bundle is None:
        raise TlsError("there is no certificate authority yet: run `central tls init`")
    return x509.load_pem_x509_certificates(bundle.encode())


def make_authority(files: TlsFiles, facility: str, domains: Sequence[str], *, renew: bool = False) -> x509.Certificate:
    """Make the CA, for servers below `domains` and on private addresses only. With `renew`, a second one beside the last.

    Raises TlsError when there is one (or with `renew`, none).
    """
    before = [] if read_bundle(files) is None else authorities(files)
    if before and not renew:
        raise TlsError("there is a certificate authority already: devices trust it (`--renew` begins a rollover)")
    if renew and not before:
        raise TlsError("there is no certificate authority to renew")
    key = ec.generate_private_key(ec.SECP256R1())
    now = datetime.now(UTC)
    serial = x509.random_serial_number()
    title = f"{facility[:40]} devices {serial % 0x1_0000_0000:08x}"  # the two of a rollover must differ
    name = x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, facility[:64]), x509.NameAttribute(NameOID.COMMON_NAME, title)])
    permitted: list[x509.GeneralName] = [x509.DNSName(domain) for domain in ("localhost", *domains)]
    permitted += [x509.IPAddress(ipaddress.ip_network(network)) for network in PRIVATE_NETWORKS]
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(serial)
        .not_valid_before(now - BACKDATED)
        .not_valid_after(now + timedelta(days=AUTHORITY_DAYS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(authority=True), critical=True)
        .add_extension(x509.NameConstraints(permitted_subtrees=permitted, excluded_subtrees=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    # The key first: a bundle whose key is not there could sign nothing.
    _write(files.authority_key, _key_pem(key), secret=True)
    _write(files.bundle, b"".join(_pem(one) for one in (certificate, *before[:1])))
    return certificate


def retire_authority(files: TlsFiles) -> None:
    """End a rollover: the bundle keeps the CA that signs. Raises TlsError while the server still shows the old one's certificate."""
    newest, *older = authorities(files)
    if not older:
        raise TlsError("there is one certificate authority only: nothing to retire")
    if files.server.exists() and server_certificate(files).issuer != newest.subject:
        raise TlsError("the server's certificate is of the old authority: run `central tls issue --renew` first")
    _write(files.bundle, _pem(newest))


def issue_server(files: TlsFiles, hosts: Sequence[str], days: int = SERVER_DAYS) -> x509.Certificate:
    """A new key and certificate for a server reached by these names and addresses. Raises TlsError."""
    authority = authorities(files)[0]
    signing = serialization.load_pem_private_key(files.authority_key.read_bytes(), None)
    if not isinstance(signing, ec.EllipticCurvePrivateKey) or signing.public_key() != authority.public_key():
        raise TlsError("authority.key is not the key of authority.pem: restore both from the backup")
    names = [_host(host) for host in hosts]
    for name in names:
        _demand_permitted(authority, name)
    key = ec.generate_private_key(ec.SECP256R1())
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, SERVER_TITLE)]))
        .issuer_name(authority.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - BACKDATED)
        .not_valid_after(min(now + timedelta(days=days), authority.not_valid_after_utc))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(authority=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(signing.public_key()), critical=False)
        .sign(signing, hashes.SHA256())
    )
    _write(files.server, _key_pem(key) + _pem(certificate) + _pem(authority), secret=True)
    return certificate


def server_certificate(files: TlsFiles) -> x509.Certificate:
    """The certificate that the server shows. Raises TlsError."""
    if not files.server.exists():
        raise TlsError("there is no server certificate yet: run `central tls issue HOST`")
    return x509.load_pem_x509_certificates(files.server.read_bytes())[0]


def server_hosts(certificate: x509.Certificate) -> list[str]:
    """The names and addresses that a server's certificate was issued for."""
    found = certificate.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    return [str(one.value) for one in found]


def _host(host: str) -> x509.GeneralName:
    try:
        return x509.IPAddress(ipaddress.ip_address(host))
    except ValueError:
        if not host.isascii() or not all(part and part.replace("-", "").isalnum() for part in host.split(".")):
            raise TlsError(f"{host!r} is neither a host's name nor an address") from None
        return x509.DNSName(host.lower())


def _demand_permitted(authority: x509.Certificate, host: x509.GeneralName) -> None:
    permitted = authority.extensions.get_extension_for_class(x509.NameConstraints).value.permitted_subtrees or []
    for one in permitted:
        if isinstance(host, x509.IPAddress) and isinstance(one, x509.IPAddress) and host.value in one.value:  # type: ignore[operator]
            return
        if isinstance(host, x509.DNSName) and isinstance(one, x509.DNSName) and f".{host.value}".endswith(f".{one.value}"):
            return
    raise TlsError(f"the facility's authority may not vouch for {host.value}: see `central tls init --domain`")


def _usage(*, authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=authority,
        crl_sign=authority,
        encipher_only=False,
        decipher_only=False,
    )


def _key_pem(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())


def _pem(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(serialization.Encoding.PEM)


def _write(path: Path, content: bytes, *, secret: bool = False) -> None:
    """Replace a file whole and durably, so that a running server never reads half of one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    fresh = path.with_suffix(f".{os.getpid()}.new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o600 if secret else 0o644)
    try:
        os.write(descriptor, content)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    fresh.replace(path)
