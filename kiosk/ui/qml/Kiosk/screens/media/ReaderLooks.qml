pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// How large the words of a book are, and the paper they stand on.
Card {
    id: looks

    required property BookModel book
    signal explained(string why)

    ColumnLayout {
        width: parent.width
        spacing: Theme.space.m
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space.m
            AppButton {
                Layout.fillWidth: true
                kind: "secondary"
                iconName: "minus"
                text: qsTr("Smaller")
                blocked: looks.book.canSmaller ? "" : qsTr("The words are as small as they get.")
                onActivated: looks.book.resize(-1)
                onExplained: why => looks.explained(why)
            }
            AppButton {
                Layout.fillWidth: true
                kind: "secondary"
                iconName: "plus"
                text: qsTr("Larger")
                blocked: looks.book.canLarger ? "" : qsTr("The words are as large as they get.")
                onActivated: looks.book.resize(1)
                onExplained: why => looks.explained(why)
            }
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.largest || Theme.form === "compactPortrait" || (Theme.docked && Theme.textStep > 100) ? 2 : 4
            columnSpacing: Theme.space.s
            rowSpacing: Theme.space.s
            uniformCellWidths: true
            Repeater {
                model: [
                    { key: "screen", text: qsTr("As the screen") },
                    { key: "light", text: qsTr("White") },
                    { key: "warm", text: qsTr("Warm") },
                    { key: "dark", text: qsTr("Dark") }
                ]
                ChoiceButton {
                    required property var modelData
                    Layout.fillWidth: true
                    Layout.fillHeight: true
                    text: modelData.text
                    selected: modelData.key === looks.book.paper
                    blocked: Theme.contrast && modelData.key !== "screen" ? qsTr("High contrast has its own paper.") : ""
                    onActivated: looks.book.usePaper(modelData.key)
                    onExplained: why => looks.explained(why)
                }
            }
        }
    }
}
