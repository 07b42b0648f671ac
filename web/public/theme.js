// Runs before the first paint; the app's theme switch writes the same key.
try {
  const theme = localStorage.getItem('pharos.theme');
  if (theme === 'dark' || theme === 'light') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is refused: the system's theme stands.
}
