pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// A title of one's own: cover, name, who made it, where it is. A touch opens it; "More" has the rest.
Item {
    id: row

    property string name: ""
    property string byLine: ""
    // { picture, hue, figure, ratio, kind }
    property var art: ({})
    property string stateText: ""
    property string stateIcon: ""
    property string stateHue: "slate"
    property string rentalText: ""
    property string placeText: ""
    // How much of it is here; below 0 there is nothing to show of that.
    property real fraction: -1
    property bool faded: false
    property bool first: true
    property bool last: true
    signal opened
    signal more

    readonly property bool stacked: Theme.largest
    // A small window with large words keeps its width for the words.
    readonly property bool covered: !Theme.largest || Theme.kiosk

    implicitHeight: stacked ? open.implicitHeight + rest.height : Math.max(open.implicitHeight, rest.height)
    implicitWidth: Theme.size.usualWidth

    CardSlice {
        anchors.fill: parent
        first: row.first
        last: row.last
        fill: open.down ? Theme.color.surfaceSunken : Theme.card
    }
    Pressable {
        id: open
        width: row.stacked ? row.width : row.width - rest.width - Theme.space.s
        height: row.stacked ? implicitHeight : row.height
        text: [row.name, row.byLine, row.rentalText, row.placeText, row.stateText].filter(part => part.length > 0).join(". ")
        Accessible.role: Accessible.ListItem
        ringRadius: row.first && row.last ? Theme.radius.card : Theme.radius.control
        leftPadding: Theme.size.rowSide
        rightPadding: Theme.space.s
        topPadding: Theme.size.rowTop
        bottomPadding: Theme.size.rowTop
        onActivated: row.opened()

        contentItem: RowLayout {
            spacing: Theme.size.rowGap

            Cover {
                visible: row.covered
                Layout.alignment: Qt.AlignVCenter
                Layout.preferredWidth: Theme.size.libraryCover
                Layout.preferredHeight: Theme.size.libraryCover
                picture: row.art.picture ?? ""
                hue: row.art.hue ?? "plum"
                title: row.name
                corner: Theme.radius.key
                opacity: row.faded ? Theme.size.fadedCover : 1
                Accessible.ignored: true
            }
            ColumnLayout {
                Layout.fillWidth: true
                Layout.alignment: Qt.AlignVCenter
                spacing: Theme.space.xs

                AppText {
                    Layout.fillWidth: true
                    text: row.name
                    kind: Theme.type.large
                    weight: Theme.semibold
                    Accessible.ignored: true
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: row.byLine
                    kind: Theme.type.small
                    color: Theme.color.inkSoft
                    Accessible.ignored: true
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: row.rentalText
                    kind: Theme.type.small
                    weight: Theme.semibold
                    Accessible.ignored: true
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: row.placeText
                    kind: Theme.type.small
                    Accessible.ignored: true
                }
                IconLine {
                    Layout.fillWidth: true
                    iconName: row.stateIcon
                    hue: row.stateHue
                    text: row.stateText
                }
                ProgressBar {
                    Layout.fillWidth: true
                    visible: row.fraction >= 0
                    fraction: Math.max(0, row.fraction)
                    text: row.stateText
                    Accessible.ignored: true
                }
            }
        }
    }
    AppButton {
        id: rest
        anchors.right: row.stacked ? undefined : parent.right
        anchors.rightMargin: Theme.space.s
        x: Theme.space.s
        y: row.stacked ? open.height : Math.round((parent.height - height) / 2)
        width: row.stacked ? row.width - 2 * x : implicitWidth
        kind: "quiet"
        iconName: "ellipsis"
        text: qsTr("More")
        Accessible.name: qsTr("More about %1").arg(row.name)
        onActivated: row.more()
    }
}
