import sharp from 'sharp';
import { aPhoto } from './a-photo.ts';
import { progressive, segment, withSegments } from './made-jpeg.ts';
import { chunk, png, zeros } from './made-png.ts';
import { animated, riff } from './made-webp.ts';

/** What a sentence says of a file that is none of ours. */
export type Why = 'no photo' | 'too large' | 'too costly' | 'damaged';

const text = (...lines: string[]) => Buffer.from(lines.join('\n'), 'latin1');
const magenta = { create: { width: 20, height: 12, channels: 3, background: '#c08' } } as const;
const head = (of: Buffer, bytes: number) => of.subarray(0, bytes);

/** Files that no photo can be made of, by what they are. */
export async function refusedFiles(): Promise<[string, Buffer, Why][]> {
  const [jpeg, whole] = [await aPhoto(), await aPhoto({ width: 400, height: 300 })];
  const pngBytes = await sharp(magenta).png().toBuffer();
  const webp = await sharp(magenta).webp().toBuffer();
  const [gif, tiff, avif] = [
    await sharp(magenta).gif().toBuffer(),
    await sharp(magenta).tiff().toBuffer(),
    await sharp(magenta).avif({ effort: 0 }).toBuffer(),
  ];
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><script>alert(1)</script></svg>';
  return [
    ['an SVG', text(svg), 'no photo'],
    [
      'an SVG with an entity that is a file',
      text('<!DOCTYPE s [<!ENTITY x SYSTEM "file:///etc/passwd">]>', svg),
      'no photo',
    ],
    ['a page', text('<!doctype html><script>alert(1)</script>'), 'no photo'],
    ['GIF89a that is a script', text('GIF89a/*', '*/=0;alert(1)//'), 'no photo'],
    ['a PDF with a JPEG in it', Buffer.concat([text('%PDF-1.7\n'), jpeg, text('%%EOF')]), 'no photo'],
    ['a ZIP', text('PK\x03\x04 and more'), 'no photo'],
    ['a program', text('\x7fELF\x02\x01\x01'), 'no photo'],
    ['PHP', text('<?php system($_GET["c"]); ?>'), 'no photo'],
    ['PostScript', text('%!PS', '(/etc/passwd) (r) file'), 'no photo'],
    ['ImageMagick’s own language', text('push graphic-context', "image over 0,0 0,0 'url(http://x)'"), 'no photo'],
    ['a GIF', gif, 'no photo'],
    ['a TIFF', tiff, 'no photo'],
    ['an AVIF', avif, 'no photo'],
    ['a HEIC', Buffer.concat([text('\0\0\0\x18ftypheic\0\0\0\0mif1heic'), Buffer.alloc(200)]), 'no photo'],
    ['a BMP', Buffer.concat([text('BM'), Buffer.alloc(200)]), 'no photo'],
    ['a JXL', Buffer.concat([text('\0\0\0\x0cJXL \r\n\x87\n'), Buffer.alloc(200)]), 'no photo'],
    ['a bare JXL', Buffer.concat([text('\xff\x0a'), Buffer.alloc(200)]), 'no photo'],
    ['a JPEG 2000', Buffer.concat([text('\0\0\0\x0cjP  \r\n\x87\n'), Buffer.alloc(200)]), 'no photo'],
    ['sound', riff('RIFF', Buffer.concat([text('WAVEfmt '), Buffer.alloc(60)])), 'no photo'],
    ['nothing', Buffer.alloc(0), 'no photo'],
    ['one byte', Buffer.from([0xff]), 'no photo'],
    ['zeros', Buffer.alloc(5000), 'no photo'],
    ['a JPEG behind a blank', Buffer.concat([text(' '), jpeg]), 'no photo'],
    ['the beginning of a JPEG', head(jpeg, 3), 'damaged'],
    ['a JPEG cut in its head', head(jpeg, 60), 'damaged'],
    ['a JPEG cut in its picture', head(whole, whole.length >> 1), 'damaged'],
    ['a JPEG that is a page', Buffer.concat([head(jpeg, 4), text('<script>alert(1)</script>')]), 'damaged'],
    [
      'a PNG cut in its picture',
      head(
        await sharp({
          create: { ...magenta.create, width: 500, height: 400, noise: { type: 'gaussian', mean: 128, sigma: 30 } },
        })
          .png()
          .toBuffer(),
        9000,
      ),
      'damaged',
    ],
    ['a PNG of a signature', head(pngBytes, 8), 'damaged'],
    ['a PNG without a picture', png({ width: 9, height: 9, pixels: Buffer.alloc(0) }), 'damaged'],
    ['a PNG of no width', png({ width: 0, height: 9 }), 'damaged'],
    [
      'a PNG whose sum is wrong',
      Buffer.concat([head(pngBytes, 20), Buffer.from([9]), pngBytes.subarray(21)]),
      'damaged',
    ],
    ['a WebP cut in its picture', head(webp, webp.length - 20), 'damaged'],
    ['a WebP of a head', Buffer.concat([text('RIFF\x04\0\0\0WEBP')]), 'damaged'],
    ['a PNG of 50,000 by 50,000', png({ width: 50_000, height: 50_000, pixels: zeros(1000) }), 'too large'],
    ['a PNG of 2,147,483,647 by 2', png({ width: 2 ** 31 - 1, height: 2, pixels: zeros(10) }), 'damaged'],
    ['a JPEG of 65,000 by 65,000', progressiveHead(65_000), 'too large'],
    ['a PNG just above 40 megapixels', png({ width: 8000, height: 5001, depth: 1, colour: 0 }), 'too large'],
    ['a WebP that moves over 36 megapixels', await animated(3, 6000), 'too costly'],
    ['a WebP of 16,000 by 16,000', await animated(1, 16_000), 'too large'],
    ['a strip of 999,999 by 40', png({ width: 999_999, height: 40, pixels: zeros(10) }), 'too costly'],
    ['a strip of 1 by 39,999,999', png({ width: 1, height: 39_999_999, pixels: zeros(10) }), 'too costly'],
    ['a JPEG of a thousand scans', progressive({ width: 2000, height: 2000, levels: 6 }), 'too costly'],
    ['a JPEG of ink that is held whole', progressiveHead(6000, 4), 'too costly'],
    [
      'a PNG that is held whole',
      png({ width: 6000, height: 6000, depth: 16, colour: 6, interlaced: true, pixels: zeros(10) }),
      'too costly',
    ],
  ];
}

