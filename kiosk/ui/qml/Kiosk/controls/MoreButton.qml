import QtQuick
import Kiosk

// Pages what does not fit, so that scrolling is never the only way. The one who has it turns the page.
AppButton {
    id: more

    property bool hidden: true
    // What the next page holds, said where there is room for it on one line.
    property string moreText: ""
    readonly property bool told: moreText.length > 0 && whole.advanceWidth + Theme.icon.button * Theme.grow + 3 * Theme.space.xl <= width

    height: Math.max(Theme.touch.minimum, Theme.type.body.line + 2 * Theme.space.s)
    words: Theme.type.body
    kind: "tonal"
    iconName: hidden ? "chevron-down" : "chevron-up"
    text: !hidden ? qsTr("Back to the top") : told ? moreText : qsTr("More below")

    TextMetrics {
        id: whole
        font.family: Theme.family
        font.weight: Theme.semibold
        font.pixelSize: more.words.size
        text: more.moreText
    }
}
