from hashlib import sha256
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QGuiApplication, QImage

from kiosk.store.blobs import put_blob
from kiosk.ui.drawings import IconPictures, Pictures, ScenePictures
from kiosk.ui.pictures import PhotoPictures
from resources import RESOURCES
from tests.unit.ui.seat import Seat


def picture(provider: Pictures, id: str, width: int, height: int) -> tuple[QSize, list[QColor]]:
    """Size, and the colours at the corner and in the middle."""
    image = provider.requestImage(id, QSize(), QSize(width, height))
    points = [(0, 0), (image.width() // 2, image.height() // 2)]
    return image.size(), [image.pixelColor(*point) for point in points]


@pytest.fixture
def photos(seat: Seat) -> PhotoPictures:
    return seat.screen.photos


def test_a_photo_covers_its_place_with_round_corners(seat: Seat, photos: PhotoPictures) -> None:
    sha = seat.central.photo("lake").blob
    photos.open()
    assert photos.prepare(sha, large=False)
    size, (corner, middle) = picture(photos, f"{sha}?cover=1&r=20", 120, 120)
    assert (size.width(), size.height()) == (120, 120)
    assert (corner.alpha(), middle.alpha()) == (0, 255)


def test_a_whole_photo_keeps_its_shape_and_is_not_enlarged(seat: Seat, photos: PhotoPictures) -> None:
    sha = seat.central.photo("lake").blob
    photos.open()
    photos.prepare(sha, large=True)
    assert picture(photos, sha, 1080, 1080)[0] == QSize(1080, 675)
    assert picture(photos, sha, 4000, 4000)[0] == QSize(1600, 1000)


def test_nothing_is_shown_while_nobody_is_signed_in(seat: Seat, photos: PhotoPictures) -> None:
    sha = seat.central.photo("lake").blob
    assert not photos.prepare(sha, large=False)
    photos.open()
    photos.prepare(sha, large=False)
    picture(photos, sha, 100, 100)
    photos.close()
    assert len(photos) == 0
    assert not photos.ready(sha, large=False)
    assert picture(photos, sha, 100, 100)[0] == QSize(1, 1)


def test_sign_out_while_a_photo_is_decoded_keeps_nothing(seat: Seat, photos: PhotoPictures, monkeypatch: pytest.MonkeyPatch) -> None:
    sha = seat.central.photo("lake").blob
    photos.open()
    put = photos._prepared.put

    def closed_meanwhile(key: str, image: QImage) -> None:
        photos.close()
        put(key, image)

    monkeypatch.setattr(photos._prepared, "put", closed_meanwhile)
    photos.prepare(sha, large=False)
    assert not photos.ready(sha, large=False)


def test_many_photos_stay_within_bounds(seat: Seat, photos: PhotoPictures) -> None:
    sha = seat.central.photo("beach").blob
    photos.open()
    photos.prepare(sha, large=True)
    for width in range(900, 960):
        picture(photos, sha, width, width)
    assert photos._cache._bytes <= photos._cache._most
    assert len(photos) < 60


@pytest.mark.parametrize("id", ["../../etc/passwd", "ab" * 31, "ab" * 32 + "\n", "AB" * 32, "", "ab" * 32 + "?r=9e99&cover=x"])
def test_names_that_are_no_photo_give_an_empty_picture(photos: PhotoPictures, id: str) -> None:
    photos.open()
    assert picture(photos, id, 10, 10)[0] == QSize(1, 1)


@pytest.mark.qt_log_ignore("JPEG datastream")
def test_damaged_bytes_give_an_empty_picture(seat: Seat, photos: PhotoPictures) -> None:
    data = b"\xff\xd8\xff\xe0 this is no JPEG"
    sha = sha256(data).hexdigest()
    with seat.store.write() as connection:
        put_blob(connection, data, sha)
    photos.open()
    photos.prepare(sha, large=False)
    assert picture(photos, sha, 100, 100)[0] == QSize(1, 1)


def test_icons_take_the_colour(qapp: QGuiApplication) -> None:
    assert qapp is not None
    icons = IconPictures(RESOURCES / "icons")
    image = icons.requestImage("minus?color=#ff0000", QSize(), QSize(48, 48))
    assert image.size() == QSize(48, 48)
    assert image.pixelColor(24, 24).getRgb() == (255, 0, 0, 255)
    half = icons.requestImage("minus?color=#800000ff", QSize(), QSize(48, 48))
    assert abs(half.pixelColor(24, 24).alpha() - 128) <= 2


@pytest.mark.parametrize("name", ["../tokens", "minus.svg", "no-such-icon", 'x"/><script>'])
def test_names_that_are_no_icon(qapp: QGuiApplication, name: str) -> None:
    assert qapp is not None
    assert picture(IconPictures(RESOURCES / "icons"), name, 24, 24)[0] == QSize(1, 1)


@pytest.mark.parametrize("band", ["dawn", "day", "dusk", "night"])
@pytest.mark.parametrize("shape", ["portrait", "wide"])
def test_scenes_fill_the_size(qapp: QGuiApplication, band: str, shape: str) -> None:
    assert qapp is not None
    scenes = ScenePictures(RESOURCES / "illustrations")
    size, (corner, _middle) = picture(scenes, f"{band}-{shape}", 300, 200)
    assert size == QSize(300, 200)
    assert corner.alpha() == 255
    assert picture(scenes, f"{band}-{shape}-../x", 300, 200)[0] == QSize(1, 1)
    assert Path(RESOURCES / "illustrations" / f"ridge-{band}-{shape}.svg").is_file()
