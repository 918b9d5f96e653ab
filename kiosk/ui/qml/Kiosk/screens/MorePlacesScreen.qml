pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The places that have no room in the rail.
ScrollPage {
    id: screen

    required property HomeModel home
    required property VisitsModel visits
    required property Navigator navigator

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.space.betweenCards

        PageTitle {
            inBar: true
            text: qsTr("More")
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.docked ? 0 : Theme.space.s
            columns: Theme.largest || Theme.form === "compactPortrait" && Theme.textStep > 100 ? 1 : Theme.docked || Theme.compact || Theme.textStep > 100 ? 2 : 3
            columnSpacing: Theme.space.betweenCards
            rowSpacing: Theme.space.betweenCards
            uniformCellWidths: true
            Repeater {
                model: [
                    { key: "visits", icon: "video", hue: "sky", text: qsTr("Visits"), line: screen.visits.homeLine, offered: screen.visits.offered },
                    { key: "commissary", icon: "shopping-basket", hue: "honey", text: qsTr("Commissary"), line: screen.home.commissaryLine, offered: screen.home.commissaryOffered },
                    { key: "people", icon: "users", hue: "primary", text: qsTr("Contacts"), line: screen.home.peopleLine, offered: true },
                    { key: "notices", icon: "newspaper", hue: "primary", text: qsTr("News"), line: screen.home.newsLine, offered: true },
                    { key: "buy-stamps", icon: "postage", hue: "honey", text: qsTr("Stamps"), line: screen.home.stampsLine, offered: true },
                    { key: "drafts", icon: "pencil", hue: "slate", text: qsTr("Drafts"), line: screen.home.draftsLine, offered: true },
                    { key: "sent", icon: "send", hue: "slate", text: qsTr("Sent"), line: screen.home.sentLine, offered: true },
                    { key: "support", icon: "wrench", hue: "leaf", text: qsTr("Support"), line: qsTr("Tablet, kiosk, cards, charger"), offered: true }
                ].filter(place => place.offered)
                RequestTile {
                    required property var modelData
                    iconName: modelData.icon
                    hue: modelData.hue
                    title: modelData.text
                    line: modelData.line
                    onActivated: screen.navigator.go(modelData.key)
                }
            }
        }
        Item { implicitHeight: Theme.space.l }
    }
}
