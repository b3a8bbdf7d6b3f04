// Encodes a text with each of the npm packages, again and again, and prints what one time took: name, version, microseconds.
// Arguments: level (M or H), seconds for each package, text.
import encodeQR from 'qr';
import qrcode from 'qrcode-generator';

const [level, seconds, text] = process.argv.slice(2);
const levels = { M: 'medium', H: 'high' };

function viaQr() {
  // Rows of modules with a border of one.
  return (encodeQR(text, 'raw', { ecc: levels[level], border: 1 }).length - 2 - 17) / 4;
}

function viaQrcodeGenerator() {
  const symbol = qrcode(0, level);
  symbol.addData(text, 'Byte');
  symbol.make();
  return (symbol.getModuleCount() - 17) / 4;
}

function microseconds(encode, forSeconds) {
  const begun = process.hrtime.bigint();
  let runs = 0;
  let nanos;
  do {
    encode();
    runs++;
    nanos = Number(process.hrtime.bigint() - begun);
  } while (nanos < forSeconds * 1e9);
  return nanos / runs / 1000;
}

for (const [name, encode] of [['npm qr', viaQr], ['npm q-generator', viaQrcodeGenerator]]) {
  microseconds(encode, seconds / 2);
  console.log([name, encode(), microseconds(encode, seconds / 2)].join('\t'));
}
