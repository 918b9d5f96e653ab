pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// A course: how far one is, by when the school wants it, and its lessons.
ScrollPage {
    id: screen

    required property CourseModel course
    required property SessionModel session
    required property Navigator navigator
    readonly property bool beside: Theme.form === "tablet" && Theme.textStep === 100

    side: Theme.size.pageSide
    content: GridLayout {
        columns: screen.beside ? 2 : 1
        columnSpacing: Theme.space.xxl
        rowSpacing: Theme.space.l

        EmptyState {
            Layout.fillWidth: true
            Layout.columnSpan: screen.beside ? 2 : 1
            Layout.topMargin: Theme.space.l
            visible: screen.course.state === "broken"
            hue: "rose"
            iconName: "graduation-cap"
            title: qsTr("We cannot open this course")
            line: screen.course.problem
            action: qsTr("Go back")
            onActivated: screen.navigator.back()
        }
        Skeleton {
            Layout.fillWidth: true
            Layout.columnSpan: screen.beside ? 2 : 1
            Layout.preferredHeight: Theme.size.rest
            visible: screen.course.state === "loading"
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.size.asideShare
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: Theme.space.m
            visible: screen.course.state === "ready"
            spacing: Theme.space.m

            AppText {
                Layout.fillWidth: true
                text: screen.course.name
                kind: Theme.kiosk && !Theme.largest ? Theme.type.display : Theme.type.heading
                Accessible.role: Accessible.Heading
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: screen.course.by
                color: Theme.color.inkSoft
            }
            Banner {
                Layout.fillWidth: true
                visible: screen.course.dueText.length > 0
                hue: screen.course.dueHue
                iconName: "calendar-clock"
                title: screen.course.dueText
                line: screen.course.noteText
            }
            Card {
                Layout.fillWidth: true
                ColumnLayout {
                    width: parent.width
                    spacing: Theme.space.m
                    RowLayout {
                        Layout.fillWidth: true
                        spacing: Theme.space.m
                        AppText {
                            Layout.fillWidth: true
                            text: screen.course.doneText
                            weight: Theme.semibold
                        }
                        AppText {
                            text: screen.course.percentText
                            color: Theme.color.inkSoft
                            Accessible.ignored: true
                        }
                    }
                    ProgressBar {
                        Layout.fillWidth: true
                        text: screen.course.percentText
                        fraction: screen.course.percent * 0.01
                    }
                    AppButton {
                        Layout.fillWidth: true
                        iconName: "play"
                        text: screen.course.goText
                        onActivated: screen.course.goOn()
                    }
                    AppText {
                        Layout.fillWidth: true
                        visible: text.length > 0
                        text: screen.course.passedText
                        kind: Theme.type.small
                        color: Theme.color.leafInk
                    }
                    AppButton {
                        Layout.fillWidth: true
                        visible: screen.course.hasCertificate
                        kind: "secondary"
                        iconName: "award"
                        text: qsTr("Your certificate")
                        onActivated: screen.course.showCertificate()
                    }
                }
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: screen.course.about
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            Layout.preferredWidth: Theme.size.mainShare
            Layout.alignment: Qt.AlignTop
            Layout.topMargin: screen.beside ? Theme.space.m : 0
            Layout.bottomMargin: Theme.space.l
            visible: screen.course.state === "ready"
            spacing: Theme.space.xs

            SectionHeader {
                Layout.fillWidth: true
                text: qsTr("Lessons")
            }
            Repeater {
                model: screen.course.lessons
                LessonRow {
                    required property var modelData
                    Layout.fillWidth: true
                    number: modelData.number
                    text: modelData.title
                    line: modelData.line
                    said: modelData.said
                    progress: modelData.state
                    onActivated: screen.course.openLesson(modelData.key)
                }
            }
        }
    }
}
