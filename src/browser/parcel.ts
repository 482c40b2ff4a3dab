import { request } from './dom.ts';
import type { Fault } from './form-faults.ts';

/** What a form sends: where to, what was filled in, and the key under which it happens once. */
export type Parcel = { address: string; fields: [string, string][]; key: string };

export type Answer = { location?: string; seq?: number; detail?: string; errors?: Fault[] };

/** Status 0: nobody knows whether it arrived. 202: it is kept on this device and goes by itself. */
export type Delivered = { status: number; answer: Answer };

export type Deliver = (parcel: Parcel, form: HTMLFormElement) => Promise<Delivered>;

/** Sends it now, or not at all. */
export async function post({ address, fields, key }: Parcel, more?: Record<string, string>): Promise<Delivered> {
  const headers = {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
    'idempotency-key': key,
    ...more,
  };
  try {
    const response = await request(address, { method: 'POST', headers, body: new URLSearchParams(fields).toString() });
    // Nothing of ours leads a program elsewhere: that was a sign-in page or somebody's Wi-Fi.
    if (response.redirected) return { status: 0, answer: {} };
    return { status: response.status, answer: (await response.json().catch(() => ({}))) as Answer };
  } catch {
    return { status: 0, answer: {} };
  }
}

/** What only photos need is fetched when somebody chose one. */
export type PhotoSender = (parcel: Parcel, form: HTMLFormElement, files: File[]) => Promise<Delivered>;

export async function postWithPhotos(parcel: Parcel, form: HTMLFormElement): Promise<Delivered> {
  const input = form.querySelector<HTMLInputElement>('input[data-shrink]');
  const files = [...(input?.files ?? [])];
  if (!input || files.length === 0) return post(parcel);
  try {
    const { sendPhotos } = (await import(input.dataset.shrink ?? '')) as { sendPhotos: PhotoSender };
    return await sendPhotos(parcel, form, files);
  } catch {
    return { status: 0, answer: {} };
  }
}
