import QtQuick
import Kiosk

// The picture of a title, rounded when it was decoded; a title without one gets a drawn figure on cloth, and its name.
Item {
    id: cover

    property url picture
    property string title: ""
    property string hue: "plum"
    // sun, wave, hills, trees or blocks
    property string figure: "sun"
    // A book has a back.
    property bool spine: false
    property real ratio: 1.22
    property real corner: Theme.radius.control

    readonly property bool pictured: picture.toString().length > 0
    // The inks of the light theme are dark enough for white words in every theme.
    readonly property color cloth: Theme.contrast ? Theme.color.surface : Theme.tokens.light[hue + "Ink"] ?? Theme.tokens.light.slateInk
    readonly property color thread: Theme.contrast ? Theme.color.ink : Theme.tokens.light.honeySoft
    // No word of the name is broken: the longest one has room, or none stands there.
    readonly property int longest: title.split(/\s+/).reduce((most, word) => Math.max(most, word.length), 1)
    readonly property real letters: Math.min(width * Theme.size.coverName, (width - 2 * edge) / (longest * Theme.size.letterShare))
    readonly property real edge: width * Theme.size.coverEdge

    implicitHeight: width * ratio
    Accessible.role: Accessible.Graphic
    Accessible.name: title

    Image {
        anchors.fill: parent
        visible: !cover.pictured
        sourceSize: Qt.size(Math.ceil(width), Math.ceil(height))
        source: visible && width > 0 && height > 0 ? "image://cover/" + cover.figure + "?color=" + encodeURIComponent(cover.cloth.toString()) + "&ink=" + encodeURIComponent(cover.thread.toString()) + "&r=" + Math.round(cover.corner) + (cover.spine ? "&spine=1" : "") : ""
        Accessible.ignored: true

        AppText {
            x: cover.edge
            y: cover.edge
            width: parent.width - 2 * x
            // A small cover has no room for words: its title stands below it.
            visible: cover.letters >= Theme.size.smallestWords
            text: cover.title
            font.pixelSize: Math.floor(cover.letters)
            lineHeight: Math.floor(cover.letters * 1.16)
            weight: Theme.bold
            wrapMode: Text.WordWrap
            color: Theme.contrast ? Theme.color.ink : Theme.tokens.light.surface
            preview: true
            maximumLineCount: 3
            Accessible.ignored: true
        }
    }
    Rectangle {
        anchors.fill: parent
        visible: Theme.contrast
        color: Theme.clear
        radius: cover.corner
        border.width: Theme.cardEdge
        border.color: Theme.color.line
    }
    Photo {
        anchors.fill: parent
        visible: cover.pictured
        picture: cover.picture
        cover: true
        corner: cover.corner
        Accessible.ignored: true
    }
}
