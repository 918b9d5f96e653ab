pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// One message of a conversation: theirs at the left, yours at the right. A short message is a bubble, a letter a card that opens.
Item {
    id: item

    required property string messageId
    required property bool mine
    required property bool bubble
    required property string subject
    required property string snippet
    required property string timeText
    required property bool isNew
    required property var chips
    required property string thumbnail
    required property bool playable
    required property string who
    required property int index
    required property MailList list
    readonly property real most: list.width - 2 * list.side
    signal opened

    width: list.width
    height: touch.height + Theme.space.m

    Pressable {
        id: touch
        x: item.mine ? item.list.width - item.list.side - width : item.list.side
        width: Math.min(item.most * (Theme.largest ? 1 : 0.86), item.bubble ? Math.max(implicitContentWidth + leftPadding + rightPadding, item.most * 0.3) : item.most)
        text: [item.isNew ? qsTr("New") : "", item.who, item.timeText, item.subject, item.snippet, ...item.chips.map(chip => chip.text)].filter(part => part.length > 0).join(". ")
        leftPadding: Theme.space.l
        rightPadding: leftPadding
        topPadding: Theme.space.m
        bottomPadding: topPadding
        ringRadius: Theme.radius.card
        Accessible.role: Accessible.ListItem
        onVisualFocusChanged: if (visualFocus) item.list.bring(item.index)
        Keys.onTabPressed: event => event.accepted = item.list.step(item.index, 1)
        Keys.onBacktabPressed: event => event.accepted = item.list.step(item.index, -1)
        onActivated: {
            item.list.place?.keep(item.list.view);
            item.opened();
        }

        background: Item {
            Shadow {
                visible: !item.bubble
                radius: Theme.radius.card
            }
            Rectangle {
                anchors.fill: parent
                radius: Theme.radius.card
                // The corner that points to who wrote.
                bottomLeftRadius: item.mine ? radius : Theme.space.s
                bottomRightRadius: item.mine ? Theme.space.s : radius
                color: touch.down ? Theme.color.surfaceSunken : item.mine ? Theme.color.primarySoft : item.bubble ? Theme.color.surfaceSunken : Theme.card
                border.width: Theme.cardEdge
                border.color: Theme.color.line
            }
        }
        contentItem: RowLayout {
            spacing: Theme.space.m
            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.kiosk ? Theme.space.xs : 1

                Flow {
                    Layout.fillWidth: true
                    Layout.preferredWidth: name.implicitWidth + at.implicitWidth + spacing + (fresh.visible ? fresh.implicitWidth + spacing : 0)
                    spacing: Theme.space.s
                    AppText {
                        id: name
                        text: item.who
                        kind: Theme.type.small
                        weight: Theme.semibold
                        Accessible.ignored: true
                    }
                    StatusChip {
                        id: fresh
                        visible: item.isNew
                        text: item.isNew ? qsTr("New") : ""
                        solid: true
                        implicitHeight: Math.max(Theme.size.badge, Theme.type.caption.line)
                        Accessible.ignored: true
                    }
                    AppText {
                        id: at
                        text: item.timeText
                        kind: Theme.type.small
                        color: Theme.color.inkSoft
                        Accessible.ignored: true
                    }
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: item.subject
                    weight: item.isNew ? Theme.bold : Theme.medium
                    preview: true
                    maximumLineCount: 2
                    Accessible.ignored: true
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: item.snippet
                    kind: item.bubble ? Theme.type.body : Theme.type.small
                    preview: !item.bubble
                    maximumLineCount: item.bubble ? 99 : Theme.largest ? 3 : 2
                    Accessible.ignored: true
                }
                Flow {
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space.xs
                    visible: item.chips.length > 0
                    spacing: Theme.space.s
                    Repeater {
                        model: item.chips
                        StatusChip {
                            required property var modelData
                            text: modelData.text
                            iconName: modelData.icon
                            hue: modelData.hue
                            onTint: item.mine || item.bubble
                            Accessible.ignored: true
                        }
                    }
                }
            }
            Image {
                visible: item.thumbnail.length > 0 && !Theme.largest
                Layout.alignment: Qt.AlignVCenter
                Layout.preferredWidth: Theme.size.thumbnail
                Layout.preferredHeight: Theme.size.thumbnail
                sourceSize: Qt.size(Theme.size.thumbnail, Theme.size.thumbnail)
                source: item.thumbnail.length > 0 ? item.thumbnail + "?cover=1&r=" + Theme.radius.control : ""
                Accessible.ignored: true
                PlayMark {
                    anchors.centerIn: parent
                    visible: item.playable
                    side: Theme.size.thumbnail * Theme.size.playMarkShare
                }
            }
        }
    }
}
