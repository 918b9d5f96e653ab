pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What it is about, its songs, the rules, and why it cannot be had where it cannot.
ColumnLayout {
    id: body

    required property TitleModel titlePage

    spacing: Theme.kiosk ? Theme.space.xl : Theme.space.l

    Banner {
        Layout.fillWidth: true
        visible: body.titlePage.error.length > 0
        hue: "rose"
        iconName: "circle-alert"
        title: body.titlePage.error
    }
    Banner {
        Layout.fillWidth: true
        visible: body.titlePage.reasonTitle.length > 0
        hue: "slate"
        iconName: "building-2"
        title: body.titlePage.reasonTitle
        line: body.titlePage.reasonLine
    }
    LinkCard {
        Layout.fillWidth: true
        visible: body.titlePage.albumText.length > 0
        hue: "plum"
        iconName: "music"
        title: body.titlePage.albumText
        onActivated: body.titlePage.openAlbum()
    }
    AppText {
        Layout.fillWidth: true
        visible: text.length > 0
        text: body.titlePage.about
        kind: Theme.type.reading
    }
    GridLayout {
        Layout.fillWidth: true
        visible: body.titlePage.ways.length > 0
        columns: Theme.textStep > 100 || Theme.form === "compactPortrait" ? 1 : 2
        columnSpacing: Theme.space.m
        rowSpacing: Theme.space.m
        uniformCellWidths: true
        Accessible.role: Accessible.Grouping
        Accessible.name: qsTr("How you get it")
        Repeater {
            model: body.titlePage.ways
            ChoiceCard {
                required property var modelData
                Layout.fillWidth: true
                Layout.fillHeight: true
                text: modelData.title
                line: modelData.line
                selected: modelData.key === body.titlePage.way
                onActivated: body.titlePage.choose(modelData.key)
            }
        }
    }
    TitleSongs {
        Layout.fillWidth: true
        visible: body.titlePage.songs.length > 0
        titlePage: body.titlePage
    }
    Rectangle {
        Layout.fillWidth: true
        visible: body.titlePage.rules.length > 0
        implicitHeight: rules.implicitHeight + 2 * Theme.space.m
        radius: Theme.radius.card
        color: Theme.color.bg
        border.width: Theme.cardEdge
        border.color: Theme.color.line

        Column {
            id: rules
            x: Theme.size.rowSide
            y: Theme.space.m
            width: parent.width - 2 * x
            Repeater {
                model: body.titlePage.rules
                Item {
                    id: rule
                    required property var modelData
                    required property int index
                    width: rules.width
                    implicitHeight: Math.max(Theme.type.body.line, said.implicitHeight) + 2 * Theme.space.m
                    Accessible.role: Accessible.StaticText
                    Accessible.name: modelData.text
                    Rectangle {
                        visible: rule.index > 0
                        width: parent.width
                        height: Theme.border.separator
                        color: Theme.color.line
                    }
                    AppIcon {
                        id: sign
                        anchors.verticalCenter: parent.verticalCenter
                        name: rule.modelData.icon
                        side: Theme.icon.inline * Theme.grow
                        tint: Theme.color.primaryInk
                    }
                    AppText {
                        id: said
                        anchors.left: sign.right
                        anchors.leftMargin: Theme.space.l
                        anchors.right: parent.right
                        anchors.verticalCenter: parent.verticalCenter
                        text: rule.modelData.text
                        Accessible.ignored: true
                    }
                }
            }
        }
    }
}
