pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What was, and what did not come to be; the latest first.
ScrollPage {
    id: screen

    required property VisitsModel visits
    required property VisitModel visit
    required property SessionModel session
    required property Navigator navigator

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: 0

        PageTitle {
            Layout.bottomMargin: Theme.space.l
            text: qsTr("Past visits")
        }
        EmptyState {
            Layout.fillWidth: true
            visible: screen.visits.pastCount === 0
            iconName: "calendar-days"
            hue: "sky"
            title: qsTr("No visits yet")
            line: qsTr("Visits stand here when they are over.")
            action: qsTr("Go back")
            onActivated: screen.navigator.back()
        }
        Repeater {
            model: screen.visits.past
            VisitRow {
                Layout.fillWidth: true
                count: screen.visits.pastCount
                onChosen: id => screen.visit.open(id)
            }
        }
        Item { implicitHeight: Theme.space.xl }
    }
}
