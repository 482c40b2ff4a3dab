import sharp from 'sharp';

/** A picture with grain, as a camera makes it; `exif` is what cameras write into it. */
export function aPhoto({ width = 64, height = 48, colour = '#a65', exif = {} as Record<string, string> } = {}) {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .jpeg({ quality: 90 })
    .withExif({ IFD0: exif })
    .toBuffer();
}
