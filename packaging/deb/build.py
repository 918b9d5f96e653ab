"""`make deb`: the packages lumen-kiosk and lumen-central, each with an environment of its own under /opt/lumen.

The wheels are those of `requirements.lock`, by hash; a package holds the ones that its code imports and what these need. Two builds of
one commit are the same bytes. Nothing is fetched at install. Usage: python packaging/deb/build.py [OUT]
"""

from __future__ import annotations

import ast
import compileall
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from importlib.metadata import distribution, packages_distributions
from pathlib import Path
from py_compile import PycInvalidationMode

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
#: Parts of Qt that no screen uses: a browser, a designer, 3D, its own compilers, tools. What is not there cannot be attacked.
QT_LEFT_OUT = re.compile(
    r"WebEngine|WebView|WebChannel|WebSockets|HttpServer|Designer|Quick3D|3D|Charts|Graphs|DataVisualization|Pdf|Bluetooth|Nfc|Location"
    r"|Positioning|RemoteObjects|Sensors|SerialBus|SerialPort|Sql|Scxml|StateMachine|Help|UiTools|TextToSpeech|WaylandCompositor"
    r"|VirtualKeyboard|LabsStyleKit|SpatialAudio|CanvasPainter|QmlCompiler|Imagine|Material|Universal|Fusion|FluentWinUI3|Test\b"
)
QT_FOLDERS = (
    "Qt/libexec",
    "Qt/resources",
    "Qt/translations",
    "Qt/metatypes",
    "include",
    "typesystems",
    "glue",
    "scripts",
    "doc",
    "support/deploy_lib",
)


@dataclass(frozen=True)
class Program:
    """What one program is made of: folders of ours (`own`), but not those below `without`. `main` is in the module `command`.

    It needs what the code in `read` imports, and what is loaded by name alone (`by_name`).
    """

    name: str
    prefix: Path
    own: tuple[str, ...]
    without: tuple[str, ...]
    command: str
    read: tuple[str, ...]
    by_name: tuple[str, ...] = ()


