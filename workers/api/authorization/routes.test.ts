import { describe, expect, it } from 'vitest';
import { app } from '../app.ts';
import { ROUTE_NEEDS } from './route-needs.ts';

const routes = new Set(
  app.routes.filter(({ method }) => method !== 'ALL').map(({ method, path }) => `${method} ${path}`),
);

describe('ROUTE_NEEDS', () => {
  it.each([...routes])('says what %s needs', (route) => {
    expect(ROUTE_NEEDS[route], `enter ${route} in workers/api/authorization/route-needs.ts`).toBeDefined();
  });

  it('names no route that is not there', () => {
    expect(Object.keys(ROUTE_NEEDS).filter((route) => !routes.has(route))).toEqual([]);
  });
});
