/** The pages of a site's settings; the first is what the bare address shows. */
export const SETTINGS_SECTIONS = [
  'general',
  'installation',
  'tracking',
  'shields',
  'sharing',
  'saved',
  'danger',
] as const;
export type SettingsSection = (typeof SETTINGS_SECTIONS)[number];

/** The section that the last part of an address names; null when it names none. */
export function settingsSection(name: string | undefined): SettingsSection | null {
  if (name === undefined) return SETTINGS_SECTIONS[0];
  return SETTINGS_SECTIONS.find((section) => section === name) ?? null;
}
