from __future__ import annotations

import contextlib
import io
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from central.mail_in.photos import MAX_SIDE, PhotoRefused, make_photo, recognise

LAKE = (Path(__file__).parents[2] / "fixtures" / "mail" / "lake.jpg").read_bytes()


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def test_a_photo_loses_its_metadata_and_keeps_its_picture() -> None:
    assert b"Exif" in LAKE
    assert b"taken at the lake" in LAKE
    photo = make_photo(LAKE)
    assert (photo.width, photo.height) == (1280, 960)
    assert b"Exif" not in photo.data
    assert b"taken at the lake" not in photo.data
    again = Image.open(io.BytesIO(photo.data))
    assert (again.format, again.mode, again.size) == ("JPEG", "RGB", (1280, 960))
    assert not again.getexif()
    middle = again.getpixel((640, 740))
    assert isinstance(middle, tuple)
    assert middle[0] > middle[2]  # the red canoe


def test_orientation_is_applied() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = make_photo(encoded(Image.new("RGB", (200, 100)), "JPEG", exif=exif))
    assert (photo.width, photo.height) == (100, 200)


@pytest.mark.parametrize(
    ("kind", "mode"),
    [
        *(("PNG", mode) for mode in ("RGB", "RGBA", "L", "LA", "P", "1", "I;16")),
        *(("JPEG", mode) for mode in ("RGB", "L", "CMYK", "1")),
        *(("GIF", mode) for mode in ("RGB", "L", "P", "1", "RGBA")),
        *(("WEBP", mode) for mode in ("RGB", "RGBA", "L")),
    ],
)
def test_modes_and_formats(kind: str, mode: str) -> None:
    data = encoded(Image.new(mode, (2400, 1200)), kind)
    photo = make_photo(data)
    assert (photo.width, photo.height) == (MAX_SIDE, MAX_SIDE // 2)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "format"),
        (b"\0\0\0\x18ftypheic", "format"),
        (b"%PDF-1.7", "format"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "format"),
        (LAKE[:300], "unreadable"),
        (b"\xff\xd8\xff" + bytes(100), "unreadable"),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "unreadable"),
        (encoded(Image.new("1", (6000, 4100)), "PNG"), "too_large"),
        (LAKE + b"\xff\xda" * 200, "too_large"),
    ],
)
def test_refusals(data: bytes, code: str) -> None:
    with pytest.raises(PhotoRefused) as refused:
        make_photo(data)
    assert refused.value.code == code


def test_content_counts_not_the_name() -> None:
    assert recognise(encoded(Image.new("RGB", (9, 9)), "PNG")) == "PNG"
    assert recognise(b"GIF89a.jpg") == "GIF"


@given(st.lists(st.tuples(st.integers(0, len(LAKE) - 1), st.integers(0, 255)), min_size=1, max_size=30))
@settings(max_examples=25, deadline=None)
def test_damaged_photos_are_refused_or_made(damage: list[tuple[int, int]]) -> None:
    data = bytearray(LAKE)
    for place, value in damage:
        data[place] = value
    with contextlib.suppress(PhotoRefused):
        make_photo(bytes(data))


BOMBS = {
    "png 60000x60000 declared": "png_header(60000, 60000)",
    "png of 24 million pixels, RGBA": "packed_png(6000, 4000, 6)",
    "png of 24 million pixels, 16 bits a colour": "packed_png(6000, 4000, 2, 16)",
    "png of a huge compressed text": "png_text()",
    "jpeg 65000x65000 declared": "jpeg(64, 64).replace(b'\\x00\\x40\\x00\\x40', b'\\xfd\\xe8\\xfd\\xe8', 1)",
    "jpeg of 24 million pixels": "jpeg(6000, 4000)",
    "progressive jpeg of 16 million pixels": "jpeg(4000, 4000, progressive=True, subsampling=0)",
    "progressive jpeg of 24 million pixels": "jpeg(6000, 4000, progressive=True, subsampling=0)",
    "gif of 16 million pixels": "gif(4000, 4000)",
    "webp of 8 million pixels": "webp(2828, 2828)",
}

CHILD = """
import io, struct, sys, zlib, pathlib
from PIL import Image
def chunk(kind, data): return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
SIGN = b"\\x89PNG\\r\\n\\x1a\\n"
def header(w, h, colour, depth): return SIGN + chunk(b"IHDR", struct.pack(">IIBBBBB", w, h, depth, colour, 0, 0, 0))
def png_header(w, h): return header(w, h, 2, 8) + chunk(b"IDAT", zlib.compress(bytes(1000))) + chunk(b"IEND", b"")
def packed_png(w, h, colour, depth=8):
    row = b"\\0" + bytes(w * {2: 3, 6: 4}[colour] * depth // 8)
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(row) for _ in range(h)) + packer.flush()
    return header(w, h, colour, depth) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
def png_text():
    packer = zlib.compressobj(9)
    body = b"".join(packer.compress(bytes(1 << 20)) for _ in range(500)) + packer.flush()
    return header(8, 8, 2, 8) + chunk(b"zTXt", b"c\\0\\0" + body) + chunk(b"IDAT", zlib.compress(bytes(200))) + chunk(b"IEND", b"")
def saved(image, kind, **o):
    out = io.BytesIO(); image.save(out, kind, **o); return out.getvalue()
def jpeg(w, h, **o): return saved(Image.new("RGB", (w, h), "red"), "JPEG", **o)
def gif(w, h): return saved(Image.new("P", (w, h)), "GIF")
def webp(w, h): return saved(Image.new("RGB", (w, h)), "WEBP")
pathlib.Path(sys.argv[2]).write_bytes(eval(sys.argv[1]))
"""

MEASURE = textwrap.dedent(
    """
    import pathlib, sys
    from central.mail_in.photos import PhotoRefused, make_photo
    data = pathlib.Path(sys.argv[1]).read_bytes()
    try:
        photo = make_photo(data); print("made", photo.width, photo.height)
    except PhotoRefused as refused:
        print("refused", refused.code)
    print([line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")][0])
    """
)


MEASURE_MAIL = textwrap.dedent(
    """
    import base64, os
    from central.mail_in.parse import parse_mail
    raw = b"From: a@b.example\\nContent-Type: multipart/mixed; boundary=b\\n\\n--b\\nContent-Transfer-Encoding: base64\\n"
    raw += b"Content-Type: application/octet-stream\\n\\n" + base64.encodebytes(os.urandom(17_500_000)) + b"--b--\\n"
    assert 23_000_000 < len(raw) < 25 * 1024 * 1024
    print(len(parse_mail(raw).parts))
    print([line.split()[1] for line in open("/proc/self/status") if line.startswith("VmHWM")][0])
    """
)


def test_the_largest_mail_stays_within_200_mb() -> None:
    done = subprocess.run([sys.executable, "-c", MEASURE_MAIL], check=True, timeout=120, capture_output=True, text=True)
    parts, peak_kb = done.stdout.splitlines()
    assert parts == "1"
    assert int(peak_kb) < 200 * 1024


@pytest.mark.parametrize("name", BOMBS)
def test_bombs_stay_within_200_mb(name: str, tmp_path: Path) -> None:
    bomb = tmp_path / "bomb"
    subprocess.run([sys.executable, "-c", CHILD, BOMBS[name], str(bomb)], check=True, timeout=120)
    done = subprocess.run([sys.executable, "-c", MEASURE, str(bomb)], check=True, timeout=120, capture_output=True, text=True)
    outcome, peak_kb = done.stdout.splitlines()
    assert outcome.startswith(("made", "refused"))
    assert int(peak_kb) < 200 * 1024, (outcome, peak_kb)
