/** How a picture is to be turned, 1 to 8, from its Exif block (TIFF 6.0, tag 274); null when it doesn't say. */
export function orientationOf(tiff: Buffer): number | null {
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  try {
    const directory = long(4);
    for (let n = 0; n < short(directory); n += 1) {
      const entry = directory + 2 + n * 12;
      if (short(entry) !== 274) continue;
      const value = short(entry + 8);
      return value >= 1 && value <= 8 ? value : null;
    }
  } catch {
    // Damaged metadata are no reason to refuse the picture.
  }
  return null;
}
