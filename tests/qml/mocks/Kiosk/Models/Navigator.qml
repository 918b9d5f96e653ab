import QtQuick
QtObject {
    property string route: "sign-in"
    property bool canGoBack: route !== "home"
    property var past: []
    function go(name: string) { past.push(route); route = name; }
    function back() { route = past.pop() ?? "home"; }
    function home() { past = []; route = "home"; }
}