VERSION = str(tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"])
KIOSK = Program(
    "kiosk",
    # A device's releases stand side by side, and one link says which runs (kiosk/warden/releases.py).
    Path("opt/lumen/releases") / VERSION,
    ("kiosk", "resources"),
    ("kiosk/demo", "resources/demo"),
    "kiosk.start",
    ("kiosk", "resources"),
    ("tzdata",),
)
#: Outside the releases that it switches: it takes a bad one back.
WARDEN = Program("warden", Path("opt/lumen/warden"), ("kiosk/warden",), (), "kiosk.warden.main", ("kiosk/warden",))
CENTRAL = Program(
    "central",
    Path("opt/lumen/central"),
    ("central", "kiosk", "resources"),
    ("kiosk/ui", "kiosk/demo", "kiosk/hardware"),
    "central.cli",
    ("central", "kiosk/sync"),
    ("uvloop", "httptools", "psycopg[binary]", "tzdata"),
)


def main() -> None:
    """Build both."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "build/packages").absolute()
    out.mkdir(parents=True, exist_ok=True)
    os.environ.setdefault("SOURCE_DATE_EPOCH", _commit_time())
    wheels = ROOT / "build/deb/wheels"
    _fetch(wheels)
    for programs in ((KIOSK, WARDEN), (CENTRAL,)):
        sys.stdout.write(f"{build(programs, wheels, out)}\n")


def build(programs: tuple[Program, ...], wheels: Path, out: Path) -> Path:
    """One package, named like its first program."""
    package = programs[0]
    tree = ROOT / "build/deb" / package.name
    shutil.rmtree(tree, ignore_errors=True)
    names = sorted({name for program in programs for name in _fill(program, wheels, tree)})
    shutil.copytree(HERE / package.name / "root", tree, dirs_exist_ok=True)
    if package is KIOSK:
        shutil.copytree(HERE.parent / "udev", tree / "usr/lib/udev/rules.d")
    (tree / "usr/share/doc" / f"lumen-{package.name}").mkdir(parents=True)
    shutil.copy(ROOT / "resources/LICENSES.md", tree / "usr/share/doc" / f"lumen-{package.name}" / "copyright")
    _control(package, tree, names)
    return _pack(package, tree, out)


def _fill(package: Program, wheels: Path, tree: Path) -> list[str]:
    """Put one program and what it needs where it stands; the distributions that it needs."""
    site = tree / package.prefix / "lib/python3.11/site-packages"
    site.mkdir(parents=True)
    names = sorted(_closure(package))
    found = [str(wheel) for wheel in sorted(wheels.glob("*.whl")) if canonicalize_name(wheel.name.partition("-")[0]) in names]
    there = {canonicalize_name(wheel.name.partition("-")[0]) for wheel in wheels.glob("*.whl")}
    if missing := sorted(set(names) - there):
        sys.exit(f"lumen-{package.name} needs what the lock does not have: {', '.join(missing)} (make lock)")
    _pip("install", "--no-index", "--no-deps", "--no-compile", "--target", str(site), *found)
    shutil.rmtree(site / "bin", ignore_errors=True)
    for folder in package.own:
        (site / folder).parent.mkdir(parents=True, exist_ok=True)
        _copy(ROOT / folder, site / folder, {ROOT / path for path in package.without})
    # The program asks which version of itself this is.
    (site / f"kiosk-{VERSION}.dist-info").mkdir()
    (site / f"kiosk-{VERSION}.dist-info/METADATA").write_text(f"Metadata-Version: 2.1\nName: kiosk\nVersion: {VERSION}\n")
    _prune_qt(site / "PySide6")
    # Caches that are taken as they are: the files lie on a disk that nobody of the services may write.
    compileall.compile_dir(
        site, quiet=1, stripdir=str(tree), prependdir="/", invalidation_mode=PycInvalidationMode.UNCHECKED_HASH, workers=0
    )
    _environment(tree / package.prefix, package)
    return names


def _fetch(wheels: Path) -> None:
    """The lock's wheels, by hash; those that are there already are not fetched again."""
    wheels.mkdir(parents=True, exist_ok=True)
    lock = (ROOT / "requirements.lock").read_bytes()
    stamp, digest = wheels / ".lock", hashlib.sha256(lock).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    _pip("download", "--only-binary", ":all:", "--require-hashes", "-r", str(ROOT / "requirements.lock"), "-d", str(wheels))
    stamp.write_text(digest)


def _pip(*arguments: str) -> None:
    subprocess.run([sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check", *arguments], check=True)


def _closure(package: Program) -> set[str]:
    """The distributions that a program's code imports, with all that these need."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    declared = {canonicalize_name(Requirement(line).name): Requirement(line) for line in project["dependencies"]}
    provided = packages_distributions()
    imported = {canonicalize_name(name) for top in _imports(package) for name in provided.get(top, ())}
    wanted = [*(declared[name] for name in sorted(imported & set(declared))), *(Requirement(name) for name in package.by_name)]
    found: set[str] = set()
    seen: set[tuple[str, str]] = set()
    while wanted:
        requirement = wanted.pop()
        for extra in ("", *sorted(requirement.extras)):
            key = (canonicalize_name(requirement.name), extra)
            if key in seen:
                continue
            seen.add(key)
            found.add(key[0])
            needs = [Requirement(line) for line in distribution(requirement.name).requires or ()]
            wanted += [need for need in needs if need.marker is None or need.marker.evaluate({"extra": extra})]
    return found


def _imports(package: Program) -> set[str]:
    """Top names that the program's own code imports, anywhere in a file."""
    left_out = tuple(str(ROOT / path) for path in package.without)
    tops: set[str] = set()
    for folder in package.read:
        for path in (ROOT / folder).rglob("*.py"):
            if str(path).startswith(left_out):
                continue
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Import):
                    tops |= {alias.name.partition(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                    tops.add(node.module.partition(".")[0])
    return tops


def _copy(source: Path, target: Path, left_out: set[Path]) -> None:
    def ignore(folder: str, names: list[str]) -> list[str]:
        return [name for name in names if name == "__pycache__" or Path(folder, name) in left_out]

    shutil.copytree(source, target, ignore=ignore)


def _prune_qt(qt: Path) -> None:
    if not qt.exists():
        return
    for folder in QT_FOLDERS:
        shutil.rmtree(qt / folder, ignore_errors=True)
    for path in sorted(qt.rglob("*"), reverse=True):
        below = str(path.relative_to(qt))
        if QT_LEFT_OUT.search(below) or path.suffix == ".pyi" or (path.parent == qt and path.is_file() and path.suffix == ""):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            elif path.is_symlink() or path.exists():
                path.unlink()


def _environment(home: Path, package: Program) -> None:
    """What makes a folder a virtual environment of the system's Python (PEP 405), and the command."""
    (home / "bin").mkdir()
    (home / "bin/python").symlink_to("/usr/bin/python3.11")
    (home / "pyvenv.cfg").write_text("home = /usr/bin\ninclude-system-site-packages = false\nversion = 3.11\n")
    (home / "lumen-production").write_text("This program serves residents: its keys come from the system alone.\n")
    command = home / "bin" / package.name
    # -I: nothing of the environment or of the folder it is started in tells Python what to load.
    command.write_text(f"#!/{package.prefix}/bin/python -I\nfrom {package.command} import main\n\nraise SystemExit(main())\n")
    command.chmod(0o755)


def _control(package: Program, tree: Path, names: list[str]) -> None:
    debian = tree / "DEBIAN"
    debian.mkdir()
    size = sum(path.lstat().st_size for path in tree.rglob("*") if path.is_file() and not path.is_symlink()) // 1024
    machine = subprocess.run(["dpkg", "--print-architecture"], check=True, capture_output=True, text=True).stdout.strip()
    head = (HERE / package.name / "control").read_text()
    head = head.replace("Section:", f"Version: {VERSION}\nArchitecture: {machine}\nInstalled-Size: {size}\nSection:", 1)
    (debian / "control").write_text(head)
    etc = sorted(f"/{path.relative_to(tree)}" for path in (tree / "etc").rglob("*") if path.is_file())
    (debian / "conffiles").write_text("".join(f"{path}\n" for path in etc))
    for script in sorted((HERE / package.name / "scripts").iterdir()):
        shutil.copy(script, debian / script.name)
        (debian / script.name).chmod(0o755)
    listed = tree / "usr/share/doc" / f"lumen-{package.name}" / "python-packages"
    listed.write_text("".join(f"{name} {distribution(name).version}\n" for name in names))
    inside = [path for path in sorted(tree.rglob("*")) if path.is_file() and not path.is_symlink() and debian not in path.parents]
    (debian / "md5sums").write_text("".join(f"{_md5(path)}  {path.relative_to(tree)}\n" for path in inside))


def _md5(path: Path) -> str:
    """dpkg's own check of files (`dpkg --verify`); no defence against anybody."""
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()


def _pack(package: Program, tree: Path, out: Path) -> Path:
    for path in [tree, *tree.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)
    rules = tree / "etc/usbguard/rules.d/50-lumen.conf"
    if rules.exists():
        rules.chmod(0o600)
    subprocess.run(["dpkg-deb", "--root-owner-group", "-Zzstd", "-z6", "--build", str(tree), str(out)], check=True, capture_output=True)
    return max(out.glob(f"lumen-{package.name}_*.deb"), key=lambda path: path.stat().st_mtime)


def _commit_time() -> str:
    return subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, check=True, capture_output=True, text=True).stdout.strip()


if __name__ == "__main__":
    main()
