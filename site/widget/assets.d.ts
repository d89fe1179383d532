// Style sheets are inlined as minified text by worker/widget/bundle.ts.
declare module '*.css' {
  const text: string
  export default text
}

// The server wraps the bundles in these: worker/widget/compose.ts.
declare const $form: import('./types.ts').SlimForm | undefined
declare const $words: import('./types.ts').MoreWords
/** Whether there is anything to ask; the bundle for those who ask nothing is without all that it takes. */
declare const $asks: boolean
declare const $asking: import('./types.ts').Questionnaire
declare const $walls: Record<string, import('./types.ts').WallWords>
