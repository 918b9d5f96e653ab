// Prints one receipt with node-thermal-printer: `node host.js INTERFACE PICTURE QR_TEXT`. Ends with 0 when it believes that it printed.
const { ThermalPrinter, PrinterTypes, CharacterSet } = require("node-thermal-printer");

async function main([address, picture, qr]) {
  const printer = new ThermalPrinter({
    type: PrinterTypes.EPSON,
    interface: address,
    width: 48,
    characterSet: CharacterSet.WPC1252,
    removeSpecialCharacters: false,
  });
  if (!(await printer.isPrinterConnected())) throw new Error("not connected");
  printer.alignCenter();
  printer.bold(true);
  printer.println("Cedar Ridge");
  printer.bold(false);
  printer.alignLeft();
  printer.println("Señal: ¿adiós?");
  printer.leftRight("10 stamps", "$3.00");
  printer.invert(true);
  printer.println("Inverted");
  printer.invert(false);
  printer.setTextDoubleHeight();
  printer.println("Tall");
  printer.setTextNormal();
  await printer.printImage(picture);
  printer.printQR(qr, { cellSize: 6, correction: "M", model: 2 });
  printer.cut();
  await printer.execute();
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
