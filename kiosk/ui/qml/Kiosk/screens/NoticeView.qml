import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// One notice, read like a page of a paper.
ScrollPage {
    id: view

    required property NoticesModel notices
    required property SessionModel session
    signal goBack

    content: ColumnLayout {
        spacing: Theme.kiosk ? Theme.space.l : Theme.space.m

        EmptyState {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space.l
            visible: view.notices.gone
            color: Theme.color.bg
            iconName: "clock"
            hue: "slate"
            title: qsTr("This notice has ended")
            line: qsTr("It is not shown any more.")
            action: qsTr("Back to News")
            onActivated: view.goBack()
        }
        GridLayout {
            Layout.fillWidth: true
            Layout.topMargin: Theme.size.pageTop
            visible: !view.notices.gone
            columns: Theme.largest ? 1 : 2
            columnSpacing: Theme.space.l
            rowSpacing: Theme.space.m
            Item {
                Layout.fillWidth: true
                implicitHeight: kind.implicitHeight
                StatusChip {
                    id: kind
                    text: view.notices.kindText
                    iconName: view.notices.iconName
                    hue: view.notices.hue
                }
            }
            AppButton {
                kind: "tonal"
                iconName: view.session.reading ? "circle-stop" : "volume-2"
                text: view.session.reading ? qsTr("Stop") : qsTr("Listen")
                blocked: view.session.readAloudAvailable ? "" : qsTr("There is no sound on this device yet.")
                onActivated: view.session.reading ? view.session.stopReading() : view.session.readAloud()
                onExplained: why => view.session.explain(why)
            }
        }
        AppText {
            Layout.fillWidth: true
            visible: !view.notices.gone
            text: view.notices.title
            kind: Theme.kiosk ? Theme.type.display : Theme.type.heading
            Accessible.role: Accessible.Heading
        }
        AppText {
            Layout.fillWidth: true
            visible: !view.notices.gone && text.length > 0
            text: view.notices.dateLine
            color: Theme.color.inkSoft
        }
        Paragraphs {
            Layout.fillWidth: true
            Layout.topMargin: Theme.space.s
            visible: !view.notices.gone
            text: view.notices.text
        }
        RowLayout {
            Layout.fillWidth: true
            visible: !view.notices.gone && view.notices.periodText.length > 0
            spacing: Theme.space.s
            AppIcon {
                name: "calendar-days"
                side: Theme.icon.inline
                tint: Theme.color.inkSoft
            }
            AppText {
                Layout.fillWidth: true
                text: view.notices.periodText
                color: Theme.color.inkSoft
            }
        }
        Item { implicitHeight: Theme.space.xl }
    }
}
