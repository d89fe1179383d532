// Style sheets are inlined as minified text by worker/widget/bundle.ts.
declare module '*.css' {
  const text: string
  export default text
}

// The server wraps the bundles in these: worker/widget/compose.ts.
declare const $form: import('./types.ts').SlimForm | undefined
declare const $words: import('./types.ts').MoreWords
declare const $questions: import('./types.ts').Questions
declare const $walls: Record<string, import('./types.ts').WallWords>
