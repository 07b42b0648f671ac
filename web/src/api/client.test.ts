import { describe, expect, expectTypeOf, it } from 'vitest';
import { addressOf } from './address.ts';
import type { call } from './client.ts';
import type { AnswerOf, BodyOf, GivenFor, PathOf, QueryOf } from './operation.ts';

describe('addressOf', () => {
  it('fills in what is given, however it is written', () => {
    const path = '/api/v1/deploys/{deploy_id}/effect';
    expect(addressOf(path, { path: { deploy_id: 'a/b?c#d é' }, query: { site_id: 'a&b=c', days: 7 } })).toBe(
      '/api/v1/deploys/a%2Fb%3Fc%23d%20%C3%A9/effect?site_id=a%26b%3Dc&days=7',
    );
  });

  it('leaves out what is undefined, and keeps what is false, zero or empty', () => {
    expect(addressOf('/x', { query: { a: undefined, b: false, c: 0, d: '' } })).toBe('/x?b=false&c=0&d=');
    expect(addressOf('/x', { query: { a: undefined } })).toBe('/x');
    expect(addressOf('/x')).toBe('/x');
  });
});

// Never called: what counts is that it compiles, or does not.
function calls(api: typeof call) {
  const account = { path: { account_id: 'a' } };
  const member = { account_id: 'a', member_id: 'b' };
  return [
    api('get', '/api/accounts'),
    api('get', '/api/accounts', { signal: new AbortController().signal }),
    api('post', '/api/accounts/{account_id}/sso/domains', { ...account, body: { domain: 'x.test' } }),
    api('get', '/api/v1/deploys', { query: { site_id: 'x.test' } }),
    // @ts-expect-error: there is no such path
    api('get', '/api/account'),
    // @ts-expect-error: it is not asked by this method
    api('get', '/api/accounts/{account_id}/leave', account),
    // @ts-expect-error: the path has a parameter
    api('get', '/api/accounts/{account_id}/team'),
    // @ts-expect-error: it has another name
    api('get', '/api/accounts/{account_id}/team', { path: { id: 'a' } }),
    // @ts-expect-error: a body is missing
    api('post', '/api/accounts'),
    // @ts-expect-error: a field of the body is of another type
    api('post', '/api/accounts', { body: { name: 1 } }),
    // @ts-expect-error: the body has no such field
    api('post', '/api/accounts', { body: { name: 'Acme', colour: 'blue' } }),
    // @ts-expect-error: nobody is given this role
    api('patch', '/api/accounts/{account_id}/members/{member_id}', { path: member, body: { role: 'owner' } }),
    // @ts-expect-error: the question string has no such parameter
    api('get', '/api/v1/deploys', { query: { site_id: 'x.test', colour: 'blue' } }),
    // @ts-expect-error: the answer has no such field
    api('get', '/api/accounts').then(({ accounts }) => accounts.map(({ colour }) => colour)),
  ];
}

describe('the types of a route', () => {
  it('are those of the description', () => {
    expectTypeOf(calls).returns.toBeArray();
    expectTypeOf<PathOf<'get'>>().not.toBeAny();
    expectTypeOf<'/api/accounts'>().toExtend<PathOf<'get'>>();
    expectTypeOf<'/api/auth/sign-in'>().not.toExtend<PathOf<'get'>>();
    expectTypeOf<BodyOf<'post', '/api/auth/sign-in'>>().toEqualTypeOf<{ email: string; password: string }>();
    expectTypeOf<QueryOf<'get', '/api/v2/live'>>().toEqualTypeOf<{ site_id: string; filters?: string }>();
    expectTypeOf<AnswerOf<'post', '/api/auth/sign-in'>>().toEqualTypeOf<
      { email: string } | { two_factor: true }
    >();
    expectTypeOf<
      AnswerOf<'get', '/api/accounts'>['accounts'][number]['is_offered']
    >().toEqualTypeOf<boolean>();
    expectTypeOf<GivenFor<'get', '/api/accounts'>>().toEqualTypeOf<[given?: { signal?: AbortSignal }]>();
  });
});
