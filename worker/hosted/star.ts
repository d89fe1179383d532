import { html } from 'hono/html'

/** The star of the public pages (site/src/components/StarShapes.astro). */
export const star = html`<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 2.3 14.7 9.2 22.1 9.6 16.4 14.3 18.2 21.5 12 17.5 5.8 21.5 7.6 14.3 1.9 9.6 9.3 9.2Z"/></svg>`
