import QtQuick
import Kiosk

// Words in one of the styles of the type scale. Text from outside never becomes markup.
Text {
    id: words

    property TypeStyle kind: Theme.type.body
    property int weight: kind.weight
    // The beginning of something that a touch shows whole: only this may end in dots.
    property bool preview: false

    color: Theme.color.ink
    textFormat: Text.PlainText
    wrapMode: Text.Wrap
    elide: preview ? Text.ElideRight : Text.ElideNone
    font.family: Theme.family
    font.pixelSize: kind.size
    font.weight: weight
    font.letterSpacing: kind.spacing
    font.hintingPreference: Font.PreferNoHinting
    lineHeightMode: Text.FixedHeight
    lineHeight: kind.line
    Accessible.role: Accessible.StaticText
    Accessible.name: text
    Accessible.ignored: text.length === 0
}
