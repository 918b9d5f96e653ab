import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// One good: what it is, what it costs, how many may be had.
Item {
    id: screen

    required property CommissaryModel commissary
    required property SessionModel session
    required property Navigator navigator
    readonly property bool beside: !Theme.largest && Theme.textStep === 100 && Theme.form !== "compactPortrait"

    ScrollPage {
        width: parent.width
        height: bar.y
        side: Theme.size.pageSide
        content: ColumnLayout {
            spacing: Theme.space.l

            EmptyState {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space.xl
                visible: screen.commissary.gone
                iconName: "package"
                hue: "slate"
                title: qsTr("This is not sold any more")
                line: qsTr("Nothing was charged.")
                action: qsTr("Go back")
                onActivated: screen.navigator.back()
            }
            Card {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space.xl
                visible: !screen.commissary.gone
                pad: Theme.space.xl
                GridLayout {
                    width: parent.width
                    columns: screen.beside ? 2 : 1
                    columnSpacing: Theme.space.xl
                    rowSpacing: Theme.space.l
                    GoodPicture {
                        Layout.fillWidth: !screen.beside
                        Layout.preferredWidth: screen.beside ? Theme.size.goodLarge : -1
                        Layout.preferredHeight: screen.beside ? Theme.size.goodLarge : Theme.size.goodPicture
                        Layout.alignment: Qt.AlignTop
                        iconName: screen.commissary.good.icon
                        hue: screen.commissary.good.hue
                    }
                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: Theme.space.m
                        AppText {
                            Layout.fillWidth: true
                            text: screen.commissary.good.name
                            kind: Theme.largest ? Theme.type.title : Theme.type.heading
                            Accessible.role: Accessible.Heading
                        }
                        AppText {
                            Layout.fillWidth: true
                            text: screen.commissary.good.price
                            kind: Theme.type.title
                        }
                        AppText {
                            Layout.fillWidth: true
                            visible: text.length > 0
                            text: screen.commissary.goodLine
                        }
                        AppText {
                            Layout.fillWidth: true
                            visible: text.length > 0
                            text: screen.commissary.goodLimit
                            color: Theme.color.inkSoft
                            kind: Theme.type.small
                        }
                        GoodCount {
                            Layout.fillWidth: true
                            Layout.maximumWidth: Theme.size.goodLarge * 2
                            card: screen.commissary.good
                            onCounted: count => screen.commissary.take(card.key, count)
                            onExplained: why => screen.session.explain(why)
                        }
                    }
                }
            }
            Card {
                Layout.fillWidth: true
                visible: !screen.commissary.gone
                WindowCard {
                    width: parent.width
                    open: screen.commissary.windowOpen
                    title: screen.commissary.windowTitle
                    line: screen.commissary.windowLine
                    more: screen.commissary.spendingText
                }
            }
            Item { implicitHeight: Theme.space.l }
        }
    }
    BasketBar {
        id: bar
        y: parent.height - height
        width: parent.width
        commissary: screen.commissary
        navigator: screen.navigator
    }
}
