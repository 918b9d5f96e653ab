pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// What can be done beside playing. keys: [{ key, text, icon, blocked }]
GridLayout {
    id: row

    required property var keys
    readonly property int usual: 2
    signal chosen(string key)
    signal explained(string why)

    columns: 2
    columnSpacing: Theme.space.s
    rowSpacing: Theme.space.s
    uniformCellWidths: true

    Repeater {
        model: row.keys
        AppButton {
            required property var modelData
            Layout.fillWidth: true
            Layout.fillHeight: true
            kind: "secondary"
            words: Theme.type.small
            leftPadding: Theme.space.xs
            rightPadding: Theme.space.xs
            iconName: Theme.textStep > 100 && row.columns > row.usual ? "" : modelData.icon
            text: modelData.text
            blocked: modelData.blocked ?? ""
            onActivated: row.chosen(modelData.key)
            onExplained: why => row.explained(why)
        }
    }
}
