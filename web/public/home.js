// On the landing page only: who is signed in on this device goes on to the sites. The app takes the mark away when it finds nobody.
try {
  if (localStorage.getItem('pharos.member')) location.replace('/app');
} catch {
  // Storage is refused: the page stays.
}