/** A progressive JPEG of which only the head is there: what it would take can be read there. */
function progressiveHead(edge: number, parts: 3 | 4 = 3): Buffer {
  const [high, low] = [edge >> 8, edge & 255];
  const each = Array.from({ length: parts }, (_, i) => [i + 1, 0x11, 0]).flat();
  const frame = segment(0xc2, [8, high, low, high, low, parts, ...each]);
  const scan = segment(0xda, [parts, ...Array.from({ length: parts }, (_, i) => [i + 1, 0]).flat(), 0, 0, 0]);
  const tables = [segment(0xdb, [0, ...Array.from({ length: 64 }, () => 1)])];
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...tables,
    frame,
    scan,
    Buffer.alloc(50),
    Buffer.from([0xff, 0xd9]),
  ]);
}

export const canary = 'Kanarie-4b1d';

/** Photos with more in them than a picture: what is kept is the picture, and none of the rest. */
export async function cleanedFiles(): Promise<[string, Buffer][]> {
  const jpeg = await aPhoto();
  const pngBytes = await sharp(magenta).png().toBuffer();
  const bare = { width: 9, height: 9 };
  const inside = (...before: Buffer[]) => png({ ...bare, before });
  const exif = {
    IFD0: { Copyright: canary, Artist: canary },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '51/1 30/1 0/1', GPSAreaInformation: canary },
  };
  const xmp = `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description>${canary}</rdf:Description></rdf:RDF></x:xmpmeta>`;
  const drawn = () => sharp(magenta).withExif(exif).withXmp(xmp).withIccProfile('p3');
  return [
    ['a JPEG with a place, an owner and a profile', await drawn().jpeg().toBuffer()],
    ['a PNG with a place, an owner and a profile', await drawn().png().toBuffer()],
    ['a WebP with a place, an owner and a profile', await drawn().webp().toBuffer()],
    ['a JPEG with a remark', withSegments(jpeg, segment(0xfe, canary))],
    ['a JPEG with XMP', withSegments(jpeg, segment(0xe1, `http://ns.adobe.com/xap/1.0/\0${xmp}`))],
    [
      'a JPEG with IPTC',
      withSegments(jpeg, segment(0xed, `Photoshop 3.0\x008BIM\x04\x04\0\0\0\0\0\x11\x1c\x02\x78\0\x0c${canary}\0`)),
    ],
    ['a JPEG with a profile that is none', withSegments(jpeg, segment(0xe2, `ICC_PROFILE\0\x01\x01${canary}`))],
    ['a JPEG with a thumbnail', withSegments(jpeg, segment(0xe0, `JFXX\0\x10${canary}`))],
    ['a JPEG with a maker’s note', withSegments(jpeg, segment(0xef, canary.repeat(1000)))],
    [
      'a JPEG with EXIF that leads nowhere',
      withSegments(jpeg, segment(0xe1, `Exif\0\0II*\0\xff\xff\xff\xff${canary}`)),
    ],
    ['a JPEG that is a page in its remark', withSegments(jpeg, segment(0xfe, `--><script>${canary}</script><!--`))],
    ['a JPEG and a page', Buffer.concat([jpeg, text(`<script>${canary}</script>`)])],
    ['a JPEG and a ZIP', Buffer.concat([jpeg, text(`PK\x03\x04${canary}PK\x05\x06`)])],
    ['a JPEG and a film', Buffer.concat([jpeg, text(`\0\0\0\x18ftypmp42${canary}`)])],
    ['a JPEG and another', Buffer.concat([jpeg, withSegments(jpeg, segment(0xfe, canary))])],
    ['a JPEG that says it is a PDF', withSegments(jpeg, segment(0xfe, `%PDF-1.7 ${canary} %%EOF`))],
    ['a PNG and a script', Buffer.concat([pngBytes, text(`<script>${canary}</script>`)])],
    ['a PNG and a ZIP', Buffer.concat([pngBytes, text(`PK\x03\x04${canary}`)])],
    ['a PNG with words', inside(chunk('tEXt', text(`Comment\0${canary}`)))],
    ['a PNG with words of the world', inside(chunk('iTXt', text(`Title\0\0\0nl\0\0${canary}`)))],
    ['a PNG with EXIF', inside(chunk('eXIf', text(`II*\0\x08\0\0\0\0\0${canary}`)))],
    ['a PNG with a chunk of somebody’s own', inside(chunk('caNv', text(canary)))],
    ['a PNG with a profile that is none', inside(chunk('iCCP', text(`x\0\0${canary}`)))],
    [
      'a PNG with words that grow to a hundred megabytes',
      inside(chunk('zTXt', Buffer.concat([text('C\0\0'), zeros(10 ** 8)])), chunk('tEXt', text(`C\0${canary}`))),
    ],
    [
      'a PNG whose picture grows to a hundred megabytes',
      png({ ...bare, pixels: zeros(10 ** 8), before: [chunk('tEXt', text(`C\0${canary}`))] }),
    ],
    ['a PNG with a date behind its picture', png({ ...bare, after: [chunk('tEXt', text(`Date\0${canary}`))] })],
    ['a WebP of a thousand pictures', Buffer.concat([await animated(1000), text(canary)])],
    ['a WebP and a page', Buffer.concat([await sharp(magenta).webp().toBuffer(), text(`<script>${canary}</script>`)])],
    ['a JPEG of ink', await sharp(magenta).toColourspace('cmyk').jpeg().withXmp(xmp).toBuffer()],
    ['a grey JPEG', await sharp(magenta).greyscale().jpeg().withXmp(xmp).toBuffer()],
    ['a JPEG drawn from coarse to fine', await sharp(magenta).jpeg({ progressive: true }).withXmp(xmp).toBuffer()],
    ['a PNG of 16 bits', png({ ...bare, depth: 16, before: [chunk('tEXt', text(`C\0${canary}`))] })],
    ['a grey PNG one can see through', png({ ...bare, colour: 4, before: [chunk('tEXt', text(`C\0${canary}`))] })],
    [
      'a PNG of 16 bits, see-through and interlaced',
      png({ ...bare, depth: 16, colour: 6, interlaced: true, before: [chunk('tEXt', text(`C\0${canary}`))] }),
    ],
    ['a PNG of a palette', Buffer.concat([await sharp(magenta).png({ palette: true }).toBuffer(), text(canary)])],
    ['a photo of one pixel', withSegments(await aPhoto({ width: 1, height: 1 }), segment(0xfe, canary))],
    [
      'a photo of one pixel by a thousand',
      withSegments(await aPhoto({ width: 1, height: 1000 }), segment(0xfe, canary)),
    ],
    [
      'a PNG of just 40 megapixels',
      png({ width: 8000, height: 5000, depth: 1, colour: 0, before: [chunk('tEXt', text(`C\0${canary}`))] }),
    ],
  ];
}
