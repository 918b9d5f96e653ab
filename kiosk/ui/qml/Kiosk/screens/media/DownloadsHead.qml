import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Over the queue: why nothing comes, if so, and how much room there is.
ColumnLayout {
    id: head

    required property DownloadsModel downloads

    spacing: Theme.space.m

    PageTitle {
        inBar: true
        text: qsTr("Downloads")
    }
    Banner {
        Layout.fillWidth: true
        Layout.topMargin: Theme.docked ? 0 : Theme.space.m
        visible: head.downloads.problemTitle.length > 0
        iconName: "hard-drive"
        hue: "rose"
        title: head.downloads.problemTitle
        line: head.downloads.problemLine
    }
    Card {
        Layout.fillWidth: true
        Layout.topMargin: Theme.docked || head.downloads.problemTitle.length > 0 ? 0 : Theme.space.m
        visible: head.downloads.roomText.length > 0
        ColumnLayout {
            width: parent.width
            spacing: Theme.space.s
            AppText {
                Layout.fillWidth: true
                text: head.downloads.roomText
                weight: Theme.semibold
            }
            ProgressBar {
                Layout.fillWidth: true
                fraction: head.downloads.roomFraction
                text: head.downloads.roomText
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: head.downloads.roomLine
                kind: Theme.type.small
                color: Theme.color.inkSoft
            }
        }
    }
    EmptyState {
        Layout.fillWidth: true
        visible: head.downloads.count === 0
        iconName: "download"
        hue: "plum"
        title: qsTr("Nothing is on its way")
        line: qsTr("What you buy or bring here comes by itself.")
        action: qsTr("My library")
        onActivated: head.downloads.library()
    }
}
