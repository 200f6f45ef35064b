import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** Draws a PNG in the page and gives its most frequent colours, none too near another, and for each pixel the nearest. */
async function readInPage(page, png) {
  return page.evaluate(async (source) => {
    const blob = new Blob([Uint8Array.from(atob(source), (character) => character.codePointAt(0) ?? 0)]);
    const image = await createImageBitmap(blob);
    const { width, height } = image;
    const canvas = new OffscreenCanvas(width, height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const pixels = new Uint32Array(canvas.getImageData(0, 0, width, height).data.buffer);
    const counts = new Map();
    for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1);
    const byCount = [...counts].sort((a, b) => b[1] - a[1]).map(([pixel]) => pixel);
    const rgb = (pixel) => [pixel & 255, (pixel >> 8) & 255, (pixel >> 16) & 255];
    const palette = [];
    const distance = ([x, y, z], [r, g, b]) => (x - r) ** 2 + (y - g) ** 2 + (z - b) ** 2;
    // The greys of the letters' edges would leave no room for a small red or yellow mark.
    for (const pixel of byCount) {
      const colour = rgb(pixel);
      const isNear = palette.length > 40 && palette.some((other) => distance(other, colour) < 60);
      if (!isNear && palette.length < 256) palette.push(colour);
    }
    const nearest = (pixel) => {
      const distances = palette.map((colour) => distance(colour, rgb(pixel)));
      return distances.indexOf(Math.min(...distances));
    };
    const indexes = new Map(byCount.map((pixel) => [pixel, nearest(pixel)]));
    let drawn = '';
    for (const pixel of pixels) drawn += String.fromCharCode(indexes.get(pixel));
    return { width, height, palette, drawn: btoa(drawn) };
  }, png.toString('base64'));
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** The same picture with 256 colours: a screen has few, and the file becomes a third. `page` is any empty page. */
export async function withPalette(page, png) {
  const { width, height, palette, drawn } = await readInPage(page, png);
  const pixels = Buffer.from(drawn, 'base64');
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits for each pixel, which name an entry of the palette.
  header.set([8, 3, 0, 0, 0], 8);
  // Each line begins with the number of its filter: none.
  const lines = Array.from({ length: height }, (_, y) => [
    Buffer.alloc(1),
    pixels.subarray(y * width, (y + 1) * width),
  ]);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', deflateSync(Buffer.concat(lines.flat()), { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}
