import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// A film of a lesson, and what it shows in words.
ScrollPage {
    id: film

    required property LessonModel lesson
    required property VideoModel video
    required property SessionModel session

    content: ColumnLayout {
        spacing: Theme.space.l
        VideoCard {
            Layout.fillWidth: true
            video: film.video
            blob: film.lesson.film
            captions: film.lesson.captions
            name: film.lesson.partTitle
            around: Theme.color.bg
            onExplained: why => film.session.explain(why)
        }
        Paragraphs {
            Layout.fillWidth: true
            text: film.lesson.filmWords
            kind: Theme.type.body
        }
        GridLayout {
            Layout.fillWidth: true
            columns: Theme.largest ? 1 : 2
            columnSpacing: Theme.space.m
            rowSpacing: Theme.space.m
            AppButton {
                Layout.fillWidth: Theme.largest
                visible: film.lesson.hasBefore
                kind: "secondary"
                iconName: "chevron-left"
                text: qsTr("Back one part")
                onActivated: film.lesson.before()
            }
            AppButton {
                Layout.fillWidth: true
                text: qsTr("Go on")
                onActivated: film.lesson.goOn()
            }
        }
    }
}
