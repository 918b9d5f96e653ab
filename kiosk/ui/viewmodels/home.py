"""What is new, what to go on with, and the three balances."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Slot
from sqlalchemy import Connection

from kiosk.commissary.windows import standing_at
from kiosk.filings.kept import first_open, news_count
from kiosk.mail import mail
from kiosk.mail.letters import Contact, InboxRow
from kiosk.notices.notices import Notice, notices, unread_count
from kiosk.ui.desk import Desk
from kiosk.ui.models.rows import RowsModel
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.clock import ClockModel
from kiosk.ui.viewmodels.mail_words import MailWords
from kiosk.ui.viewmodels.message import MessageModel
from kiosk.ui.viewmodels.navigator import Navigator
from kiosk.ui.viewmodels.notices import NoticesModel, notice_roles
from kiosk.wallet.wallet import balances

NEWEST_ROWS = 3
WAITING = frozenset({"saved", "waiting"})
LOOK_BACK_SENT = 50
NAMED_PEOPLE = 3
NEWS_ROWS = 4


@qml_type
class HomeModel(ScreenModel):
    """Home."""

    greetingName = shown(str)
    dateLine = shown(str)
    loading = shown(bool, default=True)
    problem = shown(str)
    newCount = shown(int)
    newText = shown(str)
    mailLine = shown(str)
    mailCount = shown(int)
    rows = shown(QObject, constant=True)
    stampsText = shown(str)
    trustText = shown(str)
    creditsText = shown(str)
    balancesNote = shown(str)
    stampsLine = shown(str)
    sentLine = shown(str)
    draftsLine = shown(str)
    peopleLine = shown(str)
    moneyLine = shown(str)
    moneyShort = shown(str)
    requestsLine = shown(str)
    requestsShort = shown(str)
    requestsNews = shown(str)
    commissaryOffered = shown(bool)
    commissaryLine = shown(str)
    sentWaiting = shown(int)
    draftCount = shown(int)
    syncedText = shown(str)
    news = shown(QObject, constant=True)
    newsUnread = shown(int)
    newsCount = shown(int)
    newsLine = shown(str)
    #: The pinned notice, which stands over the rest; "" when there is none.
    pinnedKey = shown(str)
    pinnedTitle = shown(str)
    pinnedLine = shown(str)

    routes = frozenset({"home", "more"})

    def __init__(
        self,
        desk: Desk,
        navigator: Navigator,
        clock: ClockModel,
        message: MessageModel,
        mail_words: MailWords,
        notices_model: NoticesModel,
    ) -> None:
        super().__init__(desk, navigator)
        self._clock = clock
        self._message = message
        self._newest: RowsModel[InboxRow] = RowsModel(lambda row: row.message, mail_words.inbox_roles(), self)
        self._values["rows"] = self._newest
        self._notices = notices_model
        self._news: RowsModel[Notice] = RowsModel(lambda row: row.id, notice_roles(notices_model), self)
        self._values["news"] = self._news
        clock.change_of("timeText").connect(self._tick)
        desk.languageChanged.connect(self._newest.reword)
        desk.languageChanged.connect(self._news.reword)
        desk.photosArrived.connect(self._newest.reword)

    def refresh(self, connection: Connection) -> None:
        """Everything on Home, in a handful of indexed reads."""
        resident = self.open_session().person.resident
        self._newest.show(mail.inbox_page(connection, resident, 0, NEWEST_ROWS))
        self.put(mailCount=len(self._newest.rows))
        self._show_mail(mail.unread_count(connection, resident))
        self._show_balances(connection, resident)
        self._show_requests(connection, resident)
        self._show_commissary()
        self._show_news(connection, resident)
        sent = mail.sent_page(connection, resident, 0, LOOK_BACK_SENT)
        waiting = sum(row.status in WAITING for row in sent)
        drafts = len(mail.drafts(connection, resident))
        last_ms = self.desk.status.last_contact_ms
        self.put(
            sentWaiting=waiting,
            sentLine=self.tr("%n waiting to send", "", waiting) if waiting else self.tr("Nothing waits to be sent"),
            draftCount=drafts,
            draftsLine=self.tr("%n letter(s) to finish", "", drafts) if drafts else self.tr("Nothing to finish"),
            peopleLine=self._people(mail.contacts(connection, resident)),
            syncedText=self.tr("Up to date %1").replace("%1", self.desk.words.ago(last_ms, self.desk.now_ms)) if last_ms else "",
            loading=False,
        )
        self._tick()

    @Slot(str)
    def openNotice(self, notice: str) -> None:
        """Read one of the newest notices."""
        self._notices.open(notice)

    @Slot(str)
    def openMessage(self, message: str) -> None:
        """Read one of the newest messages."""
        self._message.open(message)

    def forget_person(self) -> None:
        """The rows go too."""
        self._newest.clear()
        self._news.clear()
        super().forget_person()

    @Slot()
    def _tick(self) -> None:
        session = self.desk.session
        if session is None:
            return
        words, now_ms = self.desk.words, self.desk.now_ms
        self.put(
            greetingName=self.tr("%1, %2", "greeting, first name")
            .replace("%1", str(self._clock.greeting))
            .replace("%2", session.person.first_name),
            dateLine=f"{words.date(now_ms)} · {words.time(now_ms)}",
        )

    def _show_mail(self, unread: int) -> None:
        newest = self._newest.rows[0] if self._newest.rows else None
        new = self.tr("%n new", "", unread) if unread else ""
        if newest is None:
            line = self.tr("No mail yet. You can write first.")
        else:
            line = self.tr("newest from %1, %2").replace("%1", self.desk.face(newest.contact, newest.sender).short)
            line = line.replace("%2", self.desk.words.when(newest.released_ms, self.desk.now_ms))
            line = f"{new} · {line}" if new else self.desk.words.sentence(line)
        self.put(newCount=unread, newText=new, mailLine=line)

    def _show_balances(self, connection: Connection, resident: str) -> None:
        words, held = self.desk.words, balances(connection, resident)
        if held is None:
            note = self.tr("Your balances are on their way.")
            self.put(stampsText="", trustText="", creditsText="", balancesNote=note)
            self.put(
                moneyLine=self.tr("See every charge"), moneyShort=self.tr("See every charge"), stampsLine=self.tr("See the prices")
            )
            return
        status = self.desk.status
        note = ""
        if not status.connected and status.last_contact_ms is not None:
            at = words.moment(status.last_contact_ms, self.desk.now_ms)
            note = self.tr("Balances from %1").replace("%1", at)
        trust = words.money(held.trust_cents, held.currency)
        self.put(
            stampsText=words.stamps(held.stamps),
            trustText=self.tr("Trust account %1").replace("%1", trust),
            creditsText=self.tr("Credits %1").replace("%1", words.money(held.credits_cents, held.currency)),
            moneyLine=self.tr("%1 · see every charge").replace("%1", trust),
            moneyShort=self.tr("%1 in trust").replace("%1", trust),
            stampsLine=self.tr("%1 · buy more").replace("%1", words.stamps(held.stamps)),
            balancesNote=note,
        )

    def _show_requests(self, connection: Connection, resident: str) -> None:
        news = news_count(connection, resident)
        one = next(iter(first_open(connection, resident, self.desk.words.language, 1)), None)
        line = short = self.tr("Ask, report, follow")
        if one is not None and one.step_name:
            line = self.tr("%1: %2", "request, step").replace("%1", one.kind_name).replace("%2", one.step_name)
            short = one.step_name
        elif one is not None:
            line = short = one.title
        self.put(requestsLine=line, requestsShort=short, requestsNews=self.tr("%n update(s)", "", news) if news else "")

    def _show_commissary(self) -> None:
        """Until when orders are taken: the policy says it, no read of the store."""
        policy, words, now_ms = self.desk.policy, self.desk.words, self.desk.now_ms
        window = standing_at(policy.commissary.windows, policy.facility.zone, now_ms)
        line = self.tr("See the shelves")
        if not window.open and window.opens_ms is not None:
            line = self.tr("Opens %1", "when").replace("%1", words.moment_ahead(window.opens_ms, now_ms))
        elif window.closes_ms is not None:
            line = self.tr("Order by %1", "when").replace("%1", words.moment_ahead(window.closes_ms, now_ms))
        self.put(commissaryOffered=policy.commissary.open, commissaryLine=line)

    def _show_news(self, connection: Connection, resident: str) -> None:
        now_ms, language = self.desk.clock.now_ms(), self.desk.words.language
        newest = notices(connection, resident, now_ms, language, NEWS_ROWS)
        pinned = next((one for one in newest if one.pinned), None)
        self._news.show([one for one in newest if pinned is None or one.id != pinned.id])
        unread = unread_count(connection, resident, now_ms)
        none = self.tr("No news yet") if not newest else self.tr("You have read it all")
        self.put(
            newsUnread=unread,
            newsLine=self.tr("%n new", "", unread) if unread else none,
            newsCount=len(self._news.rows),
            pinnedKey="" if pinned is None else pinned.id,
            pinnedTitle="" if pinned is None else pinned.title,
            pinnedLine="" if pinned is None else pinned.text.partition("\n")[0],
        )

    def _people(self, contacts: Sequence[Contact]) -> str:
        names = [self.desk.face(one.id, one.name).short for one in contacts if one.can_write and one.kind == "person"]
        if not names:
            return self.tr("Nobody yet")
        return self.tr("To %1", "names").replace("%1", ", ".join(names[:NAMED_PEOPLE]))
