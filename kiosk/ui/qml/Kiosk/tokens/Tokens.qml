// Generated from resources/tokens.json by kiosk/ui/theme_tokens.py. Do not edit.
import QtQuick

QtObject {
    readonly property PaletteTokens light: PaletteTokens {
        bg: "#F2F4EF"
        surface: "#FFFFFF"
        surfaceSunken: "#E8ECE6"
        surfaceRaised: "#FFFFFF"
        ink: "#14262A"
        inkSoft: "#3B4C50"
        inkOnPrimary: "#FFFFFF"
        line: "#D3DBD5"
        lineStrong: "#6F817D"
        primary: "#0B5F59"
        primaryPressed: "#07433F"
        primarySoft: "#DCEEE9"
        primaryInk: "#0A524D"
        honey: "#F2BE5C"
        honeySoft: "#FBEFD3"
        honeyInk: "#664300"
        sky: "#2A5B9C"
        skySoft: "#E1EBF7"
        skyInk: "#214B84"
        plum: "#6F4189"
        plumSoft: "#EFE6F4"
        plumInk: "#5E3575"
        leaf: "#35712A"
        leafSoft: "#E2F0DB"
        leafInk: "#27571D"
        rose: "#9C2F55"
        roseSoft: "#F9E4EA"
        roseInk: "#862545"
        slate: "#4A5F70"
        slateSoft: "#E4EAEE"
        slateInk: "#3B4E5D"
        focus: "#1B4FD1"
        scrim: "#9E0B1A1D"
    }
    readonly property PaletteTokens dark: PaletteTokens {
        bg: "#0E191C"
        surface: "#17262A"
        surfaceSunken: "#0A1315"
        surfaceRaised: "#203338"
        ink: "#EFF4F1"
        inkSoft: "#B6C6C4"
        inkOnPrimary: "#04302C"
        line: "#2C4046"
        lineStrong: "#7E9693"
        primary: "#74D3C4"
        primaryPressed: "#A4E6DB"
        primarySoft: "#123A37"
        primaryInk: "#8FDFD2"
        honey: "#F2BE5C"
        honeySoft: "#3D300F"
        honeyInk: "#FAD68C"
        sky: "#92BDF3"
        skySoft: "#1A3352"
        skyInk: "#ABCDF8"
        plum: "#D0AAE6"
        plumSoft: "#3A2748"
        plumInk: "#DDBFEE"
        leaf: "#9BD48A"
        leafSoft: "#213D1C"
        leafInk: "#B0E0A1"
        rose: "#F2A2B8"
        roseSoft: "#4A1F2F"
        roseInk: "#F8BBCB"
        slate: "#B2C4D2"
        slateSoft: "#26353F"
        slateInk: "#C4D3DE"
        focus: "#FFD84D"
        scrim: "#B2000000"
    }
    readonly property PaletteTokens contrast: PaletteTokens {
        bg: "#000000"
        surface: "#000000"
        surfaceSunken: "#1A1A1A"
        surfaceRaised: "#111111"
        ink: "#FFFFFF"
        inkSoft: "#FFFFFF"
        inkOnPrimary: "#000000"
        line: "#FFFFFF"
        lineStrong: "#FFFFFF"
        primary: "#FFE14D"
        primaryPressed: "#FFF1A6"
        primarySoft: "#332C00"
        primaryInk: "#FFE14D"
        honey: "#FFE14D"
        honeySoft: "#332C00"
        honeyInk: "#FFE14D"
        sky: "#8FD3FF"
        skySoft: "#00263D"
        skyInk: "#8FD3FF"
        plum: "#F0B8FF"
        plumSoft: "#2E0039"
        plumInk: "#F0B8FF"
        leaf: "#8CFF8C"
        leafSoft: "#003300"
        leafInk: "#8CFF8C"
        rose: "#FFB3C4"
        roseSoft: "#3D0012"
        roseInk: "#FFB3C4"
        slate: "#FFFFFF"
        slateSoft: "#1A1A1A"
        slateInk: "#FFFFFF"
        focus: "#00E5FF"
        scrim: "#000000"
    }
    readonly property FixedTokens fixed: FixedTokens {
        heroInk: "#0F262A"
        toast: "#14262A"
        itBar: "#22323C"
        keyboardTray: "#DDE4DF"
        keyboardModifierKey: "#C9D3CE"
        duskShadeFrom: "#C7102036"
        duskShadeTo: "#00102036"
    }

    readonly property SpacingTokens kioskSpacing: SpacingTokens {
        xs: 8
        s: 12
        m: 20
        l: 24
        xl: 36
        xxl: 56
        screenSide: 48
        cardPad: 32
        listRowGap: 0
        betweenCards: 24
    }
    readonly property SpacingTokens tabletSpacing: SpacingTokens {
        xs: 4
        s: 8
        m: 12
        l: 16
        xl: 24
        xxl: 32
        screenSide: 28
        cardPad: 22
        listRowGap: 2
        betweenCards: 18
    }
    readonly property RadiiTokens kioskRadii: RadiiTokens {
        chip: 999
        key: 16
        control: 22
        button: 32
        card: 32
        sheet: 56
    }
    readonly property RadiiTokens tabletRadii: RadiiTokens {
        chip: 999
        key: 10
        control: 14
        button: 14
        card: 20
        sheet: 32
    }
    readonly property TouchTokens kioskTouch: TouchTokens {
        minimum: 72
        recommended: 92
        primaryHeight: 116
        gap: 12
        absoluteFloor: 60
    }
    readonly property TouchTokens tabletTouch: TouchTokens {
        minimum: 48
        recommended: 56
        primaryHeight: 56
        gap: 8
    }
    readonly property IconsTokens kioskIcons: IconsTokens {
        chip: 26
        inline: 36
        button: 42
        dock: 44
        tile: 54
    }
    readonly property IconsTokens tabletIcons: IconsTokens {
        chip: 17
        inline: 22
        button: 24
        rail: 28
        tile: 34
    }

    readonly property LayoutTokens kioskLayout: LayoutTokens {
        topBar: 124
        topBarAt200: 220
        dock: 148
        dockAt200: 188
        keyboard: 640
    }
    readonly property LayoutTokens tabletLayout: LayoutTokens {
        rail: 108
        railAt150: 148
        topBar: 68
        listPane: 404
    }
    readonly property LayoutTokens compactLayout: LayoutTokens {
        rail: 88
        topBar: 60
    }
    readonly property LayoutTokens compactPortraitLayout: LayoutTokens {
        dock: 76
        topBar: 60
    }

    readonly property var kioskType: ({
        "caption": [25, 38, 50, 1.3, 600],
        "small": [28, 42, 56, 1.3, 400],
        "body": [32, 48, 64, 1.35, 400],
        "button": [32, 48, 58, 1.2, 650],
        "large": [36, 52, 68, 1.25, 600],
        "reading": [38, 57, 76, 1.5, 400],
        "title": [42, 56, 72, 1.2, 720],
        "heading": [58, 72, 84, 1.12, 720],
        "display": [72, 84, 92, 1.05, 720],
        "clock": [196, 196, 196, 0.95, 650]
    })
    readonly property var tabletType: ({
        "caption": [15.5, 23, 31, 1.3, 600],
        "small": [17, 25.5, 34, 1.35, 400],
        "body": [19, 28.5, 38, 1.38, 400],
        "button": [19, 28, 36, 1.2, 650],
        "large": [21, 30, 40, 1.3, 600],
        "reading": [21, 31.5, 42, 1.5, 400],
        "title": [25, 34, 44, 1.2, 720],
        "heading": [34, 44, 54, 1.12, 720],
        "display": [46, 56, 64, 1.05, 720]
    })
    readonly property var letterSpacing: ({"body": 0.0, "title": -0.01, "heading": -0.015, "display": -0.02})

    readonly property MotionTokens motion: MotionTokens {
        instant: 0
        press: 90
        fade: 140
        move: 200
        sheet: 240
        page: 180
        progressTick: 1000
        reducedFade: 90
    }
    readonly property BorderTokens border: BorderTokens {
        control: 2
        controlSelected: 5
        controlHighContrast: 3
        separator: 1
        selectedRowBar: 6
        focusWidth: 4
        focusOffset: 3
        focusKioskWidth: 6
    }
    readonly property StrokeTokens stroke: StrokeTokens {
        normal: 2
        emphasis: 2.3
        check: 3
    }
    readonly property TimeTokens time: TimeTokens {
        kioskSessionMinutes: 20
        warnBeforeEndSeconds: 60
        extendMinutes: 5
        extensionsAllowedDefault: 10
        idleWarnSeconds: 120
        idleSignOutAfterWarnSeconds: 60
        toastSeconds: 6
        toastSecondsWithAction: 12
        tabletIdleLockMinutes: 10
        receiptScreenReturnSeconds: 60
    }
}
