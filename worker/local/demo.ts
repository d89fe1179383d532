// The demo: a bakery in Riga, where it asks, and what its customers said.
import type { NewBusiness } from '../contract/business.ts'
import type { NewTouchpoint } from '../contract/touchpoint-settings.ts'
import type { Locale } from '../contract/vocabulary.ts'

export const demoBusiness = {
  slug: 'demo',
  name: 'Rye & Salt Bakery',
  description: 'Sourdough bread, rye loaves and cardamom buns, baked through the night in Old Riga.',
  locale: 'en',
  timeZone: 'Europe/Riga',
} satisfies Partial<NewBusiness>

export const demoTouchpoints = [
  { code: 'BREADWEB', channel: 'web', name: 'Web shop' },
  { code: 'BREADQR1', channel: 'qr', name: 'Counter in Old Riga' },
  { code: 'BREADEMA', channel: 'email', name: 'Order e-mail' },
  { code: 'BREADK10', channel: 'kiosk', name: 'Kiosk by the door' },
  { code: 'BREADBAG', channel: 'delivery', name: 'Note in the delivery bag' },
] as const satisfies Partial<NewTouchpoint>[]

type DemoCode = (typeof demoTouchpoints)[number]['code']
export type DemoRating = { code: DemoCode; locale: Locale; stars: number; comment?: string; author?: string }

const rating = (code: DemoCode, locale: Locale, stars: number, comment?: string, author?: string): DemoRating => ({
  code,
  locale,
  stars,
  ...(comment ? { comment } : {}),
  ...(author ? { author } : {}),
})

export const demoRatings: DemoRating[] = [
  rating('BREADWEB', 'en', 5, 'Ordered at nine, still warm at noon. The rye keeps for a week.', 'Hannah'),
  rating('BREADWEB', 'lv', 5, 'Rupjmaize kā vecmāmiņas virtuvē. Garoza kraukšķ, vidus mitrs.', 'Ilze K.'),
  rating('BREADWEB', 'fi', 4, 'Ruisleipä on erinomaista, mutta toimitus tuli tunnin myöhässä.', 'Päivi'),
  rating('BREADWEB', 'el', 5, 'Το καλύτερο προζυμένιο ψωμί που έχω δοκιμάσει εκτός Ελλάδας.', 'Νίκος'),
  rating('BREADWEB', 'en', 3, 'Good bread, but the web shop lost my delivery note twice.', 'Tom'),
  rating('BREADWEB', 'sk', 4, 'Výborné koláče, len by som privítala menšie balenie.', 'Zuzana'),
  rating('BREADWEB', 'lv', 4),
  rating('BREADWEB', 'en', 5),
  rating('BREADWEB', 'fi', 5),
  rating('BREADWEB', 'en', 2, 'Two of six buns were squashed. I wrote and have had no answer yet.', 'Maya'),
  rating('BREADQR1', 'lv', 5, 'Pārdevēja mani atcerējās un iedeva nogaršot jauno maizi. Paldies!', 'Andris'),
  rating('BREADQR1', 'lv', 5, 'Kanēļmaizītes beidzas jau desmitos. Labāku reklāmu nevajag.'),
  rating('BREADQR1', 'en', 4, 'Lovely smell, lovely people, ten minutes in the queue.', 'Priya'),
  rating('BREADQR1', 'el', 4, 'Πολύ ευγενικό προσωπικό και ζεστό ψωμί. Λίγα καθίσματα.', 'Ελένη'),
  rating('BREADQR1', 'sk', 5, 'Personál nám po slovensky zaželal dobrú chuť. Milé a chutné.', 'Marek'),
  rating('BREADQR1', 'fi', 3, 'Kahvi oli haaleaa, pulla hyvää.'),
  rating('BREADQR1', 'lv', 1, 'Pateicu, ka ir alerģija pret riekstiem, un tomēr iedeva maizi ar valriekstiem.', 'Dace'),
  rating('BREADQR1', 'en', 5),
  rating('BREADQR1', 'lv', 4),
  rating('BREADQR1', 'lv', 5),
  rating('BREADEMA', 'en', 5, 'My third order. Every time the same: on time, well packed, delicious.', 'Oliver'),
  rating('BREADEMA', 'sk', 4, 'Chlieb skvelý. Faktúra prišla až po druhej prosbe.', 'Peter H.'),
  rating('BREADEMA', 'el', 3, 'Νόστιμο, αλλά ακριβότερο από όσο περίμενα.', 'Γιώργος'),
  rating('BREADEMA', 'fi', 5, 'Kardemummapullat olivat parempia kuin kotona. Sitä en sano kevyesti.', 'Juhani'),
  rating('BREADEMA', 'en', 4),
  rating('BREADEMA', 'lv', 5),
  rating('BREADK10', 'lv', 5),
  rating('BREADK10', 'lv', 4),
  rating('BREADK10', 'en', 5),
  rating('BREADK10', 'lv', 5),
  rating('BREADK10', 'lv', 2),
  rating('BREADK10', 'en', 4),
  rating('BREADK10', 'fi', 4),
  rating('BREADK10', 'lv', 5),
  rating('BREADBAG', 'lv', 5, 'Kurjers uznesa līdz piektajam stāvam un novēlēja labu rītu.', 'Juris'),
  rating('BREADBAG', 'en', 5, 'The note in the bag made me smile. So did the bread.', 'Aoife'),
  rating('BREADBAG', 'lv', 3, 'Maize laba, bet maisiņš bija saplīsis.', 'Signe'),
  rating('BREADBAG', 'el', 5, 'Ήρθε στην ώρα του, τυλιγμένο με φροντίδα.', 'Μαρία'),
  rating('BREADBAG', 'sk', 5),
  rating('BREADBAG', 'en', 4),
]
