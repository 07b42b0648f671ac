import { useState } from 'react';
import type { SiteSettings } from '../api/site-settings.ts';
import type { Site } from '../api/sites.ts';
import { settingsTexts } from '../texts/settings-en.ts';
import { Code } from './code.tsx';
import { Card, Field, fieldClass } from './form.tsx';
import { InstallCheck } from './install-check.tsx';
import { recipesFor } from './recipes.ts';

const texts = settingsTexts.install;

/** The script, where to put it, and whether it is there. */
export function InstallationSection({ site, settings }: { site: Site; settings: SiteSettings }) {
  const recipes = recipesFor(settings);
  const [chosen, choose] = useState(recipes[0]?.name ?? '');
  const recipe = recipes.find(({ name }) => name === chosen);
  return (
    <>
      <Card title={texts.snippet} lead={texts.snippetLead}>
        <Code text={`<script defer src="${settings.script_url}"></script>`} />
      </Card>
      <Card title={texts.recipes}>
        <div className="flex flex-col gap-4">
          <Field label={texts.recipesLabel}>
            {(ids) => (
              <select
                {...ids}
                value={chosen}
                onChange={(event) => choose(event.target.value)}
                className={`${fieldClass} max-w-xs`}
              >
                {recipes.map(({ name }) => (
                  <option key={name}>{name}</option>
                ))}
              </select>
            )}
          </Field>
          {recipe && (
            <>
              <p className="text-ink-soft wrap-anywhere">{recipe.where}</p>
              <Code text={recipe.code} />
            </>
          )}
        </div>
      </Card>
      <InstallCheck site={site} />
    </>
  );
}
