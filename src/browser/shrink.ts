import { showChosen } from './chosen-photos.ts';
import type { Answer, Delivered, PhotoSender } from './parcel.ts';

// Fetched when somebody chose a photo, by whichever page: see postWithPhotos.

/** Shows what was chosen, before it is sent. */
export const choose = showChosen;

const edge = 1600;

/** Sends a form with its photos: made smaller first, and with how far it is. */
export const sendPhotos: PhotoSender = async ({ address, fields, key }, form, files) => {
  const progress = showProgress(form);
  try {
    const photos: Blob[] = [];
    // One after the other: a phone has no room for ten at once.
    for (const file of files) photos.push(await shrink(file));
    return await upload({ address, fields, key, photos }, progress.set);
  } finally {
    progress.end();
  }
};

/** As large as it is kept, and no larger; what this browser cannot read is sent as it is, and the server says so. */
export async function shrink(file: File): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const by = Math.min(1, edge / Math.max(picture.width, picture.height));
    if (by === 1 && file.size < 600_000) return file;
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * by));
    canvas.height = Math.max(1, Math.round(picture.height * by));
    const paper = canvas.getContext('2d');
    if (!paper) return file;
    // What was see-through would be black.
    paper.fillStyle = '#fff';
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
    return small && small.size < file.size ? small : file;
  } catch {
    return file;
  }
}

export type Load = { address: string; fields: [string, string][]; key: string; photos: Blob[] };

/** Posts a multipart form. `onPart` hears how much of it has gone, from 0 to 1. */
export function upload(
  { address, fields, key, photos }: Load,
  onPart: (part: number) => void,
  headers: Record<string, string> = {},
): Promise<Delivered> {
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  for (const photo of photos) body.append('photos', photo, photo instanceof File ? photo.name : 'foto.jpg');
  return new Promise((resolve) => {
    // Fetch does not say how far a request is.
    const request = new XMLHttpRequest();
    request.open('POST', address);
    const all = { accept: 'application/json', 'idempotency-key': key, ...headers };
    for (const [name, value] of Object.entries(all)) request.setRequestHeader(name, value);
    request.timeout = 120_000;
    request.upload.onprogress = ({ loaded, total }) => onPart(total > 0 ? loaded / total : 0);
    request.onloadend = () => {
      const led =
        request.responseURL && new URL(request.responseURL).pathname !== new URL(address, location.href).pathname;
      resolve({ status: led ? 0 : request.status, answer: read(request.responseText) });
    };
    request.send(body);
  });
}

function read(text: string): Answer {
  try {
    return JSON.parse(text) as Answer;
  } catch {
    return {};
  }
}

function showProgress(form: HTMLFormElement): { set: (part: number) => void; end: () => void } {
  const bar = document.createElement('progress');
  bar.className = 'photo-field__sent';
  bar.max = 1;
  form.querySelector('[data-photo-field]')?.append(bar);
  return {
    set(part) {
      bar.value = part;
    },
    end: () => bar.remove(),
  };
}
