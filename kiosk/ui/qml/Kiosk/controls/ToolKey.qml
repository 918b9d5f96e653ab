import QtQuick
import Kiosk

// One place or tool of the dock or the rail: icon over word.
Pressable {
    id: key

    property string iconName: ""
    property bool selected: false
    property int count: 0
    property bool rail: false
    // The height that a rail gives; icon and word keep inside it.
    property real room: Theme.size.railItem
    readonly property bool off: blocked.length > 0
    readonly property color ink: selected ? (Theme.contrast ? Theme.color.inkOnPrimary : Theme.color.primaryInk) : off ? Theme.color.inkSoft : rail ? (Theme.contrast ? Theme.color.ink : Theme.color.inkSoft) : Theme.color.ink

    ringRadius: back.radius
    topPadding: Theme.size.keyShade
    bottomPadding: Theme.size.keyShade
    implicitHeight: implicitContentHeight + 2 * Theme.space.s
    Accessible.name: count > 0 ? qsTr("%1, %2 new").arg(text).arg(count) : text
    Accessible.selected: selected

    background: Rectangle {
        id: back
        radius: Theme.size.toolRadius
        color: key.selected ? (Theme.contrast ? Theme.color.primary : Theme.color.primarySoft) : key.down ? Theme.color.surfaceSunken : "transparent"
    }
    contentItem: Item {
        implicitHeight: icon.height + word.implicitHeight
        implicitWidth: word.implicitWidth

        Column {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            spacing: Theme.form === "compactPortrait" ? 0 : Theme.size.toolGap
            Item {
                width: parent.width
                height: icon.height
                AppIcon {
                    id: icon
                    anchors.horizontalCenter: parent.horizontalCenter
                    name: key.iconName
                    side: Theme.kiosk ? Theme.icon.dock : key.rail ? Math.min(Theme.icon.rail * Theme.grow, key.room * 0.42) : Theme.icon.rail * Theme.grow
                    tint: key.off && !Theme.contrast ? Theme.color.lineStrong : key.ink
                }
                Badge {
                    count: key.count
                    most: key.rail ? 22 : 999
                    inverted: Theme.contrast && key.selected
                    anchors.left: icon.right
                    anchors.leftMargin: -Theme.space.xs
                    y: key.rail && Theme.textStep > 100 ? 0 : -Theme.space.s
                }
            }
            AppText {
                id: word
                width: parent.width
                text: key.text
                kind: Theme.type.caption
                weight: Theme.semibold
                font.pixelSize: Math.round(Theme.kiosk && Theme.largest ? kind.size * 0.94 : key.rail ? Math.min(kind.size, Math.max(Theme.tokens.tabletType.caption[0], key.room * 0.3)) : kind.size)
                lineHeight: font.pixelSize * 1.25
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.NoWrap
                fontSizeMode: Text.HorizontalFit
                minimumPixelSize: Math.round(kind.size * 0.7)
                color: key.ink
                Accessible.ignored: true
            }
        }
    }
}
