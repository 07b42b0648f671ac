import { useState } from 'react';
import { GUEST_ROLES, ROLES } from '../../../core/team/role.ts';
import type { Site } from '../api/sites.ts';
import { type Account, invite } from '../api/team.ts';
import { Card, Field, fieldClass, SaveForm } from '../settings/form.tsx';
import { teamTexts } from '../texts/team-en.ts';
import { useTeamChange } from './use-team-change.ts';

const texts = teamTexts.team;

/** Invites somebody into the account, or to one of its sites. */
export function InviteForm({ account, sites }: { account: Account; sites: Site[] }) {
  const change = useTeamChange(account);
  const [site, setSite] = useState('');
  const roles = site === '' ? ROLES.filter((role) => role !== 'owner') : GUEST_ROLES;

  function send(fields: FormData) {
    const role = roles.find((one) => one === fields.get('role'));
    if (!role) return;
    const invitation = { email: String(fields.get('email')), role, ...(site !== '' && { site }) };
    change.mutate(() => invite(account.id, invitation));
  }

  return (
    <Card title={texts.invite} lead={texts.inviteLead}>
      <SaveForm saving={change} onSave={send} submit={texts.send}>
        <Field label={texts.email}>
          {(ids) => <input {...ids} name="email" type="email" required className={fieldClass} />}
        </Field>
        <Field label={texts.reach}>
          {(ids) => (
            <select
              {...ids}
              value={site}
              onChange={({ target }) => setSite(target.value)}
              className={fieldClass}
            >
              <option value="">{texts.whole}</option>
              {sites.map(({ site_id, domain }) => (
                <option key={site_id} value={site_id}>
                  {domain}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={texts.roleLabel}>
          {(ids) => (
            <select {...ids} name="role" defaultValue="viewer" className={fieldClass}>
              {roles.map((role) => (
                <option key={role} value={role}>
                  {`${teamTexts.roles[role]}: ${teamTexts.roleLeads[role]}`}
                </option>
              ))}
            </select>
          )}
        </Field>
      </SaveForm>
    </Card>
  );
}
