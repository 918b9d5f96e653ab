"""Support: what can be the trouble, and the tickets that are open."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from sqlalchemy import Connection

from kiosk.filings import support
from kiosk.filings.form import in_language
from kiosk.ui.desk import Desk
from kiosk.ui.viewmodels.base import ScreenModel, qml_type, shown
from kiosk.ui.viewmodels.guided import GuidedModel
from kiosk.ui.viewmodels.navigator import Navigator


@qml_type
class SupportModel(ScreenModel):
    """The topics. `offered` is False where the facility has no help desk, or nothing of it came here yet."""

    loading = shown(bool, default=True)
    offered = shown(bool)
    title = shown(str)
    #: [{ key, title, line, icon, hue }]
    topics = shown(list)
    #: "" while none of theirs is open.
    openText = shown(str)

    routes = frozenset({"support"})
    #: Which line of the history looks wrong is asked on a page of its own.
    lineAsked = Signal()

    def __init__(self, desk: Desk, navigator: Navigator, guided: GuidedModel) -> None:
        super().__init__(desk, navigator)
        self._guided = guided
        self._pages: dict[str, str] = {}

    @Slot()
    def open(self) -> None:
        """Show the topics."""
        self.navigator.go("support")

    @Slot(str)
    def choose(self, topic: str) -> None:
        """The trouble is this."""
        if self._pages.get(topic):
            self.lineAsked.emit()
        else:
            self._guided.begin(topic)

    def refresh(self, connection: Connection) -> None:
        """Read the guide, and count what is open."""
        here = support.guide_here(connection)
        if here is None:
            self.put(loading=False, offered=False, topics=[], openText="")
            return
        form, guide = here
        language = self.desk.words.language
        self._pages = {topic.id: topic.leads_to for topic in guide.topics}
        count = support.open_count(connection, self.open_session().person.resident, form)
        self.put(
            loading=False,
            offered=True,
            title=in_language(form.name, language),
            topics=[
                {
                    "key": topic.id,
                    "title": in_language(topic.name, language),
                    "line": in_language(topic.line, language),
                    "icon": topic.icon,
                    "hue": topic.hue,
                }
                for topic in guide.topics
            ],
            openText=self.tr("%n open ticket(s)", "", count) if count else "",
        )

    def forget_person(self) -> None:
        """The next one begins anew."""
        self._pages = {}
        super().forget_person()
