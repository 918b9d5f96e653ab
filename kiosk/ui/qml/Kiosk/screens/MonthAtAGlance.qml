import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What came in and went out this month, and the free stamps of each month.
ColumnLayout {
    id: month

    required property MoneyModel money
    // In and out at the left, what it went for at the right.
    property bool wide: false

    spacing: Theme.kiosk ? Theme.space.l : Theme.space.m

    AppText {
        Layout.fillWidth: true
        text: month.money.monthTitle
        kind: Theme.kiosk ? Theme.type.title : Theme.type.large
        weight: Theme.bold
        Accessible.role: Accessible.Heading
    }
    GridLayout {
        Layout.fillWidth: true
        columns: month.wide ? 2 : 1
        columnSpacing: Theme.space.xxl
        uniformCellWidths: true
        MiniBars {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            bars: month.wide ? month.money.bars.filter(bar => bar.main) : month.money.bars
        }
        MiniBars {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            visible: month.wide
            bars: month.wide ? month.money.bars.filter(bar => !bar.main) : []
        }
    }
    RowLayout {
        Layout.fillWidth: true
        visible: month.money.freeText.length > 0
        spacing: Theme.space.s
        AppIcon {
            Layout.alignment: Qt.AlignTop
            name: "gift"
            side: Theme.icon.inline
            tint: Theme.color.honeyInk
        }
        AppText {
            Layout.fillWidth: true
            text: month.money.freeText
            kind: Theme.type.small
            color: Theme.color.inkSoft
        }
    }
}
