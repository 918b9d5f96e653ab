import QtQuick
import Kiosk
import Kiosk.Models

// Messages that staff have not read yet: how many, and the usual wait. Never from whom.
ListRow {
    required property InboxModel inbox

    passive: true
    iconName: "hourglass"
    hue: "slate"
    title: inbox.checkingTitle
    subject: inbox.checkingSubject
    // A narrow pane has room for one more line only.
    line: flat ? inbox.checkingWait : inbox.checkingLine
    timeText: flat ? "" : inbox.checkingWait
}
