pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// A lesson, one part at a time.
Item {
    id: screen

    required property LessonModel lesson
    required property VideoModel video
    required property SessionModel session

    focus: true
    // Keys turn the pages of a text.
    readonly property bool paged: lesson.kind === "text"
    onPagedChanged: if (paged) Qt.callLater(forceActiveFocus)
    Component.onCompleted: if (paged) Qt.callLater(forceActiveFocus)
    Keys.onLeftPressed: if (lesson.kind === "text") lesson.before()
    Keys.onRightPressed: if (lesson.kind === "text") lesson.after()
    Keys.onPressed: event => {
        if (lesson.kind === "text" && (event.key === Qt.Key_PageDown || event.key === Qt.Key_PageUp)) {
            event.key === Qt.Key_PageDown ? lesson.after() : lesson.before();
            event.accepted = true;
        }
    }

    ColumnLayout {
        anchors.fill: parent
        anchors.leftMargin: Theme.size.pageSide
        anchors.rightMargin: Theme.size.pageSide
        anchors.topMargin: Theme.space.s
        anchors.bottomMargin: Theme.size.pageFoot / 2
        spacing: Theme.space.s

        AppText {
            Layout.fillWidth: true
            text: screen.lesson.title
            kind: Theme.kiosk && !Theme.largest ? Theme.type.title : Theme.type.large
            weight: Theme.semibold
            maximumLineCount: Theme.largest ? 2 : 1
            preview: true
            Accessible.role: Accessible.Heading
        }
        AppText {
            Layout.fillWidth: true
            text: [screen.lesson.numberText, screen.lesson.partText, screen.lesson.partTitle].filter(part => part.length > 0).join(" · ")
            kind: Theme.type.small
            color: Theme.color.inkSoft
            maximumLineCount: Theme.largest ? 2 : 1
            preview: true
        }
        Item {
            Layout.fillWidth: true
            Layout.fillHeight: true

            ReaderPage {
                anchors.fill: parent
                visible: screen.lesson.kind === "text"
                page: screen.lesson.page as PageModel
                placeText: screen.lesson.placeText
                hasBefore: screen.lesson.hasBefore
                onBefore: screen.lesson.before()
                onAfter: screen.lesson.after()
            }
            Loader {
                anchors.fill: parent
                active: screen.lesson.kind === "video"
                sourceComponent: LessonFilm {
                    lesson: screen.lesson
                    video: screen.video
                    session: screen.session
                }
            }
            Loader {
                anchors.fill: parent
                active: screen.lesson.kind === "quiz"
                sourceComponent: QuizView {
                    quiz: screen.lesson.quiz as QuizModel
                }
            }
            Loader {
                anchors.fill: parent
                active: screen.lesson.kind === "end"
                sourceComponent: LessonEnd {
                    lesson: screen.lesson
                }
            }
        }
    }
}
