pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// Support: what can be the trouble, and the tickets that are open.
ScrollPage {
    id: screen

    required property SupportModel support
    required property Navigator navigator

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.space.betweenCards

        PageTitle {
            inBar: true
            text: screen.support.title || qsTr("Device support")
        }
        AppText {
            Layout.fillWidth: true
            Layout.topMargin: Theme.docked ? 0 : Theme.space.m
            visible: screen.support.offered
            text: qsTr("What is the trouble? We look at it together first.")
            kind: Theme.type.large
        }
        LinkCard {
            visible: screen.support.openText.length > 0
            iconName: "ticket"
            title: screen.support.openText
            line: qsTr("See where it is")
            onActivated: screen.navigator.go("requests")
        }
        EmptyState {
            Layout.fillWidth: true
            visible: !screen.support.offered && !screen.support.loading
            iconName: "wrench"
            hue: "slate"
            title: qsTr("No help desk on this device")
            line: qsTr("Ask your unit staff. They can help with tablets, mail and money.")
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.largest || Theme.form === "compactPortrait" ? 1 : Theme.docked || Theme.compact || Theme.textStep > 100 ? 2 : 3
            columnSpacing: Theme.kiosk ? Theme.space.l : Theme.space.m
            rowSpacing: columnSpacing
            uniformCellWidths: true
            Repeater {
                model: screen.support.topics
                TopicTile {
                    required property var modelData
                    iconName: modelData.icon
                    hue: modelData.hue
                    title: modelData.title
                    line: modelData.line
                    onActivated: screen.support.choose(modelData.key)
                }
            }
        }
        Item { implicitHeight: Theme.space.l }
    }
}
