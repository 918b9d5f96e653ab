pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// One title of one's own: its cover, what it is and where, its songs, and what can be done with it.
ScrollPage {
    id: screen

    required property OwnedTitleModel owned
    required property SessionModel session
    required property Navigator navigator
    readonly property bool wide: Theme.form === "tablet" && Theme.textStep < 200

    side: Theme.size.pageSide

    content: GridLayout {
        columns: screen.wide ? 2 : 1
        columnSpacing: Theme.space.xxl
        rowSpacing: Theme.space.l

        EmptyState {
            Layout.fillWidth: true
            Layout.columnSpan: screen.wide ? 2 : 1
            Layout.topMargin: Theme.space.l
            visible: screen.owned.gone && !screen.owned.loading
            iconName: "library"
            hue: "slate"
            title: qsTr("This is not in your library any more")
            line: qsTr("It was given back, or your time with it is over.")
            action: qsTr("My library")
            onActivated: screen.navigator.back()
        }
        Cover {
            Layout.alignment: screen.wide ? Qt.AlignTop : Qt.AlignHCenter
            Layout.topMargin: Theme.space.l
            Layout.preferredWidth: Theme.size.ownedCover
            Layout.preferredHeight: Theme.size.ownedCover * screen.owned.ratio
            visible: !screen.owned.gone
            picture: screen.owned.picture
            hue: screen.owned.hue
            title: screen.owned.name
            corner: Theme.radius.card
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: screen.wide ? Theme.space.l : 0
            Layout.bottomMargin: Theme.space.l
            visible: !screen.owned.gone
            spacing: Theme.space.m

            AppText {
                Layout.fillWidth: true
                text: screen.owned.name
                kind: Theme.docked && !Theme.largest ? Theme.type.display : Theme.type.heading
                Accessible.role: Accessible.Heading
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: screen.owned.byLine
                color: Theme.color.inkSoft
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: screen.owned.rentalText.length > 0 ? screen.owned.rentalText : screen.owned.howText
                weight: screen.owned.rentalText.length > 0 ? Theme.semibold : Theme.regular
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: screen.owned.placeText
            }
            IconLine {
                Layout.fillWidth: true
                iconName: screen.owned.stateIcon
                hue: screen.owned.stateHue
                text: screen.owned.stateText
                Accessible.role: Accessible.StaticText
                Accessible.name: text
            }
            ProgressBar {
                Layout.fillWidth: true
                visible: screen.owned.fraction >= 0
                fraction: Math.max(0, screen.owned.fraction)
                text: screen.owned.stateText
            }
            AppButton {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space.s
                visible: text.length > 0
                iconName: screen.owned.mainIcon
                text: screen.owned.mainText
                blocked: screen.owned.mainBlocked
                onActivated: screen.owned.main()
                onExplained: why => screen.session.explain(why)
            }
            SongList {
                Layout.fillWidth: true
                Layout.topMargin: Theme.space.s
                visible: screen.owned.songCount > 0
                owned: screen.owned
            }
            GridLayout {
                Layout.fillWidth: true
                columns: Theme.textStep > 100 || screen.owned.deeds.length < 2 ? 1 : 2
                columnSpacing: Theme.space.m
                rowSpacing: Theme.space.m
                uniformCellWidths: true
                Repeater {
                    model: screen.owned.deeds
                    AppButton {
                        required property var modelData
                        Layout.fillWidth: true
                        kind: "secondary"
                        iconName: modelData.icon
                        text: modelData.text
                        onActivated: screen.owned.act(modelData.key)
                    }
                }
            }
        }
    }
}
