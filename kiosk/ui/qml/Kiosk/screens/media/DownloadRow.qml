pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk

// A file on its way, or here: how far, how fast, why not, and what can be done about it.
Item {
    id: row

    property string name: ""
    property string byLine: ""
    // { picture, hue, figure, ratio, kind }
    property var art: ({})
    property string line: ""
    property string note: ""
    // Below 0: it is here.
    property real fraction: -1
    property var deeds: []
    property bool first: true
    property bool last: true
    signal acted(string key)

    readonly property bool covered: !Theme.largest || Theme.kiosk
    readonly property bool beside: Theme.textStep === 100 && (Theme.form === "tablet" || deeds.length < 2)

    implicitHeight: inside.implicitHeight + 2 * Theme.size.rowTop
    implicitWidth: Theme.size.usualWidth

    CardSlice {
        anchors.fill: parent
        first: row.first
        last: row.last
    }
    GridLayout {
        id: inside
        x: Theme.size.rowSide
        y: Theme.size.rowTop
        width: parent.width - 2 * x
        columns: row.beside ? 2 : 1
        columnSpacing: Theme.space.l
        rowSpacing: Theme.space.m

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.size.rowGap
            Cover {
                visible: row.covered
                Layout.alignment: Qt.AlignTop
                Layout.preferredWidth: Theme.size.libraryCover
                Layout.preferredHeight: Theme.size.libraryCover
                picture: row.art.picture ?? ""
                hue: row.art.hue ?? "plum"
                title: row.name
                corner: Theme.radius.key
                Accessible.ignored: true
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: Theme.space.xs
                AppText {
                    Layout.fillWidth: true
                    text: row.name
                    kind: Theme.type.large
                    weight: Theme.semibold
                }
                AppText {
                    Layout.fillWidth: true
                    visible: text.length > 0
                    text: row.byLine
                    kind: Theme.type.small
                    color: Theme.color.inkSoft
                }
                ProgressBar {
                    Layout.fillWidth: true
                    visible: row.fraction >= 0
                    fraction: Math.max(0, row.fraction)
                    text: row.line
                }
                AppText {
                    Layout.fillWidth: true
                    text: row.line
                    kind: Theme.type.small
                }
                IconLine {
                    Layout.fillWidth: true
                    iconName: "circle-alert"
                    hue: "rose"
                    text: row.note
                    Accessible.role: Accessible.StaticText
                    Accessible.name: text
                }
            }
        }
        Flow {
            id: keys
            readonly property real wanted: {
                let sum = 0;
                for (let i = 0; i < made.count; i++)
                    sum += ((made.itemAt(i) as AppButton)?.implicitWidth ?? 0) + (i > 0 ? spacing : 0);
                return Math.ceil(sum);
            }
            Layout.fillWidth: !row.beside
            Layout.preferredWidth: row.beside ? wanted : -1
            Layout.alignment: Qt.AlignVCenter
            spacing: Theme.space.s
            Repeater {
                id: made
                model: row.deeds
                AppButton {
                    required property var modelData
                    kind: "secondary"
                    iconName: modelData.icon
                    words: Theme.type.body
                    text: modelData.text
                    leftPadding: Theme.space.m
                    rightPadding: Theme.space.m
                    Accessible.name: qsTr("%1: %2").arg(modelData.text).arg(row.name)
                    onActivated: row.acted(modelData.key)
                }
            }
        }
    }
}
