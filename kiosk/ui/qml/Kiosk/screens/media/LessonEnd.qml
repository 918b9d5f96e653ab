import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// A lesson is over: what comes next.
ScrollPage {
    id: end

    required property LessonModel lesson

    content: ColumnLayout {
        spacing: Theme.space.l
        EmptyState {
            Layout.fillWidth: true
            hue: "leaf"
            iconName: "award"
            title: end.lesson.endTitle
            line: end.lesson.endLine
        }
        AppButton {
            Layout.fillWidth: true
            text: end.lesson.nextText
            onActivated: end.lesson.nextLesson()
        }
        AppButton {
            Layout.fillWidth: true
            kind: "secondary"
            iconName: "rotate-ccw"
            text: qsTr("See this lesson again")
            onActivated: end.lesson.again()
        }
    }
}
