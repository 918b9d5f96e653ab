import QtQuick
import Kiosk

// A card on the table, or the place of a pile. What lies under other cards is pressed where it can be seen.
Pressable {
    id: thing

    required property int index
    required property int card
    required property int pile
    required property string zone
    required property string name
    required property bool face
    required property int many
    required property bool last
    required property bool chosen
    required property bool hinted
    required property bool target
    required property bool useful
    required property int remaining
    required property string rank
    required property string suit
    required property string court
    required property bool red
    property real cardWidth: 0
    property real cardHeight: 0
    property real strip: cardHeight
    // Where it lies when nobody carries it.
    property real restY: 0
    readonly property bool place: card < 0
    readonly property bool stock: place && zone === "stock"
    readonly property bool marked: chosen || hinted || target

    signal dragging(real dx, real dy)
    signal dropped

    text: name
    implicitWidth: cardWidth
    width: cardWidth
    height: last || place ? cardHeight : strip
    implicitHeight: 0
    ringRadius: cardWidth * Theme.size.cardRadius
    // Qt takes no stop away while the focus is on it.
    activeFocusOnTab: useful || activeFocus
    focusPolicy: useful ? Qt.StrongFocus : Qt.NoFocus
    Accessible.role: useful ? Accessible.Cell : Accessible.StaticText
    Accessible.ignored: name.length === 0
    Accessible.selected: chosen

    background: Item {
        // An empty place: its edge, and for the homes the suit that belongs there.
        Rectangle {
            visible: thing.place && !(thing.stock && thing.remaining > 0)
            anchors.fill: parent
            radius: thing.cardWidth * Theme.size.cardRadius
            color: Theme.color.surfaceSunken
            border.width: Theme.edge
            border.color: Theme.contrast ? Theme.color.line : Theme.color.line
            AppIcon {
                anchors.centerIn: parent
                visible: thing.zone === "home" || thing.stock
                name: thing.stock ? "rotate-ccw" : thing.suit
                side: thing.cardWidth * 0.44
                tint: Theme.color.lineStrong
            }
        }
        PlayingCard {
            visible: !thing.place || thing.stock && thing.remaining > 0
            width: thing.cardWidth
            height: thing.cardHeight
            up: thing.face
            rank: thing.rank
            suit: thing.suit
            court: thing.court
            red: thing.red
            strip: thing.last || thing.place ? thing.cardHeight : thing.strip
        }
        Rectangle {
            visible: thing.marked
            width: thing.cardWidth
            height: thing.cardHeight
            radius: thing.cardWidth * Theme.size.cardRadius
            color: thing.place ? Qt.alpha(Theme.color.honey, Theme.size.fieldMark) : "transparent"
            border.width: Theme.border.controlSelected * 1.5
            border.color: thing.chosen ? Theme.color.primary : thing.hinted ? Theme.color.sky : Theme.color.honeyInk
        }
        Badge {
            visible: thing.stock && thing.remaining > 0
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            anchors.margins: Theme.space.xs
            count: thing.remaining
        }
    }
    // A card can be carried too; the page below does not scroll meanwhile.
    MouseArea {
        id: hand
        property point start
        property bool carries: false

        anchors.fill: parent
        enabled: thing.useful && !thing.place && thing.many > 0
        preventStealing: true
        onPressed: mouse => {
            thing.touchedAt = Date.now();
            carries = false;
            start = mapToItem(thing.parent, mouse.x, mouse.y);
        }
        onPositionChanged: mouse => {
            const at = mapToItem(thing.parent, mouse.x, mouse.y);
            carries = carries || Math.abs(at.x - start.x) + Math.abs(at.y - start.y) > drag.threshold * 2;
            if (carries)
                thing.dragging(at.x - start.x, at.y - start.y);
        }
        onReleased: mouse => {
            if (carries)
                thing.dropped();
            else if (mouse.x >= 0 && mouse.x <= width && mouse.y >= 0 && mouse.y <= height)
                thing.clicked();
        }
        // Back to where it lay.
        onCanceled: if (carries) {
            thing.dragging(0, 0);
            thing.dropped();
        }
    }
}
