pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// A form: a few questions at a time, who reads them, what is saved; then all of it once more, and the one button that files it.
ColumnLayout {
    id: screen

    required property FormModel form
    required property SessionModel session
    required property ReadingModel reading
    readonly property real side: Theme.size.pageSide
    readonly property bool asking: form.page === "questions"
    readonly property bool checking: form.page === "check"
    // The keyboard is up in a window that has little room beside it.
    readonly property bool tight: Typist.place !== null && !Theme.kiosk

    spacing: Theme.space.s
    Component.onCompleted: form.showOneByOne(Theme.compact || Theme.largest)

    function show(place: Item) {
        if (!place || !page.content)
            return;
        const top = place.mapToItem(page.content, 0, 0).y - Theme.space.s;
        const bottom = top + place.height + 2 * Theme.space.s;
        const seen = page.height - (page.scrolls ? page.foot + Theme.space.s : 0);
        if (top < page.contentY || bottom > page.contentY + seen)
            page.contentY = Math.max(0, Math.min(page.tall - seen, bottom - top > seen ? bottom - seen : top));
    }
    function follow() { show(Typist.place as Item); }
    Connections {
        target: Typist
        function onPlaceChanged() { Qt.callLater(screen.follow); }
    }
    Connections {
        target: screen.form
        function onTurnedTo(field: string) {
            page.contentY = 0;
            for (let n = 0; field.length > 0 && n < asked.count; n++) {
                const card = asked.itemAt(n) as FormQuestion;
                if (card?.field === field)
                    Qt.callLater(screen.show, card);
            }
        }
    }

    Banner {
        Layout.fillWidth: true
        Layout.topMargin: Theme.space.s
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        visible: screen.form.goesIn > 0
        iconName: "timer"
        title: qsTr("This page closes in %n second(s).", "", screen.form.goesIn)
        line: qsTr("Touch the screen to stay.")
    }
    ScrollPage {
        id: page
        onHeightChanged: Qt.callLater(screen.follow)
        Layout.fillWidth: true
        Layout.fillHeight: true
        side: screen.side
        content: ColumnLayout {
            spacing: Theme.space.betweenCards

            ColumnLayout {
                Layout.fillWidth: true
                Layout.topMargin: Theme.size.pageTop
                spacing: Theme.kiosk ? Theme.space.s : Theme.space.xs
                AppText {
                    Layout.fillWidth: true
                    text: screen.form.formName
                    kind: Theme.type.small
                    weight: Theme.semibold
                    color: Theme.hueInk(screen.form.hue)
                }
                AppText {
                    Layout.fillWidth: true
                    text: screen.form.title
                    kind: Theme.docked ? Theme.type.heading : Theme.type.title
                    Accessible.role: Accessible.Heading
                }
                ProgressParts {
                    id: parts
                    Layout.fillWidth: true
                    Layout.topMargin: Theme.space.s
                    count: screen.form.count
                    current: screen.form.current
                    told: false
                    Accessible.ignored: true
                }
                GridLayout {
                    id: saved
                    Layout.fillWidth: true
                    columns: Theme.largest || (Theme.docked && Theme.textStep > 100) ? 1 : 2
                    columnSpacing: Theme.space.l
                    rowSpacing: 0
                    AppText {
                        Layout.fillWidth: true
                        text: qsTr("Part %1 of %2").arg(screen.form.current).arg(screen.form.count)
                        kind: Theme.type.small
                        weight: Theme.semibold
                    }
                    RowLayout {
                        visible: screen.form.savedText.length > 0
                        spacing: Theme.space.s
                        AppIcon {
                            name: screen.form.unnamed ? "eye-off" : "cloud-check"
                            side: Theme.icon.chip * Theme.grow
                            tint: screen.form.unnamed ? Theme.color.inkSoft : Theme.hueInk("leaf")
                        }
                        AppText {
                            Layout.fillWidth: saved.columns === 1
                            text: screen.form.savedText
                            kind: Theme.type.small
                            color: Theme.color.inkSoft
                        }
                    }
                }
            }
            Banner {
                Layout.fillWidth: true
                visible: screen.form.error.length > 0
                hue: "rose"
                iconName: "circle-alert"
                title: screen.form.error
            }
            FormNaming {
                Layout.fillWidth: true
                visible: screen.form.page === "name"
                form: screen.form
            }
            Repeater {
                id: asked
                model: screen.form.questions
                FormQuestion {
                    Layout.fillWidth: true
                    readAloud: screen.session.readAloudAvailable
                    onChosen: key => screen.form.choose(field, key)
                    onWritten: text => screen.form.write(field, text)
                    onMonthTurned: months => screen.form.turnMonth(field, months)
                    onListen: card => screen.reading.readPart(card)
                    onExplained: why => screen.session.explain(why)
                }
            }
            FormCheck {
                Layout.fillWidth: true
                visible: screen.checking
                form: screen.form
            }
            Banner {
                Layout.fillWidth: true
                visible: screen.form.readersTitle.length > 0
                hue: "plum"
                iconName: "lock-keyhole"
                title: screen.form.readersTitle
                line: screen.form.readersLine
            }
            Banner {
                Layout.fillWidth: true
                visible: screen.form.careTitle.length > 0
                hue: "rose"
                iconName: "siren"
                title: screen.form.careTitle
                line: screen.form.careLine
            }
            AppText {
                Layout.fillWidth: true
                visible: text.length > 0
                text: screen.form.fileNote
                kind: Theme.type.small
                color: Theme.color.inkSoft
                horizontalAlignment: Text.AlignHCenter
            }
            FormFoot {
                Layout.fillWidth: true
                visible: Theme.compact
                form: screen.form
            }
            Item { implicitHeight: Theme.space.s }
        }
    }
    FormFoot {
        Layout.fillWidth: true
        Layout.leftMargin: screen.side
        Layout.rightMargin: screen.side
        Layout.bottomMargin: Theme.size.pageFoot
        visible: !Theme.compact && !screen.tight
        form: screen.form
    }
}
