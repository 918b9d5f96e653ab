pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

ColumnLayout {
    spacing: Theme.space.xl

    GallerySection {
        title: "Banner, Toast"
        Banner { Layout.fillWidth: true; title: "You are offline. You can keep reading and writing."; line: "Your messages will be sent when the connection is back."; note: "Last connected 9:12 pm" }
        Banner { Layout.fillWidth: true; hue: "rose"; iconName: "circle-alert"; title: "This did not print."; line: "The kiosk is out of paper. Your receipt is safe in Money."; action: "Try again" }
        Toast { Layout.alignment: Qt.AlignHCenter; text: "Saved. You can finish any time."; kind: "good" }
        Toast { Layout.alignment: Qt.AlignHCenter; text: "It opens at 3:00 pm."; kind: "plain" }
    }
    GallerySection {
        title: "Skeleton, EmptyState"
        Skeleton { Layout.fillWidth: true; rows: 2; shown: true }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.oneColumn || Theme.textStep > 100 ? 1 : 2
            columnSpacing: Theme.space.m
            rowSpacing: Theme.space.m
            Repeater {
                model: [
                    { icon: "mail", hue: "sky", title: "No mail yet", line: "When someone writes to you, it will be here. You can write first.", action: "Write a message" },
                    { icon: "cloud-alert", hue: "rose", title: "This did not load", line: "It is not your fault. Nothing was lost and nothing was charged.", action: "Try again" },
                    { icon: "wifi-off", hue: "honey", title: "Saved on this tablet", line: "Last updated 9:12 pm. New mail will show when the connection is back.", action: "" },
                    { icon: "clock", hue: "slate", title: "Opens at 3:00 pm", line: "Games are open from 3 pm to 9 pm on weekdays.", action: "Remind me" },
                    { icon: "hand", hue: "slate", title: "Paused until June 9", line: "Mail and requests work. Ask your case manager about this.", action: "" },
                    { icon: "building-2", hue: "slate", title: "Not used at Cedar Ridge", line: "Video visits are not set up here. Ask your unit staff about other visits.", action: "" }
                ]
                EmptyState {
                    required property var modelData
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    Layout.preferredWidth: 1
                    drawn: false
                    iconName: modelData.icon
                    hue: modelData.hue
                    title: modelData.title
                    line: modelData.line
                    action: modelData.action
                }
            }
        }
    }
    GallerySection {
        title: "TimeRing, BusyRing, ProgressBar"
        Flow {
            Layout.fillWidth: true
            spacing: Theme.space.xl
            TimeRing { seconds: 45; fraction: 0.75 }
            BusyRing { side: Theme.size.ring; tint: Theme.color.primary }
        }
        ProgressBar { Layout.fillWidth: true; text: "1,240 of about 4,350"; fraction: 0.3 }
    }
}
