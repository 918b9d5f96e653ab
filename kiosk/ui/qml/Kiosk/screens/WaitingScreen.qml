pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What waits, since when, and that it is safe here.
ScrollPage {
    id: screen

    required property WaitingModel waiting
    required property SessionModel session

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.space.betweenCards

        PageTitle {
            inBar: true
            text: qsTr("What is waiting")
        }
        CatchUpCard {
            Layout.fillWidth: true
            waiting: screen.waiting
        }
        Skeleton {
            Layout.fillWidth: true
            loading: screen.waiting.loading
        }
        Card {
            Layout.fillWidth: true
            visible: !screen.waiting.loading
            RowLayout {
                width: parent.width
                spacing: Theme.space.l
                IconTile {
                    Layout.alignment: Qt.AlignTop
                    name: screen.waiting.frozen ? "triangle-alert" : screen.waiting.items.length > 0 ? "clock" : "cloud-check"
                    hue: screen.waiting.frozen ? "rose" : screen.waiting.items.length > 0 ? "honey" : "leaf"
                    side: Theme.size.tileSmall
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: Theme.space.xs
                    AppText {
                        Layout.fillWidth: true
                        text: screen.waiting.title
                        kind: Theme.type.title
                        Accessible.role: Accessible.Heading
                    }
                    AppText {
                        Layout.fillWidth: true
                        visible: text.length > 0
                        text: screen.waiting.line
                    }
                    AppText {
                        Layout.fillWidth: true
                        visible: text.length > 0
                        text: screen.waiting.safeText
                        color: Theme.color.inkSoft
                    }
                }
            }
        }
        Column {
            Layout.fillWidth: true
            visible: rows.count > 0
            Repeater {
                id: rows
                model: screen.waiting.items
                ListRow {
                    required property var modelData
                    required property int index
                    width: parent?.width ?? 0
                    flat: false
                    passive: true
                    first: index === 0
                    last: index === rows.count - 1
                    iconName: modelData.icon
                    hue: modelData.hue
                    title: modelData.title
                    line: modelData.line
                    chips: [{ text: qsTr("Saved here"), icon: "check", hue: "leaf" }]
                }
            }
        }
        Item { implicitHeight: Theme.space.l }
    }
}
