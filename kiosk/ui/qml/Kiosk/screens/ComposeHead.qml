import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// To whom, and that every word is saved.
GridLayout {
    id: head

    required property ComposeModel compose

    readonly property bool folded: Theme.compact || Theme.textStep > 100
    // The largest words in a small window: who reads it stands here, and that it is saved is a mark alone.
    readonly property bool brief: !Theme.docked && (Theme.largest || Theme.compact && Theme.biggerButtons && Theme.textStep > 100)

    columns: name.implicitWidth + saved.implicitWidth + Theme.space.l > width && Theme.docked ? 1 : 2
    columnSpacing: Theme.space.l
    rowSpacing: 0

    RowLayout {
        Layout.fillWidth: true
        spacing: Theme.kiosk ? Theme.space.m : Theme.space.m
        Avatar {
            visible: !head.folded
            initial: head.compose.initial
            hue: head.compose.hue
            around: Theme.color.bg
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            AppText {
                visible: !head.folded
                text: head.compose.isReply ? qsTr("Reply to") : qsTr("Message to")
                kind: Theme.type.small
                lineHeight: kind.size * 1.15
                color: Theme.color.inkSoft
            }
            AppText {
                id: name
                Layout.fillWidth: true
                text: head.compose.contactName
                kind: Theme.type.title
                Accessible.role: Accessible.Heading
                Accessible.name: head.compose.isReply ? qsTr("Reply to %1").arg(head.compose.contactName) : qsTr("Message to %1").arg(head.compose.contactName)
            }
        }
    }
    Row {
        id: saved
        visible: head.brief || head.compose.savedText.length > 0
        spacing: Theme.space.s
        AppIcon {
            anchors.verticalCenter: parent.verticalCenter
            visible: head.compose.savedText.length > 0
            name: "cloud-check"
            tint: Theme.color.leafInk
            Accessible.role: head.brief ? Accessible.StaticText : Accessible.NoRole
            Accessible.name: head.compose.savedText
            Accessible.ignored: !head.brief
        }
        AppText {
            anchors.verticalCenter: parent.verticalCenter
            visible: head.brief
            text: head.compose.screeningBrief
            kind: Theme.type.caption
            weight: Theme.regular
            color: Theme.color.inkSoft
            wrapMode: Text.NoWrap
        }
        AppText {
            anchors.verticalCenter: parent.verticalCenter
            visible: !head.brief
            text: head.compose.savedText
            kind: Theme.type.small
            weight: Theme.semibold
            color: Theme.color.leafInk
            wrapMode: Text.NoWrap
        }
    }
}
