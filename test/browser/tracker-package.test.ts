import { build } from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { buildPackage } from '../../packages/tracker/build.ts';
import { beaconVerb, startTrackerWorld, type TrackerWorld } from './tracker-world.ts';

let world: TrackerWorld;
let packageModule: string;
const expectBeacons = beaconVerb(() => world);

beforeAll(async () => {
  world = await startTrackerWorld();
  packageModule = await buildPackage();
});
afterEach(() => {
  expect(world.problems.splice(0)).toEqual([]);
});
afterAll(() => world?.stop());

/** A site's own script, as its bundler makes it. */
async function bundle(script: string): Promise<string> {
  const contents = script.replace("from '@pharos/tracker'", "from 'package'");
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'iife',
    plugins: [
      {
        name: 'package',
        setup({ onResolve, onLoad }) {
          onResolve({ filter: /^package$/ }, () => ({ path: 'package', namespace: 'package' }));
          onLoad({ filter: /.*/, namespace: 'package' }, () => ({ contents: packageModule }));
        },
      },
    ],
  });
  return outputFiles[0]?.text ?? '';
}

describe('@pharos/tracker', () => {
  it('counts what was said before and after it was started, once', async () => {
    const script = await bundle(`
      import { init, setVisitor, track } from '@pharos/tracker';
      track('Early', { props: { n: 1 } });
      init({ key: 'shop', host: location.origin, off: ['404'] });
      init({ key: 'shop', host: location.origin });
      window.later = () => { setVisitor('anna'); track('Buy', { revenue: { amount: 5, currency: 'EUR' } }); };`);
    const page = await world.newPage({ script, head: '<meta name="pharos" content="404">' });
    await expectBeacons(page, () => page.goto(world.url()), [{ n: 'pageview' }, { n: 'Early', p: { n: 1 } }]);
    await expectBeacons(page, () => page.evaluate('later()'), [
      { n: 'Buy', $: { amount: 5, currency: 'EUR' } },
    ]);
    expect(world.beacons.at(-1)).toMatchObject({ k: 'shop', v: 'anna' });
  });

  it('does nothing where there is no browser', async () => {
    const url = `data:text/javascript,${encodeURIComponent(packageModule)}`;
    const { init, track, setVisitor } = await import(/* @vite-ignore */ url);
    expect(() => {
      init({ key: 'shop', host: 'https://in.test' });
      track('Event');
      setVisitor('anna');
    }).not.toThrow();
  });
});
