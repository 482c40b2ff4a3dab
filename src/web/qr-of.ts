import qrcode from 'qrcode';

/** The dark squares as one path, in rows: a picture that is sharp at every size and needs no style. */
export function qrOf(text: string): { size: number; path: string; box: string } {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const { size, data: dark } = modules;
  let path = '';
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      if (!dark[y * size + x]) continue;
      let wide = 1;
      while (x + wide < size && dark[y * size + x + wide]) wide += 1;
      path += `M${x} ${y}h${wide}v1h-${wide}z`;
      x += wide;
    }
  }
  return { size, path, box: `0 0 ${size} ${size}` };
}
