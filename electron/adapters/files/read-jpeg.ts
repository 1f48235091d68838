const START_OF_IMAGE = 0xd8;
const END_OF_IMAGE = 0xd9;
const START_OF_SCAN = 0xda;

/** Frame headers SOF0–SOF15, without DHT, JPG and DAC which stand among them (ITU-T T.81 table B.1). */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
}

/** Markers that stand alone, without a length. */
function isBare(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= START_OF_IMAGE);
}

function hasSize(view: DataView, segment: number): boolean {
  return segment + 7 < view.byteLength && view.getUint16(segment + 5) > 0;
}

/** True when an end mark follows the scan: a transfer that was cut has none. */
function ends(bytes: Uint8Array, from: number): boolean {
  for (let at = bytes.length - 2; at >= from; at -= 1) {
    if (bytes[at] === 0xff && bytes[at + 1] === END_OF_IMAGE) return true;
  }
  return false;
}

/**
 * True when the segments lead to a frame with a width, then to a scan, then to an end mark: enough to tell a whole
 * photograph from a truncated or corrupt one without decoding it (H36).
 */
export function isWholeJpeg(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let framed = false;
  for (let at = 2; at + 4 <= bytes.length;) {
    if (view.getUint8(at) !== 0xff) return false;
    const marker = view.getUint8(at + 1);
    if (marker === 0xff) at += 1;
    else if (isBare(marker)) at += 2;
    else if (marker === START_OF_SCAN) return framed && ends(bytes, at);
    else {
      if (isFrame(marker)) framed = hasSize(view, at + 2);
      at += 2 + view.getUint16(at + 2);
    }
  }
  return false;
}
