// Makes sure that there is a Chromium for the browser tests; installs Debian's where it may.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const places = [
  process.env.CHROMIUM_PATH,
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
  spawnSync('apt-get', ['install', '-y', '-qq', 'chromium'], apt)
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
