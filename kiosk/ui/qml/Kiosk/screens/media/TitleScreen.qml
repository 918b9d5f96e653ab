pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// One title, to decide on: its picture large, what it is, the rules in plain words, what is left after, and one main key.
Rectangle {
    id: screen

    required property TitleModel titlePage
    required property PreviewModel preview
    required property TransferModel transfer
    required property SessionModel session
    required property Navigator navigator

    // In a wide window the cover stands beside the words, and the keys at the foot.
    readonly property bool wide: !Theme.docked && !Theme.largest
    readonly property real side: Theme.kiosk ? Theme.size.pageSide : Theme.space.xl
    readonly property bool shown: titlePage.name.length > 0

    color: Theme.card

    Component {
        id: previewKey
        TitlePreview {
            titlePage: screen.titlePage
            preview: screen.preview
            session: screen.session
        }
    }
    EmptyState {
        x: screen.side
        y: Theme.space.xl
        width: parent.width - 2 * x
        visible: screen.titlePage.gone
        iconName: "film"
        hue: "slate"
        title: qsTr("This title is gone")
        line: qsTr("It is not in the store any more. Nothing was charged.")
        action: qsTr("Go back")
        onActivated: screen.navigator.back()
    }
    ScrollPage {
        width: parent.width
        height: foot.y
        visible: screen.shown && !screen.titlePage.gone
        footSide: screen.side
        content: Item {
            implicitHeight: (screen.wide ? Math.max(words.y + words.implicitHeight, cover.y + cover.height + Theme.space.xl + Theme.size.secondaryHeight) : words.y + words.implicitHeight) + Theme.space.xl

            TitleBand {
                id: band
                width: parent.width
                height: Theme.largest || screen.wide ? 0 : Theme.size.titleBand * (Theme.textStep > 100 ? Theme.size.stageShare : 1)
                visible: height > 0
                titlePage: screen.titlePage
                preview: screen.preview
            }
            // White paper over the foot of the picture.
            Rectangle {
                visible: band.visible
                y: band.height - Theme.radius.sheet
                width: parent.width
                height: 2 * Theme.radius.sheet
                radius: Theme.radius.sheet
                color: Theme.card
            }
            Rectangle {
                visible: band.visible
                anchors.fill: cover
                anchors.margins: -Theme.size.coverFrame
                radius: cover.corner + Theme.size.coverFrame
                color: Theme.card
            }
            Cover {
                id: cover
                x: screen.side
                y: band.visible ? band.height - Theme.radius.sheet - height * Theme.size.coverClimb : Theme.space.l
                width: screen.wide ? Theme.size.titleCoverWide : Theme.size.titleCover
                visible: !Theme.largest
                ratio: screen.titlePage.ratio
                picture: screen.titlePage.picture
                title: screen.titlePage.name
                hue: screen.titlePage.hue
                figure: screen.titlePage.figure
            }
            TitleStage {
                anchors.fill: cover
                used: screen.wide
                visible: used && live
                titlePage: screen.titlePage
                preview: screen.preview
            }
            Loader {
                anchors.left: cover.left
                anchors.top: cover.bottom
                anchors.topMargin: Theme.space.m
                width: cover.width
                active: screen.wide
                sourceComponent: previewKey
            }
            Loader {
                anchors.right: parent.right
                anchors.rightMargin: screen.side
                y: band.height - Theme.radius.sheet - height - Theme.space.l
                active: band.visible
                sourceComponent: previewKey
            }
            TitleHead {
                id: head
                visible: band.visible
                anchors.left: cover.right
                anchors.leftMargin: Theme.space.xl
                anchors.right: parent.right
                anchors.rightMargin: screen.side
                y: band.height + Theme.space.s
                titlePage: screen.titlePage
            }
            ColumnLayout {
                id: words
                x: screen.wide ? cover.x + cover.width + Theme.space.xxl : screen.side
                y: band.visible ? Math.max(cover.y + cover.height, head.y + head.implicitHeight) + Theme.space.xl : Theme.space.l
                width: parent.width - x - screen.side
                spacing: Theme.space.l
                TitleHead {
                    Layout.fillWidth: true
                    visible: !band.visible
                    titlePage: screen.titlePage
                }
                Loader {
                    visible: active
                    active: Theme.largest
                    sourceComponent: previewKey
                }
                TitleStage {
                    Layout.fillWidth: true
                    Layout.preferredHeight: width * Theme.size.stageShare
                    used: Theme.largest
                    visible: used && live
                    titlePage: screen.titlePage
                    preview: screen.preview
                }
                TitleBody {
                    Layout.fillWidth: true
                    titlePage: screen.titlePage
                }
                TitlePay {
                    Layout.fillWidth: true
                    visible: Theme.largest
                    titlePage: screen.titlePage
                    transfer: screen.transfer
                }
            }
        }
    }
    Rectangle {
        id: foot
        y: parent.height - height
        width: parent.width
        height: visible ? parts.implicitHeight + 2 * Theme.space.m : 0
        visible: screen.shown && !screen.titlePage.gone
        color: Theme.card
        Rectangle {
            width: parent.width
            visible: screen.wide
            height: Theme.contrast ? Theme.edge : Theme.border.separator
            color: Theme.color.line
        }
        GridLayout {
            id: parts
            x: screen.side
            y: Theme.space.m
            width: parent.width - 2 * x
            columns: screen.wide ? 2 : 1
            columnSpacing: Theme.space.xl
            rowSpacing: Theme.space.m
            TitlePay {
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.size.mainShare
                visible: !Theme.largest && (screen.titlePage.leftText.length > 0 || screen.titlePage.standingText.length > 0)
                titlePage: screen.titlePage
                transfer: screen.transfer
            }
            TitleKeys {
                Layout.fillWidth: true
                Layout.preferredWidth: Theme.size.mainShare
                titlePage: screen.titlePage
                session: screen.session
            }
        }
    }
}
