import { existsSync } from 'node:fs';
import { type Request, Response } from 'miniflare';
import { unstable_generateASSETSBinding } from 'wrangler';

type AssetLog = Parameters<typeof unstable_generateASSETSBinding>[0]['log'];

/**
 * Serves a folder as Cloudflare Pages does: its `_headers`, `_redirects`, ETags, 404 page and types.
 * Miniflare's entry compresses what the browser takes compressed, as Cloudflare's edge would.
 */
export async function webFiles(
  directory: string,
  signal: AbortSignal,
  log: (line: string) => void,
): Promise<(request: Request) => Promise<Response>> {
  if (!existsSync(directory)) {
    return async () => new Response('The dashboard is not built: npm run build\n', { status: 404 });
  }
  const assetLog = { log, info: log, warn: log, error: (error: unknown) => log(String(error)) };
  // wrangler's own Pages server, which calls these methods of its logger.
  return await unstable_generateASSETSBinding({ directory, signal, log: assetLog as unknown as AssetLog });
}
