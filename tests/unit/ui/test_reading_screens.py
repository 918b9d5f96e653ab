"""Books, courses and the encyclopedia on the running screen: what a person does, sees, hears, and what is kept of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from sqlalchemy import select

from kiosk.courses.courses import certificate
from kiosk.hardware.print_queue import print_jobs
from kiosk.media_store.library import place_of
from kiosk.reader.kept import read_kept
from kiosk.reader.zim import can_read
from kiosk.store.engine import StoreFull
from kiosk.sync.tables import outbox
from kiosk.sync.wire import CertificateChange, TaskChange
from kiosk.ui.outlet import Outlet
from kiosk.ui.sample_store import RESIDENT, STREAM
from kiosk.ui.viewmodels.media import course_session
from tests.unit.ui.seat import Seat
from tests.unit.ui.test_read_aloud import Listener

ORCHARD, ENGINES = "the-quiet-orchard", "small-engine-repair"


@pytest.fixture(scope="module")
def one_seat(qapp: QGuiApplication, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seat]:
    assert qapp is not None
    with ExitStack() as stack:
        seat = Seat(tmp_path_factory.mktemp("seat"), stack)
        seat.central.fill()
        seat.driver = seat.open()  # type: ignore[attr-defined]
        seat.sign_in()
        seat.central.media(seat.screen.desk.place.media)
        yield seat


@pytest.fixture
def seat(one_seat: Seat) -> Iterator[Seat]:
    """Marcus at home."""
    if one_seat.screen.desk.session is None:
        one_seat.sign_in()
    one_seat.screen.navigator.home()
    yield one_seat
    one_seat.screen.reading.stop()
    one_seat.screen.display.restore()
    one_seat.screen.navigator.home()
    one_seat.quiet()


def read(seat: Seat, licence: str = "lic-orchard", title: str = ORCHARD) -> Any:
    """Open a book; its model."""
    book = seat.screen.readers.book
    seat.screen.door.open(licence, title)
    seat.wait(lambda: book.state == "ready" and book.page.number > 0, "the page")
    seat.quiet()
    return book


def kept(seat: Seat, title: str) -> str:
    seat.quiet()
    with seat.store.read() as conn:
        found = place_of(conn, RESIDENT, title)
    return "" if found is None else found[0]


def to_first_page(seat: Seat, book: Any) -> None:
    book.goContent(0)
    seat.wait(lambda: book.chapterText == "The key" and book.placeText.startswith("Page 1"), "the first chapter")


def words(book: Any) -> str:
    return " ".join(piece["text"] for piece in book.page.pieces)


def test_pages_turn_over_chapters_and_the_place_is_kept(seat: Seat) -> None:
    book = read(seat)
    to_first_page(seat, book)
    seen = [words(book)]
    while book.chapterText == "The key":
        before = (book.chapterText, book.placeText)
        book.after()
        seat.wait(lambda before=before: (book.chapterText, book.placeText) != before, "the next page")  # type: ignore[misc]
        seen.append(words(book))
    assert seen[0].startswith("The key Nobody had pruned the trees")
    assert (book.chapterText, book.placeText.startswith("Page 1 of ")) == ("Forty trees", True)
    assert seen[-1].startswith("Forty trees")
    assert read_kept(kept(seat, ORCHARD)).chapter == 2
    book.before()
    seat.wait(lambda: book.chapterText == "The key", "the page before")
    assert words(book) == seen[-2]


def test_the_place_stays_true_whatever_the_size_of_the_words(seat: Seat) -> None:
    book = read(seat)
    to_first_page(seat, book)
    book.after()
    seat.wait(lambda: "Page 2" in book.placeText, "page 2")
    first = words(book)[:30]
    begin = book.page.page.begin
    for by in (1, 1, 1, -1, -1, -1):
        before = book.scale
        book.resize(by)
        seat.wait(lambda before=before: book.scale != before, "the size")  # type: ignore[misc]
        seat.driver.settle()  # type: ignore[attr-defined]
        page = book.page.page
        assert page.begin <= begin < page.end
    seat.screen.display.setTextStep(200)
    seat.driver.settle()  # type: ignore[attr-defined]
    assert book.page.page.begin <= begin < book.page.page.end
    assert first[:12] in words(book) or book.page.count > 2
    seat.screen.navigator.back()
    seat.quiet()
    with seat.store.read() as conn:
        sent = (
            conn.execute(select(outbox.c.payload).where(outbox.c.kind == "media.place").order_by(outbox.c.seq.desc())).scalars().first()
        )
    assert ORCHARD in str(sent)


def test_bookmarks_are_set_listed_gone_to_and_taken_away(seat: Seat) -> None:
    book = read(seat)
    to_first_page(seat, book)
    for row in list(read_kept(kept(seat, ORCHARD)).bookmarks):
        del row
        book.removeBookmark(0)
    book.mark()
    assert book.marked
    book.open("bookmarks")
    (row,) = book.bookmarks
    assert row["text"].startswith("The key Nobody had pruned")
    book.goContent(2)
    seat.wait(lambda: book.chapterText == "Number thirty-eight", "the last chapter")
    assert not book.marked
    book.goBookmark(0)
    seat.wait(lambda: book.marked, "the marked page")
    assert len(read_kept(kept(seat, ORCHARD)).bookmarks) == 1
    book.mark()
    assert not book.marked
    assert read_kept(kept(seat, ORCHARD)).bookmarks == ()


def test_words_are_found_and_marked_on_their_page(seat: Seat) -> None:
    book = read(seat)
    book.open("search")
    book.search("lightning")
    seat.wait(lambda: bool(book.results), "results")
    assert next((row["line"], "Lightning" in row["text"]) for row in book.results) == ("Number thirty-eight", True)
    book.goResult(0)
    seat.wait(lambda: book.chapterText == "Number thirty-eight", "the place")
    assert "Lightning" in words(book)
    book.search("zzzz")
    seat.wait(lambda: book.resultsText != "" and not book.searching, "nothing")
    assert (book.results, book.resultsText) == ([], "Nothing found. Try another word.")


def test_keys_and_fingers_turn_pages(seat: Seat) -> None:
    book, driver = read(seat), seat.driver  # type: ignore[attr-defined]
    to_first_page(seat, book)
    driver.settle()
    QTest.keyClick(driver.window, Qt.Key.Key_PageDown)
    seat.wait(lambda: "Page 2" in book.placeText, "the key")
    driver.settle()
    middle = driver.find("Next page").rect.center().y() // 2
    driver.drag(QPoint(300, middle), QPoint(700, middle))
    seat.wait(lambda: "Page 1" in book.placeText, "the swipe")
    driver.tap_at(QPoint(700, middle))
    seat.wait(lambda: "Page 2" in book.placeText, "the right side")
    node = driver.find("Page before")
    assert node is not None
    driver.tap_at(node.rect.center())
    seat.wait(lambda: "Page 1" in book.placeText, "the touch")


def test_read_aloud_reads_the_page_alone_and_turns_it(seat: Seat) -> None:
    book = read(seat)
    to_first_page(seat, book)
    seat.driver.settle()  # type: ignore[attr-defined]
    voice, outlet = Listener(), Outlet()
    outlet.sensed = "private"
    reading = seat.screen.reading
    reading.equip(voice, outlet, seat.screen.engine.window)
    reading.read()
    seat.driver.settle()  # type: ignore[attr-defined]
    assert voice.heard == ["The key"]
    place, turned = book.placeText, False
    for _ in range(60):
        voice.said.emit()
        seat.driver.spin(1)  # type: ignore[attr-defined]
        if book.placeText != place:
            turned = True
            break
    seat.wait(lambda: turned and reading.sentence != "" and reading.sentence in words(book).replace("\n", " "), "the next page's words")
    assert "Contents" not in voice.heard
    assert reading.places


def test_sign_out_leaves_nothing_of_the_book(seat: Seat) -> None:
    book = read(seat)
    to_first_page(seat, book)
    seat.screen.session.signOut()
    seat.quiet()
    assert (book.state, book.title, book.page.pieces, book.contents) == ("closed", "", [], [])
    assert read_kept(kept(seat, ORCHARD)).chapter == 1


def test_what_cannot_be_opened_says_so(seat: Seat) -> None:
    book = seat.screen.readers.book
    opened: list[Any] = []
    seat.screen.door.open("lic-engine", ENGINES, opened.append)
    seat.wait(lambda: bool(opened), "the course's file")
    book.play(opened[0])  # a course is no book
    seat.wait(lambda: book.state == "broken", "the refusal")
    assert book.problem == "This book cannot be opened. Tell staff."


# --- courses ---


def study(seat: Seat) -> Any:
    course = seat.screen.readers.course
    seat.screen.door.open("lic-engine", ENGINES)
    seat.wait(lambda: course.state == "ready", "the course")
    seat.quiet()
    return course


def answer(quiz: Any, *, well: bool) -> None:
    while quiz.state != "over":
        if quiz.state == "told":
            quiz.goOn()
            continue
        question = quiz._quiz.questions[quiz._at]
        for key in question.right if well else [next(n for n in range(len(question.choices)) if n not in question.right)]:
            quiz.choose(key)
        quiz.check()


def test_a_quiz_says_why_and_is_tried_again(seat: Seat) -> None:
    course, lesson = study(seat), seat.screen.readers.lesson
    done = course.percent
    course.goOn()
    while lesson.kind == "text":
        seat.wait(lambda: lesson.page.number > 0, "the text")
        lesson.after()
        seat.quiet()
    quiz = lesson.quiz
    assert (lesson.kind, quiz.state, quiz.canCheck) == ("quiz", "asking", False)
    answer(quiz, well=False)
    assert (quiz.passed, quiz.resultTitle) == (False, "Not enough yet")
    quiz.again()
    quiz.choose(quiz._quiz.questions[0].right[0])
    quiz.check()
    assert (quiz.right, quiz.verdict) == (True, "That is right.")
    assert quiz.why
    answer(quiz, well=True)
    assert quiz.passed
    quiz.leave()
    assert (lesson.kind, lesson.endTitle) == ("end", "Lesson done")
    seat.screen.navigator.back()
    seat.quiet()
    assert course.percent > done


def test_the_school_says_by_when_kindly(seat: Seat) -> None:
    course = study(seat)
    day = seat.screen.desk.words.local(seat.screen.desk.now_ms).date()
    for away, text in ((0, "Due today"), (1, "Due tomorrow"), (-3, "It was due 3 days ago. You can still do it.")):
        due = day.fromordinal(day.toordinal() + away).isoformat()
        seat.central.send(STREAM, TaskChange(task="t-1", title=ENGINES, due=due, note="For the shop", at_ms=1))
        seat.wait(lambda text=text: course.dueText == text, text)  # type: ignore[misc]
    assert course.noteText == "For the shop"
    seat.central.send(STREAM, TaskChange(task="t-1", title=ENGINES, note="", at_ms=1, active=False))
    seat.wait(lambda: course.dueText != text, "another word")


def all_done(now: Any) -> Any:
    """The progress of who did every lesson of an open course."""
    progress, whole = now.progress, now.package.course
    for lesson in whole.lessons:
        for part, one in enumerate(lesson.parts):
            progress = progress.answered(whole, lesson, part, 90) if one.kind == "quiz" else progress.did(lesson.id, part)
    return progress


def test_no_course_is_done_without_its_certificate(seat: Seat, monkeypatch: pytest.MonkeyPatch) -> None:
    """A course that counts as done asks for no certificate any more."""

    def full(*_what: object) -> None:
        raise StoreFull

    session = study(seat)._session
    monkeypatch.setattr(course_session, "passed", full)
    session.keep(all_done(session.now))
    seat.quiet()
    with seat.store.read() as conn:
        assert certificate(conn, RESIDENT, ENGINES) is None
        assert place_of(conn, RESIDENT, ENGINES)[1] is False  # type: ignore[index]
    assert session.now.done is False
    seat.screen.navigator.home()
    seat.quiet()


def test_the_certificate_is_there_at_once_and_gets_its_number(seat: Seat) -> None:
    course = study(seat)
    session = course._session
    session.keep(all_done(session.now))
    seat.quiet()
    seat.wait(lambda: course.hasCertificate, "the certificate")
    course.showCertificate()
    page = seat.screen.readers.certificate
    seat.wait(lambda: page.course == "Small engine repair", "the page")
    assert (page.waiting, page.numberText, page.person) == (True, "", "Marcus")
    page.print()
    seat.quiet()
    with seat.store.read() as conn:
        (job,) = conn.execute(select(print_jobs).where(print_jobs.c.kind == "filing")).all()
        found = certificate(conn, RESIDENT, ENGINES)
        commands = conn.execute(select(outbox.c.id).where(outbox.c.kind == "course.passed")).scalars().all()
    assert found is not None
    assert commands == [found.command]
    assert all(word in job.receipt for word in ("Small engine repair", "certificate", found.command or "-"))
    said = CertificateChange(
        number="7K4M-2QXN-0B9D", title=ENGINES, name="Marcus Hale", course="Small engine repair", percent=90, passed_ms=1
    )
    seat.central.send(STREAM, said)
    seat.wait(lambda: not page.waiting, "the number")
    assert (page.numberText, page.person) == ("Number 7K4M-2QXN-0B9D", "Marcus Hale")


def test_a_film_of_a_lesson_plays_out_of_the_sealed_file(seat: Seat) -> None:
    study(seat)
    lesson, video = seat.screen.readers.lesson, seat.screen.video
    lesson.open("four-strokes")
    lesson._show(1)
    assert lesson.kind == "video"
    video.play(lesson.film, lesson.captions)
    seat.wait(lambda: video.state in {"playing", "ended"} and video.hasPicture, "the film")
    assert video.hasCaptions
    seat.screen.navigator.home()
    assert (video.state, video.clip) == ("closed", "")


# --- the encyclopedia ---


def test_without_an_archive_the_page_says_so(seat: Seat) -> None:
    seat.screen.navigator.go("encyclopedia")
    seat.wait(lambda: seat.screen.readers.encyclopedia.state == "none", "the word")


@pytest.mark.skipif(not can_read(), reason="libzim (GPL) is no dependency: install python3-libzim to run this")
def test_articles_are_found_read_and_followed(seat: Seat, tmp_path: Path) -> None:
    from tests.unit.reader.test_zim import make_archive

    make_archive(tmp_path / "small.zim")
    seat.screen.desk.place = replace(seat.screen.desk.place, archives=tmp_path)
    encyclopedia, article = seat.screen.readers.encyclopedia, seat.screen.readers.article
    seat.screen.navigator.go("encyclopedia")
    seat.wait(lambda: encyclopedia.state == "ready", "the archive")
    encyclopedia.search("her")
    seat.wait(lambda: bool(encyclopedia.found), "suggestions")
    encyclopedia.open(0)
    seat.wait(lambda: article.title == "Heron" and article.page.number > 0, "the article")
    assert [link["text"] for link in article.page.links] == ["fish", "more"]
    article.follow("https://x.example")
    assert article.title == "Heron"
    article.follow("Fish")
    seat.wait(lambda: article.title == "Fish", "the other article")
    assert article.canReturn
    article.comeBack()
    seat.wait(lambda: article.title == "Heron" and not article.canReturn, "the way back")
    seat.screen.navigator.back()
    assert [row["text"] for row in encyclopedia.recent] == ["Heron", "Fish"]
    seat.screen.session.signOut()
    seat.quiet()
    assert (encyclopedia.recent, encyclopedia.typed, article.title) == ([], "", "")
