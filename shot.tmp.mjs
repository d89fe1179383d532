import { chromium } from 'playwright-core'
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium-headless-shell' })
for (const [name, path, width, scheme] of [['en1280','/b/demo/',1280,'light'],['el390','/el/b/demo/',390,'dark'],['list390','/lv/b/demo/',390,'light']]) {
  const page = await browser.newPage({ viewport: { width, height: 900 }, colorScheme: scheme })
  const r = await page.goto('http://localhost:8931'+path, { timeout: 60000 }).catch(e=>console.log(String(e)))
  console.log(path, r?.status(), page.url(), await page.locator('.bursts').count(), await page.evaluate(()=>document.documentElement.scrollWidth))
  await page.screenshot({ path: `/tmp/w/shot-${name}.png`, fullPage: true })
  if (await page.locator('.bursts').count()) await page.locator('.bursts').screenshot({ path: `/tmp/w/shot-${name}-b.png` })
  await page.close()
}
await browser.close()
