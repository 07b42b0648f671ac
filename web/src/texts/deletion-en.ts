/** Texts of undoing a deletion. */
export const deletionTexts = {
  title: 'Undo a deletion',
  lead: 'What was deleted comes back as it was, with its numbers. What was sent to it meanwhile is lost.',
  button: 'Undo the deletion',
  done: 'It is back.',
  toSites: 'To your sites',
  noToken: 'This address is not whole. Follow the link of the e-mail once more.',
};
