// Makes sure that there is a Chromium for the browser tests; installs Debian's where it may. Its headless shell is the
// same browser without a window's parts, and takes half the time.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = [
  process.env.CHROMIUM_PATH,
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Where Chromium is; undefined where there is none. */
export const findChromium = (): string | undefined => places.find((place) => place && existsSync(place))

const install = () => {
  const apt = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } } as const
  spawnSync('apt-get', ['update', '-qq'], apt)
  // Ubuntu has no headless shell.
  for (const name of ['chromium-headless-shell', 'chromium']) {
    if (spawnSync('apt-get', ['install', '-y', '-qq', name], apt).status === 0) return
  }
}

if (import.meta.main && !findChromium()) {
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) install()
  if (!findChromium()) {
    console.error(
      'The browser tests need Chromium. Install it (Debian, Ubuntu: sudo apt-get install chromium) or name it in CHROMIUM_PATH.',
    )
    process.exit(1)
  }
}
