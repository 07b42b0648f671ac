import { buildArtifacts } from '../local/artifacts.ts';

/** Tests run what is deployed: the built tracker and dashboard, rebuilt when their sources have changed. */
export async function setup(): Promise<void> {
  await buildArtifacts();
}
