import QtQuick
import QtQuick.Layouts
import Kiosk

// One calm line that stays while something is so. hue: honey, rose, slate, sky, leaf
Rectangle {
    id: banner

    property string hue: "honey"
    property string iconName: "wifi-off"
    property string title: ""
    property string line: ""
    property string note: ""
    // Said instead of the title when the banner folds to one line of large words.
    property string brief: ""
    property string action: ""
    property bool folded: false
    readonly property bool terse: folded && Theme.textStep > 100 && brief.length > 0
    signal activated

    // The note stands beside the words where one line holds both.
    readonly property bool beside: !Theme.docked && !Theme.largest && (Theme.textStep === 100 || terse)

    implicitHeight: row.implicitHeight + 2 * (folded ? Theme.space.s : Theme.kiosk ? Theme.space.l : Theme.space.m)
    implicitWidth: Theme.size.usualWidth
    radius: Theme.kiosk ? Theme.radius.button : Theme.radius.card
    color: Theme.hueSoft(hue)
    border.width: Theme.cardEdge
    border.color: Theme.hueInk(hue)
    Accessible.role: Accessible.AlertMessage
    Accessible.name: [title, line, note].filter(part => part.length > 0).join(" ")

    RowLayout {
        id: row
        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Theme.space.cardPad
        anchors.rightMargin: Theme.space.cardPad
        spacing: Theme.space.l

        AppIcon {
            name: banner.iconName
            side: banner.folded ? Theme.icon.inline : Theme.icon.button * 1.3
            tint: Theme.hueInk(banner.hue)
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: banner.terse ? banner.brief : banner.title
                kind: Theme.kiosk || banner.terse ? Theme.type.body : Theme.type.large
                weight: Theme.semibold
                Accessible.ignored: true
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0 && !banner.folded
                text: banner.line
                kind: Theme.type.small
                Accessible.ignored: true
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0 && !banner.beside && !banner.folded
                text: banner.note
                kind: Theme.type.caption
                color: Theme.hueInk(banner.hue)
                Accessible.ignored: true
            }
        }
        AppText {
            visible: text.length > 0 && banner.beside
            text: banner.note
            kind: Theme.type.small
            weight: Theme.semibold
            color: Theme.hueInk(banner.hue)
            Accessible.ignored: true
        }
        AppButton {
            visible: banner.action.length > 0
            kind: "quiet"
            text: banner.action
            onActivated: banner.activated()
        }
    }
}
