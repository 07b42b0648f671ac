import type { Role } from '../../../core/team/role.ts';
import { SelectField } from '../settings/select-field.tsx';
import { teamTexts } from '../texts/team-en.ts';

/** A choice among roles, each with what it may do; a form finds it as `role`. */
export function RoleField(props: { label: string; roles: readonly Role[]; initially?: Role | undefined }) {
  const { label, roles, initially = 'viewer' } = props;
  return (
    <SelectField
      label={label}
      name="role"
      options={roles.map((role) => [role, `${teamTexts.roles[role]}: ${teamTexts.roleLeads[role]}`])}
      initially={initially}
    />
  );
}
