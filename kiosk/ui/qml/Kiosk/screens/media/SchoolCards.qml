pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// What the school wants done, and the way to the encyclopedia.
ColumnLayout {
    id: cards

    required property SchoolModel school

    visible: school.tasks.length > 0 || school.encyclopedia
    spacing: Theme.space.s

    Repeater {
        model: cards.school.tasks
        LinkCard {
            required property var modelData
            hue: modelData.hue
            iconName: "graduation-cap"
            title: modelData.title
            line: modelData.line
            onActivated: cards.school.open(modelData.key)
        }
    }
    LinkCard {
        visible: cards.school.encyclopedia
        hue: "sky"
        iconName: "globe"
        title: qsTr("Encyclopedia")
        line: qsTr("Look something up. No connection needed.")
        onActivated: cards.school.openEncyclopedia()
    }
}
