pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

ColumnLayout {
    spacing: Theme.space.xl

    GallerySection {
        title: "ItBar, HealthTile, HealthHistory, FactCard"
        ItBar { Layout.fillWidth: true; title: "Kiosk C-014"; note: "Residents cannot see this" }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.oneColumn ? 1 : 2
            columnSpacing: Theme.space.m
            rowSpacing: Theme.space.m
            HealthTile { Layout.fillWidth: true; Layout.fillHeight: true; Layout.preferredWidth: 1; title: "Receipt printer"; value: "Paper is low"; line: "Since 1:42 pm"; iconName: "printer"; stateText: "Needs care"; good: false }
            HealthTile { Layout.fillWidth: true; Layout.fillHeight: true; Layout.preferredWidth: 1; title: "Card reader"; value: "Ready"; iconName: "credit-card"; stateText: "Good" }
            HealthTile { Layout.fillWidth: true; Layout.fillHeight: true; Layout.preferredWidth: 1; title: "Clock"; value: "Nobody told the time yet"; iconName: "clock"; stateText: "Not known"; known: false }
        }
        HealthHistory {
            Layout.fillWidth: true
            events: [
                { "text": "Card reader: Ready", "when": "Today 1:44 pm", "icon": "circle-check", "good": true },
                { "text": "Card reader: Not connected", "when": "Yesterday 7:12 pm", "icon": "triangle-alert", "good": false }
            ]
        }
        FactCard { Layout.fillWidth: true; facts: [{ "name": "Software", "value": "2.4.1" }, { "name": "Unlocked by", "value": "ID ending 0932" }] }
    }
    GallerySection {
        title: "QrPanel, FingerprintGrid"
        QrPanel {
            Layout.alignment: Qt.AlignHCenter
            Layout.preferredWidth: Theme.size.paperWidth
            label: "Code of this device"
            rows: Array.from({ length: 25 }, (_, line) => Array.from({ length: 25 }, (_, place) => (line * 7 + place * 11 + line * place) % 3 === 0 ? "1" : "0").join(""))
        }
        FingerprintGrid { Layout.fillWidth: true; groups: ["7F3A", "91C2", "0BE4", "D85F", "26A9", "E713", "4C80", "B6D1"] }
    }
}
