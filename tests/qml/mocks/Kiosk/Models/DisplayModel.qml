import QtQuick
QtObject {
    property string theme: "light"
    property int textStep: 100
    property string language: "en"
    property bool reducedMotion: false
    property var languages: [{ code: "en", name: "English" }, { code: "es", name: "Español" }]
    function setTheme(value: string) { theme = value; }
    function setTextStep(value: int) { textStep = value; }
    function setLanguage(value: string) { language = value; }
    function setReducedMotion(value: bool) { reducedMotion = value; }
    function cycleText() { textStep = textStep === 100 ? 150 : textStep === 150 ? 200 : 100; }
}
