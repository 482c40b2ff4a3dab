/** Where a customer reads what is kept about them, and what leads from there. */
export function linkTo(order: string) {
  const here = `/follow/${order}/mine`;
  return { back: `/follow/${order}`, here, code: `${here}/code`, open: `${here}/open`, file: `${here}/file` };
}
