import QtQuick
import QtQuick.Layouts
import Kiosk

// One message on the Home card.
Pressable {
    id: peek

    required property string messageId
    required property string sender
    required property string initial
    required property string hue
    required property string subject
    required property string snippet
    required property string timeText
    required property bool isNew
    required property bool replyPaid
    required property bool replied
    required property string photoText
    required property string thumbnail
    property bool ruled: false

    text: [isNew ? qsTr("New") : "", sender, subject, timeText].filter(part => part.length > 0).join(". ")
    ringRadius: Theme.radius.control
    leftPadding: Theme.size.peekSide
    rightPadding: leftPadding
    topPadding: Theme.size.peekPad
    bottomPadding: topPadding
    Accessible.role: Accessible.ListItem

    background: Item {
        Rectangle {
            visible: Theme.kiosk || peek.down
            anchors.fill: parent
            radius: Theme.size.peekRadius
            color: peek.down ? Theme.color.primarySoft : Theme.dark || Theme.contrast ? Theme.color.surface : Theme.color.bg
            border.width: Theme.contrast ? Theme.border.control : 0
            border.color: Theme.color.line
        }
        Rectangle {
            visible: peek.ruled
            width: parent.width
            height: Theme.border.separator
            color: Theme.color.line
        }
    }
    contentItem: RowLayout {
        spacing: Theme.kiosk ? Theme.space.m : Theme.space.l
        Avatar {
            initial: peek.initial
            hue: peek.hue
            marked: peek.isNew
            side: Theme.size.peekAvatar
            around: Theme.kiosk ? Theme.color.bg : Theme.card
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            RowLayout {
                Layout.fillWidth: true
                spacing: Theme.space.s
                AppText {
                    text: peek.sender
                    kind: Theme.type.large
                    weight: Theme.semibold
                    Layout.fillWidth: true
                    Layout.maximumWidth: Math.ceil(implicitWidth)
                    Accessible.ignored: true
                }
                StatusChip {
                    text: peek.replied ? qsTr("You replied") : peek.replyPaid ? qsTr("Reply paid") : peek.photoText
                    iconName: peek.replied ? "reply" : peek.replyPaid ? "postage" : "image"
                    hue: peek.replied ? "slate" : peek.replyPaid ? "honey" : "sky"
                    visible: text.length > 0 && Theme.textStep < 150
                }
                Item { Layout.fillWidth: true }
            }
            AppText {
                Layout.fillWidth: true
                text: Theme.kiosk && peek.snippet.length > 0 ? "“" + peek.snippet + "”" : peek.subject
                kind: Theme.type.small
                preview: true
                maximumLineCount: 1
                Accessible.ignored: true
            }
        }
        AppText {
            visible: !picture.visible
            text: peek.timeText
            kind: Theme.type.small
            color: Theme.color.inkSoft
            wrapMode: Text.NoWrap
            Accessible.ignored: true
        }
        Image {
            id: picture
            visible: Theme.docked && peek.thumbnail.length > 0 && Theme.textStep < 150
            Layout.preferredWidth: Theme.size.thumbnailWide
            Layout.preferredHeight: Math.round(Theme.size.thumbnailWide * 0.72)
            sourceSize: Qt.size(Theme.size.thumbnailWide, Math.round(Theme.size.thumbnailWide * 0.72))
            source: peek.thumbnail.length > 0 ? peek.thumbnail + "?cover=1&r=" + Theme.radius.key : ""
            Accessible.ignored: true
        }
    }
}
