// Names as addresses. Greek and Cyrillic are spelled nearly as ISO 843 and BGN/PCGN have it, from a table of a few hundred
// bytes: libraries bring thousands of letters, to suggest what its owner can write otherwise.

const spelled = (pairs: string): [string, string][] =>
  pairs.split(' ').map((pair) => {
    const [letter = '', latin = ''] = pair.split(':')
    return [letter, latin]
  })

const latin = new Map([
  ...spelled('ß:ss æ:ae œ:oe ø:o đ:d ð:d þ:th ł:l ı:i'),
  ...spelled('ου:ou αυ:av ευ:ev γγ:ng α:a β:v γ:g δ:d ε:e ζ:z η:i θ:th ι:i κ:k λ:l μ:m'),
  ...spelled('ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:f χ:ch ψ:ps ω:o'),
  ...spelled('а:a б:b в:v г:g ґ:g д:d е:e є:ye ж:zh з:z и:i і:i к:k л:l м:m н:n о:o п:p р:r с:s т:t'),
  ...spelled('у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y ь: э:e ю:yu я:ya ђ:dj ј:j љ:lj њ:nj ћ:c џ:dz'),
])
// A pair of letters comes before its first one: the alternatives are tried in the order of the table.
const known = new RegExp([...latin.keys()].join('|'), 'gu')

/**
 * A name as it could stand in an address: “Rye & Salt” becomes rye-salt, “Καφέ Αθήνα” kafe-athina. Letters lose their
 * marks; those of other scripts go.
 */
export const slugOf = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(known, (letter) => latin.get(letter) ?? '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
