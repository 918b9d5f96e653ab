import QtQuick
import QtQuick.Layouts
import Kiosk

// The title at the head of a page. `inBar`: a window without a dock shows it in the frame's bar instead.
AppText {
    property bool inBar: false

    Layout.fillWidth: true
    Layout.topMargin: Theme.size.pageTop
    visible: Theme.docked || !inBar
    kind: Theme.docked ? Theme.type.display : Theme.type.title
    Accessible.role: Accessible.Heading
}
