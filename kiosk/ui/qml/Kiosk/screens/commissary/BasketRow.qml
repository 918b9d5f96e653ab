import QtQuick
import QtQuick.Layouts
import Kiosk

// A line of the basket: what, at what price, how many, together how much; what stands in the way of it.
ColumnLayout {
    id: row

    required property var line
    property bool first: false
    signal counted(int count)
    signal explained(string why)

    spacing: Theme.space.m

    Rectangle {
        Layout.fillWidth: true
        visible: !row.first
        implicitHeight: Theme.border.separator
        color: Theme.color.line
    }
    GridLayout {
        Layout.fillWidth: true
        columns: Theme.textStep > 100 || Theme.form === "compactPortrait" ? 1 : 2
        columnSpacing: Theme.space.l
        rowSpacing: Theme.space.s
        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space.l
            Accessible.role: Accessible.StaticText
            Accessible.name: row.line.spoken
            GoodPicture {
                Layout.preferredWidth: Theme.size.avatar
                Layout.preferredHeight: Theme.size.avatar
                visible: !Theme.largest
                iconName: row.line.icon
                hue: row.line.hue
                faded: row.line.problem.length > 0
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0
                AppText {
                    Layout.fillWidth: true
                    text: row.line.name
                    weight: Theme.semibold
                    Accessible.ignored: true
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: row.line.price
                    kind: Theme.type.small
                    color: Theme.color.inkSoft
                    Accessible.ignored: true
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: row.line.problem
                    kind: Theme.type.small
                    weight: Theme.semibold
                    color: Theme.color.roseInk
                    Accessible.ignored: true
                }
            }
            AppText {
                Layout.alignment: Qt.AlignTop
                visible: text.length > 0
                text: row.line.total
                weight: Theme.bold
                wrapMode: Text.NoWrap
                Accessible.ignored: true
            }
        }
        RowLayout {
            Layout.alignment: Qt.AlignRight
            spacing: Theme.space.s
            AppButton {
                Layout.minimumWidth: Theme.touch.minimum
                kind: "tonal"
                iconName: row.line.count > 1 ? "minus" : "trash-2"
                Accessible.name: row.line.count > 1 ? row.line.lessSpoken : row.line.removeSpoken
                leftPadding: Theme.space.m
                onActivated: row.counted(row.line.count - 1)
            }
            AppText {
                Layout.minimumWidth: Theme.touch.minimum
                text: row.line.countText
                kind: Theme.type.large
                weight: Theme.bold
                horizontalAlignment: Text.AlignHCenter
                wrapMode: Text.NoWrap
            }
            AppButton {
                Layout.minimumWidth: Theme.touch.minimum
                kind: "tonal"
                iconName: "plus"
                Accessible.name: row.line.moreSpoken
                leftPadding: Theme.space.m
                blocked: row.line.blocked
                onActivated: row.counted(row.line.count + 1)
                onExplained: why => row.explained(why)
            }
        }
    }
}
