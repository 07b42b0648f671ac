import { useState } from 'react';
import { GUEST_ROLES, ROLES } from '../../../core/team/role.ts';
import type { Site } from '../api/sites.ts';
import { type Account, invite } from '../api/team.ts';
import { Card, Field, fieldClass, SaveForm } from '../settings/form.tsx';
import { SelectField } from '../settings/select-field.tsx';
import { teamTexts } from '../texts/team-en.ts';
import { RoleField } from './role-field.tsx';
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
        <SelectField
          label={texts.reach}
          options={[['', texts.whole], ...sites.map(({ site_id, domain }) => [site_id, domain] as const)]}
          chosen={site}
          onChoose={setSite}
        />
        <RoleField label={texts.roleLabel} roles={roles} />
      </SaveForm>
    </Card>
  );
}
