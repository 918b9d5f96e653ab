import QtQuick
import Kiosk

// Pages what does not fit, so that scrolling is never the only way. The one who has it turns the page.
AppButton {
    property bool hidden: true
    property string moreText: qsTr("More below")

    height: Math.max(Theme.touch.minimum, Theme.type.body.line + 2 * Theme.space.s)
    words: Theme.type.body
    kind: "tonal"
    iconName: hidden ? "chevron-down" : "chevron-up"
    text: hidden ? moreText : qsTr("Back to the top")
}
