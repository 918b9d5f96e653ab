pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// A row of a list: lead, title, lines, chips, trailing. Part of a card, or flat in a list pane.
Pressable {
    id: row

    property string initial: ""
    property string hue: "sky"
    property string iconName: ""
    property string title: ""
    property string subject: ""
    property string line: ""
    // What went wrong, whole.
    property string note: ""
    property string timeText: ""
    property string newText: ""
    property var chips: []
    property url thumbnail
    // A clip: the play mark lies over its picture.
    property bool playable: false
    property bool strong: newText.length > 0
    property bool selected: false
    property bool flat: Theme.twoPane
    property bool first: true
    property bool last: true
    property bool chevron: false
    property int lines: Theme.largest ? 2 : 1
    property bool passive: false
    default property alias trailing: extra.data
    // Whether there is something at the end of the row now; under large words it stands below them.
    property bool trailed: extra.children.length > 0
    readonly property bool stacked: trailed && Theme.textStep > 100

    // Large words, or a narrow pane with much to say: the time goes under the title.
    readonly property bool late: Theme.largest || flat && passive && Theme.textStep > 100
    readonly property bool pictured: thumbnail.toString().length > 0

    text: [newText, title, subject, line, note, timeText, ...chips.map(chip => chip.text)].filter(part => part.length > 0).join(". ")
    focusPolicy: passive ? Qt.NoFocus : Qt.StrongFocus
    activeFocusOnTab: !passive
    Accessible.role: passive ? Accessible.StaticText : Accessible.ListItem
    Accessible.selected: selected
    ringRadius: flat ? Theme.radius.card : first && last ? Theme.radius.card : Theme.radius.control
    leftPadding: flat ? Theme.space.l : Theme.size.rowSide
    rightPadding: leftPadding
    topPadding: Theme.size.rowTop
    bottomPadding: topPadding
    implicitWidth: Theme.size.usualWidth
    implicitHeight: Math.max(Theme.touch.minimum, implicitContentHeight + topPadding + bottomPadding)

    background: Item {
        CardSlice {
            visible: !row.flat
            anchors.fill: parent
            first: row.first
            last: row.last
            fill: row.selected ? Theme.color.primarySoft : row.down && !row.passive ? Theme.color.surfaceSunken : Theme.card
        }
        Rectangle {
            visible: row.flat
            anchors.fill: parent
            radius: Theme.radius.card
            color: row.selected ? Theme.color.primarySoft : row.down && !row.passive ? Theme.color.surfaceSunken : Theme.clear
            border.width: Theme.contrast && row.selected ? Theme.edge : 0
            border.color: Theme.color.primary
            Rectangle {
                visible: row.selected
                width: Theme.border.selectedRowBar
                height: parent.height * 0.62
                radius: width / 2
                anchors.verticalCenter: parent.verticalCenter
                color: Theme.color.primary
            }
        }
    }

    contentItem: RowLayout {
        id: whole
        spacing: Theme.size.rowGap

        Loader {
            Layout.alignment: Qt.AlignTop
            sourceComponent: row.iconName.length > 0 ? tile : face
            Component {
                id: tile
                IconTile { name: row.iconName; hue: row.hue; round: true; side: Theme.size.avatar }
            }
            Component {
                id: face
                Avatar { initial: row.initial; hue: row.hue; marked: row.strong; onTint: row.selected; around: row.selected ? Theme.color.primarySoft : row.flat ? Theme.color.bg : Theme.card }
            }
        }
        ColumnLayout {
            id: words
            Layout.fillWidth: true
            Layout.alignment: row.subject.length === 0 && row.line.length === 0 ? Qt.AlignVCenter : Qt.AlignTop
            spacing: 1

            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space.s
                AppText {
                    Layout.fillWidth: true
                    Layout.maximumWidth: Math.ceil(implicitWidth)
                    text: row.title
                    kind: Theme.type.large
                    weight: row.strong ? Theme.bold : Theme.medium
                    Accessible.ignored: true
                }
                StatusChip {
                    id: fresh
                    text: row.newText
                    solid: true
                    implicitHeight: Math.max(Theme.size.badge, Theme.type.caption.line)
                    Accessible.ignored: true
                }
                Item { Layout.fillWidth: true }
                AppText {
                    id: when
                    visible: text.length > 0 && !row.late
                    text: row.timeText
                    kind: Theme.type.small
                    weight: row.strong ? Theme.semibold : Theme.regular
                    color: row.strong ? Theme.color.ink : Theme.color.inkSoft
                    wrapMode: Text.NoWrap
                    Accessible.ignored: true
                }
            }
            AppText {
                visible: row.late && text.length > 0
                text: row.timeText
                kind: Theme.type.small
                color: Theme.color.inkSoft
                Accessible.ignored: true
            }
            AppText {
                visible: text.length > 0
                Layout.fillWidth: true
                text: row.subject
                kind: Theme.kiosk ? Theme.type.body : Theme.type.small
                weight: row.strong ? Theme.medium : Theme.regular
                preview: !row.passive
                maximumLineCount: preview ? 2 : 9
                Accessible.ignored: true
            }
            AppText {
                visible: text.length > 0
                Layout.fillWidth: true
                text: row.line
                kind: Theme.type.small
                color: Theme.color.inkSoft
                preview: !row.passive
                maximumLineCount: preview ? row.lines : 9
                Accessible.ignored: true
            }
            RowLayout {
                visible: row.note.length > 0
                Layout.fillWidth: true
                spacing: Theme.space.s
                AppIcon {
                    Layout.alignment: Qt.AlignTop
                    Layout.topMargin: (reason.lineHeight - side) / 2
                    name: "circle-alert"
                    side: Theme.icon.chip * Theme.grow
                    tint: Theme.color.roseInk
                }
                AppText {
                    id: reason
                    Layout.fillWidth: true
                    text: row.note
                    kind: Theme.type.small
                    weight: Theme.semibold
                    color: Theme.color.roseInk
                    Accessible.ignored: true
                }
            }
            Flow {
                visible: row.chips.length > 0
                Layout.fillWidth: true
                Layout.topMargin: Theme.size.rowChips
                spacing: Theme.space.s
                Repeater {
                    model: row.chips
                    StatusChip {
                        required property var modelData
                        text: modelData.text
                        iconName: modelData.icon
                        hue: modelData.hue
                        onTint: row.selected
                    }
                }
            }
        }
        Image {
            visible: row.pictured && !Theme.largest
            Layout.alignment: Qt.AlignVCenter
            Layout.preferredWidth: Theme.size.thumbnail
            Layout.preferredHeight: Theme.size.thumbnail
            sourceSize: Qt.size(Theme.size.thumbnail, Theme.size.thumbnail)
            source: row.pictured ? row.thumbnail + "?cover=1&r=" + Theme.radius.control : ""
            Accessible.ignored: true
            PlayMark {
                anchors.centerIn: parent
                visible: row.playable
                side: Theme.size.thumbnail * Theme.size.playMarkShare
            }
        }
        Item {
            id: extra
            parent: row.stacked ? words : whole
            visible: row.trailed
            Layout.alignment: Qt.AlignVCenter
            Layout.topMargin: row.stacked ? Theme.space.s : 0
            implicitWidth: childrenRect.width
            implicitHeight: childrenRect.height
        }
        AppIcon {
            visible: row.chevron
            Layout.alignment: Qt.AlignVCenter
            name: "chevron-right"
            tint: Theme.color.inkSoft
        }
    }
}
