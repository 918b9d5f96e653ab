import QtQuick
import Kiosk

// The first picture, while the program is loaded: sign-in as it will be, without what cannot be used yet.
Rectangle {
    id: opening

    property string placeText
    property string timeText
    property string periodText
    property string dateText
    property string greeting
    property string band: "day"
    property bool reader: true
    // Where the sheet stood last, so that nothing moves; 0 where that is not known.
    property real sheetTop: 0
    readonly property bool tall: Theme.docked

    color: Theme.card

    SceneHeader {
        width: opening.tall ? parent.width : parent.width * 0.5 + Theme.radius.sheet
        height: opening.tall ? sheet.y + Theme.radius.sheet : parent.height
        band: opening.band
    }
    SkyWords {
        id: sky
        anchors.left: parent.left
        anchors.top: parent.top
        anchors.margins: Theme.space.xxl
        width: (opening.tall ? parent.width : parent.width * 0.5) - 2 * anchors.margins
        placeText: opening.placeText
        timeText: opening.timeText
        periodText: opening.periodText
        dateText: opening.dateText
        ink: opening.band === "night" || opening.band === "dusk" ? Theme.tokens.light.surface : Theme.heroInk
    }
    SignInSheet {
        id: sheet
        tall: opening.tall
        highest: Math.max(sky.y + sky.implicitHeight, opening.sheetTop || opening.height * 0.6)

        Column {
            x: Theme.space.xxl
            y: opening.tall ? Theme.space.xxl : (sheet.height - height) / 2
            width: sheet.width - 2 * x
            spacing: Theme.space.xl

            WelcomeWords {
                width: parent.width
                greeting: opening.greeting
                hasReader: opening.reader
                readerWorking: true
            }
            AppText {
                width: parent.width
                text: qsTr("One moment. This screen is getting ready.")
                kind: Theme.type.large
                color: Theme.color.inkSoft
            }
        }
    }
    // Whoever touches now touches nothing: what will be here cannot be seen yet.
    MouseArea {
        anchors.fill: parent
    }
}
