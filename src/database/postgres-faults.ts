/** The server is not there, is starting or stopping, or has cut the line: asking again may work. */
export function isAway(fault: unknown): boolean {
  const { code, message } = (fault ?? {}) as { code?: unknown; message?: unknown };
  if (typeof code === 'string' && (network.has(code) || /^(08|57P|53300)/.test(code))) return true;
  return typeof message === 'string' && broken.test(message);
}

// What pg itself says of a line, without a code: it broke, now or between two queries, or none could be had.
const broken = /^(Connection terminated|timeout exceeded when trying to connect)|is not queryable$/;

const network = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENOTFOUND', 'EAI_AGAIN']);

/** Two pieces of work stood in each other's way and this one was undone: doing it again is right. */
export function isInTheWay(fault: unknown): boolean {
  const { code, constraint } = (fault ?? {}) as { code?: unknown; constraint?: unknown };
  // The same write sent twice at once, to two processes: the second time its answer is there.
  if (code === '23505' && constraint === 'command_keys_key') return true;
  return code === '40001' || code === '40P01';
}
