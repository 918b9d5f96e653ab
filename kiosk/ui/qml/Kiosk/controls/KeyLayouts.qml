import QtQuick

// What stands on the keys. A key is a letter, or { act, icon, wide }.
QtObject {
    readonly property var digits: ["1", "2", "3", "4", "5", "6", "7", "8", "9", "0"]
    readonly property var english: [
        digits,
        ["q", "w", "e", "r", "t", "y", "u", "i", "o", "p"],
        ["a", "s", "d", "f", "g", "h", "j", "k", "l"],
        [shift, "z", "x", "c", "v", "b", "n", "m", erase]
    ]
    readonly property var spanish: [
        digits,
        ["q", "w", "e", "r", "t", "y", "u", "i", "o", "p"],
        ["a", "s", "d", "f", "g", "h", "j", "k", "l", "ñ"],
        [shift, "z", "x", "c", "v", "b", "n", "m", erase]
    ]
    readonly property var symbols: [
        digits,
        ["@", "#", "$", "%", "&", "*", "-", "+", "(", ")"],
        ["!", "\"", "'", ":", ";", "/", "=", "_", "¿", "¡"],
        [undo, "°", "€", "~", "…", "“", "”", "–", erase]
    ]
    // For a low keyboard; what is missing here is under a long press.
    readonly property var fewSymbols: [
        digits,
        ["!", "\"", "'", ":", ";", "/", "$", "%", "¿", "¡"],
        [undo, "@", "#", "&", "-", "+", "(", ")", erase]
    ]
    readonly property var shift: ({ act: "shift", icon: "arrow-big-up", wide: 1.5 })
    readonly property var erase: ({ act: "erase", icon: "delete", wide: 1.5 })
    readonly property var undo: ({ act: "undo", icon: "undo-2", wide: 1.5 })

    // A long press on a letter offers these.
    readonly property var accents: ({
        "a": "áàâä", "e": "éèêë", "i": "íìîï", "o": "óòôö", "u": "úùûü", "n": "ñ", "c": "ç", "y": "ý",
        "?": "¿", "!": "¡", ".": "…", "'": "’", "\"": "“”", "$": "€", "&": "*", "-": "–_", "+": "=", "(": "[{<", ")": "]}>", "%": "°", "/": "\\|", ":": "~"
    })
    readonly property var acute: ({ "a": "á", "e": "é", "i": "í", "o": "ó", "u": "ú", "n": "ñ" })

    // Rows of `across` emoji each, as many as fit.
    function pictures(emoji: var, rowCount: int, across: int): var {
        const rows = [];
        for (let row = 0; row < rowCount; row++)
            rows.push(emoji.slice(row * across, (row + 1) * across));
        return rows;
    }
    function rows(page: string, low: bool): var {
        if (page === "symbols")
            return low ? fewSymbols : symbols;
        const all = page === "es" ? spanish : english;
        return low ? all.slice(1) : all;
    }
}
