/** The compiler of layouts ships without types; this is the part that is used. */
declare module 'mjml' {
  interface Mjml {
    readonly html: string
    readonly errors: readonly unknown[]
  }
  export default function mjml2html(source: string, options: { readonly validationLevel: 'strict'; readonly fonts: object }): Promise<Mjml>
}
