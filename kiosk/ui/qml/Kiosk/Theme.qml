pragma Singleton
import QtQuick

// Every colour, size and duration that the screens use. Main.qml binds the inputs.
QtObject {
    id: theme

    // Inputs
    property real windowWidth: drawnFor.width
    property real windowHeight: drawnFor.height
    property string name: "light"
    property int textStep: 100
    property bool reducedMotion: false
    property bool biggerButtons: false
    property bool slowTouch: false
    property bool lowered: false
    property url resourceRoot: Qt.resolvedUrl("../../../../resources/")

    readonly property Tokens tokens: Tokens {}
    // The window that the kiosk's scale is drawn for.
    readonly property size drawnFor: Qt.size(1080, 1920)

    // Shape of the window, never the name of a device
    readonly property string form: windowWidth < 720 ? "compactPortrait" : windowWidth <= 1000 ? "compact" : windowHeight > windowWidth ? "kiosk" : "tablet"
    readonly property bool kiosk: form === "kiosk"
    readonly property bool compact: form === "compact" || form === "compactPortrait"
    readonly property bool docked: kiosk || form === "compactPortrait"
    readonly property bool twoPane: form === "tablet" && textStep < 200
    readonly property bool oneColumn: textStep === 200 || form === "compactPortrait"
    readonly property bool largest: textStep === 200

    // "Bigger buttons": everything that is pressed grows by a quarter.
    readonly property real reach: biggerButtons ? 1.25 : 1
    // "Slow touch": how long a finger rests before its touch counts.
    readonly property int touchDelay: slowTouch ? 300 : 0
    readonly property int repeatDelay: biggerButtons ? 1000 : 600
    readonly property int repeatInterval: biggerButtons ? 330 : 110
    // "Bring it down": how far the page begins below the top, for somebody who sits.
    readonly property real drop: lowered && kiosk ? Math.round(windowHeight * (largest ? 0.15 : textStep > 100 ? 0.25 : 0.35)) : 0

    readonly property bool dark: name === "dark"
    readonly property bool contrast: name === "contrast"

    readonly property PaletteTokens color: contrast ? tokens.contrast : dark ? tokens.dark : tokens.light
    readonly property FixedTokens fixed: tokens.fixed
    readonly property SpacingTokens space: kiosk ? tokens.kioskSpacing : tokens.tabletSpacing
    readonly property RadiiTokens radius: kiosk ? tokens.kioskRadii : tokens.tabletRadii
    readonly property TouchTokens bareTouch: kiosk ? tokens.kioskTouch : tokens.tabletTouch
    readonly property TouchTokens touch: TouchTokens {
        minimum: theme.bareTouch.minimum * theme.reach
        recommended: theme.bareTouch.recommended * theme.reach
        primaryHeight: theme.bareTouch.primaryHeight * theme.reach
        gap: theme.bareTouch.gap
        absoluteFloor: theme.bareTouch.absoluteFloor * theme.reach
    }
    readonly property IconsTokens icon: kiosk ? tokens.kioskIcons : tokens.tabletIcons
    readonly property LayoutTokens layout: kiosk ? tokens.kioskLayout : form === "tablet" ? tokens.tabletLayout : form === "compact" ? tokens.compactLayout : tokens.compactPortraitLayout
    readonly property BorderTokens border: tokens.border
    readonly property StrokeTokens stroke: tokens.stroke
    readonly property TimeTokens time: tokens.time
    readonly property Measures size: Measures { kiosk: theme.kiosk; reach: theme.reach; compact: theme.compact; space: theme.space }
    readonly property TypeRamp type: TypeRamp {
        rows: theme.kiosk ? theme.tokens.kioskType : theme.tokens.tabletType
        tracking: theme.tokens.letterSpacing
        step: theme.textStep
    }

    readonly property string family: "Lumen Sans"
    readonly property string codeFamily: "Atkinson Hyperlegible Next"
    readonly property int regular: 400
    readonly property int medium: 550
    readonly property int semibold: 650
    readonly property int bold: 720

    // Frame
    readonly property bool tallBar: kiosk && textStep > 100
    readonly property real topBar: tallBar ? (largest ? layout.topBarAt200 + size.secondaryHeight * (1 - 1 / reach) : (layout.topBar + layout.topBarAt200) / 2 + space.s + size.pill * (1 - 1 / reach)) : largest ? layout.topBar * 1.5 : layout.topBar
    readonly property real dock: kiosk && largest ? layout.dockAt200 : textStep > 100 && !kiosk ? layout.dock * textStep / 125 : layout.dock
    readonly property real rail: form === "tablet" ? (textStep === 200 ? layout.railAt150 * 1.22 : textStep === 150 ? layout.railAt150 : layout.rail) : layout.rail * (1 + (textStep - 100) / 140)
    readonly property real keyboard: kiosk ? layout.keyboard : form === "tablet" ? 300 : form === "compact" ? 240 : 300

    // The list beside the page in a wide window, without the edges of the pane.
    readonly property real pane: layout.listPane - 36 + (textStep > 100 ? 60 : 0)

    // Goods of the commissary side by side: each has its keys below it.
    readonly property int goods: largest ? 1 : textStep > 100 ? 2 : kiosk ? 3 : form === "tablet" ? 4 : form === "compact" ? 3 : 2
    // Large covers side by side in a page of them.
    readonly property int covers: largest ? 1 : Math.max(2, (kiosk ? 3 : form === "tablet" ? 5 : form === "compact" ? 4 : 2) - (textStep > 100 ? 1 : 0))

    // How much larger than drawn the words are.
    readonly property real enlarged: textStep / 100
    // Icons grow with the words beside them, but less.
    readonly property real grow: largest ? 1.4 : textStep > 100 ? 1.2 : 1

    // Made of tokens
    readonly property color card: dark ? color.surfaceRaised : color.surface
    readonly property color overScene: contrast || dark ? color.surface : Qt.alpha(color.surface, size.sceneOpacity)
    readonly property color heroInk: contrast ? color.ink : fixed.heroInk
    readonly property color clear: Qt.alpha(color.surface, 0)
    readonly property real edge: contrast ? border.controlHighContrast : border.control
    readonly property real cardEdge: contrast ? border.controlHighContrast : 0
    readonly property real focusWidth: kiosk ? tokens.border.focusKioskWidth : tokens.border.focusWidth

    // Motion: zero when less motion is wanted
    readonly property int pressTime: moment(tokens.motion.press)
    readonly property int fadeTime: reducedMotion ? tokens.motion.reducedFade : tokens.motion.fade
    readonly property int moveTime: moment(tokens.motion.move)
    readonly property int sheetTime: moment(tokens.motion.sheet)
    readonly property int contentFade: moment(tokens.motion.press)
    readonly property int skeletonDelay: 300
    readonly property int wordDelay: 40
    readonly property int settleDelay: 300
    readonly property int stillLoadingDelay: 8000

    function moment(duration: real): int {
        return reducedMotion ? 0 : duration;
    }
    function hue(name: string): color {
        return color[name] ?? color.slate;
    }
    function hueSoft(name: string): color {
        return color[name + "Soft"] ?? color.slateSoft;
    }
    function hueInk(name: string): color {
        return color[name + "Ink"] ?? color.slateInk;
    }
    function resource(path: string): url {
        return resourceRoot + path;
    }
    function iconSource(name: string, tint: color, stroke: real): string {
        return "image://icon/" + name + "?color=" + encodeURIComponent(tint.toString()) + "&stroke=" + stroke;
    }
}
