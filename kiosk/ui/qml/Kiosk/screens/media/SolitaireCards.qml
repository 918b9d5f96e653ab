pragma ComponentBehavior: Bound
import QtQuick
import Kiosk
import Kiosk.Models

// The table. Upright: stock and homes above the columns; in a wide window beside them.
Item {
    id: table

    required property SolitaireModel solitaire
    required property real room
    property bool beside: false
    readonly property real gap: Theme.size.tableGap
    // Piles are numbered as in kiosk/games/solitaire_rules.py: columns, homes, what was turned over, the stock.
    readonly property int firstHome: 7
    readonly property int wastePile: 11
    readonly property int stockPile: 12
    readonly property int homesFrom: 3
    readonly property int across: beside ? 10 : 7
    readonly property real cardWidth: Math.floor(Math.min(Theme.size.cardMost, (width - (across - 1) * gap) / across))
    readonly property real cardHeight: Math.round(cardWidth * Theme.size.cardAspect)
    readonly property real leftEdge: Math.max(0, (width - across * cardWidth - (across - 1) * gap) / 2)
    readonly property real strip: Math.max(Theme.touch.minimum, cardHeight * (Theme.kiosk ? Theme.size.stripShareTall : Theme.size.stripShare))
    readonly property real hidden: Math.round(cardHeight * Theme.size.faceDown)
    readonly property real topEdge: beside ? 0 : cardHeight + Theme.space.l
    property real tallest: 0
    // The cards that follow a finger: from this pile, so many, so far.
    property int heldPile: -1
    property int heldMany: 0
    property real heldX: 0
    property real heldY: 0

    implicitHeight: Math.max(beside ? 2 * cardHeight + gap : topEdge + cardHeight, tallest)
    Accessible.role: Accessible.Grouping
    Accessible.name: qsTr("Card table")

    function columnX(place: int): real {
        return leftEdge + place * (cardWidth + gap);
    }
    function pileX(pile: int): real {
        if (pile < firstHome)
            return columnX(beside ? pile + 1 : pile);
        if (pile < wastePile)
            return columnX(beside ? firstHome + 1 + (pile - firstHome) % 2 : pile - firstHome + homesFrom);
        return columnX(beside || pile === stockPile ? 0 : 1);
    }
    function pileY(pile: int): real {
        if (pile < firstHome)
            return topEdge;
        if (pile < wastePile)
            return beside && pile > firstHome + 1 ? cardHeight + gap : 0;
        return beside && pile === wastePile ? cardHeight + gap : 0;
    }
    function measure() {
        let most = 0;
        for (let n = 0; n < things.count; n++) {
            const thing = things.itemAt(n) as TableThing;
            if (thing !== null && thing.pile < firstHome)
                most = Math.max(most, thing.restY + cardHeight);
        }
        tallest = most;
    }
    // Onto which pile something is let go.
    function pileAt(x: real, y: real): int {
        for (let pile = 0; pile < wastePile; pile++) {
            const within = x >= pileX(pile) - gap / 2 && x <= pileX(pile) + cardWidth + gap / 2;
            if (within && (pile < firstHome ? y >= topEdge - gap : y >= pileY(pile) - gap && y <= pileY(pile) + cardHeight + gap))
                return pile;
        }
        return -1;
    }
    Timer {
        id: soon
        interval: 0
        onTriggered: table.measure()
    }

    Repeater {
        id: things
        model: table.solitaire.table
        onItemAdded: soon.restart()
        onItemRemoved: soon.restart()

        TableThing {
            id: thing
            required property int hiddenBelow
            required property int shownBelow
            readonly property bool follows: table.heldPile === pile && !place && many > 0 && many <= table.heldMany
            readonly property bool waste: !place && zone === "waste"
            readonly property real restX: table.pileX(pile) + (waste && !table.beside ? shownBelow * table.cardWidth * Theme.size.wasteStep : 0)
            restY: table.pileY(pile) + (waste && table.beside ? shownBelow * table.strip : zone === "column" ? hiddenBelow * table.hidden + shownBelow * table.strip : 0)

            x: restX + (follows ? table.heldX : 0)
            y: restY + (follows ? table.heldY : 0)
            z: follows ? 100 : activeFocus ? 2 : 0
            cardWidth: table.cardWidth
            cardHeight: table.cardHeight
            strip: waste && !table.beside ? table.cardHeight : face ? table.strip : table.hidden
            width: waste && !last && !table.beside ? cardWidth * Theme.size.wasteStep : cardWidth
            enabled: face || place
            onRestYChanged: soon.restart()
            onActivated: table.solitaire.press(pile, many)
            onDragging: (dx, dy) => {
                table.heldPile = thing.pile;
                table.heldMany = thing.many;
                table.heldX = dx;
                table.heldY = dy;
            }
            onDropped: {
                const onto = table.pileAt(thing.x + table.cardWidth / 2, thing.y + table.strip / 2);
                const pile = thing.pile;
                const many = thing.many;
                table.heldPile = -1;
                if (onto >= 0)
                    table.solitaire.drop(pile, many, onto);
            }
            Behavior on x {
                enabled: Theme.moveTime > 0 && !thing.follows
                NumberAnimation { duration: Theme.moveTime; easing.type: Easing.OutCubic }
            }
            Behavior on y {
                enabled: Theme.moveTime > 0 && !thing.follows
                NumberAnimation { duration: Theme.moveTime; easing.type: Easing.OutCubic }
            }
        }
    }
}
