pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The day somebody leaves: when it is, what becomes of their things, and the copy that they take along.
ScrollPage {
    id: screen

    required property LeavingModel leaving
    required property SessionModel session

    side: Theme.size.pageSide
    content: ColumnLayout {
        spacing: Theme.space.betweenCards

        PageTitle {
            inBar: true
            text: qsTr("When you leave")
        }
        Skeleton {
            Layout.fillWidth: true
            loading: screen.leaving.loading
        }
        Card {
            Layout.fillWidth: true
            visible: !screen.leaving.loading
            RowLayout {
                width: parent.width
                spacing: Theme.space.l
                IconTile {
                    Layout.alignment: Qt.AlignTop
                    name: "calendar-days"
                    hue: screen.leaving.planned ? "leaf" : "slate"
                    side: Theme.size.tileSmall
                }
                ColumnLayout {
                    Layout.fillWidth: true
                    spacing: Theme.space.xs
                    AppText {
                        Layout.fillWidth: true
                        text: screen.leaving.title
                        kind: Theme.type.title
                        Accessible.role: Accessible.Heading
                    }
                    AppText {
                        Layout.fillWidth: true
                        text: screen.leaving.line
                    }
                }
            }
        }
        Card {
            Layout.fillWidth: true
            visible: !screen.leaving.loading
            ColumnLayout {
                width: parent.width
                spacing: Theme.space.m
                RowLayout {
                    Layout.fillWidth: true
                    spacing: Theme.space.l
                    IconTile {
                        Layout.alignment: Qt.AlignTop
                        name: screen.leaving.copyIcon
                        hue: screen.leaving.ready ? "leaf" : "sky"
                        side: Theme.size.tileSmall
                    }
                    ColumnLayout {
                        Layout.fillWidth: true
                        spacing: Theme.space.xs
                        AppText {
                            Layout.fillWidth: true
                            text: screen.leaving.copyTitle
                            kind: Theme.type.title
                            Accessible.role: Accessible.Heading
                        }
                        AppText {
                            Layout.fillWidth: true
                            text: screen.leaving.copyLine
                        }
                    }
                }
                AppText {
                    Layout.fillWidth: true
                    visible: screen.leaving.ready
                    text: qsTr("The file is locked. A code opens it. Staff do not know it.")
                    color: Theme.color.inkSoft
                }
                Rectangle {
                    Layout.fillWidth: true
                    visible: screen.leaving.code.length > 0
                    implicitHeight: secret.implicitHeight + 2 * Theme.space.l
                    radius: Theme.radius.control
                    color: Theme.color.surfaceSunken
                    border.width: Theme.cardEdge
                    border.color: Theme.color.line
                    // A line ends between two groups, never within one.
                    Flow {
                        id: secret
                        x: Theme.space.l
                        y: Theme.space.l
                        width: parent.width - 2 * x
                        Repeater {
                            model: screen.leaving.codeGroups
                            AppText {
                                required property string modelData
                                text: modelData
                                kind: Theme.type.large
                                weight: Theme.semibold
                            }
                        }
                    }
                }
                GridLayout {
                    Layout.fillWidth: true
                    columns: Theme.largest || Theme.form === "compactPortrait" ? 1 : 2
                    columnSpacing: Theme.space.m
                    rowSpacing: Theme.space.m
                    AppButton {
                        Layout.fillWidth: true
                        visible: screen.leaving.ready
                        kind: "tonal"
                        iconName: screen.leaving.code.length > 0 ? "eye-off" : "eye"
                        text: screen.leaving.code.length > 0 ? qsTr("Hide the code") : qsTr("Show the code")
                        blocked: screen.leaving.showBlocked
                        onActivated: screen.leaving.code.length > 0 ? screen.leaving.hideCode() : screen.leaving.showCode()
                        onExplained: why => screen.session.explain(why)
                    }
                    AppButton {
                        Layout.fillWidth: true
                        visible: screen.leaving.ready
                        kind: "secondary"
                        iconName: "printer"
                        text: qsTr("Print the code")
                        busy: screen.leaving.busy
                        blocked: screen.leaving.printBlocked.length > 0 ? screen.leaving.printBlocked : screen.leaving.showBlocked
                        onActivated: screen.leaving.printCode()
                        onExplained: why => screen.session.explain(why)
                    }
                    AppButton {
                        Layout.fillWidth: true
                        kind: screen.leaving.ready ? "quiet" : "primary"
                        iconName: "package"
                        text: screen.leaving.askText
                        busy: screen.leaving.busy
                        blocked: screen.leaving.askBlocked
                        onActivated: screen.leaving.askCopy()
                        onExplained: why => screen.session.explain(why)
                    }
                }
            }
        }
        SectionHeader {
            Layout.fillWidth: true
            text: qsTr("What happens that day")
        }
        Column {
            Layout.fillWidth: true
            Repeater {
                id: facts
                model: screen.leaving.facts
                ListRow {
                    required property var modelData
                    required property int index
                    width: parent?.width ?? 0
                    flat: false
                    passive: true
                    first: index === 0
                    last: index === facts.count - 1
                    iconName: modelData.icon
                    hue: modelData.hue
                    title: modelData.title
                    line: modelData.line
                    lines: 2
                }
            }
        }
        Item { implicitHeight: Theme.space.l }
    }
}
