// The site's theme, by `?theme=`. The page waits for this script, so that nothing is painted in another one before.
{
  const colors = { dark: '#0e1216', light: '#f2f4f7' };
  const word = new URLSearchParams(location.search).get('theme') ?? '';
  const theme = ['light', 'auto'].includes(word) ? word : 'dark';
  document.documentElement.dataset.theme = theme;
  const system = matchMedia('(prefers-color-scheme: light)');
  /** @param {string} name @param {string} content */
  const set = (name, content) => document.querySelector(`meta[name="${name}"]`)?.setAttribute('content', content);
  const follow = () => {
    const isLight = theme === 'light' || (theme === 'auto' && system.matches);
    set('color-scheme', isLight ? 'light' : 'dark');
    set('theme-color', isLight ? colors.light : colors.dark);
  };
  if (theme === 'auto') system.addEventListener('change', follow);
  follow();
}
