import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiStack, startApi } from '../../../test/api-stack.ts';

let api: ApiStack;
let key: string;
beforeAll(async () => {
  api = await startApi();
  key = await api.addKey({ scopes: ['sites:read', 'sites:write'] });
});
afterAll(() => api.stop());

interface Asked {
  method?: string;
  body?: object;
  key?: string;
}

async function ask(path: string, { method = 'GET', body, key: other = key }: Asked = {}) {
  const response = await api.request(`/api/v1/sites${path}`, {
    method,
    headers: { authorization: `Bearer ${other}` },
    body: body && (body instanceof FormData || body instanceof URLSearchParams ? body : JSON.stringify(body)),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown>, response };
}

function form(fields: Record<string, string>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

/** A key of another account. */
async function keyOfAnotherAccount(): Promise<string> {
  const theirs = await api.addKey({ scopes: ['sites:read', 'sites:write'] });
  await api.db.exec(
    `INSERT OR IGNORE INTO accounts (id, public_id, name, created_at) VALUES (7, 'account_7', 'Other', 0)`,
  );
  await api.db.prepare('UPDATE api_keys SET account_id = 7 WHERE prefix = ?').bind(theirs.slice(0, 12)).run();
  return theirs;
}

/** What ingest knows of a domain's site. */
async function published(domain: string): Promise<unknown> {
  const row = await api.db
    .prepare('SELECT key FROM sites WHERE domain = ?')
    .bind(domain)
    .first<{ key: string }>();
  return row && (await api.sites.get(`key:${row.key}`, 'json'));
}

describe('POST /api/v1/sites', () => {
  it.each([
    ['JSON', (fields: Record<string, string>) => fields],
    ['a form, as curl -F sends it', form],
    ['an encoded form', (fields: Record<string, string>) => new URLSearchParams(fields)],
  ])('makes a site that collects at once, from %s', async (_, encode) => {
    const domain = `made-${crypto.randomUUID()}.example`;
    const display_name = 'The Shop';
    const body = encode({ domain, display_name, timezone: 'Europe/London', team_id: 'ignored' });
    const site = {
      domain,
      timezone: 'Europe/London',
      custom_properties: [],
      tracker_script_configuration: expect.objectContaining({
        outbound_links: true,
        hash_based_routing: false,
      }),
      hostnames: [],
      drop_datacentre: false,
      retention_months: null,
      archived: false,
      public: false,
      display_name,
      script_url: expect.stringMatching(/\/js\/\w+\.js$/),
      first_party: {
        path: expect.stringMatching(/^\/\w{8}$/),
        target: expect.stringMatching(/\/p\/\w+\/\w{24}$/),
        script: expect.stringMatching(/^\/\w{8}\/\w{6}\.js$/),
      },
    };
    expect(await ask('', { method: 'POST', body })).toMatchObject({ status: 200, body: site });
    expect(await published(domain)).toMatchObject({ domain, timezone: 'Europe/London', blocked: false });
    expect((await ask(`/${domain}`)).body).toEqual(site);
  });

  it('sets the script, at first and later, what is named and nothing else', async () => {
    const domain = `script-${crypto.randomUUID()}.example`;
    const first = { installation_type: 'manual', hash_based_routing: true, query_parameters: ['q'] };
    const made = await ask('', { method: 'POST', body: { domain, tracker_script_configuration: first } });
    expect(made.body).toMatchObject({
      tracker_script_configuration: {
        hash_based_routing: true,
        query_parameters: ['q'],
        form_submissions: true,
      },
    });
    const next = { form_submissions: false, query_parameters: [] };
    const changed = await ask(`/${domain}`, { method: 'PUT', body: { tracker_script_configuration: next } });
    expect(changed.body).toMatchObject({
      tracker_script_configuration: {
        hash_based_routing: true,
        query_parameters: [],
        form_submissions: false,
      },
    });
    expect(await published(domain)).toMatchObject({
      tracker: { hash_based_routing: true, form_submissions: false },
    });
    const wrong = await ask(`/${domain}`, {
      method: 'PUT',
      body: { tracker_script_configuration: { hash: true } },
    });
    expect([wrong.status, wrong.body]).toEqual([
      400,
      expect.objectContaining({ error: expect.stringContaining('hash') }),
    ]);
  });

  it('takes UTC where no time zone is given', async () => {
    const body = form({ domain: 'utc.example' });
    expect((await ask('', { method: 'POST', body })).body).toMatchObject({ timezone: 'UTC' });
  });

  it("makes it the account's of the key", async () => {
    const theirs = await keyOfAnotherAccount();
    const body = { domain: 'theirs.example' };
    expect((await ask('', { method: 'POST', body, key: theirs })).status).toBe(200);
    expect((await ask('/theirs.example', { key: theirs })).status).toBe(200);
    expect((await ask('', { key: theirs })).body.sites).toEqual([
      { domain: 'theirs.example', timezone: 'UTC' },
    ]);
  });

  it('refuses what is no site, what exists and what cannot be read', async () => {
    await api.addSite('taken.example');
    const refusals = await Promise.all([
      ask('', { method: 'POST', body: { domain: 'taken.example' } }),
      ask('', { method: 'POST', body: { domain: 'https://a.example/' } }),
      ask('', { method: 'POST', body: { domain: 'a.example', timezone: 'Mars' } }),
      ask('', { method: 'POST', body: form({ timezone: 'UTC' }) }),
      ask('', { method: 'POST' }),
    ]);
    expect(refusals.map(({ status, body }) => [status, body.code])).toEqual([
      [409, 'domain_taken'],
      [400, 'invalid_request'],
      [400, 'invalid_request'],
      [400, 'invalid_request'],
      [400, 'malformed_json'],
    ]);
    for (const { body } of refusals) expect(body.error).toMatch(/^\S.*\.$/);
  });
});

describe('GET /api/v1/sites', () => {
  it('turns pages in both directions', async () => {
    const theirs = await keyOfAnotherAccount();
    for (const name of ['a', 'b', 'c', 'd', 'e']) {
      await ask('', { method: 'POST', body: { domain: `page-${name}.example` }, key: theirs });
    }
    const turn = async (query: string) => {
      const { body } = await ask(`?limit=2${query}`, { key: theirs });
      const { sites, meta } = body as {
        sites: { domain: string }[];
        meta: { after: string | null; before: string | null; limit: number };
      };
      return { domains: sites.map(({ domain }) => domain), ...meta };
    };
    const all = ((await ask('', { key: theirs })).body as { sites: { domain: string }[] }).sites;
    const domains = all.map(({ domain }) => domain);
    const seen: string[] = [];
    let page = await turn('');
    expect([page.before, page.limit]).toEqual([null, 2]);
    for (; ; page = await turn(`&after=${page.after}`)) {
      seen.push(...page.domains);
      if (page.after === null) break;
    }
    expect(seen).toEqual(domains);
    const back: string[] = [...page.domains];
    while (page.before !== null) {
      page = await turn(`&before=${page.before}`);
      back.unshift(...page.domains);
      expect(page.after).not.toBeNull();
    }
    expect(back).toEqual(domains);
  });

  it.each(['?limit=0', '?limit=1001', '?limit=many', '?after=site_none', '?after=a&before=b'])(
    'refuses %s in a sentence',
    async (query) => {
      const { status, body } = await ask(query);
      expect([status, body]).toMatchObject([
        400,
        { code: 'invalid_request', error: expect.stringMatching(/\.$/) },
      ]);
    },
  );

  it('takes an empty cursor for none', async () => {
    expect((await ask('?after=&before=')).status).toBe(200);
  });
});

describe('PUT /api/v1/sites/:site_id', () => {
  it('gives the site another domain and tells ingest', async () => {
    const { key: siteKey } = await api.addSite('old.example', 'Asia/Kathmandu');
    const changed = await ask('/old.example', { method: 'PUT', body: form({ domain: 'New.example' }) });
    expect(changed).toMatchObject({
      status: 200,
      body: { domain: 'new.example', timezone: 'Asia/Kathmandu' },
    });
    expect(await published('new.example')).toMatchObject({ key: siteKey, domain: 'new.example' });
    expect((await ask('/old.example')).status).toBe(404);
    expect((await ask('/new.example', { method: 'PUT', body: { domain: 'new.example' } })).status).toBe(200);
  });

  it('refuses a domain that another site has', async () => {
    await api.addSite('one.example');
    await api.addSite('two.example');
    const refused = await ask('/one.example', { method: 'PUT', body: { domain: 'two.example' } });
    expect(refused).toMatchObject({ status: 409, body: { code: 'domain_taken' } });
    expect((await ask('/one.example')).status).toBe(200);
  });
});

describe('DELETE /api/v1/sites/:site_id', () => {
  it('stops collecting, hides the site and shuts out its keys', async () => {
    const { key: siteKey, site_id: siteId } = await api.addSite('gone.example');
    const itsKey = await api.addKey({ scopes: ['sites:read'], site: 'gone.example' });
    const removed = await ask('/gone.example', { method: 'DELETE' });
    expect(removed).toMatchObject({ status: 200, body: { deleted: true } });
    expect(await api.sites.get(`key:${siteKey}`, 'json')).toMatchObject({ blocked: true });
    const again = await Promise.all([
      ask('/gone.example'),
      ask(`/${siteId}`),
      ask('/gone.example', { method: 'DELETE' }),
      ask('/gone.example', { method: 'PUT', body: { domain: 'back.example' } }),
    ]);
    expect(again.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    const listed = JSON.stringify([(await ask('?limit=1000')).body, await api.operator('GET', '/sites')]);
    expect(listed).not.toContain('gone.example');
    expect(listed).not.toContain(siteId);
    expect((await ask('', { key: itsKey })).status).toBe(401);
  });

  it('frees the domain for a site with a new number', async () => {
    const first = await api.addSite('again.example');
    const before = await api.sites.get<{ siteId: number }>(`key:${first.key}`, 'json');
    await ask('/again.example', { method: 'DELETE' });
    expect((await ask('', { method: 'POST', body: { domain: 'again.example' } })).status).toBe(200);
    const after = (await published('again.example')) as { siteId: number; blocked: boolean };
    expect(after.blocked).toBe(false);
    expect(after.siteId).not.toBe(before?.siteId);
  });

  it('leaves cursors good', async () => {
    const theirs = await keyOfAnotherAccount();
    for (const name of ['x', 'y']) {
      await ask('', { method: 'POST', body: { domain: `cursor-${name}.example` }, key: theirs });
    }
    const list = await ask('?limit=1', { key: theirs });
    const { after } = list.body.meta as { after: string };
    const [first] = list.body.sites as [{ domain: string }];
    await ask(`/${first.domain}`, { method: 'DELETE', key: theirs });
    expect((await ask(`?limit=1&after=${after}`, { key: theirs })).body.sites).toHaveLength(1);
  });

  it("is refused to a key without the scope and for others' sites", async () => {
    await api.addSite('stays.example');
    const reader = await api.addKey({ scopes: ['sites:read'] });
    const theirs = await keyOfAnotherAccount();
    const refused = [
      await ask('/stays.example', { method: 'DELETE', key: reader }),
      await ask('/stays.example', { method: 'DELETE', key: theirs }),
    ];
    expect(refused.map(({ body }) => body.code)).toEqual(['missing_scope', 'site_not_found']);
    expect((await ask('/stays.example')).status).toBe(200);
  });
});

describe('a key', () => {
  it('needs the scope', async () => {
    const reader = await api.addKey({ scopes: ['sites:read'] });
    const writer = await api.addKey({ scopes: ['sites:write'] });
    await api.addSite('scope.example');
    const body = { domain: 'scope-2.example' };
    expect((await ask('', { key: reader })).status).toBe(200);
    expect((await ask('', { method: 'POST', body, key: reader })).body.code).toBe('missing_scope');
    expect((await ask('/scope.example', { method: 'PUT', body, key: reader })).body.code).toBe(
      'missing_scope',
    );
    expect((await ask('', { key: writer })).body.code).toBe('missing_scope');
    expect((await ask('/scope.example', { key: writer })).body.code).toBe('missing_scope');
    expect((await ask('', { key: 'pharos_none' })).status).toBe(401);
  });

  it('of one site neither sees others nor makes any', async () => {
    await api.addSite('mine.example');
    await api.addSite('other.example');
    const mine = await api.addKey({ scopes: ['sites:read', 'sites:write'], site: 'mine.example' });
    const { sites } = (await ask('', { key: mine })).body;
    expect(sites).toEqual([{ domain: 'mine.example', timezone: 'Europe/Berlin' }]);
    const body = { domain: 'third.example' };
    expect((await ask('/other.example', { key: mine })).status).toBe(404);
    expect((await ask('/other.example', { method: 'PUT', body, key: mine })).status).toBe(404);
    expect((await ask('', { method: 'POST', body, key: mine })).body.code).toBe('missing_scope');
  });

  it('of another account finds nothing', async () => {
    await api.addSite('ours.example');
    const theirs = await keyOfAnotherAccount();
    expect((await ask('/ours.example', { key: theirs })).body.code).toBe('site_not_found');
  });

  it('with a rate is told what is left, and when to come back', async () => {
    const slow = await api.addKey({ scopes: ['sites:read'], rate: 1 });
    const first = await ask('', { key: slow });
    expect([first.status, first.response.headers.get('ratelimit-remaining')]).toEqual([200, '0']);
    const refused = await ask('', { key: slow });
    expect([refused.status, refused.body.code]).toEqual([429, 'rate_limited']);
    expect(Number(refused.response.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});
