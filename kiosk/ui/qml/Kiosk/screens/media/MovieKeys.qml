pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Layouts
import Kiosk
import Kiosk.Models

// The keys of a movie: its place above, Close at the bottom left, the others beside it.
Rectangle {
    id: bar

    required property MovieModel movie
    property string timeText: ""
    readonly property alias closeKey: close
    readonly property color ink: Theme.tokens.light.surface
    // What is left of a rental has a line of its own.
    readonly property bool apart: Theme.largest || (Theme.docked && Theme.textStep > 100)
    readonly property bool stopped: movie.state === "broken"

    implicitHeight: column.implicitHeight + 2 * Theme.space.m
    color: Qt.alpha(Theme.fixed.toast, Theme.size.playerOpacity)
    Accessible.role: Accessible.ToolBar
    Accessible.name: qsTr("Movie keys")

    ColumnLayout {
        id: column
        x: Theme.size.pageSide
        y: Theme.space.m
        width: parent.width - 2 * x
        spacing: Theme.space.s

        RowLayout {
            Layout.fillWidth: true
            spacing: Theme.space.m
            AppText {
                Layout.fillWidth: true
                text: bar.movie.name
                kind: Theme.type.large
                weight: Theme.semibold
                color: bar.ink
                preview: true
                maximumLineCount: Theme.largest ? 2 : 1
            }
            AppText {
                visible: text.length > 0 && !bar.apart
                text: bar.movie.rentalText
                kind: Theme.type.small
                color: bar.ink
                wrapMode: Text.NoWrap
            }
        }
        AppText {
            Layout.fillWidth: true
            visible: bar.apart && text.length > 0
            text: bar.movie.rentalText
            kind: Theme.type.small
            color: bar.ink
        }
        RowLayout {
            Layout.fillWidth: true
            visible: !bar.stopped
            spacing: Theme.space.m
            AppText {
                text: bar.movie.positionText
                weight: Theme.semibold
                color: bar.ink
                wrapMode: Text.NoWrap
            }
            SeekBar {
                Layout.fillWidth: true
                name: qsTr("Place in the movie")
                spoken: qsTr("%1 of %2").arg(bar.movie.positionText).arg(bar.movie.durationText)
                placed: bar.movie.position
                duration: bar.movie.duration
                step: Theme.size.movieStep
                ink: bar.ink
                knob: bar.ink
                ground: Qt.alpha(bar.ink, Theme.size.playerTrackOpacity)
                onSought: to => bar.movie.seek(to)
            }
            AppText {
                text: bar.movie.durationText
                weight: Theme.semibold
                color: bar.ink
                wrapMode: Text.NoWrap
            }
        }
        Flow {
            Layout.fillWidth: true
            spacing: Theme.space.s

            DarkKey {
                id: close
                iconName: "arrow-left"
                text: qsTr("Close")
                onActivated: bar.movie.close()
            }
            DarkKey {
                visible: !bar.stopped
                iconName: bar.movie.state === "playing" ? "pause" : bar.movie.state === "ended" ? "rotate-ccw" : "play"
                text: bar.movie.state === "playing" ? qsTr("Pause") : bar.movie.state === "ended" ? qsTr("Play again") : qsTr("Play")
                onActivated: bar.movie.toggle()
            }
            DarkKey {
                visible: !bar.stopped
                iconName: "rotate-ccw"
                text: qsTr("10 s back")
                onActivated: bar.movie.back()
            }
            DarkKey {
                visible: !bar.stopped
                iconName: "rotate-cw"
                text: qsTr("10 s on")
                onActivated: bar.movie.forward()
            }
            DarkKey {
                visible: !bar.stopped && bar.movie.hasCaptions
                iconName: "captions"
                text: bar.movie.captionsKey
                onActivated: bar.movie.nextCaptions()
            }
            DarkKey {
                visible: !bar.stopped
                iconName: "gauge"
                text: bar.movie.speedText
                Accessible.name: qsTr("Speed: %1").arg(bar.movie.speedText)
                onActivated: bar.movie.nextSpeed()
            }
            AppText {
                visible: text.length > 0
                height: close.height
                verticalAlignment: Text.AlignVCenter
                text: bar.timeText
                kind: Theme.type.small
                weight: Theme.semibold
                color: bar.ink
            }
        }
    }
}
