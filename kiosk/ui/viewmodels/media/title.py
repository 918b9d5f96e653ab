"""One title: what it is, what it costs and what is left after, why it cannot be had; buying, renting, opening, keeping it in mind."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from sqlalchemy import Connection
from uuid_utils import uuid7

from kiosk.media_store import buying, catalogue, pictures, standing
from kiosk.media_store.bringing import bring_here, files_of
from kiosk.media_store.buying import TitleOffer
from kiosk.media_store.catalogue import Detail, Title
from kiosk.media_store.held import Held, held
from kiosk.media_store.saved import is_saved, save
from kiosk.media_store.selling import Selling, selling
from kiosk.media_store.standing import Standing
from kiosk.store.blobs import has_blob
from kiosk.store.engine import StoreFull
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.media.bought import BoughtModel
from kiosk.ui.viewmodels.media.door import TitleDoor
from kiosk.ui.viewmodels.media.price_words import PriceWords
from kiosk.ui.viewmodels.media.title_page import TitlePage
from kiosk.ui.viewmodels.media.title_words import TitleWords
from kiosk.ui.viewmodels.media.wanted_pictures import WantedPictures
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.receipt_words import ReceiptWords
from kiosk.ui.viewmodels.session import SessionModel
from kiosk.wallet.accounts import WalletError


@qml_type
class TitleModel(ScreenModel):
    """`key` is the title's; "" while none is shown. Everything else is about it."""

    key = shown(str)
    gone = shown(bool)
    name = shown(str)
    by = shown(str)
    facts = shown(str)
    about = shown(str)
    #: What a Cover shows: its picture (for the whole width too), or hue and figure of a drawn one; height over width.
    picture = shown(str)
    largePicture = shown(str)
    hue = shown(str, "plum")
    figure = shown(str, "sun")
    ratio = shown(float, 1.0)
    #: [{ icon, text }]
    chips = shown(list)
    rules = shown(list)
    #: [{ key, number, name, by, length, line, tone, spoken }], of an album.
    songs = shown(list)
    overlapText = shown(str)
    #: The album that this song was reached from.
    albumKey = shown(str)
    albumText = shown(str)

    #: none, ready (`preview` can be played), coming (it is fetched and then plays).
    previewState = shown(str, "none")
    preview = shown(str)

    theirs = shown(bool)
    #: [{ key, title, line }] where there is more than one way to get it.
    ways = shown(list)
    way = shown(str)
    paidText = shown(str)
    leftText = shown(str)
    canMove = shown(bool)
    note = shown(str)
    receiptLine = shown(str)
    reasonTitle = shown(str)
    reasonLine = shown(str)
    mainText = shown(str)
    mainIcon = shown(str)
    blocked = shown(str)
    standingText = shown(str)
    standingShare = shown(float, -1.0)
    saved = shown(bool)
    saveText = shown(str)
    error = shown(str)
    busy = shown(bool)

    #: Play this preview (the SHA-256 of a blob that is here).
    previewAsked = Signal(str)

    routes = frozenset({"title"})

    def __init__(
        self,
        desk: Desk,
        navigator: Navigator,
        session: SessionModel,
        door: TitleDoor,
        bought: BoughtModel,
        words: TitleWords,
        prices: PriceWords,
        wanted: WantedPictures,
    ) -> None:
        super().__init__(desk, navigator)
        self._session = session
        self._door = door
        self._bought = bought
        self._words = words
        self._prices = prices
        self._wanted = wanted
        self._page = TitlePage(desk, words)
        self._receipts = ReceiptWords(desk)
        self._offers: list[TitleOffer] = []
        self._detail: Detail | None = None
        self._held: Held | None = None
        self._standing: Standing | None = None
        self._blob = ""
        self._id = str(uuid7())
        navigator.arriving.connect(self._arriving)
        desk.photosArrived.connect(self._look)

    # --- what a person does ---

    @Slot(str)
    def open(self, title: str) -> None:
        """Show a title's page."""
        self._show(title)
        self.put(albumKey="", albumText="")
        self._go()

    @Slot(str)
    def openSong(self, song: str) -> None:
        """A song of the album on the page."""
        album, name = self.key, self.name
        self._show(song)
        self.put(albumKey=album, albumText=self.tr("From the album %1").replace("%1", name))
        self._go()

    @Slot()
    def openAlbum(self) -> None:
        """Back to the album that the song was reached from."""
        if self.albumKey:
            self.open(self.albumKey)

    def start(self, title: str) -> None:
        """Open a title where it is theirs and here; else show its page."""
        found: list[tuple[Held, Standing | None]] = []
        resident, now_ms = self.open_session().person.resident, self.desk.clock.now_ms()

        def look(connection: Connection) -> None:
            has = held(connection, resident, now_ms).get(title)
            if has is not None:
                found.append((has, self._stands(connection, resident, has, title, now_ms)))

        self.desk.read(look)
        if found and found[0][1] is not None and found[0][1].state == "here":
            self._door.open(found[0][0].licence, title)
        else:
            self.open(title)

    @Slot(str)
    def choose(self, way: str) -> None:
        """To own, or to rent."""
        self.put(way=way, error="")
        self._look()

    @Slot()
    def act(self) -> None:
        """The main key: open it, bring it here, or get it at the price on the screen."""
        if self.busy or self._detail is None:
            return
        if self._held is not None and self.way != "own":
            self._open_theirs(self._held)
            return
        offer = next((one for one in self._offers if one.how == self.way), None)
        if offer is None:
            return
        session, store, clock, command = self.open_session(), self.desk.store, self.desk.clock, self._id
        receipt, language = self.desk.place.has_printer, self.desk.words.language
        self.put(busy=True, error="")
        self.desk.bridge.write(
            lambda: buying.buy(store, session, offer, command, clock, receipt, language=language), self._done, self._not_done
        )

    @Slot()
    def keepInMind(self) -> None:
        """The heart: for later, or no more."""
        session, store, clock, title, keep = self.open_session(), self.desk.store, self.desk.clock, str(self.key), not self.saved
        if self.busy or not title:
            return
        self.put(busy=True, error="")
        self.desk.bridge.write(lambda: save(store, session, title, clock, keep=keep), lambda _: self._kept(keep=keep), self._not_done)

    @Slot()
    def playPreview(self) -> None:
        """Play it, or fetch it first."""
        if not self._blob:
            return
        here: list[bool] = []
        self.desk.read(lambda connection: here.append(has_blob(connection, self._blob)))
        if here == [True]:
            self.put(previewState="ready")
            self.previewAsked.emit(self._blob)
        elif not self._session.connected:
            self._session.explain(self.tr("The preview comes when the connection is back."))
        else:
            store, blob, now_ms = self.desk.store, self._blob, self.desk.clock.now_ms()
            size = 0 if self._detail is None else self._detail.preview_bytes
            self.put(previewState="coming")
            self.desk.bridge.write(lambda: pictures.ask(store, {blob: size}, now_ms), None, self._not_done)

    # --- showing ---

    def refresh(self, connection: Connection) -> None:
        """Everything about the title."""
        resident, now_ms = self.open_session().person.resident, self.desk.clock.now_ms()
        found = catalogue.detail(connection, self.key) if self.key else None
        self._detail = found
        self.put(gone=found is None)
        if found is None:
            return
        now = selling(connection, resident, now_ms)
        self._held = now.held.get(self.key) or self._by_songs(found, now)
        self._offers = buying.offers(connection, resident, found, now_ms)
        self._standing = None if self._held is None else self._stands(connection, resident, self._held, self.key, now_ms)
        if self.way not in self._possible():
            self.put(way=(self._possible() or [""])[0])
        keeps = is_saved(connection, resident, self.key)
        self.put(
            name=found.title.name,
            by=self._page.by(found),
            about=found.about,
            facts=self._page.facts(found),
            theirs=self._held is not None,
            saved=keeps,
            saveText=self.tr("Saved") if keeps else self.tr("Save"),
        )
        self._wanted.show([found.title])
        art = self._words.art(found.title)
        self.put(picture=art["picture"], hue=art["hue"], figure=art["figure"], ratio=art["ratio"])
        self.put(largePicture=self._words.art(found.title, large=True)["picture"])
        self._show_contents(connection, found, now)
        self._show_preview(connection, found)
        self._show_price(connection, resident, found, now_ms)

    def forget_person(self) -> None:
        """The choice goes too."""
        self._offers, self._detail, self._held, self._standing, self._blob = [], None, None, None, ""
        super().forget_person()

    # --- parts ---

    def _show(self, title: str) -> None:
        if title != self.key:
            self.forget_person()
            self._id = str(uuid7())
        self.put(key=title, error="", busy=False)

    def _go(self) -> None:
        if self.navigator.current == "title":
            self._look()
        else:
            self.navigator.go("title")

    @Slot(str)
    def _arriving(self, route: str) -> None:
        if route == "title":
            # Each visit is one purchase: touching Buy twice buys once.
            self._id = str(uuid7())
            self.put(error="", busy=False)

    def _possible(self) -> list[str]:
        """What the main key may do: "open" what is theirs, or get it; a film is rented first."""
        ways = sorted((offer.how for offer in self._offers), reverse=True)
        return (["open"] if self._held is not None else []) + list(ways)

    def _stands(self, connection: Connection, resident: str, has: Held, title: str, now_ms: int) -> Standing | None:
        if has.album:
            return next((song for song in standing.songs(connection, resident, has.licence) if song.title == title), None)
        return standing.one(connection, resident, has.licence, now_ms)

    def _show_contents(self, connection: Connection, title: Detail, now: Selling) -> None:
        parts = catalogue.named(connection, title.parts)
        lengths = {part.title: self._length(connection, part) for part in parts}
        size = sum(file.bytes for file in files_of(connection, title.title.title))
        way = "rent" if self.way == "rent" or (self._held is not None and self._held.how == "rent" and self.way == "open") else "own"
        speed = self.desk.policy.media.line_kb_s
        self.put(
            songs=self._page.songs(title, parts, lengths, now),
            overlapText="" if self._held is not None else self._page.overlap(parts, now),
            chips=self._page.chips(title, size),
            rules=self._page.rules(title, way, size, speed) if self._offers and self.way != "open" else [],
        )

    def _by_songs(self, title: Detail, now: Selling) -> Held | None:
        """An album of which they own every song is theirs: it begins with the first one."""
        first = now.held.get(title.parts[0]) if title.parts else None
        owned = all((has := now.held.get(part)) is not None and has.how == "own" for part in title.parts)
        return first if owned else None

    def _length(self, connection: Connection, part: Title) -> int:
        found = catalogue.detail(connection, part.title)
        return 0 if found is None else found.length_ms

    def _show_preview(self, connection: Connection, title: Detail) -> None:
        self._blob = title.preview or ""
        here = bool(self._blob) and has_blob(connection, self._blob)
        waited = self.previewState == "coming"
        state = "none" if not self._blob else "ready" if here or not waited else "coming"
        self.put(preview=self._blob, previewState=state)
        if waited and here:
            self.previewAsked.emit(self._blob)

    def _show_price(self, connection: Connection, resident: str, title: Detail, now_ms: int) -> None:
        offer = next((one for one in self._offers if one.how == self.way), None)
        text, share = self._page.standing(self._standing, connected=bool(self._session.connected))
        ways = [self._prices.way(one, title) for one in sorted(self._offers, key=lambda one: one.how, reverse=True)]
        if self._held is not None and ways:
            ways.insert(0, {"key": "open", "title": self.tr("You rent it"), "line": self._rented(self._held)})
        self.put(ways=ways if len(ways) > 1 else [], standingText=text, standingShare=share)
        reason, line = self._reason(connection, resident, title, now_ms)
        self.put(reasonTitle=reason, reasonLine=line)
        if offer is None:
            self.put(paidText="", leftText="", canMove=False, note="", receiptLine="")
            self._show_open(title)
            return
        prints = bool(offer.cents) and self.desk.policy.receipts.purchase == "print"
        self.put(
            paidText=self.tr("Paid with credits") if offer.cents else self.tr("It costs nothing"),
            leftText=self._prices.left(connection, resident, offer, now_ms),
            canMove=bool(offer.cents),
            note=" ".join(
                part
                for part in (self._prices.lower(offer), self._prices.source(offer, connected=bool(self._session.connected)))
                if part
            ),
            receiptLine=self._receipts.warning(connection) if prints else "",
            mainText=self._prices.key(offer),
            mainIcon="",
            blocked=line if reason else self._prices.missing(offer) if offer.missing_cents else "",
        )

    def _show_open(self, title: Detail) -> None:
        """The main key of what is theirs."""
        stand = self._standing
        if self._held is None:
            self.put(mainText="", mainIcon="", blocked="")
            return
        bring = stand is not None and stand.state in {"cloud", "paused"}
        self.put(
            mainText=self.tr("Bring it here") if bring else self._verb(title.title.kind),
            mainIcon="tablet-smartphone" if bring else "play",
            blocked="" if stand is None or bring or stand.state == "here" else self.standingText,
        )

    def _verb(self, kind: str) -> str:
        return {
            "song": self.tr("Listen"),
            "album": self.tr("Listen"),
            "audiobook": self.tr("Listen"),
            "movie": self.tr("Watch"),
            "book": self.tr("Read"),
            "course": self.tr("Learn"),
        }.get(kind, self.tr("Play"))

    def _rented(self, has: Held) -> str:
        words, now_ms = self.desk.words, self.desk.now_ms
        if has.ends_ms is not None:
            return self.tr("It ends %1.").replace("%1", words.moment_ahead(has.ends_ms, now_ms))
        if has.latest_start_ms is not None:
            return self.tr("Start it by %1.").replace("%1", words.moment_ahead(has.latest_start_ms, now_ms))
        return self.tr("It is yours to start.")

    def _reason(self, connection: Connection, resident: str, title: Detail, now_ms: int) -> tuple[str, str]:
        """Why it cannot be had; ("", "") when it can, or is theirs."""
        if self._held is not None and not self._offers:
            return "", ""
        if not self._offers:
            return self._prices.not_sold(buying.hidden(connection, resident, title) or "gone")
        return self._prices.held(connection, resident, now_ms)

    def _open_theirs(self, has: Held) -> None:
        stand, title = self._standing, self.key
        session, store, clock = self.open_session(), self.desk.store, self.desk.clock
        if stand is not None and stand.state in {"cloud", "paused"}:
            self.put(busy=True)
            self.desk.bridge.write(lambda: bring_here(store, session, has.licence, title, clock), self._brought, self._not_done)
            return
        first: Sequence[str] = () if self._detail is None else self._detail.parts
        self._door.open(has.licence, first[0] if first else title)

    @Slot()
    def _look(self) -> None:
        if self.on_screen() and self.key:
            self.desk.read(self.refresh)

    # --- outcomes ---

    def _brought(self, _nothing: None) -> None:
        self.put(busy=False)
        if self.desk.session is not None:
            self._session.toast(self.tr("It is on its way to this device."), "good")
            self.desk.look()

    def _kept(self, *, keep: bool) -> None:
        self.put(busy=False)
        if self.desk.session is not None:
            self._session.toast(self.tr("Saved for later. You find it in Media.") if keep else self.tr("Not saved any more."), "good")
            self.desk.look()

    def _done(self, licence: str) -> None:
        self.put(busy=False)
        if self.desk.session is not None:
            self._bought.show(licence)

    def _not_done(self, error: BaseException) -> None:
        self.put(busy=False)
        if not isinstance(error, StoreFull | WalletError):
            self.desk.broken.emit(error)
        elif self.desk.session is not None:
            self.put(error=self._prices.error(error))
            self.desk.look()
