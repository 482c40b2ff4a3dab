/** What is kept of a photo: two sizes by their longest edge in pixels, and two forms of each. */
export const photoFiles = { 'full.webp': 1600, 'full.jpg': 1600, 'small.webp': 480, 'small.jpg': 480 } as const;
export type PhotoFile = keyof typeof photoFiles;

/** How a photo is kept: upright, in two sizes and two forms, with nothing in it but the picture. */
export type Encoded = { width: number; height: number; files: { size: PhotoFile; body: Uint8Array }[] };

/** Why a file is no photo: not one of the three kinds, more than can be opened, too much work to open, or broken. */
export type Unfit = 'kind' | 'large' | 'costly' | 'damaged';
