pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The proof that a title is somebody's: in words, as a square code that staff can read, and on paper.
ScrollPage {
    id: screen

    required property OwnershipModel ownership
    required property SessionModel session
    readonly property bool wide: Theme.form === "tablet" && Theme.textStep < 200
    readonly property real room: width - 2 * side

    side: Theme.size.pageSide

    content: GridLayout {
        columns: screen.wide ? 2 : 1
        columnSpacing: Theme.space.xxl
        rowSpacing: Theme.space.l

        ColumnLayout {
            Layout.fillWidth: true
            Layout.alignment: Qt.AlignTop
            spacing: Theme.space.l

            PageTitle {
                text: qsTr("Proof that it is yours")
            }
            AppText {
                Layout.fillWidth: true
                Layout.topMargin: Theme.docked ? 0 : Theme.space.l
                text: screen.ownership.name
                kind: Theme.type.title
                weight: Theme.semibold
            }
            AppText {
                Layout.fillWidth: true
                text: screen.ownership.line
            }
            FactCard {
                Layout.fillWidth: true
                visible: screen.ownership.ready
                facts: screen.ownership.facts
            }
            AppButton {
                Layout.fillWidth: true
                Layout.bottomMargin: screen.wide ? Theme.space.l : 0
                visible: screen.ownership.ready
                iconName: "printer"
                text: qsTr("Print the proof")
                busy: screen.ownership.printing
                blocked: screen.ownership.printBlocked
                onActivated: screen.ownership.print()
                onExplained: why => screen.session.explain(why)
            }
        }
        QrPanel {
            Layout.alignment: Qt.AlignTop | Qt.AlignHCenter
            Layout.topMargin: screen.wide ? Theme.space.l : 0
            Layout.bottomMargin: Theme.space.l
            Layout.preferredWidth: Math.min(screen.room, Theme.size.proofCode)
            Layout.preferredHeight: Layout.preferredWidth
            visible: screen.ownership.code.length > 0
            rows: screen.ownership.code
            label: qsTr("Square code of the proof")
        }
    }
}
