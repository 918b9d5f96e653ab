pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// A title that was found: a small cover, its name, who made it, its kind and price.
Pressable {
    id: row

    required property var card

    text: [card.name, card.kindText, card.by, card.line].filter(part => part.length > 0).join(". ")
    ringRadius: Theme.radius.control
    topPadding: Theme.space.s
    bottomPadding: Theme.space.s
    implicitHeight: Math.max(Theme.touch.minimum, implicitContentHeight + topPadding + bottomPadding)

    background: Rectangle {
        radius: Theme.radius.control
        color: row.down ? Theme.color.surfaceSunken : Theme.clear
    }
    contentItem: GridLayout {
        columns: Theme.largest ? 2 : 3
        columnSpacing: Theme.space.l
        rowSpacing: 0

        Cover {
            Layout.preferredWidth: Theme.size.coverSmall
            Layout.preferredHeight: Theme.size.coverSmall * Math.min(1.22, row.card.ratio)
            Layout.alignment: Qt.AlignHCenter
            picture: row.card.picture
            title: row.card.name
            hue: row.card.hue
            figure: row.card.figure
            spine: row.card.kind === "book"
            corner: Theme.radius.key
            Accessible.ignored: true
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0
            AppText {
                Layout.fillWidth: true
                text: row.card.name
                weight: Theme.bold
                preview: true
                maximumLineCount: 2
                wrapMode: Text.WordWrap
                Accessible.ignored: true
            }
            AppText {
                Layout.fillWidth: true
                text: row.card.kindText + " · " + row.card.by
                kind: Theme.type.small
                color: Theme.color.inkSoft
                preview: true
                maximumLineCount: 2
                wrapMode: Text.WordWrap
                Accessible.ignored: true
            }
            AppText {
                Layout.fillWidth: true
                visible: Theme.largest && text.length > 0
                text: row.card.line
                kind: Theme.type.small
                weight: Theme.semibold
                Accessible.ignored: true
            }
        }
        AppText {
            visible: !Theme.largest
            text: row.card.line
            weight: Theme.semibold
            wrapMode: Text.NoWrap
            color: row.card.tone === "free" ? Theme.color.leafInk : row.card.tone === "yours" ? Theme.color.plumInk : Theme.color.ink
            Accessible.ignored: true
        }
    }
}
