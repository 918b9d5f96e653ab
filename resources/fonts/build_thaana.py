# ruff: noqa: INP001 - a script beside the assets it makes, not a package
"""Make "Lumen Thaana" from Noto Sans Thaana (SIL OFL 1.1, without a reserved name; Debian's fonts-noto-core).

Qt takes a font for a script that needs shaping only when its GSUB table names the script. Noto Sans Thaana places its vowels by GPOS
and has no GSUB table, so Qt draws boxes for Maldivian. This adds an empty table that names the script.

Usage: python resources/fonts/build_thaana.py /usr/share/fonts/truetype/noto/NotoSansThaana-Regular.ttf [OUT]
"""

import sys
from pathlib import Path

from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables import otTables

NAME_IDS = (1, 3, 4, 6, 16)
NO_FEATURE = 0xFFFF


def script_record(tag: str) -> otTables.ScriptRecord:
    """A script without features."""
    language = otTables.DefaultLangSys()
    language.ReqFeatureIndex, language.FeatureIndex, language.FeatureCount, language.LookupOrder = NO_FEATURE, [], 0, None
    record = otTables.ScriptRecord()
    record.ScriptTag, record.Script = tag, otTables.Script()
    record.Script.DefaultLangSys, record.Script.LangSysRecord = language, []
    return record


def main() -> None:
    """Write the font."""
    out = Path(sys.argv[2]) if len(sys.argv) > 2 else Path(__file__).with_name("Thaana-400.ttf")
    font = TTFont(sys.argv[1], recalcTimestamp=False)
    table = otTables.GSUB()
    table.Version = 0x00010000
    table.ScriptList, table.FeatureList, table.LookupList = otTables.ScriptList(), otTables.FeatureList(), otTables.LookupList()
    table.ScriptList.ScriptRecord = [script_record(tag) for tag in ("DFLT", "thaa")]
    table.FeatureList.FeatureRecord, table.LookupList.Lookup = [], []
    font["GSUB"] = newTable("GSUB")
    font["GSUB"].table = table
    for record in list(font["name"].names):
        if record.nameID in NAME_IDS:
            changed = str(record).replace("Noto Sans Thaana", "Lumen Thaana").replace("NotoSansThaana", "LumenThaana")
            font["name"].setName(changed, record.nameID, record.platformID, record.platEncID, record.langID)
    font.save(out)


if __name__ == "__main__":
    main()
