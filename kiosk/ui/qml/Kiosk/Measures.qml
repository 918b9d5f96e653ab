import QtQuick

// Sizes of drawn parts that the mockups fix and tokens.json does not list, per scale.
QtObject {
    required property bool kiosk
    // How much larger than drawn the things are that are pressed.
    required property real reach
    required property bool compact
    required property SpacingTokens space
    // A low window has no room for more than what a larger target needs.
    readonly property real spared: compact && reach > 1 ? 60 / 56 : reach

    // A page: its edges, what stands at its foot, and the shares of two columns.
    readonly property real pageSide: kiosk ? 44 : space.screenSide
    readonly property real pageTop: kiosk ? 34 : space.s
    readonly property real pageFoot: kiosk ? 28 : space.m
    readonly property real footKey: kiosk ? 104 * reach : mainHeight
    readonly property real mainShare: 3
    readonly property real asideShare: 2
    readonly property real rowSide: kiosk ? 28 : 18
    readonly property real leadGap: kiosk ? 26 : space.l
    readonly property real pressInset: 6
    readonly property real sendWidth: compact ? 220 : 240
    readonly property real moneyPane: 310

    // The scene of the first pages, and what lies over it.
    readonly property real heroTop: kiosk ? 178 : 74
    readonly property real heroClimb: kiosk ? 131 : 38
    readonly property real heroClimbSlim: kiosk ? 52 : 20
    readonly property real greeting: 700
    readonly property real sceneWords: kiosk ? 34 : 19
    readonly property real skyName: 40
    readonly property real skyPlace: kiosk ? 42 : 24
    readonly property real skyClock: 120
    readonly property real pinGreeting: 1.14
    readonly property real homePad: kiosk ? 30 : 24
    readonly property real homeGapLargest: 18
    readonly property real homeStamp: kiosk ? 106 : 88
    readonly property real peekSide: kiosk ? 22 : 0
    readonly property real peekPad: kiosk ? 18 : 10
    readonly property real peekRadius: kiosk ? 28 : 10
    readonly property real peekAvatar: kiosk ? 68 : 48

    // Five stamps held like cards: how large, how far they lean and hang.
    readonly property real fanStamp: kiosk ? 154 : 53
    readonly property real fanMiddle: kiosk ? 192 : 66
    readonly property real fanTilt: 14
    readonly property real fanDrop: 28
    readonly property real doneMark: kiosk ? 88 : 48

    readonly property real newMark: kiosk ? 26 : 18
    readonly property real newMarkEdge: 3

    readonly property real pill: (kiosk ? 76 : 48) * reach
    readonly property real avatarSmall: kiosk ? 56 : 38
    readonly property real avatar: kiosk ? 84 : 48
    readonly property real avatarLarge: kiosk ? 104 : 60
    readonly property real avatarHero: kiosk ? 140 : 96
    readonly property real tileSmall: kiosk ? 84 : 52
    readonly property real tile: kiosk ? 96 : 54
    readonly property real mark: kiosk ? 72 : 46
    readonly property real chip: kiosk ? 50 : 31
    readonly property real chipPad: kiosk ? 20 : 12
    readonly property real badge: kiosk ? 42 : 24
    readonly property real dot: kiosk ? 22 : 14
    readonly property real thumbnail: kiosk ? 152 : 72
    // My library and downloads.
    readonly property real libraryCover: kiosk ? 120 : 64
    readonly property real fadedCover: 0.55
    readonly property real ownedCover: kiosk ? 420 : compact ? 220 : 360
    readonly property real songNumber: kiosk ? 48 : 30
    readonly property real proofCode: kiosk ? 600 : 470
    readonly property real enrolCode: kiosk ? 450 : compact ? 230 : 300
    readonly property real filedCode: kiosk ? 330 : compact ? 220 : 240
    readonly property real requestTile: kiosk ? 196 : 0
    readonly property real formWriting: kiosk ? 210 : compact ? 150 : 170
    readonly property real thumbnailWide: kiosk ? 128 : 84
    readonly property real stampWidth: kiosk ? 68 : 40
    readonly property real offer: 230
    readonly property real stampLarge: kiosk ? 106 : 44
    readonly property real attached: kiosk ? 104 : 60
    readonly property real ecardAspect: 3 / 2
    readonly property real ecardWidth: kiosk ? 420 : 240
    readonly property real meterBar: kiosk ? 18 : 10
    readonly property real wordBar: kiosk ? 88 : 48
    readonly property real underline: kiosk ? 6 : 4
    readonly property real tabs: (kiosk ? 76 : 52) * (compact && reach > 1 ? 60 / 52 : reach)
    readonly property real secondaryHeight: (kiosk ? 92 : 56) * spared
    readonly property real mainHeight: (kiosk ? 116 : 56) * spared
    readonly property real railItem: (kiosk ? 96 : 70) * reach
    readonly property real railTool: (kiosk ? 84 : 62) * reach
    readonly property real step: kiosk ? 76 : 52
    readonly property real voiceBar: (kiosk ? 120 : 62) * reach
    readonly property real knob: (kiosk ? 62 : 50) * reach
    readonly property real ring: kiosk ? 36 : 24
    readonly property real ringLarge: kiosk ? 236 : 132
    readonly property real ringStroke: kiosk ? 18 : 10
    readonly property real hero: kiosk ? 560 : 266
    readonly property real homeCard: 350
    readonly property real heroCard: 400
    readonly property real rest: kiosk ? 320 : 266
    readonly property real heroSlim: kiosk ? 212 : 120
    readonly property real playMark: kiosk ? 148 : 92
    // Of a small picture in a list.
    readonly property real playMarkShare: 0.44
    readonly property real giftShare: 0.36
    readonly property real playMarkIcon: 0.44
    readonly property real playerBar: kiosk ? 92 : 56
    readonly property real playerTrack: kiosk ? 280 : 160
    readonly property real playerOpacity: 0.92
    readonly property real playerTrackOpacity: 0.45
    readonly property real playerChosenOpacity: 0.14
    readonly property real smallCut: 0.2
    readonly property real cameraAspect: 16 / 9
    readonly property real cameraLeast: kiosk ? 420 : 200
    // One's own picture in a call.
    readonly property real callOwn: kiosk ? 320 : compact ? 168 : 224
    readonly property real seekSeconds: 5
    readonly property real meterThin: kiosk ? 12 : 8
    readonly property real photoBand: kiosk ? 560 : 372
    readonly property real signInScene: kiosk ? 1194 : 0
    readonly property real pinScene: kiosk ? 480 : 0
    readonly property real pinKey: (kiosk ? 154 : 76) * reach
    readonly property real pinKeySmall: (kiosk ? 116 : 56) * reach
    readonly property real pinKeyGap: kiosk ? 22 : 10
    readonly property real pinDot: kiosk ? 44 : 26
    readonly property real readerWidth: kiosk ? 300 : 190
    readonly property real dialogWidth: kiosk ? 968 : 620
    readonly property real panelWidth: kiosk ? 1080 : 760
    readonly property real paperWidth: kiosk ? 346 : 230
    readonly property real readable: kiosk ? 968 : 780
    // A line of a book, in heights of its letters; rows of touch that the lists beside a book want.
    readonly property int bookLine: 34
    readonly property int bookRows: 8
    readonly property int bookSearchRows: 12
    readonly property real sceneOpacity: 0.94
    readonly property real fade: kiosk ? 24 : 14

    // Games: the board and what stands beside it, cards, tiles of a word.
    readonly property real gameFields: 8
    readonly property real gamePanel: kiosk ? 480 : compact ? 270 : 330
    readonly property real boardLabel: kiosk ? 40 : 22
    readonly property real fieldShade: 0.46
    readonly property real fieldShadeDark: 0.24
    readonly property real fieldLight: 0.58
    readonly property real fieldMark: 0.62
    readonly property real manShare: 0.86
    readonly property real takenMan: kiosk ? 44 : 26
    readonly property real targetDot: 0.3
    readonly property real targetRing: 0.07
    readonly property real tableGap: kiosk ? 10 : 7
    readonly property real cardLeast: kiosk ? 112 : 60
    readonly property real cardMost: kiosk ? 150 : 112
    readonly property real cardAspect: 1.4
    readonly property real cardRadius: 0.09
    readonly property real faceDown: 0.16
    readonly property real wasteStep: 0.3
    readonly property real cornerShare: 0.34
    readonly property real stripShare: 0.3
    readonly property real stripShareTall: 0.42
    readonly property real letterTile: kiosk ? 132 : compact ? 76 : 106
    readonly property real letterKey: kiosk ? 104 : compact ? 54 : 68
    readonly property real gameCover: kiosk ? 240 : 120

    // Shadows are pictures (resources/shadows/build.py): how far they reach, and for which corners there are some.
    readonly property real shadowMargin: 32
    readonly property real shadowMarginFloating: 64
    readonly property real shadowReach: 20
    readonly property real shadowReachFloating: 44
    readonly property list<real> shadowRadii: [32, 22, 20, 14]
    readonly property list<real> shadowRadiiFloating: [56, 32, 22, 20, 14]
    readonly property real shadowRadiusLeast: 14
    readonly property real shadowRoom: 40
    readonly property real shadowOverlap: 120

    // Corners between those of the tokens.
    readonly property real boxRadius: kiosk ? 26 : 14
    readonly property real pillRadius: kiosk ? 24 : 14
    readonly property real toolRadius: kiosk ? 24 : 18
    readonly property real tabsRadius: kiosk ? 22 : 16

    // Covers: of a shelf, of a row of found titles, and on their own page. Names on drawn ones, as shares of the width.
    readonly property real coverBeside: kiosk ? 240 : 120
    readonly property real coverSmall: kiosk ? 96 : 56
    readonly property real coverName: 0.125
    readonly property real coverEdge: 0.1
    readonly property real letterShare: 0.62
    readonly property real pressedCover: 0.85
    readonly property real coverFrame: kiosk ? 8 : 5
    readonly property real coverClimb: 0.3
    readonly property real stageShare: 0.6
    readonly property real titleBand: kiosk ? 546 : 220
    readonly property real titleCover: kiosk ? 254 : 110
    readonly property real titleCoverWide: compact ? 190 : 280
    readonly property real boughtCover: kiosk ? 300 : 120
    readonly property real mediaHero: kiosk ? 364 : compact ? 150 : 200
    readonly property real heroWords: kiosk ? 720 : 560

    // The player: its round key, the place in a title, covers, and what stays of it on other pages.
    readonly property real playKey: (kiosk ? 132 : compact ? 60 : 84) * spared
    readonly property real playIcon: 1.1
    readonly property real seekKnob: kiosk ? 44 : 28
    readonly property real seekPressed: 1.2
    // Milliseconds that a key goes.
    readonly property int movieStep: 10000
    readonly property real playerCover: kiosk ? 320 : 96
    readonly property real coverShare: 0.44
    readonly property real miniPlayer: (kiosk ? 116 : 64) * spared
    readonly property real miniCover: kiosk ? 84 : 48

    // Inside the controls
    readonly property real usualWidth: 400
    readonly property real smallestWords: 12
    readonly property real slack: 4
    readonly property real cached: 400
    readonly property list<real> dashes: [4, 3]
    readonly property real rowTop: kiosk ? 24 : 14
    readonly property real rowGap: kiosk ? 24 : 14
    readonly property real rowChips: kiosk ? 12 : 6
    readonly property real balanceTile: kiosk ? 96 : 64
    readonly property real homeTileTop: kiosk ? 28 : 20
    readonly property real homeTileFoot: kiosk ? 18 : 20
    readonly property real homeTileLargest: 205
    readonly property real tileLargest: 124
    readonly property real pickMark: kiosk ? 56 : 34
    readonly property real dialogPad: kiosk ? 60 : space.xxl
    readonly property real dialogKey: kiosk ? 112 : secondaryHeight
    readonly property real dockTop: kiosk ? 14 : 6
    readonly property real dockFoot: kiosk ? 16 : 6
    readonly property real toolGap: kiosk ? 4 : 2
    readonly property real barSide: kiosk ? 40 : space.screenSide
    readonly property real barGap: kiosk ? 14 : space.m
    readonly property real stepBar: kiosk ? 8 : 6
    // The standing way of a request: its marks, the mark of where it is, the dashes ahead; the leaf of a calendar.
    readonly property real stepMark: kiosk ? 64 : 40
    readonly property real stepNow: kiosk ? 80 : 50
    readonly property real stepAhead: 0.55
    readonly property real stepDash: 1.33
    // So many places and tools share the height of a low window.
    readonly property real railRows: 10.4
    readonly property real railTools: 10.8
    readonly property real leaf: kiosk ? 128 : 76
    readonly property real star: (kiosk ? 96 : 56) * reach
    readonly property real writing: 300
    readonly property real cursor: kiosk ? 4 : 2
    readonly property real ringLow: 84
    readonly property real ringWords: 100
    readonly property real popupGap: 8
    readonly property real keyGap: kiosk ? 10 : 6
    readonly property real keySide: kiosk ? 13 : 7
    readonly property real keyEdge: kiosk ? 8 : 4
    readonly property real keyShade: 2
    readonly property real lowKeyboard: 260
    readonly property real roomyHeight: kiosk ? 1700 : 720
    readonly property real pinKeyTight: kiosk ? 112 : 60
    readonly property real pinDotGap: kiosk ? 34 : 20
    readonly property real pinDotEdge: 4
    readonly property real faceEdge: kiosk ? 10 : 6
    readonly property real markName: kiosk ? 36 : 24
    // Drawings of guided steps are 960 x 600.
    readonly property real stepPicture: 0.625

    // A good of the commissary: its picture on a shelf, alone, and how much of it the drawing fills.
    readonly property real goodPicture: kiosk ? 150 : compact ? 60 : 68
    readonly property real goodLarge: kiosk ? 260 : 170
    readonly property real goodIconShare: 0.5
}
