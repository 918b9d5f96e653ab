import QtQuick
import Kiosk
import Kiosk.Models

// What is new, where everything is, and what you have.
Item {
    id: screen

    required property HomeModel home
    required property VisitsModel visits
    required property VisitModel visit
    required property WaitingModel waiting
    required property SessionModel session
    required property Navigator navigator
    required property ClockModel clock
    readonly property bool slim: Theme.largest || Theme.tallBar || Theme.compact
    readonly property real hero: slim ? Theme.size.heroSlim : Theme.size.hero
    // How far the first card climbs over the scene.
    readonly property real climb: slim ? Theme.size.heroClimbSlim : Theme.size.heroClimb
    readonly property real side: Theme.kiosk ? (slim ? Theme.space.xl : Theme.size.pageSide) : Theme.space.xxl
    // Beside the greeting, where the window is wide.
    readonly property bool nextToday: visits.todayText.length > 0
    readonly property bool pinnedAbove: !nextToday && Theme.form === "tablet" && Theme.textStep === 100
    readonly property bool white: !Theme.contrast && (clock.band === "dusk" || clock.band === "night")

    ScrollPage {
        anchors.fill: parent
        footSide: screen.side
        content: Item {
            implicitHeight: body.y + body.implicitHeight + Theme.space.xl

            SceneHeader {
                width: parent.width
                height: screen.hero
                band: screen.clock.band
                wide: true
                sunAt: Theme.docked ? 0.82 : 0.56
            }
            Column {
                x: screen.slim && Theme.kiosk ? Theme.space.screenSide : Theme.space.xxl
                y: screen.slim ? Theme.space.xl : Theme.size.heroTop
                // Two lines, however long the words of a language are.
                width: Theme.kiosk && !screen.slim ? Math.min(parent.width - 2 * x, Math.max(Theme.size.greeting, greeting.implicitWidth * 0.75)) : pinned.visible || next.visible ? pinned.x - x - Theme.space.l : parent.width - 2 * x
                spacing: Theme.space.s
                AppText {
                    id: greeting
                    width: parent.width
                    text: screen.slim && Theme.largest ? qsTr("Hello, %1").arg(screen.session.firstName) : screen.home.greetingName
                    kind: screen.slim && !Theme.kiosk ? Theme.type.heading : Theme.type.display
                    font.pixelSize: Theme.kiosk && !screen.slim ? Math.round(kind.size * 1.06) : kind.size
                    lineHeight: font.pixelSize * 1.06
                    color: screen.white ? Theme.tokens.light.surface : Theme.heroInk
                    Accessible.role: Accessible.Heading
                }
                AppText {
                    visible: !screen.slim
                    width: parent.width
                    text: screen.home.dateLine
                    kind: Theme.type.body
                    font.pixelSize: Math.max(Theme.size.sceneWords, kind.size)
                    weight: Theme.semibold
                    color: screen.white ? Theme.tokens.light.surface : Theme.heroInk
                }
            }
            PinnedNotice {
                id: pinned
                visible: screen.pinnedAbove && screen.home.pinnedKey.length > 0
                x: parent.width - screen.side - width
                y: Theme.size.heroTop
                width: Theme.size.heroCard
                home: screen.home
            }
            NextCard {
                id: next
                visible: screen.nextToday && Theme.form === "tablet" && Theme.textStep === 100
                x: parent.width - screen.side - width
                y: Theme.size.heroTop
                width: Theme.size.heroCard
                visits: screen.visits
                onActivated: screen.visit.open(screen.visits.nextId)
            }
            HomeBody {
                id: body
                x: screen.side
                y: screen.hero - screen.climb
                width: parent.width - 2 * x
                home: screen.home
                visits: screen.visits
                visit: screen.visit
                nextAbove: next.visible
                waiting: screen.waiting
                session: screen.session
                navigator: screen.navigator
                slim: screen.slim
                pinnedAbove: screen.pinnedAbove
            }
        }
    }
}
