pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// The smaller places of Home, side by side on one card.
Item {
    id: quick

    property int newsUnread: 0
    property int visits: 0
    property bool visitsOffered: true
    signal go(string route)

    implicitHeight: places.implicitHeight

    CardSlice {
        anchors.fill: parent
    }
    GridLayout {
        id: places
        width: parent.width
        columns: Theme.textStep > 100 || Theme.form === "compactPortrait" ? 2 : quick.visitsOffered ? 4 : 3
        columnSpacing: 0
        rowSpacing: 0
        uniformCellWidths: true
        Repeater {
            model: [
                { key: "visits", icon: "video", text: qsTr("Visits"), count: quick.visits, told: qsTr("%1 to answer").arg(quick.visits) },
                { key: "people", icon: "users", text: qsTr("Contacts"), count: 0, told: "" },
                { key: "notices", icon: "newspaper", text: qsTr("News"), count: quick.newsUnread, told: qsTr("%1 new").arg(quick.newsUnread) },
                { key: "support", icon: "wrench", text: qsTr("Support"), count: 0, told: "" }
            ].filter(place => place.key !== "visits" || quick.visitsOffered)
            Pressable {
                id: place
                required property var modelData
                required property int index
                Layout.fillWidth: true
                text: [modelData.text, modelData.count > 0 ? modelData.told : ""].filter(part => part.length > 0).join(". ")
                ringRadius: Theme.radius.card
                leftPadding: Theme.space.s
                rightPadding: Theme.space.s
                topPadding: Theme.kiosk ? Theme.space.xl : Theme.space.l
                bottomPadding: topPadding
                onActivated: quick.go(modelData.key)

                background: Item {
                    Rectangle {
                        anchors.fill: parent
                        anchors.margins: Theme.size.pressInset
                        visible: place.down
                        radius: Theme.radius.control
                        color: Theme.color.surfaceSunken
                    }
                    Rectangle {
                        visible: place.index % places.columns > 0
                        y: Theme.size.pressInset
                        width: Theme.border.separator
                        height: parent.height - 2 * y
                        color: Theme.color.line
                    }
                }
                contentItem: Item {
                    implicitHeight: row.implicitHeight
                    Row {
                        id: row
                        anchors.centerIn: parent
                        spacing: Theme.space.m
                        AppIcon {
                            anchors.verticalCenter: parent.verticalCenter
                            name: place.modelData.icon
                            side: Theme.icon.button
                            tint: Theme.color.primaryInk
                        }
                        AppText {
                            anchors.verticalCenter: parent.verticalCenter
                            text: place.modelData.text
                            weight: Theme.semibold
                            wrapMode: Text.NoWrap
                            Accessible.ignored: true
                        }
                        Badge {
                            anchors.verticalCenter: parent.verticalCenter
                            count: place.modelData.count
                        }
                    }
                }
            }
        }
    }
}
